/** One scenario, run once: what the figures say. */
import { Counting, type RunFigures } from './figures.ts'
import type { Watch } from './floor.ts'
import type { SeatPlan } from './model.ts'
import { planOf } from './plan.ts'
import { plainEstimate } from './told.ts'
import type { Scenario } from './scenario-schema.ts'
import { simulate } from './simulate.ts'

export interface Running {
  readonly seed: number
  readonly days: number
  readonly watches?: readonly Watch[]
}

export function runScenario(scenario: Scenario, { seed, days, watches = [] }: Running): RunFigures {
  const plan = planOf(scenario, { seed, days })
  const counting = new Counting(Object.keys(scenario.groups).length)
  const told = plainEstimate()
  simulate(plan, [counting, told, ...watches], told.tell)
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
