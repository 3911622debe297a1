/**
 * When an own case may go ahead of those who came before it, so that a story is told once. Its limits:
 *
 * - only among equals, and never past somebody who was passed in this way twice already (`OWN_FIRST_LIMIT` in order.ts);
 * - never past somebody who was told a time that could then no longer be kept;
 * - never past more than `OWN_FIRST_REACH` people at once: each of them is named in the fact, and one offer must stay one small
 *   transaction, however long the line is.
 */
import { SECOND, type Instant } from '../time.ts'
import type { WaitingEntry, Wish } from './entry.ts'
import { erlangQuantile, NINE_IN_TEN } from './erlang-quantile.ts'
import { comparePlaces, isFence } from './order.ts'

/** So many people, at most, let an own case pass at once. */
export const OWN_FIRST_REACH = 20

/** How fast the line moves now: what it takes to see whether a told wait would still be kept. */
export interface Pace {
  readonly now: Instant
  /** In how many seconds, on the mean, one more of such contacts ends; null when too little is known. */
  readonly secondsPerEnd: (wish: Wish) => number | null
}

/**
 * Where own-case-first ends: the place of the first who may not be passed.
 * @param earlier those whom the same agent may take, of one class and not the agent's own, the earliest first; `OWN_FIRST_REACH` + 1
 * of them are enough
 * @param pace left out, nobody who was told a time may be passed
 */
export function fenceAmong(earlier: readonly WaitingEntry[], pace: Pace | null): number {
  const fence = earlier.find(
    (entry, index) => index >= OWN_FIRST_REACH || isFence(entry) || breaksWhatWasTold(entry, index + 1, pace),
  )
  return fence?.place ?? Number.POSITIVE_INFINITY
}

/** Whether a told wait could, nine times out of ten, not be kept any more with so many people before. */
function breaksWhatWasTold(entry: WaitingEntry, ahead: number, pace: Pace | null): boolean {
  const toldUntil = entry.toldUntil ?? null
  if (toldUntil === null) return false
  const secondsPerEnd = pace?.secondsPerEnd(entry) ?? null
  if (pace === null || secondsPerEnd === null) return true
  return pace.now + erlangQuantile(ahead + 1, NINE_IN_TEN) * secondsPerEnd * SECOND > toldUntil
}

/** The first so many of several sorted lists, in the order of places. */
export function earliestOf(lists: readonly Iterable<WaitingEntry>[], count: number): readonly WaitingEntry[] {
  const found: WaitingEntry[] = []
  for (const list of lists) {
    let taken = 0
    for (const entry of list) {
      if (taken === count) break
      found.push(entry)
      taken += 1
    }
  }
  return found.toSorted(comparePlaces).slice(0, count)
}
