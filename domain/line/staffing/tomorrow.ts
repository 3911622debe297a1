/**
 * Staffing by half hours: what waits are to be expected with the people planned, with one fewer and with one more.
 *
 * Each half hour is taken as a line in its steady state (the "stationary, independent, period by period" approximation; Green,
 * Kolesar and Soares, Operations Research 49, 2001): good while contacts are short beside half an hour and load changes slowly;
 * right after a rush it is too hopeful, because it forgets whoever is still waiting.
 */
import { steadyLine, type SteadyLine, type SteadyLoad } from './steady-line.ts'

export const HALF_HOUR_SECONDS = 1_800
export const HALF_HOURS = 48

/** One day: how many came in each half hour from midnight. */
export interface DayOfArrivals {
  /** 1 Monday … 7. */
  readonly weekday: number
  readonly arrivals: readonly number[]
  /** How many times each half hour came on that day; left out, once each. */
  readonly times?: readonly number[]
}

/** How many of the last days of a weekday say what the next will be like. */
export const RECENT_DAYS = 8

/**
 * Means of the last eight days of that weekday, the newest last; null when there is none yet. Of a half hour that did not come on one of
 * them the others say how it is, and one that came twice counts as two.
 */
export function expectedArrivals(days: readonly DayOfArrivals[], weekday: number): readonly number[] | null {
  const alike = days.filter(day => day.weekday === weekday).slice(-RECENT_DAYS)
  if (alike.length === 0) return null
  return Array.from({ length: HALF_HOURS }, (_, half) => {
    const sum = alike.reduce((total, { arrivals }) => total + (arrivals[half] ?? 0), 0)
    const times = alike.reduce((total, day) => total + (day.times?.[half] ?? 1), 0)
    return times === 0 ? 0 : sum / times
  })
}

export interface PlannedHalfHour {
  readonly half: number
  readonly arrivals: number
  readonly agents: number
}

export interface ExpectedWait {
  readonly agents: number
  /** Null when nobody is there, or the line would grow without end. */
  readonly line: SteadyLine | null
}

export interface StaffedHalfHour extends PlannedHalfHour {
  /** The fewest with whom nine in ten are answered within `NEEDED_WITHIN_SECONDS`. */
  readonly needed: number
  readonly oneFewer: ExpectedWait
  readonly planned: ExpectedWait
  readonly oneMore: ExpectedWait
}

/** What "needed" means, in seconds. */
export const NEEDED_WITHIN_SECONDS = 180

/** The fewest agents with whom nine in ten of those who come are answered in time; 0 where nobody comes. */
export function neededFor(load: SteadyLoad): number {
  const isEnough = (agents: number) =>
    (steadyLine(load, agents)?.nineInTenSeconds ?? Number.POSITIVE_INFINITY) <= NEEDED_WITHIN_SECONDS
  if (load.arrivalsPerSecond <= 0) return 0
  let enough = 1
  while (!isEnough(enough)) enough *= 2
  let tooFew = Math.floor(enough / 2)
  while (enough - tooFew > 1) {
    const between = Math.floor((tooFew + enough) / 2)
    if (isEnough(between)) enough = between
    else tooFew = between
  }
  return enough
}

type Handling = Pick<SteadyLoad, 'meanServiceSeconds' | 'meanPatienceSeconds'>

/** @param handling of the contacts that come: in seconds */
export function staffingFor(
  plan: readonly PlannedHalfHour[],
  handling: Handling,
): readonly StaffedHalfHour[] {
  return plan.map(planned => {
    const load = { ...handling, arrivalsPerSecond: planned.arrivals / HALF_HOUR_SECONDS }
    const withAgents = (agents: number): ExpectedWait => ({ agents, line: steadyLine(load, agents) })
    const { agents } = planned
    return {
      ...planned,
      needed: neededFor(load),
      oneFewer: withAgents(Math.max(0, agents - 1)),
      planned: withAgents(agents),
      oneMore: withAgents(agents + 1),
    }
  })
}
