import { type Calendar, hasWorkingDays } from '../time/calendar.ts'
import { dueAt as reached, workedBetween } from '../time/due.ts'
import { DAY, HOUR, MINUTE } from '../time.ts'
import type { Instant } from '../time.ts'

const LEAST = 15 * MINUTE
const MOST = DAY
/** So much of the time that is left is worked, or as much of it as there is. */
const WORKED = HOUR

/**
 * When the owner is warned that a promise is nearly due: a quarter of the time to go before it is due, at least fifteen
 * minutes where there is that much, at most one day, and never before now.
 *
 * A warning on a Sunday is no warning of what is due when work begins on Monday: by a calendar it comes as much sooner as it takes to
 * leave an hour of work, or a quarter of the time where that is less.
 */
export function warnAt(now: Instant, dueAt: Instant, calendar?: Calendar): Instant {
  const quarter = Math.round((dueAt - now) / 4)
  const ahead = Math.min(Math.max(quarter, LEAST), MOST)
  const warned = Math.max(now, dueAt - ahead)
  return calendar === undefined || !hasWorkingDays(calendar)
    ? warned
    : whileWorking(calendar, { now, dueAt, warned }, ahead)
}

/** When what was put aside comes back: as its owner is warned of it; where nobody works before it is due, later than at once. */
export function comesBackAt(now: Instant, dueAt: Instant, calendar?: Calendar): Instant {
  const warned = warnAt(now, dueAt, calendar)
  return warned > now ? warned : warnAt(now, dueAt)
}

interface Times {
  readonly now: Instant
  readonly dueAt: Instant
  readonly warned: Instant
}

function whileWorking(calendar: Calendar, { now, dueAt, warned }: Times, ahead: number): Instant {
  const wanted = Math.min(ahead, WORKED)
  if (workedBetween(calendar, warned, dueAt) >= wanted) return warned
  const before = workedBetween(calendar, now, dueAt) - wanted
  // All the work that is left is less than that: whoever promised it is there now.
  if (before <= 0) return now
  const sooner = reached(calendar, now, { amount: before / HOUR, unit: 'working-hours' })
  return Math.min(sooner ?? now, warned)
}
