/**
 * The promise that the house makes with its receipt: a person answers this letter by then. It is kept by the first answer that a person
 * gives in time, and let go by a customer who says that it is solved before anybody has answered. No agent makes it, and none
 * has to mark it as kept.
 */
import type { CaseFact, CaseFactType } from '../case/facts.ts'
import type { CaseState } from '../case/state.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time.ts'
import { isOpenPromise } from './open.ts'
import type { CommitmentState } from './state.ts'
import { warnAt } from './warn.ts'

export interface AnswerPromised {
  readonly commitmentId: string
  readonly dueAt: Instant
  /** When the letter came. */
  readonly now: Instant
  /** As the customer reads it. */
  readonly words: string
  /** Of the team that owes it. */
  readonly calendar?: Calendar
}

/** Nobody promises it while nobody works here. */
export function promisingAnswer(
  ownerId: string | null,
  answer: AnswerPromised | null | undefined,
): readonly CaseFact[] {
  if (ownerId === null || !answer) return []
  const { commitmentId, dueAt, now, words, calendar } = answer
  return [
    {
      type: 'CommitmentMade',
      commitmentId,
      kind: 'answer',
      agentId: ownerId,
      dueAt,
      warnAt: warnAt(now, dueAt, calendar),
      replaces: null,
      body: { words },
    },
  ]
}

const answers: ReadonlySet<CaseFactType> = new Set(['AgentReplied', 'RefusalGiven', 'SolvedProposed'])

/** What becomes of a promised answer by what else happens. */
export function answering(state: CaseState, facts: readonly CaseFact[], now: Instant): readonly CaseFact[] {
  const promised = state.commitments.filter(promise => isPromisedAnswer(promise) && now <= promise.dueAt)
  if (promised.length === 0) return []
  const agentId = whoAnswers(facts)
  if (agentId !== null)
    return promised.map(({ id }) => ({ type: 'CommitmentKept', commitmentId: id, agentId }))
  const solved = facts.find(fact => fact.type === 'SolvedConfirmed')
  if (!solved) return []
  const { customerId, helperId } = solved
  const by = helperId === undefined ? {} : { helperId }
  return promised.map(({ id }) => ({ type: 'CommitmentReleased', commitmentId: id, customerId, ...by }))
}

function isPromisedAnswer(promise: CommitmentState): boolean {
  return promise.kind === 'answer' && isOpenPromise(promise)
}

/** Whoever wrote to the customer, or talked with them. */
function whoAnswers(facts: readonly CaseFact[]): string | null {
  for (const fact of facts) {
    if (answers.has(fact.type) && 'agentId' in fact) return fact.agentId
    if (fact.type === 'CallLogged' && fact.outcome === 'talked') return fact.agentId
  }
  return null
}
