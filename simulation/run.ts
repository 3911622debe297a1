/** One scenario, run once: what the figures say. */
import { Counting, type RunFigures } from './figures.ts'
import type { Watch } from './floor.ts'
import { learnedQuotes } from './learned-quotes.ts'
import { DAY_SECONDS, type SeatPlan } from './model.ts'
import { OfferedWaits } from './offered-waits.ts'
import { planOf } from './plan.ts'
import { plainEstimate, type Telling } from './told.ts'
import { type Scenario, WEEKDAYS } from './scenario-schema.ts'
import { simulate } from './simulate.ts'

export interface Running {
  readonly seed: number
  readonly days: number
  readonly watches?: readonly Watch[]
}

/** Quotes that are learned need days to be learned from; they are whole weeks, so that a Monday stays one. */
const WARM_UP_DAYS = 14

/** Days that are simulated before the first that counts. */
export function warmUpDaysOf({ quotes }: Scenario): number {
  return quotes === 'learned' ? WARM_UP_DAYS : 0
}

export function runScenario(scenario: Scenario, { seed, days, watches = [] }: Running): RunFigures {
  const warmUp = warmUpDaysOf(scenario)
  const from = warmUp * DAY_SECONDS
  const plan = planOf(scenario, { seed, days, warmUp })
  const counting = new Counting(Object.keys(scenario.groups).length, from)
  const weekday = WEEKDAYS.indexOf(scenario.startsOn) + 1
  const telling = scenario.quotes === 'learned' ? learnedQuotes({ seed, weekday }) : plainEstimate()
  simulate(plan, [counting, telling, judging(counting, telling), ...watches], telling.tell)
  return counting.figures(staffSecondsOf(plan.seats, from))
}

/** Tells both what waits were offered: who counts them, and who learns from them. */
export function judging(counting: Counting, telling: Telling): Watch {
  return new OfferedWaits(known => {
    counting.known(known)
    telling.known?.(known)
  })
}

/** Time at work from a moment on, breaks not counted. */
export function staffSecondsOf(seats: readonly SeatPlan[], from = 0): number {
  let seconds = 0
  for (const { changes } of seats) {
    for (const [index, { at, presence }] of changes.entries())
      if (presence === 'here' && at >= from) seconds += (changes[index + 1]?.at ?? at) - at
  }
  return seconds
}
