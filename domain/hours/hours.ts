/**
 * Opening hours of the organisation: when a person answers.
 *
 * Written as wall-clock times in the organisation's zone, since that is what is printed on the door. What must stay true
 * when clocks change: a day opens at the first moment at which the wall clock has reached the time, and closes at the last;
 * an hour that comes twice is open twice, a time that is skipped becomes the moment of the change.
 */
import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../time.ts'

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** From a time until a later one of the same day, 'HH:MM'; `to` may be '24:00'. A night is two spans on two days. */
export interface Span {
  readonly from: string
  readonly to: string
}

export interface ClosedDay {
  /** 'YYYY-MM-DD'. */
  readonly date: string
  /** What the day is called, as the customer reads it: "Christmas Day". */
  readonly name: string
}

/** A day with hours of its own, instead of those of its weekday. */
export interface ExtraDay extends ClosedDay {
  readonly spans: readonly Span[]
}

export interface OpeningHours {
  /** An IANA name: 'Europe/Madrid'. */
  readonly timeZone: string
  readonly week: Readonly<Record<Weekday, readonly Span[]>>
  readonly closedDays: readonly ClosedDay[]
  readonly extraDays: readonly ExtraDay[]
}

/** How far ahead an opening is looked for, in days. */
export const HORIZON_DAYS = 400

/** How far ahead a closing is looked for, in days. It is asked with every look at the contact page. */
const CLOSING_HORIZON_DAYS = 7

/** One stretch of being open, from the first moment until just before the last. */
export interface Opening {
  readonly from: Instant
  readonly until: Instant
}

export function isOpen(hours: OpeningHours, now: Instant): boolean {
  return openingAround(hours, now) !== null
}

/** The first moment, from now on, at which it is open: now itself when it is. Null when there is none within 400 days. */
export function nextOpening(hours: OpeningHours, now: Instant): Instant | null {
  for (const { from, until } of openingsFrom(hours, now, HORIZON_DAYS)) {
    if (until > now) return Math.max(from, now)
  }
  return null
}

/**
 * Until when it stays open, over midnight where one day's hours join the next; null when it is closed now, or when it does
 * not close within a week: then it is open at any hour, as far as somebody who reads it today is concerned.
 */
export function closesAt(hours: OpeningHours, now: Instant): Instant | null {
  let open = openingAround(hours, now)
  if (!open) return null
  for (const next of openingsFrom(hours, now, CLOSING_HORIZON_DAYS)) {
    if (next.from > open.until) return open.until
    if (next.until > open.until) open = next
  }
  const horizon = dateAt(hours, now).add({ days: CLOSING_HORIZON_DAYS })
  return Temporal.PlainDate.compare(dateAt(hours, open.until), horizon) > 0 ? null : open.until
}

/** The calendar day in the organisation's zone. */
export function dateAt(hours: OpeningHours, now: Instant): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(hours.timeZone).toPlainDate()
}

/** The name of the day, if it is one on which the organisation is closed. */
export function closedDayAt(hours: OpeningHours, now: Instant): ClosedDay | null {
  const today = dateAt(hours, now).toString()
  return hours.closedDays.find(({ date }) => date === today) ?? null
}

function openingAround(hours: OpeningHours, now: Instant): Opening | null {
  const today = dateAt(hours, now)
  // The neighbours too: where clocks change at midnight, a moment of one day can belong to the hours of the other.
  const near = [-1, 0, 1].flatMap(days => openingsOn(hours, today.add({ days })))
  return near.find(({ from, until }) => from <= now && now < until) ?? null
}

function* openingsFrom(hours: OpeningHours, now: Instant, horizonDays: number): Generator<Opening> {
  const today = dateAt(hours, now)
  for (let days = -1; days <= horizonDays; days += 1) yield* openingsOn(hours, today.add({ days }))
}

/** The stretches of one day, in order. */
export function openingsOn(hours: OpeningHours, date: Temporal.PlainDate): readonly Opening[] {
  return spansOn(hours, date)
    .map(({ from, to }) => ({
      from: momentOf(hours.timeZone, date, from, 'earlier'),
      until: momentOf(hours.timeZone, date, to, 'later'),
    }))
    .filter(({ from, until }) => from < until)
    .toSorted((a, b) => a.from - b.from)
}

/** What is written for this day, by the clock on the wall. */
export function spansOn(hours: OpeningHours, date: Temporal.PlainDate): readonly Span[] {
  const day = date.toString()
  const extra = hours.extraDays.find(candidate => candidate.date === day)
  if (extra) return extra.spans
  if (hours.closedDays.some(closed => closed.date === day)) return []
  const weekday = WEEKDAYS[date.dayOfWeek - 1]
  return weekday === undefined ? [] : hours.week[weekday]
}

/** When the wall clock shows this time: the first or the last moment where it does twice, the change where it never does. */
export function momentOf(
  timeZone: string,
  date: Temporal.PlainDate,
  time: string,
  which: 'earlier' | 'later',
): Instant {
  const wall =
    time === '24:00'
      ? date.add({ days: 1 }).toPlainDateTime()
      : date.toPlainDateTime(Temporal.PlainTime.from(time))
  const moment = wall.toZonedDateTime(timeZone, { disambiguation: which })
  if (moment.toPlainDateTime().equals(wall)) return moment.epochMilliseconds
  const before = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  return (before.getTimeZoneTransition('next') ?? before).epochMilliseconds
}
