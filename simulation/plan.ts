/** From a scenario to a plan that can be run. */
import type { Habits, Plan } from './model.ts'
import { peopleOf } from './people.ts'
import type { Scenario } from './scenario-schema.ts'
import { seatsOf } from './shifts.ts'

export function planOf(scenario: Scenario, { seed = scenario.seed, days = scenario.days } = {}): Plan {
  const seats = seatsOf(scenario, days)
  const agentIds = seats.map(({ agentId }) => agentId)
  return {
    seats,
    hasRota: true,
    habits: habitsOf(scenario),
    people: peopleOf(scenario, { seed, days, agentIds }),
  }
}

export function habitsOf({ policy, answerSeconds, awaySeconds, levelFactors, callback }: Scenario): Habits {
  return { policy, answerSeconds, awaySeconds, levelFactors, callback }
}
