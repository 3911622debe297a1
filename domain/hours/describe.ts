/** What the contact page says about being open or closed, made of the hours and the phrases of a language. */
import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../time.ts'
import { closedDayAt, closesAt, dateAt, isOpen, nextOpening, type OpeningHours } from './hours.ts'
import { PHRASES, type Day, type Language, type Phrases } from './phrases.ts'

/** The sentences about being open or closed now, times in the organisation's zone. */
export function describeOpening(hours: OpeningHours, now: Instant, language: Language): string {
  const phrases = PHRASES[language]
  if (isOpen(hours, now)) {
    const end = closesAt(hours, now)
    const until = end === null ? phrases.always : phrases.until(whenEnds(hours, { now, end, phrases }))
    return `${phrases.open} ${until}`
  }
  const day = closedDayAt(hours, now)
  const closed = day ? phrases.closedFor(day.name) : phrases.closed
  const next = nextOpening(hours, now)
  const from = next === null ? phrases.never : phrases.from(whenIs(hours, { now, at: next, phrases }))
  return `${closed} ${from}`
}

interface Telling {
  readonly now: Instant
  readonly phrases: Phrases
}

function whenIs(hours: OpeningHours, { now, at, phrases }: Telling & { readonly at: Instant }): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(hours.timeZone)
  const time = moment.toPlainTime().toString({ smallestUnit: 'minute' })
  const today = dateAt(hours, now)
  if (moment.toPlainDate().equals(today)) return phrases.today(time)
  const day: Day = {
    weekday: phrases.weekdays[moment.dayOfWeek - 1] ?? '',
    day: moment.day,
    month: phrases.months[moment.month - 1] ?? '',
    year: moment.year === today.year ? null : moment.year,
  }
  return phrases.onDay(day, time)
}

/** A day that ends at midnight is said to end at 24:00 of that day, as it is written on the door. */
function whenEnds(hours: OpeningHours, { now, end, phrases }: Telling & { readonly end: Instant }): string {
  const isMidnightTonight =
    dateAt(hours, end).equals(dateAt(hours, now).add({ days: 1 })) &&
    end === dateAt(hours, end).toZonedDateTime(hours.timeZone).epochMilliseconds
  return isMidnightTonight ? phrases.today('24:00') : whenIs(hours, { now, at: end, phrases })
}
