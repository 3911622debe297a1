/** Opening hours for the tests: an office, one with a long lunch, a night, round the clock, and never. */
import { Temporal } from 'temporal-polyfill'
import type { OpeningHours, Span } from '../hours.ts'

const office: readonly Span[] = [{ from: '08:00', to: '20:00' }]
const split: readonly Span[] = [
  { from: '09:00', to: '13:00' },
  { from: '15:30', to: '19:00' },
]
const allDay: readonly Span[] = [{ from: '00:00', to: '24:00' }]

export const weekdays = (spans: readonly Span[], weekend: readonly Span[] = []): OpeningHours['week'] => ({
  monday: spans,
  tuesday: spans,
  wednesday: spans,
  thursday: spans,
  friday: spans,
  saturday: weekend,
  sunday: weekend,
})

export const london: OpeningHours = {
  timeZone: 'Europe/London',
  week: weekdays(office),
  closedDays: [{ date: '2026-12-25', name: 'Christmas Day' }],
  extraDays: [
    { date: '2026-12-26', name: 'the day after Christmas', spans: [{ from: '10:00', to: '14:00' }] },
    { date: '2026-12-24', name: 'Christmas Eve', spans: [{ from: '08:00', to: '12:00' }] },
  ],
}
export const madrid: OpeningHours = {
  timeZone: 'Europe/Madrid',
  week: weekdays(split),
  closedDays: [],
  extraDays: [],
}
export const sundayNight = (timeZone: string, from: string, to: string): OpeningHours => ({
  timeZone,
  week: { ...weekdays([]), sunday: [{ from, to }] },
  closedDays: [],
  extraDays: [],
})
export const roundTheClock: OpeningHours = {
  timeZone: 'Europe/London',
  week: weekdays(allDay, allDay),
  closedDays: [],
  extraDays: [],
}
export const overMidnight: OpeningHours = {
  timeZone: 'Europe/London',
  week: {
    ...weekdays([]),
    friday: [{ from: '22:00', to: '24:00' }],
    saturday: [{ from: '00:00', to: '02:00' }],
  },
  closedDays: [],
  extraDays: [],
}
export const never: OpeningHours = {
  timeZone: 'Europe/London',
  week: weekdays([]),
  closedDays: [],
  extraDays: [],
}

/** 'YYYY-MM-DDTHH:MM[Zone]', with an offset where the wall clock shows the time twice. */
export const at = (text: string) => Temporal.ZonedDateTime.from(text).epochMilliseconds

/** To be written after a wall-clock time. */
export const LONDON = '[Europe/London]'
