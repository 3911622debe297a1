/** What a day of the line comes to: its half hours, how long a contact takes, what selling cost. Plain data in, plain data out. */
import { dayFigures, type DayFigures, type PresenceChange } from '../../domain/line/day/day-figures.ts'
import { wallClock } from '../../domain/line/day/wall-clock.ts'
import { type Span, waitingCausedBySelling } from '../../domain/line/selling.ts'
import { waitsOf } from '../../domain/line/waits.ts'
import { SECOND, type Instant } from '../../domain/time.ts'
import { AS_LOGGED, type LoggedContact, replayOf } from '../../simulation/replay.ts'
import { sellingCost } from '../../simulation/selling.ts'
import type { SellingSpan } from '../guarantees/sql.ts'
import type { VisitRow } from './sql.ts'

/** A day as the rows have it. */
export interface DayRead {
  readonly span: Span
  readonly timeZone: string
  readonly visits: readonly VisitRow[]
  readonly presence: readonly PresenceChange[]
  readonly sales: readonly SellingSpan[]
}

export interface Selling {
  readonly sellingSeconds: number
  readonly causedSeconds: number
}

export interface CountedDay extends DayFigures, Selling {
  /** Waiting that would not have been, had nobody sold; null where nobody did. */
  readonly sparedSeconds: number | null
}

export function figuresOf({ span, timeZone, visits, presence, sales }: DayRead): CountedDay {
  const { halfAt } = wallClock(timeZone)
  return {
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
  const waiting = visits.filter(({ isProblem }) => isProblem).flatMap(visit => waitsOf(visit, until))
  return {
    sellingSeconds: sales.reduce((sum, span) => sum + span.until - span.from, 0) / SECOND,
    causedSeconds: waitingCausedBySelling(sales, waiting) / SECOND,
  }
}

/** What chance decides in a replay is the same each time. */
const seed = 1

/** The same day, sent through the line again with and without the time that was spent on selling. */
function sparedIn(visits: readonly VisitRow[], sales: readonly SellingSpan[], day: Span): number {
  const sold = new Map(sales.map(span => [span.entryId, span]))
  const contacts = visits.map(visit => contactOf(visit, sold.get(visit.id), day))
  return sellingCost(replayOf(contacts, AS_LOGGED, seed)).causedMinutes * 60
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
