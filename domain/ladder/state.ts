/** On which rung a case stands. */
import type { Instant } from '../time.ts'

export interface RungState {
  /** Counted from one. It never becomes less. */
  readonly rung: number
  /** Who decides; null when it is the body outside. */
  readonly agentId: string | null
  readonly since: Instant
  readonly answerBy: Instant | null
  /** When they answered, or the customer said that it is solved; null while they decide. */
  readonly answeredAt: Instant | null
  /** Everybody who ever stood on a rung of this case. */
  readonly people: readonly string[]
}

/** Somebody inside of the house still owes an answer. */
export function isDeciding(rung: RungState | null): rung is RungState & { readonly agentId: string } {
  return rung !== null && rung.agentId !== null && rung.answeredAt === null
}
