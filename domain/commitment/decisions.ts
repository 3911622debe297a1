/** What follows when a promise is paused, honoured, or put right by something as good. Made, kept and broken: case/decisions/promises.ts. */
import type { CaseFact } from '../case/facts.ts'
import type { DecisionsOn } from '../case/requests.ts'
import { findPromise, isOpenPromise } from './open.ts'
import { type Equivalent, isPaused } from './state.ts'
import { warnAt } from './warn.ts'

type CommitmentAsk =
  | 'pause-promise'
  | 'resume-promise'
  | 'honour-promise'
  | 'offer-equivalent'
  | 'accept-equivalent'
  | 'decline-equivalent'

export const commitmentDecisions: DecisionsOn<CommitmentAsk> = {
  'pause-promise': ({ state, request: { commitmentId, agentId, words } }) => {
    const promise = findPromise(state, commitmentId)
    if (!promise || isPaused(promise)) return []
    const { dueAt } = promise
    const why = 'waiting-for-customer'
    return [{ type: 'CommitmentPaused', commitmentId, why, agentId, dueAt, body: { words } }]
  },

  'resume-promise': ({ state, request: { commitmentId, agentId, until, dueAt, calendar }, now }) => {
    const promise = findPromise(state, commitmentId)
    if (!promise || !isPaused(promise)) return []
    return [
      {
        type: 'CommitmentResumed',
        commitmentId,
        why: 'waiting-for-customer',
        agentId,
        until,
        dueAt,
        warnAt: warnAt(now, dueAt, calendar),
      },
    ]
  },

  'honour-promise': ({ state, request: { commitmentId, agentId, approvalId } }) => {
    if (findPromise(state, commitmentId)?.beyond == null) return []
    const by = approvalId === undefined ? {} : { approvalId }
    return [{ type: 'CommitmentHonoured', commitmentId, agentId, ...by }]
  },

  'offer-equivalent': ({ state, request }) => {
    const { commitmentId, equivalentId, kind, agentId, dueAt, words, amount } = request
    if (findPromise(state, commitmentId)?.equivalent?.id === equivalentId) return []
    const offered = { commitmentId, equivalentId, kind, agentId, dueAt, ...moneyOf(amount) }
    return [{ type: 'EquivalentOffered', ...offered, body: { words } }]
  },

  'accept-equivalent': ({ state, request, now }) => {
    const { commitmentId, equivalentId, customerId, words, calendar } = request
    const promise = findPromise(state, commitmentId)
    if (!promise?.equivalent || findPromise(state, equivalentId)) return []
    const { kind, agentId, dueAt, amount } = promise.equivalent
    const isOpen = isOpenPromise(promise)
    const made: CaseFact = {
      type: 'CommitmentMade',
      commitmentId: equivalentId,
      kind,
      agentId,
      dueAt,
      warnAt: warnAt(now, dueAt, calendar),
      replaces: isOpen ? commitmentId : null,
      // The customer chose another thing: no date was moved on them.
      moved: promise.moved,
      ...moneyOf(amount),
      ...(words === null ? {} : { body: { words } }),
    }
    return [
      { type: 'EquivalentAccepted', commitmentId, equivalentId, customerId },
      made,
      ...(isOpen ? [{ type: 'CommitmentReplaced', commitmentId, by: equivalentId } as const] : []),
    ]
  },

  'decline-equivalent': ({ state, request: { commitmentId, equivalentId, customerId } }) =>
    findPromise(state, commitmentId)?.equivalent?.id === equivalentId
      ? [{ type: 'EquivalentDeclined', commitmentId, equivalentId, customerId }]
      : [],
}

function moneyOf(amount: Equivalent['amount']) {
  return amount === undefined ? {} : { amountMinor: amount.minor, currency: amount.currency }
}
