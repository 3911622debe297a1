/** What is wrong with opening hours, in sentences for the person who is setting them up. */
import { Temporal } from 'temporal-polyfill'
import { WEEKDAYS, type OpeningHours, type Span } from './hours.ts'
import { type Problems, problemsIn } from './problems.ts'

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/
const DATE = /^\d{4}-\d{2}-\d{2}$/

/** Empty when the hours make sense. */
export function problemsWithHours(hours: OpeningHours, language: 'en' | 'es' = 'en'): readonly string[] {
  const say = problemsIn[language]
  const named = [...hours.closedDays, ...hours.extraDays]
  return [
    ...problemsWithZone(say, hours.timeZone),
    ...WEEKDAYS.flatMap(day => problemsWithSpans(say, say.weekdays[day], hours.week[day])),
    ...named.flatMap(({ date, name }) => problemsWithDay(say, date, name)),
    ...hours.extraDays.flatMap(({ date, spans }) => problemsWithSpans(say, date, spans)),
    ...problemsWithRepeats(
      say,
      named.map(({ date }) => date),
    ),
  ]
}

function problemsWithZone(say: Problems, timeZone: string): readonly string[] {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone)
    return []
  } catch {
    return [say.noZone(timeZone)]
  }
}

function problemsWithSpans(say: Problems, day: string, spans: readonly Span[]): readonly string[] {
  const unreadable = spans.flatMap(({ from, to }) => [
    ...(TIME.test(from) ? [] : [say.noOpening(day, from)]),
    ...(TIME.test(to) || to === '24:00' ? [] : [say.noClosing(day, to)]),
  ])
  if (unreadable.length > 0) return unreadable
  const backwards = spans
    .filter(({ from, to }) => to <= from)
    .map(({ from, to }) => say.backwards(day, from, to))
  return backwards.length > 0 ? backwards : problemsWithOverlaps(say, day, spans)
}

function problemsWithOverlaps(say: Problems, day: string, spans: readonly Span[]): readonly string[] {
  const sorted = spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return sorted.flatMap((span, index) => {
    const next = sorted[index + 1]
    if (!next || next.from >= span.to) return []
    return [say.overlap(day, span, next)]
  })
}

function problemsWithDay(say: Problems, date: string, name: string): readonly string[] {
  return [...(isDate(date) ? [] : [say.noDay(date)]), ...(name.trim() === '' ? [say.noName(date)] : [])]
}

function problemsWithRepeats(say: Problems, dates: readonly string[]): readonly string[] {
  const repeated = dates.filter((date, index) => dates.indexOf(date) !== index)
  return [...new Set(repeated)].map(date => say.repeated(date))
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
