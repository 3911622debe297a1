/** The times at which somebody may choose to be called: half hours that are open. */
import { closesAt, dateAt, isOpen, nextOpening, type OpeningHours } from '../hours/hours.ts'
import { DAY, MINUTE, type Instant } from '../time.ts'
import type { CallbackWindow } from './facts.ts'

/** Shorter, and we could hardly keep it. */
export const LEAST_WINDOW_MINUTES = 30
/** Longer is no time that anybody waits for. */
export const MOST_WINDOW_MINUTES = 240
export const MOST_WINDOW_DAYS = 14

const STEP = LEAST_WINDOW_MINUTES * MINUTE

/** Whether we are open from its first moment to its last. */
export function isOpenThroughout(hours: OpeningHours, { from, until }: CallbackWindow): boolean {
  if (!isOpen(hours, from)) return false
  const closing = closesAt(hours, from)
  return closing === null || until <= closing
}

/**
 * The half hours to choose from; the one that has begun is not among them.
 * @param days how many days on which we are open, today included
 */
export function windowsToChoose(hours: OpeningHours, now: Instant, days: number): readonly CallbackWindow[] {
  const chosen: CallbackWindow[] = []
  const seen = new Set<string>()
  const end = now + MOST_WINDOW_DAYS * DAY
  // Today from the next half hour of the clock on, later days from when we open.
  let reached = isOpen(hours, now) ? Math.ceil(now / STEP) * STEP : nextOpening(hours, now)
  while (reached !== null && reached < end) {
    const closing = Math.min(isOpen(hours, reached) ? (closesAt(hours, reached) ?? end) : reached, end)
    for (let from = reached; from + STEP <= closing; from += STEP) {
      if (from <= now) continue
      seen.add(dateAt(hours, from).toString())
      if (seen.size > days) return chosen
      chosen.push({ from, until: from + STEP })
    }
    reached = nextOpening(hours, closing)
  }
  return chosen
}
