/** The times that are promised most, by a calendar: when work ends today, and after so many working days. */
import { dateAt, openingsOn } from '../hours/hours.ts'
import type { Instant } from '../time.ts'
import type { Calendar } from './calendar.ts'
import { endsFrom } from './due.ts'

export interface QuickDues {
  /** When work ends today; null where nobody works today, or has gone home. */
  readonly closesAt: Instant | null
  readonly isWorkedTomorrow: boolean
  /** When one working day is over, two, three… as many as were asked for, fewer where there are not so many within five years. */
  readonly workingDays: readonly Instant[]
}

export function quickDues(calendar: Calendar, now: Instant, most: number): QuickDues {
  const today = dateAt(calendar, now)
  const closesAt = Math.max(...openingsOn(calendar, today).map(({ until }) => until))
  const workingDays: Instant[] = []
  for (const end of endsFrom(calendar, now, 'working-days')) {
    if (workingDays.push(end) >= most) break
  }
  return {
    closesAt: closesAt > now ? closesAt : null,
    isWorkedTomorrow: openingsOn(calendar, today.add({ days: 1 })).length > 0,
    workingDays,
  }
}
