/**
 * How often and when we call again, and for how long a place is kept. Pauses are counted in opening time: whoever could not be
 * reached five minutes before closing is called again in the morning.
 */
import type { Temporal } from 'temporal-polyfill'
import { closesAt, dateAt, nextOpening, type OpeningHours } from '../hours/hours.ts'
import { dueAt } from '../time/due.ts'
import { DAY, HOUR, MINUTE, type Instant } from '../time.ts'

/** After so many tries the place is set aside, and kept. */
export const MOST_TRIES = 3
/** Before the second try, and before the third, in minutes of opening time. */
export const PAUSE_MINUTES = [10, 60] as const
/** Whoever is called to their page has so long to come, in minutes; then it was a try. */
export const COME_MINUTES = 5

/** When we try again after this many tries; null when it was the last. */
export function nextTryAt(tries: number, now: Instant, hours: OpeningHours): Instant | null {
  if (tries >= MOST_TRIES) return null
  const pause = (PAUSE_MINUTES[tries - 1] ?? PAUSE_MINUTES[0]) * MINUTE
  // A house that never opens has nobody who could call, but the place must not be lost for that.
  return dueAt(hours, now, { amount: pause / HOUR, unit: 'working-hours' }) ?? now + pause
}

/** Until when a place that was set aside is kept: the end of the next day after this one on which we are open. */
export function keptUntil(hours: OpeningHours, now: Instant): Instant {
  const tomorrow = startOf(dateAt(hours, now).add({ days: 1 }), hours)
  const opening = nextOpening(hours, tomorrow)
  if (opening === null) return now + 2 * DAY
  const day = dateAt(hours, opening)
  const end = startOf(day.add({ days: 1 }), hours)
  return lastClosing(hours, opening, end)
}

/** Of a day with several spans, the end of the last one. */
function lastClosing(hours: OpeningHours, opening: Instant, end: Instant): Instant {
  const closing = Math.min(closesAt(hours, opening) ?? end, end)
  const next = nextOpening(hours, closing)
  return next !== null && next < end && next > closing ? lastClosing(hours, next, end) : closing
}

function startOf(day: Temporal.PlainDate, { timeZone }: OpeningHours): Instant {
  return day.toZonedDateTime(timeZone).epochMilliseconds
}
