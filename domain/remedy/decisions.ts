/** What follows from giving, booking and taking back. What is known already is given once: a second press of the key does nothing. */
import { accepting } from '../case/decisions/accepting.ts'
import type { CaseFact } from '../case/facts.ts'
import type { DecisionsOn } from '../case/requests.ts'
import type { CaseState } from '../case/state.ts'
import { findPromise, isOpenPromise } from '../commitment/open.ts'
import { warnAt } from '../commitment/warn.ts'
import type { Instant } from '../time.ts'
import type { Called } from './facts.ts'
import { remedyKinds } from './kinds.ts'
import type { GiveRemedy } from './requests.ts'
import type { RemedyState } from './state.ts'

type RemedyAsk = 'give-remedy' | 'book-remedy' | 'fail-booking' | 'take-back-remedy'

export const remedyDecisions: DecisionsOn<RemedyAsk> = {
  'give-remedy': ({ state, request, now }) => {
    if (request.found.known !== null) return []
    return [
      ...accepting(state, request.agentId),
      ...promising(state, request, now),
      ...giving(state, request),
    ]
  },

  'book-remedy': ({ state, request, now }) => {
    const { known, reference, how, agentId } = request
    if (known === null || known.state === 'booked') return []
    return [
      { type: 'RemedyBooked', ...whatOf(known), reference, how, ...(agentId === null ? {} : { agentId }) },
      ...keeping(state, known, now),
    ]
  },

  'fail-booking': ({ request: { known } }) =>
    known?.state === 'given' && !known.isByHand ? [{ type: 'RemedyBookingFailed', ...whatOf(known) }] : [],

  'take-back-remedy': ({ request: { known, agentId, reason } }) =>
    known === null || known.state === 'taken-back'
      ? []
      : [{ type: 'RemedyTakenBack', ...whatOf(known), agentId, body: { reason } }],
}

/** Nothing but what every fact of a remedy says of it. */
function whatOf({ id, kind, called, amountMinor, currency }: RemedyState) {
  return {
    remedyId: id,
    kind,
    ...(called == null ? {} : { called }),
    ...(amountMinor === null || currency === null ? {} : { amountMinor, currency }),
  }
}

/** A remedy is a promise until it is done; one that carries out an earlier promise makes no second one. */
function promising(
  state: CaseState,
  { kind, agentId, forCommitmentId, promise }: GiveRemedy,
  now: Instant,
): readonly CaseFact[] {
  const promised = remedyKinds[kind].promise
  if (promised === null || carriesOut(state, forCommitmentId)) return []
  const { commitmentId, dueAt, words, calendar } = promise
  return [
    {
      type: 'CommitmentMade',
      commitmentId,
      kind: promised,
      agentId,
      dueAt,
      warnAt: warnAt(now, dueAt, calendar),
      replaces: null,
      body: { words },
    },
  ]
}

/** Only an open promise can still be carried out; what was broken is put right by a new one. */
function carriesOut(state: CaseState, commitmentId: string | null): boolean {
  const promise = commitmentId === null ? undefined : findPromise(state, commitmentId)
  return promise !== undefined && isOpenPromise(promise)
}

function giving(state: CaseState, request: GiveRemedy): readonly CaseFact[] {
  const { remedyId, kind, agentId, apology, promise } = request
  const { isMoney, promise: promised, booker } = remedyKinds[kind]
  const money =
    isMoney && request.amountMinor !== null && request.currency !== null
      ? { amountMinor: request.amountMinor, currency: request.currency }
      : {}
  const cost =
    !isMoney && request.costMinor > 0 && request.currency !== null
      ? { costMinor: request.costMinor, currency: request.currency }
      : {}
  const ownPromise = promised === null ? null : promise.commitmentId
  // What was broken is put right by a promise of its own, which is the one that booking keeps.
  const forCommitmentId = carriesOut(state, request.forCommitmentId) ? request.forCommitmentId : ownPromise
  const given: CaseFact = {
    type: 'RemedyGiven',
    remedyId,
    kind,
    agentId,
    accountId: request.accountId,
    ...calledSo(request),
    ...money,
    ...cost,
    ...(request.catalogueVersion == null ? {} : { catalogueVersion: request.catalogueVersion }),
    ...named({
      serviceId: request.serviceId,
      catalogueId: request.catalogueId,
      forCommitmentId,
      approvalId: request.approvalId,
    }),
  }
  return [
    given,
    // What nobody keeps books of is arranged by the promise itself.
    ...(booker === 'house' ? [{ ...arranged(remedyId, kind), ...calledSo(request) }] : []),
    ...(apology === null ? [] : apologising(request, apology)),
  ]
}

function arranged(remedyId: string, kind: GiveRemedy['kind']): CaseFact {
  return { type: 'RemedyBooked', remedyId, kind, reference: remedyId.slice(0, 8), how: 'port' }
}

function apologising(
  { agentId, remedyId: withRemedyId }: GiveRemedy,
  { remedyId, words }: NonNullable<GiveRemedy['apology']>,
): readonly CaseFact[] {
  return [
    {
      type: 'RemedyGiven',
      remedyId,
      kind: 'apology',
      agentId,
      accountId: null,
      withRemedyId,
      body: { words },
    },
    arranged(remedyId, 'apology'),
  ]
}

function calledSo({ called }: GiveRemedy): { readonly called?: Called } {
  return called == null ? {} : { called }
}

/** Kept by what the system itself sees; what only was arranged is kept when somebody has come or called. */
function keeping(state: CaseState, { kind, commitmentId }: RemedyState, now: Instant): readonly CaseFact[] {
  if (commitmentId === null || !remedyKinds[kind].isDoneWhenBooked) return []
  const promise = findPromise(state, commitmentId)
  if (!promise || !isOpenPromise(promise) || promise.dueAt < now) return []
  return [{ type: 'CommitmentKept', commitmentId, agentId: null }]
}

type Named = Readonly<Partial<Record<'serviceId' | 'catalogueId' | 'forCommitmentId' | 'approvalId', string>>>

function named(ids: Readonly<Record<keyof Named, string | null>>): Named {
  return Object.fromEntries(Object.entries(ids).filter(([, id]) => id !== null))
}
