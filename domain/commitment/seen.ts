/**
 * Promises that the product itself sees kept: somebody was called, the letter with the details arrived. A letter that comes back opens
 * its promise again. That an answer was the one that was promised, only its writer knows: the request to reply says so (`keeps`).
 */
import type { CaseFact, FactOf } from '../case/facts.ts'
import type { CaseRequest } from '../case/requests.ts'
import { isOpen, type CaseState } from '../case/state.ts'
import { DAY, type Instant } from '../time.ts'
import type { KeptBy } from './facts.ts'
import { isOpenPromise } from './open.ts'
import type { OwedAgain } from './requests.ts'
import type { CommitmentState } from './state.ts'
import { warnAt } from './warn.ts'

/** What becomes of promises by what else happens; `facts` are about to happen. */
export function seeing(
  {
    state,
    request,
    now,
  }: { readonly state: CaseState; readonly request: CaseRequest; readonly now: Instant },
  facts: readonly CaseFact[],
): readonly CaseFact[] {
  const owedAgain = request.ask === 'not-delivered' ? request.owedAgain : undefined
  return state.commitments.flatMap(promise => [
    ...keeping(promise, state, facts, now),
    // Whoever says that it is solved needs nothing sent again.
    ...(isOpen(state) ? reopening(promise, facts, { now, owedAgain }) : []),
  ])
}

function keeping(
  promise: CommitmentState,
  state: CaseState,
  facts: readonly CaseFact[],
  now: Instant,
): readonly CaseFact[] {
  if (!isOpenPromise(promise) || now > promise.dueAt || isSettledBy(facts, promise.id)) return []
  for (const fact of facts) {
    const by = keptBy(promise, fact)
    if (by) return [{ type: 'CommitmentKept', commitmentId: promise.id, agentId: whoDid(fact, state), by }]
  }
  return []
}

function keptBy(promise: CommitmentState, fact: CaseFact): KeptBy | null {
  if (promise.kind === 'call-back') {
    // A call that was going on while the promise was made is not the one that was promised.
    if (fact.type === 'CallLogged')
      return fact.outcome === 'talked' && fact.startedAt >= promise.madeAt ? { callId: fact.callId } : null
    return fact.type === 'CallbackMet' ? { entryId: fact.entryId } : null
  }
  const isArrived = fact.type === 'MessageDelivered' && fact.messageId === promise.letterId
  return isArrived ? { messageId: fact.messageId } : null
}

function whoDid(fact: CaseFact, { entry }: CaseState): string | null {
  if (fact.type === 'CallbackMet') return fact.agentId ?? entry?.agentId ?? null
  return fact.type === 'CallLogged' ? fact.agentId : null
}

/** Its owner has until the next working day ends, at least, to reach the customer in another way. */
function reopening(
  promise: CommitmentState,
  facts: readonly CaseFact[],
  { now, owedAgain }: { readonly now: Instant; readonly owedAgain: OwedAgain | undefined },
): readonly CaseFact[] {
  if (promise.state !== 'kept' || promise.letterId === null) return []
  if (!facts.some(fact => isBounce(fact) && fact.messageId === promise.letterId)) return []
  // Where nobody looked at a calendar, it is a day by the clock.
  const dueAt = Math.max(promise.dueAt, owedAgain?.dueAt ?? now + DAY)
  return [
    {
      type: 'CommitmentReopened',
      commitmentId: promise.id,
      why: 'bounced',
      dueAt,
      warnAt: warnAt(now, dueAt, owedAgain?.calendar),
    },
  ]
}

function isBounce(fact: CaseFact): fact is FactOf<'MessageNotDelivered'> {
  return fact.type === 'MessageNotDelivered'
}

function isSettledBy(facts: readonly CaseFact[], id: string): boolean {
  return facts.some(
    fact =>
      (fact.type === 'CommitmentKept' ||
        fact.type === 'CommitmentReleased' ||
        fact.type === 'CommitmentReplaced' ||
        fact.type === 'CommitmentBroken') &&
      fact.commitmentId === id,
  )
}
