/**
 * When something is due whose clock rested: what was told, moved by the rest.
 *
 * It begins from the moment that was told and not from the calendar by which it was reckoned, for calendars change and what was told
 * stands: closed days that came into the calendar since then make nothing later. With the same calendar it is what `dueAt` says.
 */
import { HOUR, type Instant } from '../time.ts'
import type { Calendar } from './calendar.ts'
import { endOfDay } from './day-table.ts'
import { dueAt, endsFrom, type Unit, workedBetween } from './due.ts'

/** A clock as it ran when it began to rest. */
export interface Resting {
  /** When the clock began. */
  readonly from: Instant
  readonly unit: Unit
  /** The moment that was told. */
  readonly dueAt: Instant
  readonly restedAt: Instant
}

/**
 * The new moment until which it is in time: as much later than the one that was told as the clock rested.
 * @param resumedAt when the clock goes on
 * @returns null where nobody works within five years
 */
export function dueAfterRest(calendar: Calendar, resting: Resting, resumedAt: Instant): Instant | null {
  // A clock that was over before it rested, or that rested no time at all, has nothing to move.
  if (resumedAt <= resting.restedAt || resting.restedAt >= resting.dueAt) return resting.dueAt
  return movedBy[resting.unit](calendar, resting, resumedAt)
}

type Moving = (calendar: Calendar, resting: Resting, resumedAt: Instant) => Instant | null

const movedBy: Readonly<Record<Unit, Moving>> = {
  hours: (_, told, resumedAt) => told.dueAt + resumedAt - told.restedAt,
  'working-hours': (calendar, told, resumedAt) => {
    const rested = workedBetween(calendar, told.restedAt, resumedAt)
    if (rested === 0) return told.dueAt
    return dueAt(calendar, told.dueAt, { amount: rested / HOUR, unit: 'working-hours' })
  },
  days: (calendar, told, resumedAt) => movedByDays(calendar, told, resumedAt, 'days'),
  'working-days': (calendar, told, resumedAt) => movedByDays(calendar, told, resumedAt, 'working-days'),
}

/** As many days later as ended while the clock rested. The day that was told counts whole, at whatever hour its work ends by now. */
function movedByDays(
  calendar: Calendar,
  { from, restedAt, dueAt: told }: Resting,
  resumedAt: Instant,
  unit: 'days' | 'working-days',
): Instant | null {
  let rested = 0
  for (const end of endsFrom(calendar, from, unit)) {
    if (end > resumedAt) break
    if (end > restedAt) rested += 1
  }
  if (rested === 0) return told
  const lastDay = endOfDay(calendar, told - 1)
  for (const end of endsFrom(calendar, told - 1, unit)) {
    if (end <= lastDay) continue
    rested -= 1
    if (rested === 0) return end
  }
  return null
}
