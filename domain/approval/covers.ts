/** Whether two things are the same thing: what was asked for, and what is about to be done. */
import type { AskedFor, AskedPromise, AskedRemedy, What } from './facts.ts'
import type { OnYes } from './requests.ts'
import type { ApprovalState } from './state.ts'

/** What an act would be, as it is asked for. */
export function askedFor(onYes: OnYes): AskedFor {
  if (onYes.ask === 'give-remedy') {
    const { remedyId, kind, accountId, serviceId, amountMinor, currency, costMinor, catalogueId } = onYes
    const { forCommitmentId, called } = onYes
    return {
      remedy: {
        remedyId,
        kind,
        ...(called == null ? {} : { called }),
        accountId,
        serviceId,
        amountMinor,
        currency,
        costMinor,
        catalogueId,
        forCommitmentId,
      },
    }
  }
  const { commitmentId, kind, dueAt, within, amount, terms, replaces, letter } = onYes
  return {
    promise: {
      commitmentId,
      kind,
      dueAt: within === undefined ? dueAt : null,
      within: within ?? null,
      amountMinor: amount?.minor ?? null,
      currency: amount?.currency ?? null,
      offerId: terms?.offerId ?? null,
      ...(replaces === null ? {} : { replaces }),
      ...(letter === undefined ? {} : { sendsDetails: true }),
    },
  }
}

export function whatOf(approvalId: string, asked: AskedFor, amountMinor = amountOf(asked)): What {
  const { kind, currency } = 'remedy' in asked ? asked.remedy : asked.promise
  const money = amountMinor === null || currency === null ? {} : { amountMinor, currency }
  if ('promise' in asked) return { approvalId, promise: kind as AskedPromise['kind'], ...money } // of a promise, as the line says
  const { called } = asked.remedy
  return { approvalId, remedy: asked.remedy.kind, ...(called === undefined ? {} : { called }), ...money }
}

export function amountOf(asked: AskedFor): number | null {
  return 'remedy' in asked ? asked.remedy.amountMinor : asked.promise.amountMinor
}

export function isSameAsk(asked: AskedFor, onYes: OnYes): boolean {
  return isSame(asked, askedFor(onYes), amountOf(asked) === amountOf(askedFor(onYes)))
}

/** The same remedy in all but its amount, which is the one that is allowed; the same promise in all. */
export function covers({ asked }: ApprovalState, onYes: OnYes, allowedMinor: number | null): boolean {
  const done = askedFor(onYes)
  const isAmount = 'remedy' in done ? amountOf(done) === allowedMinor : amountOf(done) === amountOf(asked)
  return isSame(asked, done, isAmount)
}

function isSame(asked: AskedFor, done: AskedFor, isAmount: boolean): boolean {
  if (!isAmount) return false
  if ('remedy' in asked) return 'remedy' in done && sameFields(asked.remedy, done.remedy, remedyFields)
  return (
    'promise' in done && sameFields(asked.promise, done.promise, promiseFields) && isSameTime(asked, done)
  )
}

const remedyFields = [
  'remedyId',
  'kind',
  'accountId',
  'serviceId',
  'currency',
  'catalogueId',
  'forCommitmentId',
] as const satisfies readonly (keyof AskedRemedy)[]
const promiseFields = [
  'commitmentId',
  'kind',
  'dueAt',
  'currency',
  'offerId',
  'replaces',
  'sendsDetails',
] as const satisfies readonly (keyof AskedPromise)[]

function sameFields<Thing>(one: Thing, other: Thing, fields: readonly (keyof Thing)[]): boolean {
  return fields.every(field => one[field] === other[field])
}

function isSameTime(
  one: { readonly promise: AskedPromise },
  other: { readonly promise: AskedPromise },
): boolean {
  const [a, b] = [one.promise.within, other.promise.within]
  return a?.amount === b?.amount && a?.unit === b?.unit
}
