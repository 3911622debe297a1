import type { CalendarSetup, CalendarsView, SetCalendar } from '../../../contract/calendars.ts'
import { type OpeningHours, type Span, WEEKDAYS } from '../../../domain/hours/hours.ts'
import type { CalendarRow } from '../../calendars/read.ts'
import type { UsesRow } from './sql.ts'

export function viewCalendars(
  rows: readonly CalendarRow[],
  { ofHouse, hours, teams }: UsesRow,
  versionOf: (thing: string) => number,
): CalendarsView {
  return {
    calendars: rows.map(row => viewCalendar(row, versionOf(`calendar:${row.id}`))),
    uses: { version: versionOf('calendars'), ofHouse, teams: [...teams] },
    blank: {
      version: 0,
      name: '',
      ...plainPlan({ ...hours, workedHolidays: [] }),
      country: null,
      region: null,
    },
  }
}

function viewCalendar(
  { id, name, country, region, timeZone, plan }: CalendarRow,
  version: number,
): CalendarSetup {
  return { id, version, name, country, region, ...plainPlan({ ...plan, timeZone }) }
}

type Plan = OpeningHours & Pick<CalendarRow['plan'], 'workedHolidays'>

/** Arrays that may be changed, as the schema has them. */
function plainPlan({ timeZone, week, closedDays, extraDays, workedHolidays }: Plan) {
  const copy = (spans: readonly Span[]) => spans.map(span => ({ ...span }))
  return {
    timeZone,
    week: Object.fromEntries(WEEKDAYS.map(day => [day, copy(week[day])])) as SetCalendar['week'], // each day of WEEKDAYS
    closedDays: closedDays.map(day => ({ ...day })),
    extraDays: extraDays.map(day => ({ ...day, spans: copy(day.spans) })),
    workedHolidays: [...workedHolidays],
  }
}

type Recorded = Plan & Pick<CalendarRow, 'name' | 'country' | 'region'>

/** A calendar as its record says it: day by day, as one would write it on the door. */
export function recordOf({ name, country, region, timeZone, ...plan }: Recorded) {
  const spans = (of: readonly Span[]) => of.map(({ from, to }) => `${from}–${to}`)
  return {
    name,
    country,
    region,
    timeZone,
    ...Object.fromEntries(Object.entries(plan.week).map(([day, of]) => [day, spans(of)])),
    closedDays: plan.closedDays.map(day => `${day.date} ${day.name}`).toSorted(),
    extraDays: plan.extraDays.map(day => `${day.date} ${day.name} ${spans(day.spans).join(' ')}`).toSorted(),
    workedHolidays: plan.workedHolidays.toSorted(),
  }
}

/** Who goes by which, by their names. */
export function recordOfUses({ ofHouse, teams }: UsesRow, rows: readonly CalendarRow[]) {
  const nameOf = (id: string | null) => rows.find(row => row.id === id)?.name ?? null
  return {
    calendarOfHouse: nameOf(ofHouse),
    ...Object.fromEntries(teams.map(({ name, calendarId }) => [name, nameOf(calendarId)])),
  }
}
