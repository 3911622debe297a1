/** The staffing of a day that comes, from the days of the same weekday that are over. */
import {
  expectedArrivals,
  HALF_HOUR_SECONDS,
  RECENT_DAYS,
  type StaffedHalfHour,
  staffingFor,
} from '../staffing/tomorrow.ts'
import type { DayFigures } from './day-figures.ts'

export interface PastDay extends DayFigures {
  /** 1 Monday … 7. */
  readonly weekday: number
  /** How many times each half hour came on that day; left out, once each. */
  readonly times?: readonly number[]
}

/** The day that comes. */
export interface Coming {
  readonly weekday: number
  /** How many times each half hour comes; left out, once each. */
  readonly times?: readonly number[]
  /** How many the rota has at work in each half hour; null or left out where there is no rota for it. */
  readonly planned?: readonly number[] | null
}

export interface NextDay {
  /** Whether those who are at work are known from the rota, or from the past days. */
  readonly agentsAre: 'rota' | 'past'
  /** How many past days of that weekday it rests on. */
  readonly days: number
  /** Of an agent's time, per contact. */
  readonly meanServiceSeconds: number
  /** After so long people leave, on average; null where nobody has left. */
  readonly meanPatienceSeconds: number | null
  /** Those half hours of the day in which anybody comes. */
  readonly halfHours: readonly StaffedHalfHour[]
}

/** Fewer contacts than this say nothing of how long one takes. */
const FEWEST_CONTACTS = 30

/**
 * As many come as on the mean of the last days of that weekday, and as many are at work as the rota says, or else as on those days.
 * @param past of the last weeks, the newest last
 * @returns null where that weekday was never seen, or too little is known of how long contacts take
 */
export function nextDay(
  past: readonly PastDay[],
  { weekday, times, planned = null }: Coming,
): NextDay | null {
  const contacts = sum(past, day => day.contacts)
  const meansOf = (count: (half: DayFigures['halves'][number]) => number) =>
    expectedArrivals(
      past.map(day => ({ ...day, arrivals: day.halves.map(count) })),
      weekday,
    )
  const arrivals = meansOf(({ help, sales }) => help + sales)
  const agents = meansOf(({ agentSeconds }) => agentSeconds / HALF_HOUR_SECONDS)
  if (!arrivals || !agents || contacts < FEWEST_CONTACTS) return null
  const left = sum(past, day => day.left)
  const handling = {
    meanServiceSeconds: sum(past, day => day.busySeconds) / contacts,
    // Of exponential patience: all the waiting there was, by how often somebody had enough of it.
    meanPatienceSeconds: left === 0 ? null : sum(past, day => day.waitedSeconds) / left,
  }
  const plan = arrivals
    .map((mean, half) => ({ half, arrivals: mean, agents: Math.round((planned ?? agents)[half] ?? 0) }))
    .filter(({ half, arrivals: mean }) => mean > 0 && (times?.[half] ?? 1) > 0)
  return {
    agentsAre: planned ? 'rota' : 'past',
    days: Math.min(RECENT_DAYS, past.filter(day => day.weekday === weekday).length),
    ...handling,
    halfHours: staffingFor(plan, handling),
  }
}

function sum(days: readonly PastDay[], of: (day: PastDay) => number): number {
  return days.reduce((total, day) => total + of(day), 0)
}
