/** The gate: what must be true before the company may bring up an offer of its own. */
import { isBlank } from '../case/blank.ts'
import type { Asked } from '../case/requests.ts'
import { nothingPushes } from '../commitment/catalogue/rules.ts'
import { isOpen, isProblem } from '../case/state.ts'
import { nothingOfferedToWhoeverLeaves } from '../leaving/rules.ts'
import type { Rule } from '../rule.ts'

export const gateRules: readonly Rule<Asked<'make-offer'>>[] = [
  {
    name: 'nothing-is-offered-while-something-is-wrong',
    says: 'Nothing is offered while something is wrong.',
    refuses: 'offering',
    when: ({ state, request }) => request.openProblems > 0 || (isProblem(state) && isOpen(state)),
  },
  nothingOfferedToWhoeverLeaves,
  {
    name: 'offer-in-words',
    says: 'An offer is written down in words that the customer can keep.',
    refuses: 'offering',
    when: ({ request }) => isBlank(request.words),
  },
  { ...nothingPushes, when: ({ request }) => nothingPushes.when({ texts: [request.words] }) },
]
