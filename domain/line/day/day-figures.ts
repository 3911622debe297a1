/**
 * What is kept of a day that is over: how many came and how many were at work in each half hour, how long a contact took of an
 * agent, how patient people were. What "as on the last Mondays" rests on.
 */
import type { Presence } from '../../case/facts.ts'
import { SECOND, type Instant } from '../../time.ts'
import { HALF_HOURS } from '../staffing/tomorrow.ts'
import type { Span } from '../selling.ts'
import { HALF_HOUR } from './half-hours.ts'
import { type Visit, waitedSeconds } from './offered-waits.ts'

export interface HalfFigures {
  /** 0 to 47, by the clock on the wall: an hour that comes twice is counted into one. */
  readonly half: number
  readonly help: number
  readonly sales: number
  /** Of all agents together, at their desks. */
  readonly agentSeconds: number
}

export interface DayFigures {
  readonly halves: readonly HalfFigures[]
  /** Contacts that were answered. */
  readonly contacts: number
  /** Of all agents together, with at least one person in hand: who talks with two at once is busy once. */
  readonly busySeconds: number
  /** Of everybody who came, answered or not. */
  readonly waitedSeconds: number
  readonly left: number
}

export interface PresenceChange {
  readonly agentId: string
  readonly at: Instant
  readonly presence: Presence
}

export interface WholeDay extends Span {
  readonly visits: readonly Visit[]
  /** In the order of time; from before the day as well, so that it is known who was there when it began. */
  readonly presence: readonly PresenceChange[]
  /** Which half hour it is by the clock on the wall at a moment: 0 to 47. */
  readonly halfAt: (moment: Instant) => number
}

export function dayFigures({ from, until, visits, presence, halfAt }: WholeDay): DayFigures {
  const halves = Array.from({ length: HALF_HOURS }, (_, half) => ({
    half,
    help: 0,
    sales: 0,
    agentSeconds: 0,
  }))
  const here = hereSpans(presence, until)
  for (let at = from; at < until; at += HALF_HOUR) {
    const figures = halves[halfAt(at)]
    if (!figures) continue
    const slot = { from: at, until: Math.min(at + HALF_HOUR, until) }
    figures.agentSeconds += here.reduce((sum, span) => sum + overlap(span, slot), 0) / SECOND
  }
  for (const { joinedAt, isProblem } of visits) {
    const figures = halves[halfAt(joinedAt)]
    if (figures) figures[isProblem ? 'help' : 'sales'] += 1
  }
  return {
    halves,
    contacts: visits.filter(({ answeredAt }) => answeredAt !== null).length,
    busySeconds: busySeconds(visits, until),
    waitedSeconds: visits.reduce((sum, visit) => sum + waitedSeconds(visit, until), 0),
    left: visits.filter(({ answeredAt, endedAt }) => answeredAt === null && endedAt !== null).length,
  }
}

/** When each agent was at their desk. */
function hereSpans(changes: readonly PresenceChange[], until: Instant): readonly Span[] {
  return [...Map.groupBy(changes, ({ agentId }) => agentId).values()].flatMap(own =>
    own.flatMap(({ at, presence }, index) =>
      presence === 'here' ? [{ from: at, until: own[index + 1]?.at ?? until }] : [],
    ),
  )
}

/** How long agents had somebody in hand, each agent's contacts laid over one another. */
function busySeconds(visits: readonly Visit[], until: Instant): number {
  const byAgent = Map.groupBy(
    visits.filter(({ answeredAt }) => answeredAt !== null),
    ({ agentId }) => agentId,
  )
  let busy = 0
  for (const contacts of byAgent.values()) {
    let reached = Number.NEGATIVE_INFINITY
    const inOrder = contacts
      .map(({ answeredAt, endedAt }) => ({
        from: answeredAt ?? until,
        until: Math.min(endedAt ?? until, until),
      }))
      .toSorted((a, b) => a.from - b.from)
    for (const contact of inOrder) {
      busy += Math.max(0, contact.until - Math.max(contact.from, reached))
      reached = Math.max(reached, contact.until)
    }
  }
  return busy / SECOND
}

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.until, b.until) - Math.max(a.from, b.from))
}
