/** The house rules of remedies. */
import { type Lacks, mayGive } from '../authority/authority.ts'
import { isBlank } from '../case/blank.ts'
import type { Asked } from '../case/requests.ts'
import type { CaseState } from '../case/state.ts'
import { findPromise, isOpenPromise } from '../commitment/open.ts'
import type { Rule } from '../rule.ts'
import { nothingToOneself } from '../interest/rules.ts'
import { conditionRules } from './condition-rules.ts'
import { type RemedyKind, remedyKinds } from './kinds.ts'
import { isCurrency, mostAtOnceMinor } from './money.ts'
import { isReference } from './reference.ts'
import type { RemedyState } from './state.ts'

type Give = Asked<'give-remedy'>
type Known = { readonly request: { readonly known: RemedyState | null } }

/** As it stands with the person who gives it; with somebody's leave, it is theirs that counts. */
export function authorityFor({ request }: Pick<Give, 'request'>) {
  const { kind, costMinor, currency, found } = request
  return mayGive(found.grants, { kind, costMinor, currency })
}

function lacks({ request }: Give, what: Lacks): boolean {
  if (request.found.known !== null || request.approvalId !== null) return false
  const authority = authorityFor({ request })
  return !authority.may && authority.lacks === what
}

/** One sentence for each thing that can be lacking, so that whoever is refused knows what to ask for. */
export const withinAuthority: Readonly<Record<Lacks, Rule<Give>>> = {
  kind: {
    name: 'remedy-kind-granted',
    says: 'Your role may not give this by itself: ask for it, and somebody decides.',
    refuses: 'giving a remedy',
    when: asked => lacks(asked, 'kind'),
  },
  currency: {
    name: 'remedy-in-the-currency-of-the-limit',
    says: 'Your limit is in another currency than this amount: ask for it, and somebody decides.',
    refuses: 'giving a remedy',
    when: asked => lacks(asked, 'currency'),
  },
  'per-act': {
    name: 'remedy-within-one-act',
    says: 'This is more than you may give at once: ask for it, and somebody decides.',
    refuses: 'giving a remedy',
    when: asked => lacks(asked, 'per-act'),
  },
  'per-case': {
    name: 'remedy-within-one-case',
    says: 'With this, more would be given in this case than you may give: ask for it.',
    refuses: 'giving a remedy',
    when: asked => lacks(asked, 'per-case'),
  },
  'per-month': {
    name: 'remedy-within-one-month',
    says: 'You have given as much of this as you may in one month: ask for it.',
    refuses: 'giving a remedy',
    when: asked => lacks(asked, 'per-month'),
  },
  budget: {
    name: 'remedy-within-the-budget',
    says: 'The budget that this comes from is used up: ask for it, and somebody decides.',
    refuses: 'giving a remedy',
    when: asked => lacks(asked, 'budget'),
  },
}

export const givenOnceAlike: Rule<Give> = {
  name: 'remedy-asked-once',
  says: 'This was given already, and not like this: look at what was given.',
  refuses: 'giving a remedy under the name of another',
  when: ({ state, request }) => isAnother(state, request),
}

export const giveRules: readonly Rule<Give>[] = [
  givenOnceAlike,
  {
    name: 'apology-with-a-remedy',
    says: 'An apology goes with something that puts it right: choose that too.',
    refuses: 'giving an apology alone',
    when: ({ request }) => request.kind === 'apology',
  },
  {
    name: 'apology-in-words',
    says: 'Write the apology, or leave it out.',
    refuses: 'giving an empty apology',
    when: ({ request }) => request.apology !== null && isBlank(request.apology.words),
  },
  {
    name: 'remedy-of-this-customer',
    says: 'That account is not of the customer of this case: choose one of theirs.',
    refuses: 'giving something to somebody else',
    when: ({ request: { accountId, found } }) => accountId !== null && found.account?.isOfCustomer !== true,
  },
  {
    name: 'remedy-on-an-account',
    says: 'Choose the account that this is for.',
    refuses: 'giving what is booked to an account without one',
    when: ({ request: { kind, accountId } }) => remedyKinds[kind].booker === 'billing' && accountId === null,
  },
  {
    name: 'remedy-of-some-amount',
    says: 'Say how much it is: a whole number of pence or cents, above nothing.',
    refuses: 'giving money without an amount',
    when: ({ request }) =>
      (remedyKinds[request.kind].isMoney && !isAmount(request.amountMinor)) || !isCost(request.costMinor),
  },
  {
    name: 'remedy-of-a-sensible-amount',
    says: 'One remedy is a million pounds or euros at most: look at the amount again.',
    refuses: 'giving more than sums can hold',
    when: ({ request: { amountMinor, costMinor } }) =>
      (amountMinor ?? 0) > mostAtOnceMinor || costMinor > mostAtOnceMinor,
  },
  {
    name: 'remedy-in-a-currency',
    says: 'Name the currency by its three letters, as in GBP.',
    refuses: 'giving money without a currency',
    when: ({ request }) =>
      remedyKinds[request.kind].isMoney && (request.currency === null || !isCurrency(request.currency)),
  },
  {
    name: 'remedy-in-the-currency-of-the-account',
    says: 'That account is kept in another currency: give it in that one.',
    refuses: 'giving money in the wrong currency',
    when: ({ request: { kind, currency, found } }) =>
      remedyKinds[kind].isMoney &&
      found.account !== null &&
      found.account.currency !== null &&
      found.account.currency !== currency,
  },
  {
    name: 'waiver-within-dues',
    says: 'More cannot be waived than is owed: give the rest as a credit.',
    refuses: 'waiving more than is owed',
    when: ({ request: { kind, amountMinor, found } }) =>
      kind === 'waiver' &&
      found.known === null &&
      found.account !== null &&
      (amountMinor ?? 0) > found.account.owedMinor,
  },
  {
    name: 'remedy-for-a-promise-of-this-case',
    says: 'That promise was made in another case: give it there.',
    refuses: 'carrying out a promise of another case',
    when: ({ state, request: { forCommitmentId } }) =>
      forCommitmentId !== null && !findPromise(state, forCommitmentId),
  },
  {
    name: 'remedy-fits-its-promise',
    says: 'That promise is about something else: give this by itself, or give what was promised.',
    refuses: 'carrying out a promise by something else',
    when: ({ state, request }) => {
      const kind = openPromise(state, request)?.kind
      return kind !== undefined && !remedyKinds[request.kind].carriesOut.includes(kind)
    },
  },
  {
    name: 'remedy-as-much-as-was-promised',
    says: 'This is less than what was promised: give all of it, or offer something as good.',
    refuses: 'carrying out a promise with less than was promised',
    when: ({ state, request }) => openPromise(state, request) !== undefined && isLessThanPromised(request),
  },
  nothingToOneself,
  ...Object.values(withinAuthority),
  {
    name: 'remedy-of-the-catalogue',
    says: 'Choose what of the catalogue it is: without that nobody knows what it costs.',
    refuses: 'giving something that costs the house an unknown amount',
    when: ({ request: { kind, catalogueId, found } }) =>
      costsByCatalogue.has(kind) && catalogueId === null && found.known === null,
  },
  ...Object.values(conditionRules),
]

const remedyKnown: Rule<Known> = {
  name: 'remedy-known',
  says: 'There is no such remedy in this case.',
  refuses: 'booking or taking back a remedy',
  when: ({ request }) => request.known === null,
}

export const bookRules: readonly Rule<Asked<'book-remedy'>>[] = [
  remedyKnown,
  {
    name: 'booked-under-a-reference',
    says: 'Write down the reference under which it was booked: letters and digits.',
    refuses: 'saying that a remedy was booked',
    when: ({ request: { reference, agentId } }) => !isReference(reference, { isByHand: agentId !== null }),
  },
  {
    name: 'reference-of-one-remedy',
    says: 'Another remedy was booked under this reference: look at both, and enter the right one.',
    refuses: 'booking two remedies under one reference',
    when: ({ request: { isReferenceTaken, known } }) =>
      isReferenceTaken === true && known?.state !== 'booked',
  },
  {
    name: 'booked-under-one-reference',
    says: 'This is booked already, under another reference: look at that one first.',
    refuses: 'entering a second reference by hand',
    when: ({ request: { agentId, known, reference } }) =>
      agentId !== null &&
      known?.state === 'booked' &&
      known.reference?.toLowerCase() !== reference.toLowerCase(),
  },
  {
    name: 'not-booked-when-taken-back',
    says: 'This was taken back: give it anew if the customer is to have it.',
    refuses: 'booking a remedy',
    when: ({ request }) => request.known?.state === 'taken-back',
  },
  {
    name: 'booked-by-hand-where-it-waits',
    says: 'This is being booked without you: wait for its answer.',
    refuses: 'entering a reference by hand',
    when: ({ request: { agentId, known } }) =>
      agentId !== null && known?.state === 'given' && !known.isByHand,
  },
]

export const failBookingRules: readonly Rule<Asked<'fail-booking'>>[] = [remedyKnown]

export const takeBackRules: readonly Rule<Asked<'take-back-remedy'>>[] = [
  remedyKnown,
  {
    name: 'booked-is-the-customers',
    says: 'What is booked is the customer’s and is not taken back.',
    refuses: 'taking back a remedy',
    when: ({ request }) => request.known?.state === 'booked',
  },
  {
    name: 'not-taken-back-while-booking',
    says: 'It is being booked just now: wait for the answer.',
    refuses: 'taking back a remedy',
    when: ({ request: { known } }) => known?.state === 'given' && !known.isByHand,
  },
  {
    name: 'taken-back-with-a-reason',
    says: 'Write down why you take it back.',
    refuses: 'taking back a remedy',
    when: ({ request }) => isBlank(request.reason),
  },
]

/** Things and journeys: the house has said in its catalogue what they cost. */
const costsByCatalogue: ReadonlySet<RemedyKind> = new Set(['goods', 'priority-visit', 'plan-change'])

/** The open promise that this is to carry out. */
function openPromise(state: CaseState, { forCommitmentId, found }: Give['request']) {
  const promise =
    forCommitmentId === null || found.known !== null ? undefined : findPromise(state, forCommitmentId)
  return promise && isOpenPromise(promise) ? promise : undefined
}

function isLessThanPromised({ kind, amountMinor, currency, found: { promised } }: Give['request']): boolean {
  if (promised == null || !remedyKinds[kind].isMoney) return false
  return promised.currency !== currency || (amountMinor ?? 0) < promised.minor
}

function isAnother(state: CaseState, request: Give['request']): boolean {
  const { kind, amountMinor, currency, accountId, serviceId, catalogueId, found } = request
  const { known } = found
  return (
    known !== null &&
    (known.caseId !== state.id ||
      known.kind !== kind ||
      known.accountId !== accountId ||
      (known.serviceId !== undefined && known.serviceId !== serviceId) ||
      (known.catalogueId !== undefined && known.catalogueId !== catalogueId) ||
      (remedyKinds[kind].isMoney && (known.amountMinor !== amountMinor || known.currency !== currency)) ||
      isForAnotherPromise(state, request))
  )
}

/** An open promise would have been carried out by it; for one that was broken, it is a promise of its own. */
function isForAnotherPromise(
  state: CaseState,
  { forCommitmentId, found: { known } }: Give['request'],
): boolean {
  if (known === null || forCommitmentId === null || known.commitmentId === forCommitmentId) return false
  const promise = findPromise(state, forCommitmentId)
  return promise !== undefined && isOpenPromise(promise)
}

/** Larger ones than a double holds exactly are no slip of the pen. */
function isAmount(minor: number | null): boolean {
  return minor !== null && Number.isSafeInteger(minor) && minor > 0
}

function isCost(minor: number): boolean {
  return Number.isSafeInteger(minor) && minor >= 0
}
