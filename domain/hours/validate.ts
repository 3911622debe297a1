/** What is wrong with opening hours, in sentences for the person who is setting them up. */
import { Temporal } from 'temporal-polyfill'
import { WEEKDAYS, type OpeningHours, type Span } from './hours.ts'

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/
const DATE = /^\d{4}-\d{2}-\d{2}$/

/** Empty when the hours make sense. */
export function problemsWithHours(hours: OpeningHours): readonly string[] {
  const named = [...hours.closedDays, ...hours.extraDays]
  return [
    ...problemsWithZone(hours.timeZone),
    ...WEEKDAYS.flatMap(day => problemsWithSpans(capital(day), hours.week[day])),
    ...named.flatMap(({ date, name }) => problemsWithDay(date, name)),
    ...hours.extraDays.flatMap(({ date, spans }) => problemsWithSpans(date, spans)),
    ...problemsWithRepeats(named.map(({ date }) => date)),
  ]
}

function problemsWithZone(timeZone: string): readonly string[] {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone)
    return []
  } catch {
    return [`"${timeZone}" is not a time zone. Write it like Europe/London.`]
  }
}

function problemsWithSpans(day: string, spans: readonly Span[]): readonly string[] {
  const unreadable = spans.flatMap(({ from, to }) => [
    ...(TIME.test(from) ? [] : [`${day}: "${from}" is not a time at which to open. Write it like 08:30.`]),
    ...(TIME.test(to) || to === '24:00'
      ? []
      : [`${day}: "${to}" is not a time at which to close. Write it like 17:30; midnight is 24:00.`]),
  ])
  if (unreadable.length > 0) return unreadable
  const backwards = spans
    .filter(({ from, to }) => to <= from)
    .map(
      ({ from, to }) =>
        `${day}: ${from} to ${to} ends before it begins. Hours past midnight go on the next day, from 00:00.`,
    )
  return backwards.length > 0 ? backwards : problemsWithOverlaps(day, spans)
}

function problemsWithOverlaps(day: string, spans: readonly Span[]): readonly string[] {
  const sorted = spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return sorted.flatMap((span, index) => {
    const next = sorted[index + 1]
    if (!next || next.from >= span.to) return []
    return [`${day}: ${span.from} to ${span.to} and ${next.from} to ${next.to} overlap.`]
  })
}

function problemsWithDay(date: string, name: string): readonly string[] {
  return [
    ...(isDate(date) ? [] : [`"${date}" is not a day of the calendar. Write it like 2026-12-25.`]),
    ...(name.trim() === '' ? [`${date} has no name. Customers read it: "Christmas Day".`] : []),
  ]
}

function problemsWithRepeats(dates: readonly string[]): readonly string[] {
  const repeated = dates.filter((date, index) => dates.indexOf(date) !== index)
  return [...new Set(repeated)].map(date => `${date} is listed more than once; only one of them can hold.`)
}

function isDate(date: string): boolean {
  if (!DATE.test(date)) return false
  try {
    Temporal.PlainDate.from(date)
    return true
  } catch {
    return false
  }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
