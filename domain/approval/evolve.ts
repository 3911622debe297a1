/** Folds what happened to one approval. Never reads a body. */
import type { CaseFact } from '../case/facts.ts'
import type { Instant } from '../time.ts'
import type { ApprovalFact } from './facts.ts'
import type { ApprovalState } from './state.ts'

export function isApprovalFact(fact: Pick<CaseFact, 'type'>): fact is ApprovalFact {
  return fact.type in steps
}

type Step<Type extends ApprovalFact['type']> = (
  before: ApprovalState,
  fact: Extract<ApprovalFact, { readonly type: Type }>,
) => ApprovalState

const steps: { readonly [Type in ApprovalFact['type']]: Step<Type> } = {
  ApprovalAsked: before => before,
  ApprovalGiven: (before, { agentId, amountMinor }) => ({
    ...before,
    state: 'given',
    decidedBy: agentId,
    givenMinor: amountMinor ?? null,
  }),
  ApprovalDeclined: (before, { agentId }) => ({ ...before, state: 'declined', decidedBy: agentId }),
  ApprovalClimbed: (before, { toAgentId, rung, until }) => ({
    ...before,
    approverId: toAgentId,
    rung,
    people: [...before.people, toAgentId],
    until,
  }),
  ApprovalReminded: (before, { agentId, until }) => ({
    ...before,
    approverId: agentId,
    people: before.people.includes(agentId) ? before.people : [...before.people, agentId],
    until,
    lateSince: before.lateSince ?? before.until,
  }),
  ApprovalWithdrawn: before => ({ ...before, state: 'withdrawn' }),
}

/** The approval after one more of its facts; null before it was asked for. */
export function approvalAfter(
  before: ApprovalState | null,
  fact: ApprovalFact,
  { at, caseId }: { readonly at: Instant; readonly caseId: string },
): ApprovalState | null {
  if (fact.type === 'ApprovalAsked') return opened(fact, at, caseId)
  if (before === null) return null
  // Each type meets its own step, which TypeScript cannot follow through a union.
  const step: (before: ApprovalState, fact: never) => ApprovalState = steps[fact.type]
  return step(before, fact as never) // reason above
}

function opened(
  fact: Extract<ApprovalFact, { readonly type: 'ApprovalAsked' }>,
  at: Instant,
  caseId: string,
): ApprovalState {
  return {
    id: fact.approvalId,
    caseId,
    agentId: fact.agentId,
    approverId: fact.approverId,
    rung: fact.rung,
    people: [fact.approverId],
    asked: fact.asked,
    lacks: fact.lacks,
    state: 'open',
    askedAt: at,
    until: fact.until,
    lateSince: null,
    decidedBy: null,
    givenMinor: null,
  }
}
