/**
 * What waits the line has offered: how long people would have waited, had they all stayed.
 *
 * Who hung up after a minute would have waited more than a minute, and so would those who are still waiting: they count as waits
 * that were cut off (Kaplan and Meier), neither left out nor taken as short ones. Means of answered waits alone flatter a bad hour,
 * because those who waited longest are the ones who have left.
 */
import { SECOND, type Instant } from '../../time.ts'
import { kaplanMeier, type Step } from '../quote/kaplan-meier.ts'
import { type Coming, waitsOf } from '../waits.ts'

/** Somebody who came to talk to a person, as the rows have it. */
export interface Visit extends Coming {
  /** Since when they wait; of whoever is called later, since when that was due. */
  readonly joinedAt: Instant
  /** Also when nobody has said what it is. */
  readonly isProblem: boolean
  /** Who answered. */
  readonly agentId: string | null
}

export interface OfferedWaits {
  readonly came: number
  readonly answered: number
  /** Before anybody answered. */
  readonly left: number
  readonly waiting: number
  /** Half of them are offered somebody sooner, in seconds; null where too few were answered to say. */
  readonly middleSeconds: number | null
  /** Nine in ten are; null likewise, and where more than one in ten has left or waits. */
  readonly nineInTenSeconds: number | null
}

/** @param visits who came in one stretch of time, in any order */
export function offeredWaits(visits: readonly Visit[], now: Instant): OfferedWaits {
  const answered = visits.filter(({ answeredAt }) => answeredAt !== null).length
  const left = visits.filter(({ answeredAt, endedAt }) => answeredAt === null && endedAt !== null).length
  const steps = kaplanMeier(
    visits.map(visit => ({ seconds: waitedSeconds(visit, now), isEnd: visit.answeredAt !== null })),
  )
  return {
    came: visits.length,
    answered,
    left,
    waiting: visits.length - answered - left,
    middleSeconds: reaching(steps, 0.5),
    nineInTenSeconds: reaching(steps, 0.1),
  }
}

/** Until they were answered, had left, or now. */
export function waitedSeconds(visit: Visit, now: Instant): number {
  return waitsOf(visit, now).reduce((sum, { from, until }) => sum + Math.max(0, until - from), 0) / SECOND
}

/** Nine of ten taken one by one leave a little more than a tenth, by the rounding of the machine. */
const ROUNDING = 1e-9

function reaching(steps: readonly Step[], left: number): number | null {
  return steps.find(({ share }) => share <= left + ROUNDING)?.seconds ?? null
}
