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
 * The new moment until which it is in time. Never before the one that was told.
 * @param resumedAt when the clock goes on
 * @returns null where nobody works within five years
 */
export function dueAfterRest(calendar: Calendar, resting: Resting, resumedAt: Instant): Instant | null {
  // A clock that was over before it rested, or that rested no time at all, has nothing to move.
  if (resumedAt <= resting.restedAt || resting.restedAt >= resting.dueAt) return resting.dueAt
  const due = movedBy[resting.unit](calendar, resting, resumedAt)
  return due === null ? null : Math.max(due, resting.dueAt)
}

type Moving = (calendar: Calendar, resting: Resting, resumedAt: Instant) => Instant | null

const movedBy: Readonly<Record<Unit, Moving>> = {
  hours: (_, told, resumedAt) => told.dueAt + resumedAt - told.restedAt,
  'working-hours': (calendar, told, resumedAt) => {
    const left = workedBetween(calendar, told.restedAt, told.dueAt)
    return dueAt(calendar, resumedAt, { amount: left / HOUR, unit: 'working-hours' })
  },
  days: (calendar, told, resumedAt) => movedByDays(calendar, told, resumedAt, 'days'),
  'working-days': (calendar, told, resumedAt) => movedByDays(calendar, told, resumedAt, 'working-days'),
}

/** As many days go by after the rest as were left before it: those of which the clock had not seen the end. */
function movedByDays(
  calendar: Calendar,
  { from, restedAt, dueAt: told }: Resting,
  resumedAt: Instant,
  unit: 'days' | 'working-days',
): Instant | null {
  // The day that was told counts to its end, at whatever hour its work ends by now.
  const lastDay = endOfDay(calendar, told - 1)
  let left = 0
  for (const end of endsFrom(calendar, from, unit)) {
    if (end > lastDay) break
    if (end > restedAt) left += 1
  }
  for (const end of endsFrom(calendar, from, unit)) {
    if (end <= resumedAt) continue
    left -= 1
    if (left <= 0) return end
  }
  return null
}
