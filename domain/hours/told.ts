/** When people may be told by letter what cannot be put right at night anyway. */
import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../time.ts'
import { momentOf } from './hours.ts'

/** By the clock on the wall there, in whole hours of one day; `untilHour` may be 24. */
export interface ToldHours {
  readonly timeZone: string
  readonly fromHour: number
  readonly untilHour: number
}

/** The first moment, from now on, at which they may be told: now itself within these hours. */
export function tellableFrom({ timeZone, fromHour, untilHour }: ToldHours, now: Instant): Instant {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate()
  const until = momentOf(timeZone, today, onTheWall(untilHour), 'later')
  const day = now < until ? today : today.add({ days: 1 })
  return Math.max(now, momentOf(timeZone, day, onTheWall(fromHour), 'earlier'))
}

function onTheWall(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}
