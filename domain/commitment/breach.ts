/**
 * What follows from a broken promise, in the same breath: the case goes one rung up, and the customer gets what the rules of the house
 * give for it, without asking.
 */
import type { CaseFact } from '../case/facts.ts'
import type { CaseState } from '../case/state.ts'
import { climbed } from '../ladder/decisions.ts'
import type { ClimbTo } from '../ladder/ladder.ts'
import type { RemedyKind } from '../remedy/kinds.ts'
import { remedyKinds } from '../remedy/kinds.ts'
import type { CommitmentState } from './state.ts'

/** A remedy that a rule gives. */
export interface DueByRule {
  /** The same whenever it is reckoned for this promise and rule: it is given once. */
  readonly remedyId: string
  readonly rule: string
  readonly pack: string
  readonly kind: RemedyKind
  /** Null where nobody knows on which account: somebody books it by hand. */
  readonly accountId: string | null
  readonly amountMinor: number
  readonly currency: string
  /** With its calculation, as the customer reads it. */
  readonly words: string
}

export interface Breach {
  /** Null where nobody is above inside of the house. */
  readonly climb: ClimbTo | null
  readonly compensation: readonly DueByRule[]
}

export function breaking(
  state: CaseState,
  { id: commitmentId, dueAt }: CommitmentState,
  breach: Breach | undefined,
): readonly CaseFact[] {
  const climb = breach?.climb ?? null
  return [
    { type: 'CommitmentBroken', commitmentId, dueAt },
    ...(climb === null ? [] : climbed(state, climb, 'breach', { commitmentId })),
    ...(breach?.compensation ?? []).map(due => givenByRule(due, { forCommitmentId: commitmentId })),
  ]
}

/** @param what for which it is given: a promise, or a failure of a service */
export function givenByRule(
  due: DueByRule,
  what: { readonly forCommitmentId: string } | { readonly forFailureId: string; readonly isForTheDay?: true },
): CaseFact {
  const { remedyId, rule, pack, kind, accountId, amountMinor, currency, words } = due
  const money = remedyKinds[kind].isMoney ? { amountMinor, currency } : { costMinor: amountMinor, currency }
  return {
    type: 'RemedyGiven',
    remedyId,
    kind,
    agentId: null,
    by: { rule, pack },
    accountId,
    ...money,
    ...what,
    body: { words },
  }
}
