/** What follows when somebody wishes to leave or to pay less. It is raised once; what is done already is done once. */
import type { CaseFact, FactOf } from '../case/facts.ts'
import type { DecisionsOn } from '../case/requests.ts'
import type { CaseState } from '../case/state.ts'
import { findPromise, isOpenPromise } from '../commitment/open.ts'
import { warnAt } from '../commitment/warn.ts'
import type { Instant } from '../time.ts'
import type { HeardBy, Wish } from './facts.ts'
import { findDismissal, findWishes, type WishFound } from './find.ts'
import type { ByHand, LeavingRequest } from './requests.ts'
import { noWishes, type OrderState, type Wishes } from './state.ts'

export const leavingDecisions: DecisionsOn<LeavingRequest['ask']> = {
  'raise-wish': ({ state, request: { wish, agentId } }) =>
    isRaised(state.wishes, wish) ? [] : [raised(wish, { by: 'agent', agentId })],

  'take-back-wish': ({ state, request: { wish, agentId } }) =>
    standsOf(state.wishes, wish) === 'said' ? [{ type: 'WishTakenBack', wish, agentId }] : [],

  'cancel-service': ({ state, request, now }) => {
    const { service, endsOn, agentId, words, orderId, byHand } = request
    if (service === null || endsOn === null || service.isEnded || service.endsOn === endsOn) return []
    const { serviceId, accountId } = service
    return [
      {
        type: 'ServiceCancelled',
        serviceId,
        accountId,
        endsOn,
        orderId,
        agentId,
        ...(byHand === null ? {} : { byHand: byHand.commitmentId }),
        body: { words },
      },
      ...promised(state, request, now),
    ]
  },

  'change-plan': ({ state, request, now }) => {
    const { service, plan, from, agentId, words, orderId, byHand } = request
    if (service === null || plan === null || service.monthlyMinor === plan.monthlyMinor) return []
    return [
      {
        type: 'PlanChanged',
        serviceId: service.serviceId,
        accountId: service.accountId,
        agentId,
        beforeMinor: service.monthlyMinor,
        monthlyMinor: plan.monthlyMinor,
        currency: plan.currency,
        from,
        plan: plan.plan,
        orderId,
        ...(byHand === null ? {} : { byHand: byHand.commitmentId }),
        body: { words },
      },
      ...promised(state, request, now),
    ]
  },

  'book-order': ({ state, request: { known, reference, how, agentId }, now }) => {
    if (known === null || known.state === 'booked') return []
    const { on } = known
    const by = agentId === null ? {} : { agentId }
    return [
      { type: 'OrderBooked', ...whatOf(known), on, reference, how, ...by },
      ...keeping(state, known, now),
    ]
  },

  'fail-order': ({ state, request: { known, byHand }, now }) => {
    if (known === null || known.state !== 'asked' || known.isByHand) return []
    const promise = byHand === null ? {} : { byHand: byHand.commitmentId }
    return [
      { type: 'OrderRefused', ...whatOf(known), ...promise },
      ...promised(state, { byHand, earlier: null }, now),
    ]
  },
}

/** Entered by hand where the books are somebody else's: owed until it is done, in the place of what was owed for another day. */
function promised(
  state: CaseState,
  { byHand, earlier }: { readonly byHand: ByHand | null; readonly earlier: string | null },
  now: Instant,
): readonly CaseFact[] {
  if (byHand === null) return []
  const { commitmentId, agentId, dueAt, words, calendar } = byHand
  const before = earlier === null ? undefined : findPromise(state, earlier)
  const replaces = before !== undefined && isOpenPromise(before) ? before.id : null
  return [
    ...(replaces === null
      ? []
      : [{ type: 'CommitmentReplaced', commitmentId: replaces, by: commitmentId } as const]),
    {
      type: 'CommitmentMade',
      commitmentId,
      kind: 'other',
      agentId,
      dueAt,
      warnAt: warnAt(now, dueAt, calendar),
      replaces,
      body: { words },
    },
  ]
}

function whatOf({ id, what, serviceId }: OrderState) {
  return { orderId: id, what, serviceId }
}

/** Entering it is what was promised. */
function keeping(state: CaseState, { commitmentId }: OrderState, now: Instant): readonly CaseFact[] {
  const promise = commitmentId === null ? undefined : findPromise(state, commitmentId)
  if (!promise || !isOpenPromise(promise) || promise.dueAt < now) return []
  return [{ type: 'CommitmentKept', commitmentId: promise.id, agentId: null }]
}

/** What is wished in words that are about to be said: the customer's own, or those of a call as an agent wrote them down. */
export function wishing(state: CaseState | null, facts: readonly CaseFact[]): readonly CaseFact[] {
  const wishes = state?.wishes ?? noWishes
  const heard = facts.flatMap(heardIn)
  const first = (wish: Wish) => heard.find(fact => fact.type === typeOf[wish])
  return (['leave', 'pay-less'] as const).flatMap(wish => (isRaised(wishes, wish) ? [] : (first(wish) ?? [])))
}

/** What was wished in a case that is joined into another is wished there still. */
export function stillWished(here: Wishes, wished: Wishes, agentId: string): readonly CaseFact[] {
  return (['leave', 'pay-less'] as const).flatMap(wish =>
    standsOf(wished, wish) === 'said' && !isRaised(here, wish)
      ? [raised(wish, { by: 'agent', agentId })]
      : [],
  )
}

const typeOf = { leave: 'LeavingSaid', 'pay-less': 'WishToPayLess' } as const

function heardIn(fact: CaseFact): readonly CaseFact[] {
  if (fact.type === 'AgentReplied') return dismissedIn(fact)
  if (fact.type !== 'CustomerSpoke' && fact.type !== 'CallLogged') return []
  if (fact.body === undefined) return []
  const source = fact.type === 'CustomerSpoke' ? { messageId: fact.messageId } : { callId: fact.callId }
  const agent = fact.type === 'CallLogged' ? { agentId: fact.agentId } : {}
  const inWords = findWishes(withoutFolds(fact.body)).map(({ wish, from, to }: WishFound) =>
    raised(wish, { by: 'words', ...source, ...agent, from, to }),
  )
  return [...inWords, ...inSubject(fact.body.subject).map(wish => raised(wish, { by: 'words', ...source }))]
}

/** Many a mail says it in its subject alone. That of an answer was said before, and perhaps by us. */
function inSubject(subject = ''): readonly Wish[] {
  return /^\s*\p{L}{2,4}\s*:/u.test(subject) ? [] : findWishes(subject).map(({ wish }) => wish)
}

/** Shown the door by one of us: the lead hears of that as well. */
function dismissedIn({ messageId, agentId, body }: FactOf<'AgentReplied'>): readonly CaseFact[] {
  const found = body === undefined ? null : findDismissal(withoutFolds(body))
  return found === null
    ? []
    : [raised('leave', { by: 'words', messageId, agentId, isDismissed: true, ...found })]
}

/** What stands in quotes and signatures is somebody else's, or was said before. As long as it was. */
function withoutFolds({
  text,
  folds = [],
}: {
  readonly text: string
  readonly folds?: readonly { readonly from: number; readonly to: number }[]
}): string {
  return folds.reduce(
    (whole, { from, to }) => whole.slice(0, from) + ' '.repeat(Math.max(0, to - from)) + whole.slice(to),
    text,
  )
}

function raised(
  wish: Wish,
  heard: {
    readonly by: HeardBy
    readonly messageId?: string
    readonly callId?: string
    readonly from?: number
    readonly to?: number
    readonly agentId?: string
    readonly isDismissed?: true
  },
): CaseFact {
  return { type: typeOf[wish], ...heard }
}

function standsOf(wishes: Wishes, wish: Wish) {
  return wish === 'leave' ? wishes.leave : wishes.payLess
}

/** Once per matter; what an agent took back as a mistake may be said again. */
function isRaised(wishes: Wishes, wish: Wish): boolean {
  const stands = standsOf(wishes, wish)
  return stands === 'said' || stands === 'done'
}
