/** The calendars of a house, read with it: each plan with the public holidays of its place for the years in which something may be due. */
import { sql } from 'kysely'
import type { OpeningHours } from '../../domain/hours/hours.ts'
import { type Calendar, type CalendarPlan, calendarOf } from '../../domain/time/calendar.ts'
import { HORIZON_YEARS } from '../../domain/time/due.ts'
import type { Db, Tx } from '../db/connect.ts'
import { type Calendars, sameCalendar } from './calendar-for.ts'
import { holidaysIn, type Place } from './holidays.ts'

export interface CalendarRow {
  readonly id: string
  readonly name: string
  readonly country: string | null
  readonly region: string | null
  readonly timeZone: string
  readonly plan: Omit<CalendarPlan, 'timeZone'>
  /** The teams that go by it. */
  readonly teamIds: readonly string[]
  readonly isOfHouse: boolean
}

export async function calendarRows(db: Db | Tx): Promise<readonly CalendarRow[]> {
  const { rows } = await sql<CalendarRow>`
    SELECT c.id, c.name, c.country, c.region, c.time_zone AS "timeZone", c.plan,
      ARRAY(SELECT t.id FROM team t WHERE t.calendar_id = c.id ORDER BY t.id) AS "teamIds",
      EXISTS (SELECT FROM organisation o WHERE o.calendar_id = c.id) AS "isOfHouse"
    FROM calendar c ORDER BY lower(c.name), c.id`.execute(db)
  return rows
}

/** @param year the one that is now; holidays are known from the year before it to the last in which something may be due */
export async function readCalendars(db: Db | Tx, hours: OpeningHours, year: number): Promise<Calendars> {
  const ofTeams = new Map<string, Calendar>()
  let ofHouse = sameCalendar(hours)
  for (const row of await calendarRows(db)) {
    if (!row.isOfHouse && row.teamIds.length === 0) continue
    const calendar = sameCalendar(await calendarFrom(row, year))
    if (row.isOfHouse) ofHouse = calendar
    for (const teamId of row.teamIds) ofTeams.set(teamId, calendar)
  }
  return { ofHouse, ofTeams }
}

type Planned = Pick<CalendarRow, 'country' | 'region' | 'timeZone' | 'plan'>

export async function calendarFrom(
  { country, region, timeZone, plan }: Planned,
  year: number,
): Promise<Calendar> {
  const holidays = country === null ? [] : await holidaysAround({ country, region }, year)
  return calendarOf({ ...plan, timeZone }, holidays)
}

async function holidaysAround(place: Place, year: number) {
  const around = Array.from({ length: HORIZON_YEARS + 3 }, (_, at) => year - 1 + at)
  const found = await Promise.all(around.map(async each => await holidaysIn(place, each)))
  return found.flat()
}
