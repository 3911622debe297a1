/** Who is known to come and to go: what the rota says, beside who is at a desk now. */
import { HOUR, type Instant } from '../time.ts'
import { type Stretch, without } from './rota.ts'

/** Somebody begins to take people, or ends. */
export interface Move {
  readonly at: Instant
  readonly comes: boolean
}

/** Whoever sits down so long before a shift works it already. */
const EARLY = HOUR

interface Known {
  /** Their work by the rota, without breaks, in order; empty where there is no rota for them. */
  readonly duty: readonly Stretch[]
  /** Known to be away; `until` is Infinity where nobody knows. */
  readonly absence: Stretch | null
  readonly isHere: boolean
  readonly now: Instant
}

/**
 * In order. Who is here goes when their shift or the part before a break ends; who is not here comes when the next begins. Somebody
 * who should be here and is not is not counted on, and who is here although no shift is on is taken to stay for the next one, or, where
 * there is none soon, for as long as nobody says otherwise.
 */
export function comesAndGoes({ duty, absence, isHere, now }: Known): readonly Move[] {
  const work = (absence ? without(duty, absence) : duty).filter(({ until }) => until > now)
  const later = work.filter(({ from }) => from > now).flatMap(bothEnds)
  const leaves = absence && absence.from > now ? [{ at: absence.from, comes: false }] : []
  if (!isHere) return later
  const current = work[0]
  if (!current || current.from > now + EARLY)
    return current === undefined ? leaves : leavesFirst(leaves, later)
  return [{ at: current.until, comes: false }, ...work.slice(1).flatMap(bothEnds)]
}

/** Here without a shift: until an absence that is known, and if there is none before the next shift, through it. */
function leavesFirst(leaves: readonly Move[], later: readonly Move[]): readonly Move[] {
  const [begins, ...rest] = later
  const isGone = leaves.some(({ at }) => begins !== undefined && at <= begins.at)
  return isGone ? [...leaves, ...later] : rest
}

function bothEnds({ from, until }: Stretch): readonly Move[] {
  return [
    { at: from, comes: true },
    { at: until, comes: false },
  ]
}
