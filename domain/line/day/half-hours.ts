/** A stretch of time by half hours: those who need help beside those who want to buy. */
import { MINUTE, type Instant } from '../../time.ts'
import { type OfferedWaits, offeredWaits, type Visit } from './offered-waits.ts'

export const HALF_HOUR = 30 * MINUTE

export interface HalfHour {
  /** When it began; they came before the next one. */
  readonly at: Instant
  readonly help: OfferedWaits
  readonly sales: OfferedWaits
}

interface Shown {
  readonly from: Instant
  readonly now: Instant
  /** When the half hour began in which a moment lies; see wall-clock.ts. */
  readonly halfHourOf: (moment: Instant) => Instant
}

/**
 * One for each half hour from that of `from` to that of `now`, also where nobody came. The hour that comes twice stands there twice.
 * @param visits those who joined since `from`
 */
export function byHalfHour(visits: readonly Visit[], { from, now, halfHourOf }: Shown): readonly HalfHour[] {
  const joined = Map.groupBy(visits, ({ joinedAt }) => halfHourOf(joinedAt))
  const first = halfHourOf(from)
  const count = (halfHourOf(now) - first) / HALF_HOUR + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const at = first + index * HALF_HOUR
    const came = joined.get(at) ?? []
    const of = (isProblem: boolean) =>
      offeredWaits(
        came.filter(visit => visit.isProblem === isProblem),
        now,
      )
    return { at, help: of(true), sales: of(false) }
  })
}
