/** How many may choose the same half hour: as many as can be called then, while others who came the usual way are helped too. */
import { MINUTE } from '../time.ts'
import type { CallbackWindow } from './facts.ts'
import { LEAST_WINDOW_MINUTES } from './windows.ts'

/** So much of the time of those at work goes to chosen times at most; the rest is for whoever waits. */
export const SHARE_FOR_CHOSEN = 0.5
/** Where nothing is known of who will be at work, and the house has set nothing. */
export const USUAL_PLACES = 4

export const HALF_HOUR = LEAST_WINDOW_MINUTES * MINUTE

/** Who is expected to be at work in a half hour, and how long a contact takes. */
export interface Expected {
  readonly agents: number
  /** Null where too few contacts were seen. */
  readonly meanServiceSeconds: number | null
}

/**
 * Agents × half an hour ÷ the mean of a contact is what can be handled; half of it, and no part of a call, may be chosen.
 * @param expected null where nothing is known of that half hour
 * @param setting what the house has set for that case; null where it has not
 */
export function placesIn(expected: Expected | null, setting: number | null): number {
  if (expected?.agents === 0) return 0
  if (!expected?.meanServiceSeconds) return setting ?? USUAL_PLACES
  const handled = (expected.agents * HALF_HOUR) / (expected.meanServiceSeconds * 1_000)
  return Math.floor(handled * SHARE_FOR_CHOSEN)
}

/** Whether one of the half hours of a window is chosen by as many as it has places for. */
export function isFull(
  window: CallbackWindow,
  chosen: readonly CallbackWindow[],
  placesAt: (from: number) => number,
): boolean {
  const first = Math.floor(window.from / HALF_HOUR) * HALF_HOUR
  for (let from = first; from < window.until; from += HALF_HOUR) {
    const until = from + HALF_HOUR
    const taken = chosen.filter(other => other.from < until && other.until > from).length
    if (taken >= placesAt(from)) return true
  }
  return false
}
