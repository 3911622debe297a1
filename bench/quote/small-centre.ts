/**
 * A small centre: five to ten agents by the half hour, arrivals that rise and fall over a day of ten hours, services that vary as
 * those of a real centre do (lognormal, coefficient of variation 1.15, mean 180 s), patience of 300 s in the mean.
 */
import { exponential, lognormal, type Model } from './simulate.ts'

const SERVICE_SECONDS = 180
const PATIENCE_SECONDS = 300
const DAY = 86_400
const OPENS = 8 * 3_600
const DAYS = 130
const HALF_HOUR = 1_800

/** Agents in each half hour from eight, and how many arrivals come for each service that they could give. */
const AGENTS = [5, 6, 7, 9, 10, 10, 9, 8, 7, 8, 9, 10, 9, 9, 8, 7, 6, 6, 5, 5] as const
const LOAD = [
  0.8, 0.95, 1.1, 1.1, 1.05, 1, 1.1, 1.15, 1.2, 1.1, 1, 0.95, 1.05, 1, 1, 1.05, 1.05, 0.95, 0.9, 0.8,
] as const

const PEAK = Math.max(...AGENTS.map((agents, index) => (agents * (LOAD[index] ?? 0)) / SERVICE_SECONDS))

function arrivalShare(now: number): number {
  const half = Math.floor(((now % DAY) - OPENS) / HALF_HOUR)
  return half < 0 ? 0 : ((AGENTS[half] ?? 0) * (LOAD[half] ?? 0)) / SERVICE_SECONDS / PEAK
}

function changes(): Model['changes'] {
  return Array.from({ length: DAYS }, (_, day) =>
    [...AGENTS, 0].map((agents, index) => ({
      at: day * DAY + OPENS + index * HALF_HOUR,
      hands: agents - (AGENTS[index - 1] ?? 0),
    })),
  )
    .flat()
    .filter(({ hands }) => hands !== 0)
}

export const smallCentre = {
  name: 'five to ten agents over a day',
  model: {
    arrivalsPerSecond: PEAK,
    shareAt: arrivalShare,
    service: lognormal(SERVICE_SECONDS, 1.15),
    patience: exponential(PATIENCE_SECONDS),
    hands: 0,
    changes: changes(),
  },
  hazard: () => 1 / PATIENCE_SECONDS,
  unitSeconds: 1,
  // Ten days, then eight weeks, as long as Heed looks back; and 38 days that are scored.
  parts: [16_000, 88_000, 60_000],
  every: 2,
} as const
