/**
 * A run: people come, agents come and go, and everything else follows. The same plan gives the same run, to the last second.
 *
 * Time jumps from one event to the next. Whoever is still there when nothing more will happen (a letter that nobody took) stays
 * in the answer as `left over`; with people and shifts of whole days there is nobody.
 */
import { type Floor, openFloor, type Watch } from './floor.ts'
import type { Plan } from './model.ts'
import { happen, join, settle } from './steps.ts'

export interface Ran {
  /** How many came, and how many of them were still there at the end. */
  readonly came: number
  readonly leftOver: number
  readonly endedAt: number
}

/** @param told what a person is told when they join, in seconds; by default nothing */
export function simulate(plan: Plan, watches: readonly Watch[], told: Floor['told'] = () => null): Ran {
  const floor = openFloor(plan, told, watches)
  const { events } = floor
  let came = 0
  for (const person of plan.people) {
    while (events.nextAt <= person.joinsAt) step(floor)
    floor.now = person.joinsAt
    came += 1
    join(floor, person)
    settle(floor)
  }
  while (events.nextAt < Number.POSITIVE_INFINITY) step(floor)
  return { came, leftOver: floor.visits.size, endedAt: floor.now }
}

function step(floor: Floor): void {
  floor.now = floor.events.nextAt
  // All that is due at this very moment, before anybody is offered to anybody.
  while (floor.events.nextAt === floor.now) {
    const event = floor.events.take()
    if (event) happen(floor, event)
  }
  settle(floor)
}
