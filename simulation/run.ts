/** One scenario, run once: what the figures say. */
import { Counting, type RunFigures } from './figures.ts'
import type { Watch } from './floor.ts'
import type { Learned } from './learn.ts'
import { LearnedQuotes, type Telling } from './learned-quotes.ts'
import type { Plan, SeatPlan } from './model.ts'
import { OfferedWaits } from './offered-waits.ts'
import { planOf } from './plan.ts'
import { type Scenario, WEEKDAYS } from './scenario-schema.ts'
import { simulate } from './simulate.ts'

export interface Running {
  readonly seed: number
  readonly days: number
  readonly watches?: readonly Watch[]
  /** What has been learned from earlier days; null where nobody is told how long it takes. */
  readonly learned: Learned | null
}

export function runScenario(scenario: Scenario, { seed, days, watches, learned }: Running): RunFigures {
  const weekday = WEEKDAYS.indexOf(scenario.startsOn) + 1
  const telling = learned && new LearnedQuotes({ seed, weekday, learned })
  const groups = Object.keys(scenario.groups).length
  return runPlan(planOf(scenario, { seed, days }), { groups, telling, ...(watches && { watches }) })
}

interface PlanRunning {
  readonly groups: number
  readonly telling: Telling | null
  readonly watches?: readonly Watch[]
}

export function runPlan(plan: Plan, { groups, telling, watches = [] }: PlanRunning): RunFigures {
  const counting = new Counting(groups)
  const judging = new OfferedWaits(known => {
    counting.known(known)
    telling?.known(known)
  })
  if (telling) simulate(plan, [counting, telling, judging, ...watches], telling.tell)
  else simulate(plan, [counting, judging, ...watches])
  return counting.figures(staffSecondsOf(plan.seats))
}

/** Time at work, breaks not counted. */
export function staffSecondsOf(seats: readonly SeatPlan[]): number {
  let seconds = 0
  for (const { changes } of seats) {
    for (const [index, { at, presence }] of changes.entries())
      if (presence === 'here') seconds += (changes[index + 1]?.at ?? at) - at
  }
  return seconds
}
