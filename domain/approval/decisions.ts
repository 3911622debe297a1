/** What follows from asking for a yes, and from each answer. With the yes, what was asked for happens in the same moment. */
import { promiseDecisions } from '../case/decisions/promises.ts'
import type { CaseFact, FactOf } from '../case/facts.ts'
import type { Asked, Decided, DecisionsOn } from '../case/requests.ts'
import type { CaseState } from '../case/state.ts'
import { makingRules } from '../commitment/rules.ts'
import { remedyDecisions } from '../remedy/decisions.ts'
import { giveRules } from '../remedy/rules.ts'
import { isRefusal, type Refusal, refusedBy } from '../rule.ts'
import type { Instant } from '../time.ts'
import { amountOf, askedFor, whatOf } from './covers.ts'
import type { ApprovalRequest, OnYes } from './requests.ts'
import { isWaiting } from './state.ts'

export const approvalDecisions: DecisionsOn<ApprovalRequest['ask']> = {
  'ask-approval': asked => {
    const { request, state, now } = asked
    if (request.found.known !== null) return []
    // Nobody is asked about what could not be done with any yes.
    return refusedWithLeave(state, request.onYes, now) ?? askedOf(asked)
  },

  'give-approval': asked => {
    const { request, state, now } = asked
    const { known, approvalId, agentId, amountMinor, onYes } = request
    if (!isWaiting(known)) return []
    const done = doing(state, withLeave(onYes, approvalId), now)
    if (isRefusal(done)) return done
    const before = amountOf(known.asked)
    const given: FactOf<'ApprovalGiven'> = {
      type: 'ApprovalGiven',
      ...whatOf(approvalId, known.asked, amountMinor),
      agentId,
      ...(before === null || before === amountMinor ? {} : { insteadOfMinor: before }),
    }
    return [given, ...done]
  },

  'decline-approval': ({ request }) => {
    const { known, approvalId, agentId, reasons, nextRung, nextAgentId } = request
    if (!isWaiting(known)) return []
    const what = whatOf(approvalId, known.asked)
    return [{ type: 'ApprovalDeclined', ...what, agentId, nextRung, nextAgentId, body: { reasons } }]
  },

  'climb-approval': ({ request: { approvalId, known, to }, now }) => {
    if (!isWaiting(known) || known.until > now || to === null) return []
    const what = whatOf(approvalId, known.asked)
    return to.rung > known.rung
      ? [
          {
            type: 'ApprovalClimbed',
            ...what,
            from: known.approverId,
            toAgentId: to.agentId,
            rung: to.rung,
            until: to.until,
          },
        ]
      : [{ type: 'ApprovalReminded', ...what, agentId: to.agentId, until: to.until }]
  },

  'withdraw-approval': ({ request: { approvalId, agentId, why, known } }) =>
    isWaiting(known) ? [{ type: 'ApprovalWithdrawn', ...whatOf(approvalId, known.asked), agentId, why }] : [],
}

function askedOf({ state, request }: Asked<'ask-approval'>): readonly CaseFact[] {
  const { approvalId, agentId, onYes, lacks, to, why } = request
  if (to === null || lacks === null) return []
  const asked = askedFor(onYes)
  const body = {
    ...(why.trim() === '' ? {} : { why }),
    ...(onYes.ask === 'promise' ? { words: onYes.words } : {}),
    ...(onYes.ask === 'give-remedy' && onYes.apology !== null ? { apology: onYes.apology.words } : {}),
  }
  return [
    {
      type: 'ApprovalAsked',
      ...whatOf(approvalId, asked),
      agentId,
      approverId: to.agentId,
      rung: to.rung,
      until: to.until,
      lacks,
      isLive: isLive(state),
      asked,
      ...(Object.keys(body).length === 0 ? {} : { body }),
    },
  ]
}

/** Somebody has the customer before them, by telephone or in the chat. */
export function isLive({ entry }: Pick<CaseState, 'entry'>): boolean {
  return entry?.state === 'answered' && entry.medium !== 'letter'
}

/** With somebody's leave, limits stand against it no more. */
function withLeave(onYes: OnYes, approvalId: string): OnYes {
  return onYes.ask === 'give-remedy' ? { ...onYes, approvalId } : { ...onYes, approvalId, beyond: null }
}

function refusedWithLeave(state: CaseState, onYes: OnYes, now: Instant): Refusal | null {
  const request = withLeave(onYes, 'asked')
  return request.ask === 'give-remedy'
    ? refusedBy(giveRules, { state, request, now })
    : refusedBy(makingRules, { state, request, now })
}

function doing(state: CaseState, request: OnYes, now: Instant): Decided {
  if (request.ask === 'give-remedy')
    return (
      refusedBy(giveRules, { state, request, now }) ?? remedyDecisions['give-remedy']({ state, request, now })
    )
  return refusedBy(makingRules, { state, request, now }) ?? promiseDecisions.promise({ state, request, now })
}
