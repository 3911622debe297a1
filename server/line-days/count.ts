/** What a day of the line comes to: its half hours, how long a contact takes, what selling cost. */
import type { Temporal } from 'temporal-polyfill'
import { dayFigures } from '../../domain/line/day/day-figures.ts'
import { wallClock } from '../../domain/line/day/wall-clock.ts'
import { type Span, waitingCausedBySelling } from '../../domain/line/selling.ts'
import { SECOND, type Instant } from '../../domain/time.ts'
import { type LoggedContact, replayOf } from '../../simulation/replay.ts'
import { sellingCost } from '../../simulation/selling.ts'
import type { Db } from '../db/connect.ts'
import { type SellingSpan, sellingSpans } from '../guarantees/sql.ts'
import { type DayRow, presenceBetween, type VisitRow, visitsBetween } from './sql.ts'

export interface Selling {
  readonly sellingSeconds: number
  readonly causedSeconds: number
}

/** From midnight to midnight by the clock on the wall. */
export function spanOf(day: Temporal.PlainDate, timeZone: string): Span {
  const [from = 0, until = 0] = [day, day.add({ days: 1 })].map(
    date => date.toZonedDateTime(timeZone).epochMilliseconds,
  )
  return { from, until }
}

export async function countDay(db: Db, day: Temporal.PlainDate, timeZone: string): Promise<DayRow> {
  const span = spanOf(day, timeZone)
  const [visits, presence, sales] = await Promise.all([
    visitsBetween(db, span),
    presenceBetween(db, span),
    sellingSpans(db, span),
  ])
  const { halfAt } = wallClock(timeZone)
  return {
    day: day.toString(),
    ...dayFigures({ ...span, visits, presence, halfAt }),
    ...sellingIn(visits, sales, span.until),
    sparedSeconds: sales.length === 0 ? null : sparedIn(visits, sales, span),
  }
}

/** Whoever waits with a problem while an agent sells; see `waitingCausedBySelling`. */
export function sellingIn(
  visits: readonly VisitRow[],
  sales: readonly SellingSpan[],
  until: Instant,
): Selling {
  const waiting = visits
    .filter(({ isProblem }) => isProblem)
    .map(({ joinedAt, answeredAt, endedAt }) => ({ from: joinedAt, until: answeredAt ?? endedAt ?? until }))
  return {
    sellingSeconds: sales.reduce((sum, span) => sum + span.until - span.from, 0) / SECOND,
    causedSeconds: waitingCausedBySelling(sales, waiting) / SECOND,
  }
}

const replayed = {
  policy: 'service-first',
  answerSeconds: 0,
  awaySeconds: 60,
  levelFactors: [1, 1, 1, 1],
  callback: null,
} as const
/** What chance decides in a replay is the same each time. */
const seed = 1

/** The same day, sent through the line again with and without the time that was spent on selling. */
function sparedIn(visits: readonly VisitRow[], sales: readonly SellingSpan[], day: Span): number {
  const sold = new Map(sales.map(span => [span.entryId, span]))
  const contacts = visits.map(visit => contactOf(visit, sold.get(visit.id), day))
  return sellingCost(replayOf(contacts, replayed, seed)).causedMinutes * 60
}

function contactOf(visit: VisitRow, sold: Span | undefined, { from: midnight, until }: Span): LoggedContact {
  const { id, medium, isProblem, skill, priority, joinedAt, answeredAt, endedAt, agentId } = visit
  const seconds = (moment: Instant) => (moment - midnight) / SECOND
  const over = Math.min(endedAt ?? until, until)
  const answer =
    answeredAt === null || agentId === null || answeredAt > over
      ? null
      : {
          agentId,
          at: seconds(answeredAt),
          until: seconds(over),
          pitchSeconds: sold ? (sold.until - sold.from) / SECOND : 0,
        }
  return {
    id,
    joinedAt: seconds(joinedAt),
    medium,
    isProblem,
    skill,
    priority,
    group: isProblem ? 'problem' : 'request',
    answer,
    hungUpAt: answer === null && endedAt !== null && answeredAt === null ? seconds(endedAt) : null,
  }
}
