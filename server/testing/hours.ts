import { type OpeningHours, WEEKDAYS } from '../../domain/hours/hours.ts'

/** Open around the clock, so that a test does not depend on when it runs. */
export const allWeek: OpeningHours = {
  timeZone: 'Europe/London',
  week: Object.fromEntries(
    WEEKDAYS.map(day => [day, [{ from: '00:00', to: '24:00' }]]),
  ) as unknown as OpeningHours['week'], // every weekday is in WEEKDAYS
  closedDays: [],
  extraDays: [],
}
