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
  /** Everybody who ever stood on a rung of this case, or answered for one. */
  readonly people: readonly string[]
  /** Who is named for this rung; null outside. */
  readonly named: string | null
  /** The team whose own rungs it goes up; null where it has none. */
  readonly teamId: string | null
  /** When whoever decides is reminded; null where there is nothing to remind of. */
  readonly warnAt: Instant | null
  readonly remindedAt: Instant | null
  /** How often the last rung inside has let its time pass. */
  readonly timesLate: number
}

/** The points of a complaint that are not open any more, and those that the customer listed themselves. */
export interface PointsState {
  readonly settled: readonly string[]
  readonly own: readonly string[]
}

export const noPoints: PointsState = { settled: [], own: [] }

/** Somebody inside of the house still owes an answer. */
export function isDeciding(rung: RungState | null): rung is RungState & { readonly agentId: string } {
  return rung !== null && rung.agentId !== null && rung.answeredAt === null
}

/** A "no" of whoever stands on the rung, or stands in for them, is its answer. */
export function isAnswerOfRung(
  rung: RungState | null,
  {
    agentId,
    mayDecide = [],
  }: { readonly agentId: string; readonly mayDecide?: readonly string[] | undefined },
): rung is RungState & { readonly agentId: string } {
  return isDeciding(rung) && mayDecide.includes(agentId)
}
