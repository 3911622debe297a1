/**
 * What a line has learned from its days before: of simulated days of the same scenario, or of the earlier days of a log. Nothing of the
 * days that are looked at goes in.
 */
import type { LearnedWaits, GroupSpan, OfferedWait } from '../domain/line/quote/learn.ts'
import type { Watch } from './floor.ts'
import { LearnedQuotes } from './learned-quotes.ts'
import { DAY_SECONDS, type Plan } from './model.ts'
import { OfferedWaits } from './offered-waits.ts'
import { planOf } from './plan.ts'
import { type Scenario, WEEKDAYS } from './scenario-schema.ts'
import { simulate } from './simulate.ts'

/** Kept from one night to the next, as the rows of production are. Plain data; never changed. */
export interface Learned {
  /** By the line of which is learned together: `groupOf` in domain/line/quote/line-state.ts. */
  readonly pools: ReadonlyMap<
    string,
    { readonly learned: LearnedWaits; readonly offered: readonly OfferedWait[] }
  >
  readonly services: readonly GroupSpan[]
  readonly patience: readonly GroupSpan[]
}

export const NOTHING_LEARNED: Learned = { pools: new Map(), services: [], patience: [] }

/** Whole weeks, so that a Monday stays one. */
export const LEARNED_DAYS = 14
/** Of people who come in no run that is counted: seeds there are not negative. */
const SEED = -1

/** @param onProgress with the share that is done */
export function learnScenario(scenario: Scenario, onProgress?: (done: number) => void): Learned {
  const plan = planOf(scenario, { seed: SEED, days: LEARNED_DAYS })
  const weekday = WEEKDAYS.indexOf(scenario.startsOn) + 1
  return learnPlan(plan, { weekday, days: LEARNED_DAYS, ...(onProgress && { onProgress }) })
}

interface Learning {
  /** Of the first day, 1 Monday … 7. */
  readonly weekday: number
  readonly days: number
  readonly onProgress?: (done: number) => void
}

/** Simulates these days, quotes told and learned each night as in production, and hands on what is known after the last. */
export function learnPlan(plan: Plan, { weekday, days, onProgress }: Learning): Learned {
  const telling = new LearnedQuotes({ seed: SEED, weekday, learned: NOTHING_LEARNED })
  let day = 0
  const clock: Watch = {
    joined(_, { now }) {
      const today = Math.floor(now / DAY_SECONDS)
      if (today > day) onProgress?.(today / days)
      day = today
    },
  }
  simulate(plan, [telling, new OfferedWaits(telling.known), clock], telling.tell)
  onProgress?.(1)
  return telling.learned()
}
