/** How something that was asked for stands. Folded from its facts; the row of it says the same. */
import type { Beyond } from '../commitment/facts.ts'
import type { Instant } from '../time.ts'
import type { AskedFor } from './facts.ts'

export interface ApprovalState {
  readonly id: string
  readonly caseId: string
  /** Who asked. */
  readonly agentId: string
  /** Who decides, or decided last. */
  readonly approverId: string
  /** On which rung of the ladder they stand, or in whose place. */
  readonly rung: number
  /** Everybody who was to decide, in order. */
  readonly people: readonly string[]
  readonly asked: AskedFor
  readonly lacks: Beyond
  readonly state: 'open' | 'given' | 'declined' | 'withdrawn'
  readonly askedAt: Instant
  /** Whoever decides has until then. */
  readonly until: Instant
  /** Since when the last one inside lets it wait; null while nobody does. */
  readonly lateSince: Instant | null
  /** Who said yes or no. */
  readonly decidedBy: string | null
  /** The amount that was allowed, where it is money. */
  readonly givenMinor: number | null
}

export function isWaiting(approval: ApprovalState | null): approval is ApprovalState {
  return approval?.state === 'open'
}

/** The promise that is carried out or replaced by it: its money is reserved already, and is not counted beside what takes its place. */
export function takesThePlaceOf(asked: AskedFor): string | null {
  return 'remedy' in asked ? asked.remedy.forCommitmentId : (asked.promise.replaces ?? null)
}
