/**
 * The days and hours at which work is done: of a country, a region, a team. The same shape as opening hours, since it is the same
 * thing: wall-clock times in a zone, a usual week, closed days by their names, days with hours of their own.
 *
 * A calendar is a value. Whoever changes it makes a new one; days that were reckoned with the old one are kept beside that (day-table.ts).
 */
import type { ClosedDay, ExtraDay, OpeningHours } from '../hours/hours.ts'
import type { PublicHoliday } from './holidays.ts'

export type Calendar = OpeningHours

/** What an organisation writes down of a calendar; public holidays come by the country and its region. */
export interface CalendarPlan {
  readonly timeZone: string
  readonly week: OpeningHours['week']
  /** The organisation's own closed days. They stand beside the public holidays. */
  readonly closedDays: readonly ClosedDay[]
  /** Days with hours of their own. They go before everything else. */
  readonly extraDays: readonly ExtraDay[]
  /** Public holidays on which work is done, by their day: a day that was reckoned, but is seen by the moon on another. */
  readonly workedHolidays: readonly string[]
}

/** The calendar of a plan and the public holidays of its place. */
export function calendarOf(plan: CalendarPlan, holidays: readonly PublicHoliday[]): Calendar {
  const worked = new Set([...plan.workedHolidays, ...plan.extraDays.map(({ date }) => date)])
  const own = new Set(plan.closedDays.map(({ date }) => date))
  const kept = holidays.filter(({ date }) => !worked.has(date) && !own.has(date))
  return {
    timeZone: plan.timeZone,
    week: plan.week,
    closedDays: [...plan.closedDays, ...kept.map(({ date, name }) => ({ date, name }))],
    extraDays: plan.extraDays,
  }
}

/** Whether anybody ever works by it: a clock that counts working time could else never be due. */
export function hasWorkingDays({ week }: Pick<Calendar, 'week'>): boolean {
  return Object.values(week).some(spans => spans.length > 0)
}
