/** What the clock of the house says, as quotes are made from it. */
import { Temporal } from 'temporal-polyfill'
import type { QuoteState } from '../../domain/line/quote/state.ts'
import type { Instant } from '../../domain/time.ts'

export function timeOfDay(timeZone: string, now: Instant): Pick<QuoteState, 'at' | 'weekday'> {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
  return { at: local.hour * 3_600 + local.minute * 60 + local.second, weekday: local.dayOfWeek }
}
