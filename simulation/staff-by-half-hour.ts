/** How many are at work in each half hour of the day. */
import { DAY_SECONDS, type SeatPlan } from './model.ts'

const HALF_HOUR = 1_800

/** Means over so many days; breaks are not work. */
export function staffByHalfHour(seats: readonly SeatPlan[], days: number): readonly number[] {
  const seconds = Array.from({ length: DAY_SECONDS / HALF_HOUR }, () => 0)
  for (const { changes } of seats) {
    for (const [index, { at, presence }] of changes.entries()) {
      if (presence !== 'here') continue
      const until = changes[index + 1]?.at ?? at
      for (let from = at; from < until; ) {
        const end = Math.min(until, (Math.floor(from / HALF_HOUR) + 1) * HALF_HOUR)
        const half = Math.floor((from % DAY_SECONDS) / HALF_HOUR)
        seconds[half] = (seconds[half] ?? 0) + end - from
        from = end
      }
    }
  }
  return seconds.map(sum => sum / HALF_HOUR / days)
}
