/** How a promise stands. Holds no words of any person. */
import type { CommitmentKind } from '../case/facts.ts'
import type { Pause, Within } from '../time/due.ts'
import type { Instant } from '../time.ts'
import type { Beyond, FrozenTerms, PromisedTo } from './facts.ts'

export interface CommitmentState {
  readonly id: string
  readonly kind: CommitmentKind
  readonly agentId: string
  readonly madeAt: Instant
  readonly dueAt: Instant
  readonly warnAt: Instant
  readonly state: 'open' | 'kept' | 'broken' | 'replaced' | 'released'
  readonly warnedAt: Instant | null
  readonly settledAt: Instant | null
  /** How often its date was moved to a later one, by promises that took the place of one another. */
  readonly moved: number
  readonly to: PromisedTo
  readonly terms: FrozenTerms | null
  /** Null where an exact time was told. */
  readonly within: Within | null
  /** The team by whose calendar it goes; null for that of the house. */
  readonly teamId: string | null
  /** In order; the last has no end while the clock rests. */
  readonly pauses: readonly Pause[]
  /** The letter whose arrival keeps it. */
  readonly letterId: string | null
  /** Nobody with the right to has stood up for it yet. */
  readonly beyond: Beyond | null
  /** Offered in its place, and not yet answered by the customer. */
  readonly equivalent: Equivalent | null
}

export interface Equivalent {
  readonly id: string
  readonly kind: CommitmentKind
  readonly agentId: string
  readonly dueAt: Instant
  /** Left out where no money is offered. It is reserved until the customer has answered. */
  readonly amount?: { readonly minor: number; readonly currency: string }
}

/** While we wait for the customer, its clock rests. */
export function isPaused({ state, pauses }: Pick<CommitmentState, 'state' | 'pauses'>): boolean {
  return state === 'open' && pauses.at(-1)?.until === null
}
