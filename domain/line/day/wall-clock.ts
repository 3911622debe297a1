/**
 * Half hours by the clock on the wall of the house. In spring some of them do not come, in autumn some come twice; in a few places they do
 * not begin with those of the world's clock.
 */
import { Temporal } from 'temporal-polyfill'
import { DAY, MINUTE, type Instant } from '../../time.ts'
import { HALF_HOURS } from '../staffing/tomorrow.ts'
import { HALF_HOUR } from './half-hours.ts'

/** No clock on a wall changes, and none is apart from the world's, but by quarters of an hour. */
const QUARTER = 15 * MINUTE

export interface WallClock {
  /** Which half hour of the day it is at a moment: 0 to 47. */
  readonly halfAt: (moment: Instant) => number
  /** When that half hour began. */
  readonly halfHourOf: (moment: Instant) => Instant
  /** How many times each half hour of a day comes: once, but for the days on which the clock is changed. */
  readonly halvesOn: (day: Temporal.PlainDate) => readonly number[]
}

const ONCE_EACH = Array.from({ length: HALF_HOURS }, () => 1)

export function wallClock(timeZone: string): WallClock {
  const known = new Map<number, { readonly half: number; readonly began: Instant }>()
  const read = (moment: Instant) => {
    const quarter = Math.floor(moment / QUARTER) * QUARTER
    const found = known.get(quarter)
    if (found) return found
    const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(quarter).toZonedDateTimeISO(timeZone)
    const is = { half: hour * 2 + Math.floor(minute / 30), began: quarter - (minute % 30) * MINUTE }
    known.set(quarter, is)
    return is
  }
  const midnightOf = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).epochMilliseconds
  return {
    halfAt: moment => read(moment).half,
    halfHourOf: moment => read(moment).began,
    halvesOn(day) {
      const [from, until] = [midnightOf(day), midnightOf(day.add({ days: 1 }))]
      if (until - from === DAY) return ONCE_EACH
      const times = Array.from({ length: HALF_HOURS }, () => 0)
      for (let at = from; at < until; at += HALF_HOUR) {
        const { half } = read(at)
        times[half] = (times[half] ?? 0) + 1
      }
      return times
    },
  }
}
