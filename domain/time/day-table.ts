/**
 * The working time of a calendar, year by year, as sorted numbers: reckoned once with the wall clock and its changes, then searched.
 * Asking for the thousandth due date of a calendar costs no more than a few comparisons.
 */
import { Temporal } from 'temporal-polyfill'
import { type Opening, openingsOn, type Span, spansOn } from '../hours/hours.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../time.ts'
import type { Calendar } from './calendar.ts'

/** One year of a calendar. All times are instants; every list is ascending. */
export interface Year {
  /** The first moment of each day, and of the day after the last. */
  readonly days: readonly Instant[]
  /** Of each working day: which day of the year it is, from 0, and when its work ends. */
  readonly workingDays: readonly number[]
  readonly closings: readonly Instant[]
  /** Stretches of work; hours that overlap over a change of clocks count once. */
  readonly from: readonly Instant[]
  readonly until: readonly Instant[]
}

const tables = new WeakMap<Calendar, Map<number, Year>>()

/** The year as this calendar has it; kept for as long as the calendar is. */
export function yearOf(calendar: Calendar, year: number): Year {
  const known = tables.get(calendar) ?? new Map<number, Year>()
  tables.set(calendar, known)
  const found = known.get(year)
  if (found) return found
  const made = reckoned(calendar, year)
  known.set(year, made)
  return made
}

/** The year in which a moment falls, in the zone of the calendar. */
export function yearAt(calendar: Calendar, moment: Instant): number {
  const guess = new Date(moment).getUTCFullYear()
  const { days } = yearOf(calendar, guess)
  if (moment < (days[0] ?? 0)) return guess - 1
  return moment >= (days.at(-1) ?? 0) ? guess + 1 : guess
}

/** The first moment after the day in which this one falls. */
export function endOfDay(calendar: Calendar, moment: Instant): Instant {
  const { days } = yearOf(calendar, yearAt(calendar, moment))
  return days[countUpTo(days, moment)] ?? moment
}

/** How many of an ascending list are at or before this moment. */
export function countUpTo(sorted: readonly number[], moment: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? Number.POSITIVE_INFINITY) <= moment) low = middle + 1
    else high = middle
  }
  return low
}

function reckoned(calendar: Calendar, year: number): Year {
  const days: Instant[] = []
  const workingDays: number[] = []
  const closings: Instant[] = []
  const from: Instant[] = []
  const until: Instant[] = []
  let day = Temporal.PlainDate.from({ year, month: 1, day: 1 })
  let start = startOf(calendar, day)
  while (day.year === year) {
    const tomorrow = day.add({ days: 1 })
    const end = startOf(calendar, tomorrow)
    const openings =
      end - start === DAY ? inSteadyDay(spansOn(calendar, day), start) : openingsOn(calendar, day)
    days.push(start)
    if (openings.length > 0) {
      workingDays.push(days.length - 1)
      closings.push(Math.max(...openings.map(opening => opening.until)))
    }
    for (const opening of openings) {
      const begins = Math.max(opening.from, until.at(-1) ?? opening.from)
      if (begins >= opening.until) continue
      from.push(begins)
      until.push(opening.until)
    }
    day = tomorrow
    start = end
  }
  days.push(start)
  return { days, workingDays, closings, from, until }
}

/**
 * On a day of 24 hours no clock changes, and the wall clock is the time since its start: asking the zone for each opening and closing
 * would cost ten times as much.
 */
function inSteadyDay(spans: readonly Span[], start: Instant): readonly Opening[] {
  return spans
    .map(({ from, to }) => ({ from: start + sinceMidnight(from), until: start + sinceMidnight(to) }))
    .filter(({ from, until }) => from < until)
    .toSorted((a, b) => a.from - b.from)
}

function sinceMidnight(time: string): number {
  return Number(time.slice(0, 2)) * HOUR + Number(time.slice(3)) * MINUTE
}

function startOf({ timeZone }: Calendar, day: Temporal.PlainDate): Instant {
  return day.toZonedDateTime(timeZone).epochMilliseconds
}
