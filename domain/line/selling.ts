/** How much of the waiting was caused by time that was spent on selling: story beat S0.7, measured. */
import type { Instant } from '../time.ts'

/** From, until: a stretch of time. Empty or backwards counts as nothing. */
export interface Span {
  readonly from: Instant
  readonly until: Instant
}

/**
 * At each moment, each agent who sells could have answered one of the people who wait with a problem, and no more than wait. So
 * what selling caused is the integral over time of min(how many sell, how many wait).
 *
 * @param selling from the first offer in a contact to the contact's end, one span per contact
 * @param waiting one span per person who waits live with a problem
 * @returns milliseconds of waiting, summed over people
 */
export function waitingCausedBySelling(selling: readonly Span[], waiting: readonly Span[]): number {
  const edges = [...edgesOf(selling, 'selling'), ...edgesOf(waiting, 'waiting')].toSorted(
    (one, other) => one.at - other.at,
  )
  const now = { selling: 0, waiting: 0 }
  let caused = 0
  let since = edges[0]?.at ?? 0
  for (const edge of edges) {
    caused += Math.min(now.selling, now.waiting) * (edge.at - since)
    since = edge.at
    now[edge.of] += edge.by
  }
  return caused
}

function edgesOf<Of extends string>(spans: readonly Span[], of: Of) {
  return spans
    .filter(span => span.until > span.from)
    .flatMap(span => [
      { at: span.from, of, by: 1 },
      { at: span.until, of, by: -1 },
    ])
}
