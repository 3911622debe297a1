/** Calendar days and hours of the day in a zone, for what is reckoned by them. */
import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../time.ts'

function zoned(timeZone: string, moment: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone)
}

/** `2026-04-01` */
export function dayOf(timeZone: string, moment: Instant): string {
  return zoned(timeZone, moment).toPlainDate().toString()
}

/** How many midnights lie between; 0 within one day. Negative the other way round. */
export function daysBetween(timeZone: string, from: Instant, until: Instant): number {
  return zoned(timeZone, from).toPlainDate().until(zoned(timeZone, until).toPlainDate()).days
}

/** How long the month of this moment is; clocks that change make it an hour shorter or longer. */
export function millisecondsOfMonth(timeZone: string, moment: Instant): number {
  const first = zoned(timeZone, moment).toPlainDate().with({ day: 1 })
  return at(timeZone, first.add({ months: 1 }), '00:00') - at(timeZone, first, '00:00')
}

/** How much of a stretch lies between two hours of the day, on all its days together. */
export function lostBetween(
  timeZone: string,
  { from, until }: { readonly from: Instant; readonly until: Instant },
  hours: { readonly from: string; readonly to: string },
): number {
  let lost = 0
  const last = zoned(timeZone, until).toPlainDate()
  for (
    let day = zoned(timeZone, from).toPlainDate();
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    const opens = Math.max(from, at(timeZone, day, hours.from))
    const closes = Math.min(until, at(timeZone, day, hours.to))
    lost += Math.max(0, closes - opens)
  }
  return lost
}

function at(timeZone: string, day: Temporal.PlainDate, time: string): Instant {
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds
}
