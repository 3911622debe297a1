/** The house rules of conditions: for whom something of the catalogue is. Whoever sees that one does not fit sets it aside. */
import type { Asked } from '../case/requests.ts'
import { isBlank } from '../case/blank.ts'
import type { HouseRule } from '../override/override.ts'
import type { Rule } from '../rule.ts'
import type { Condition, ConditionKind, Unmet } from './condition.ts'

type Give = Asked<'give-remedy'>

function ruleOf(kind: ConditionKind, texts: Pick<Rule<Give>, 'name' | 'says'>): HouseRule<Give> {
  // What is given with somebody's leave was weighed by them, and what is known was given.
  const against = ({ request: { found, approvalId } }: Give): Unmet | undefined =>
    found.known === null && approvalId === null ? found.unmet?.find(each => each.kind === kind) : undefined
  return {
    ...texts,
    refuses: 'giving a remedy',
    when: asked => against(asked) !== undefined,
    about: asked => against(asked)?.why,
    met(asked) {
      const one = against(asked)
      return one === undefined ? null : { id: one.id, direction: one.direction, needs: one.needs }
    },
  }
}

export const conditionRules: Readonly<Record<ConditionKind, HouseRule<Give>>> = {
  since: ruleOf('since', {
    name: 'remedy-for-customers-since',
    says: 'A rule of the house keeps this for those who became customers at another time.',
  }),
  plan: ruleOf('plan', {
    name: 'remedy-for-other-plans',
    says: 'A rule of the house keeps this for those who have another plan.',
  }),
  'once-in': ruleOf('once-in', {
    name: 'remedy-once-in-a-while',
    says: 'A rule of the house gives this only once in a while, and it was given not long ago.',
  }),
  after: ruleOf('after', {
    name: 'remedy-after-a-while',
    says: 'A rule of the house keeps this for those who have been customers for longer.',
  }),
}

/** Setting a condition up. */
export const conditionSetupRules: readonly Rule<Omit<Condition, 'id'>>[] = [
  {
    name: 'condition-says-something',
    says: 'Say for whom it is: two days in order, a plan, or a number of days from 1 to 3650.',
    refuses: 'setting up for whom a remedy is',
    when: isEmpty,
  },
  {
    name: 'condition-explained',
    says: 'Say why, in both languages, in words that a customer can read.',
    refuses: 'setting up for whom a remedy is',
    when: ({ why }) => isBlank(why.en) || isBlank(why.es),
  },
]

const MOST_DAYS = 3650

function isEmpty({ kind, from, until, plans, days }: Omit<Condition, 'id'>): boolean {
  if (kind === 'since') {
    const isBackwards = from !== null && until !== null && until < from
    return isBackwards || (from === null && until === null)
  }
  if (kind === 'plan') return plans.length === 0 || plans.some(isBlank)
  return days === null || !Number.isInteger(days) || days < 1 || days > MOST_DAYS
}
