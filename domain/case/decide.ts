/**
 * The one place where a request becomes facts or a "no".
 *
 * In this order: how the case stands (table.ts), the house rules (rules.ts), then what happens (decisions/). Pure; the
 * domain's "no" is a value and never thrown; an empty list of facts means that it is so already.
 */
import { type Leave, noLeave, weigh } from '../guarantee/weigh.ts'
import { isRefusal, refusedBy } from '../rule.ts'
import type { Rule } from '../rule.ts'
import type { Instant } from '../time.ts'
import { accountDecisions } from '../account/decisions.ts'
import { actingDecisions } from '../acting/decisions.ts'
import { approvalDecisions } from '../approval/decisions.ts'
import { callbackDecisions, callingBack } from '../callback/decisions.ts'
import { answering, promisingAnswer } from '../commitment/answer.ts'
import { commitmentDecisions } from '../commitment/decisions.ts'
import { seeing } from '../commitment/seen.ts'
import { awaking, caseWorkDecisions } from '../case-work/decisions.ts'
import { evidenceDecisions } from '../evidence/decisions.ts'
import { failureDecisions } from '../failure/decisions.ts'
import { ladderDecisions } from '../ladder/decisions.ts'
import { leavingDecisions, wishing } from '../leaving/decisions.ts'
import { mailDecisions } from '../mail/decisions.ts'
import { remedyDecisions } from '../remedy/decisions.ts'
import { callDecisions, openedByCall } from './decisions/calls.ts'
import { lineDecisions } from './decisions/line.ts'
import { ownershipDecisions } from './decisions/ownership.ts'
import { promiseDecisions } from './decisions/promises.ts'
import { recordDecisions } from './decisions/records.ts'
import { solvingDecisions } from './decisions/solving.ts'
import { spoken, wordDecisions } from './decisions/words.ts'
import { evolve } from './evolve.ts'
import type { CaseFact } from './facts.ts'
import type { Ask, CaseRequest, Decided, DecisionsOn, OpenByCall, OpenCase } from './requests.ts'
import { rulesOn } from './rules.ts'
import type { CaseState } from './state.ts'
import { statusRules, table } from './table.ts'
import { isThanks } from './thanks.ts'

const decisions: DecisionsOn<Ask> = {
  ...wordDecisions,
  ...lineDecisions,
  ...ownershipDecisions,
  ...solvingDecisions,
  ...promiseDecisions,
  ...commitmentDecisions,
  ...recordDecisions,
  ...actingDecisions,
  ...caseWorkDecisions,
  ...mailDecisions,
  ...callDecisions,
  ...callbackDecisions,
  ...evidenceDecisions,
  ...ladderDecisions,
  ...accountDecisions,
  ...failureDecisions,
  ...leavingDecisions,
  ...remedyDecisions,
  ...approvalDecisions,
}

/**
 * What follows from a request.
 * @param leave how strictly the guarantees hold; without it, every rule does
 * @returns the facts to append, in order (none: already so), or a refusal with a sentence for whoever asked
 */
export function decide(
  state: CaseState,
  request: CaseRequest,
  now: Instant,
  leave: Leave = noLeave,
): Decided {
  const answer = table[request.ask][state.status]
  if (answer === 'already') return []

  const refused = refusedBy(statusRules, { status: state.status, ask: request.ask })
  if (refused) return refused

  const decided = decideByRules(state, request, now, leave)
  if (isRefusal(decided) || decided.length === 0) return decided
  const woken = answer === 'wakes' && !decided.every(isThanks) ? [{ type: 'CaseWoken' } as const] : []
  const answered = [...decided, ...answering(state, decided, now), ...callingBack(state, decided, now)]
  const happened = [...answered, ...seeing({ state, request, now }, answered)]
  return [...woken, ...happened, ...awaking(state, happened), ...wishing(state, decided)]
}

/** The first facts of a case. Any first word opens one; nothing can refuse it. */
export function openCase(request: OpenCase): readonly CaseFact[] {
  const { subject } = request.speak.words
  const opened: CaseFact = {
    type: 'CaseOpened',
    reference: request.reference,
    customerId: request.customerId,
    kind: request.kind,
    channel: request.channel,
    skill: request.skill,
    priority: request.priority,
    ownerId: request.dutyLeadId,
    ...(subject === undefined ? {} : { body: { subject } }),
  }
  const facts = [
    opened,
    ...spoken(request.speak, null, 0),
    ...promisingAnswer(request.dutyLeadId, request.answer),
  ]
  const wished = wishing(null, facts)
  const called = request.callback ? calledAtOnce(facts, request.callback) : []
  const byPhone = called.some(fact => fact.type === 'CallbackAsked' && fact.by === 'phone')
  // Whoever asks to be called on the way in has never come to chat.
  return [
    ...facts.map(fact =>
      byPhone && fact.type === 'EntryJoined' ? { ...fact, medium: 'call' as const } : fact,
    ),
    ...called,
    ...wished,
  ]
}

/** Asked in the same act, so that nobody is offered somebody who has gone. What is refused leaves them in the line. */
function calledAtOnce(
  facts: readonly CaseFact[],
  { ask, now }: NonNullable<OpenCase['callback']>,
): readonly CaseFact[] {
  const state = facts.reduce<CaseState | null>((before, fact) => evolve(before, fact, now, ''), null)
  const decided = state ? decide(state, ask, now) : []
  return isRefusal(decided) ? [] : decided
}

/**
 * The first facts of a case that begins with a call which an agent writes down.
 * @returns the facts, or the refusal of what was written down
 */
export function openCaseByCall(request: OpenByCall, now: Instant): Decided {
  const opened = openedByCall(request)
  const state = opened.reduce<CaseState | null>(
    (before, fact) => evolve(before, fact, now, request.caseId),
    null,
  )
  if (!state) return opened
  const decided = decide(state, request.call, now)
  return isRefusal(decided) ? decided : [...opened, ...decided]
}

/** Each request meets its own rules and its own decision, which TypeScript cannot follow through a union. */
function decideByRules(state: CaseState, request: CaseRequest, now: Instant, leave: Leave): Decided {
  const asked = { state, request, now } as never // reason above
  const rules: readonly Rule<never>[] = rulesOn[request.ask]
  const decision: (asked: never) => Decided = decisions[request.ask]
  const weighed = weigh(rules, asked, leave)
  if (isRefusal(weighed)) return weighed
  const decided = decision(asked)
  if (isRefusal(decided) || decided.length === 0) return decided
  const agentId = whoAsks(request)
  const aside = weighed.map(each =>
    'mode' in each
      ? ({ type: 'RuleSetAside', ...each, agentId } as const)
      : ({ type: 'RuleOverridden', ...each, agentId } as const),
  )
  return [...aside, ...decided]
}

/** Rules with a mode speak to agents only; the line and the clocks ask under no leave. */
function whoAsks(request: CaseRequest): string {
  if ('agentId' in request && request.agentId !== null) return request.agentId
  return 'from' in request && typeof request.from === 'string' ? request.from : ''
}
