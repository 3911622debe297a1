/**
 * How many due dates are reckoned in a second, over ten years of national calendars, and what a calendar costs when it is new.
 *
 * Method. Three calendars with the public holidays of the catalogue from 2026 on: Spain with the region of Madrid and split shifts, England
 * with office hours, Pakistan with its days by the moon and a worked Saturday morning. Dues are drawn once from a seed: the calendar, a
 * moment in the ten years, the unit (four of ten in working days, four in working hours, one each in days and in hours) and an
 * amount from 1 to 20 days, or to 40 hours. All in one thread.
 *
 * - duePerSecond: with each year of each calendar reckoned before (day tables cached), as a server has them after its first dues.
 * - pausedPerSecond: the same dues, each with a rest of half a day to five days within it.
 * - coldBuilds, coldBuildMs: how many years were reckoned for the first time, and what one of them cost on average; holidaysMs: what it
 *   cost to read the public holidays of one calendar for all of these years, the catalogue itself once among them.
 * - duePerSecondWithCold: the same dues with calendars that nobody has asked before, cold years among them.
 * - naivePerSecond, timesNaive: the first of the same dues by walking day by day with Temporal, in the same run, and the ratio. Both must come
 *   to the same moments, or the bench fails.
 *
 * Options: --dues N (300000), --naive N (3000), --seed N (1).
 */
import { performance } from 'node:perf_hooks'
import Catalogue from 'date-holidays'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import type { Temporal } from 'temporal-polyfill'
import { dateAt, momentOf, type OpeningHours, type Span, WEEKDAYS } from '../domain/hours/hours.ts'
import { type Calendar, calendarOf } from '../domain/time/calendar.ts'
import { yearOf } from '../domain/time/day-table.ts'
import { dueAt, HORIZON_YEARS, type Pause, type Unit, type Within } from '../domain/time/due.ts'
import { publicHolidays } from '../domain/time/holidays.ts'
import { DAY, HOUR } from '../domain/time.ts'
import { type Options, wholeNumber } from './run.ts'

const FIRST_YEAR = 2026
const YEARS = 10

/** Of ten dues. */
const SLOTS: readonly Unit[] = [
  ...Array<Unit>(4).fill('working-days'),
  ...Array<Unit>(4).fill('working-hours'),
  'days',
  'hours',
]

interface Asked {
  readonly calendar: number
  readonly from: number
  readonly within: Within
  readonly pauses: readonly Pause[]
}

export async function run(options: Options): Promise<Readonly<Record<string, number>>> {
  const dues = draw(wholeNumber(options, 'dues', 300_000), wholeNumber(options, 'seed', 1))
  const naive = dues.slice(0, wholeNumber(options, 'naive', 3_000))
  const readHolidays = performance.now()
  const plans = places()
  const holidaysMs = (performance.now() - readHolidays) / plans.length
  const cold = build(plans.map(fresh))
  const withCold = rate(dues, plans.map(fresh))
  // Once before it is measured: nobody's first due is an average one.
  rate(dues.slice(0, 20_000), cold.calendars)
  const warm = rate(dues, cold.calendars)
  const paused = rate(dues, cold.calendars, true)
  const naivePerSecond = walk(naive, cold.calendars)
  return {
    duePerSecond: warm,
    pausedPerSecond: paused,
    duePerSecondWithCold: withCold,
    coldBuilds: cold.builds,
    coldBuildMs: cold.ms / cold.builds,
    holidaysMs,
    naivePerSecond,
    timesNaive: warm / naivePerSecond,
    dues: dues.length,
    years: YEARS,
    calendars: plans.length,
  }
}

function week(spans: readonly Span[], saturday: readonly Span[]): OpeningHours['week'] {
  const [monday, tuesday, wednesday, thursday, friday] = [spans, spans, spans, spans, spans]
  return { monday, tuesday, wednesday, thursday, friday, saturday, sunday: [] }
}

/** With the holidays of every year in which one of the dues may fall. */
function places(): readonly Calendar[] {
  const office = [{ from: '09:00', to: '17:30' }]
  const split = [
    { from: '09:00', to: '14:00' },
    { from: '16:00', to: '19:00' },
  ]
  const morning = [{ from: '09:00', to: '13:00' }]
  return [
    placed(new Catalogue('ES', 'MD'), 'Europe/Madrid', week(split, [])),
    placed(new Catalogue('GB', 'ENG'), 'Europe/London', week(office, [])),
    placed(new Catalogue('PK'), 'Asia/Karachi', week(office, morning)),
  ]
}

function placed(place: Catalogue, timeZone: string, days: OpeningHours['week']): Calendar {
  const own = { timeZone, week: days, closedDays: [], extraDays: [], workedHolidays: [] }
  const years = Array.from({ length: YEARS + HORIZON_YEARS + 1 }, (_, at) => FIRST_YEAR + at)
  return calendarOf(
    own,
    years.flatMap(year => publicHolidays(place, year)),
  )
}

/** The same calendar as another object: nothing of it was reckoned before. */
const fresh = (calendar: Calendar): Calendar => ({ ...calendar })

function build(calendars: readonly Calendar[]) {
  const started = performance.now()
  let builds = 0
  for (const calendar of calendars)
    for (let year = FIRST_YEAR; year <= FIRST_YEAR + YEARS; year += 1) {
      yearOf(calendar, year)
      builds += 1
    }
  return { calendars, builds, ms: performance.now() - started }
}

function draw(count: number, seed: number): readonly Asked[] {
  const random = xoroshiro128plus(seed)
  const pick = (from: number, to: number) => uniformInt(random, from, to)
  const start = Date.UTC(FIRST_YEAR, 0, 2)
  return Array.from({ length: count }, () => {
    const unit = SLOTS[pick(0, SLOTS.length - 1)] ?? missing()
    const from = start + pick(0, YEARS * 365 - 60) * DAY + pick(0, 24 * 60 - 1) * 60_000
    const rests = from + pick(1, 24) * HOUR
    return {
      calendar: pick(0, 2),
      from,
      within: { amount: pick(1, unit.endsWith('hours') ? 40 : 20), unit },
      pauses: [{ from: rests, until: rests + pick(12, 120) * HOUR }],
    }
  })
}

/** Per second. */
function rate(dues: readonly Asked[], calendars: readonly Calendar[], isPaused = false): number {
  let sum = 0
  const started = performance.now()
  for (const { calendar, from, within, pauses } of dues) {
    sum += dueAt(calendars[calendar] ?? missing(), from, within, isPaused ? pauses : []) ?? missing()
  }
  const seconds = (performance.now() - started) / 1_000
  if (!Number.isFinite(sum)) throw new Error('a due is no moment')
  return dues.length / seconds
}

function missing(): never {
  throw new Error('something is due by no calendar, or never')
}

/** The same by walking day by day; per second. Throws where the two do not agree. */
function walk(dues: readonly Asked[], calendars: readonly Calendar[]): number {
  const walkers = calendars.map(calendar => ({
    calendar,
    closed: new Set(calendar.closedDays.map(({ date }) => date)),
  }))
  const started = performance.now()
  const found = dues.map(asked => walked(walkers[asked.calendar] ?? missing(), asked))
  const seconds = (performance.now() - started) / 1_000
  for (const [at, { calendar, from, within }] of dues.entries())
    if (found[at] !== dueAt(calendars[calendar] ?? missing(), from, within))
      throw new Error(`two ways to reckon differ: ${JSON.stringify({ calendar, from, within })}`)
  return dues.length / seconds
}

interface Walker {
  readonly calendar: Calendar
  readonly closed: ReadonlySet<string>
}

function walked(walker: Walker, { from, within: { amount, unit } }: Asked): number {
  if (unit === 'hours') return from + amount * HOUR
  const today = dateAt(walker.calendar, from)
  if (unit === 'days') {
    return momentOf(walker.calendar.timeZone, today.add({ days: amount }), '24:00', 'earlier')
  }
  let left = unit === 'working-hours' ? amount * HOUR : amount
  for (let day = unit === 'working-hours' ? today : today.add({ days: 1 }); ; day = day.add({ days: 1 })) {
    const open = openOn(walker, day)
    if (unit === 'working-days' && open.length > 0) left -= 1
    if (unit === 'working-days' && left === 0) return open.at(-1)?.until ?? missing()
    if (unit !== 'working-hours') continue
    for (const span of open) {
      const start = Math.max(span.from, from)
      if (span.until <= start) continue
      if (span.until - start >= left) return start + left
      left -= span.until - start
    }
  }
}

function openOn({ calendar, closed }: Walker, day: Temporal.PlainDate) {
  const weekday = WEEKDAYS[day.dayOfWeek - 1] ?? missing()
  if (closed.has(day.toString())) return []
  return calendar.week[weekday].map(({ from, to }) => ({
    from: momentOf(calendar.timeZone, day, from, 'earlier'),
    until: momentOf(calendar.timeZone, day, to, 'later'),
  }))
}
