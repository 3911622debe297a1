/**
 * How many minutes of waiting selling has caused: the same day once more, with the same people and agents, but without the time
 * that was spent on offering something to people who came for help.
 *
 * Told apart from what really happened, both days are simulated: what the model does not know is wrong in both alike, and
 * falls out of the difference.
 */
import type { Watch } from './floor.ts'
import type { Person, Plan, Visit } from './model.ts'
import { simulate } from './simulate.ts'

export interface Waiting {
  /** All who needed help and came live: how long they waited together, in minutes, whether they were answered or not. */
  readonly minutes: number
  readonly people: number
  readonly gaveUp: number
}

export interface SellingCost {
  readonly asItWas: Waiting
  readonly withoutSelling: Waiting
  /** Minutes of waiting that would not have been. Can be below 0 on a calm day, by chance. */
  readonly causedMinutes: number
  /** What agents spent on selling to people who came for help. */
  readonly spentMinutes: number
}

/** @param plan of one day or more, with everybody who came; `pitchSeconds` of each says how long they were sold to */
export function sellingCost(plan: Plan & { readonly people: readonly Person[] }): SellingCost {
  const asItWas = waitingIn(plan)
  const quiet = plan.people.map(person => (person.wish.isProblem ? { ...person, pitchSeconds: 0 } : person))
  const withoutSelling = waitingIn({ ...plan, people: quiet })
  return {
    asItWas: asItWas.waiting,
    withoutSelling: withoutSelling.waiting,
    causedMinutes: asItWas.waiting.minutes - withoutSelling.waiting.minutes,
    spentMinutes: asItWas.pitchSeconds / 60,
  }
}

function waitingIn(plan: Plan): { readonly waiting: Waiting; readonly pitchSeconds: number } {
  let [seconds, people, gaveUp, pitchSeconds] = [0, 0, 0, 0]
  const watch: Watch = {
    left({ person, waitedSeconds, outcome }: Visit) {
      if (!person.wish.isProblem || person.wish.medium === 'letter') return
      people += 1
      seconds += waitedSeconds
      if (outcome === 'gave-up') gaveUp += 1
    },
    worked({ person, pitch }) {
      if (pitch && person.wish.isProblem) pitchSeconds += pitch.until - pitch.from
    },
  }
  simulate(plan, [watch])
  return { waiting: { minutes: seconds / 60, people, gaveUp }, pitchSeconds }
}
