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
import { noLeave, weigh } from '../guarantee/weigh.ts'
import type { Overridden } from '../override/override.ts'
import { conditionRules } from '../remedy/condition-rules.ts'
import type { AskedFor } from './facts.ts'
import type { ApprovalRequest, OnYes } from './requests.ts'
import { isWaiting } from './state.ts'

export const approvalDecisions: DecisionsOn<ApprovalRequest['ask']> = {
  'ask-approval': asked => {
    const { request, state, now } = asked
    if (request.found.known !== null) return []
    const aside = settingAside(asked)
    if (isRefusal(aside)) return aside
    // Nobody is asked about what could not be done with any yes.
    return refusedWithLeave(state, request.onYes, now) ?? askedOf(asked, aside)
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
    const aside = settingAside(asked)
    return [given, ...(isRefusal(aside) ? [] : overridden(known.agentId, aside)), ...done]
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

function askedOf(
  { state, request }: Asked<'ask-approval'>,
  aside: readonly Overridden[],
): readonly CaseFact[] {
  const { approvalId, agentId, onYes, lacks, to } = request
  if (to === null || lacks === null) return []
  const asked = withAside(askedFor(onYes), aside)
  const body = wordsOf(request, aside)
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

function withAside(asked: AskedFor, aside: readonly Overridden[]): AskedFor {
  return 'promise' in asked || aside.length === 0
    ? asked
    : { remedy: { ...asked.remedy, setAside: aside.map(({ rule }) => rule) } }
}

function wordsOf(
  { onYes, why, details }: Asked<'ask-approval'>['request'],
  [aside]: readonly Overridden[],
): NonNullable<FactOf<'ApprovalAsked'>['body']> {
  const reason = aside?.body?.reason
  return {
    ...(why.trim() === '' ? {} : { why }),
    ...(onYes.ask === 'promise' ? { words: onYes.words } : {}),
    ...(onYes.ask === 'promise' && onYes.letter !== undefined ? { details: details ?? '' } : {}),
    ...(onYes.ask === 'give-remedy' && onYes.apology !== null ? { apology: onYes.apology.words } : {}),
    ...(reason === undefined ? {} : { aside: reason }),
  }
}

/**
 * Conditions of the house that whoever asks sets aside with it. A yes covers what was asked for in any case; what is set aside by name has
 * its reason, and is gathered by its rule like any other.
 */
function settingAside({
  state,
  request: { onYes, house },
  now,
}: Asked<'ask-approval'> | Asked<'give-approval'>): Refusal | readonly Overridden[] {
  const override = house?.override ?? null
  if (house === undefined || override === null || onYes.ask === 'promise') return []
  const named = Object.values(conditionRules).filter(({ name }) => override.rules.includes(name))
  const weighed = weigh(named, { state, request: { ...onYes, approvalId: null }, now }, { ...noLeave, house })
  return isRefusal(weighed) ? weighed : weighed.flatMap(each => ('overrideId' in each ? [each] : []))
}

/** By whoever asked: whoever decides says yes to it. */
function overridden(agentId: string, aside: readonly Overridden[]): readonly CaseFact[] {
  return aside.map(each => ({ type: 'RuleOverridden', ...each, agentId }))
}

/** Somebody has the customer before them, by telephone or in the chat. */
export function isLive({ entry }: Pick<CaseState, 'entry'>): boolean {
  return entry?.state === 'answered' && entry.medium !== 'letter'
}

/** With somebody's leave, limits stand against it no more. */
function withLeave(onYes: OnYes, approvalId: string): OnYes {
  return onYes.ask === 'give-remedy'
    ? { ...onYes, approvalId }
    : { ...onYes, approvalId, beyond: null, isOnYes: true }
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
