/** The house rules of solving and resting: the customer says when it is solved; silence never does. */
import { helperDecides } from '../acting/rules.ts'
import { openPromises } from '../commitment/open.ts'
import type { Rule } from '../rule.ts'
import { isBlank } from './blank.ts'
import type { Asked } from './requests.ts'
import { hasUnansweredWord, lastWordAt } from './state.ts'
import type { CaseState } from './state.ts'

interface ByCustomer {
  readonly state: CaseState
  readonly request: { readonly customerId: string }
}

const onlyTheCustomer: Rule<ByCustomer> = {
  name: 'only-the-customer-says-so',
  says: 'Only the customer says whether it is solved.',
  refuses: 'confirming or denying that it is solved',
  when: ({ state, request }) => request.customerId !== state.customerId,
}

export const proposeSolvedRules: readonly Rule<Asked<'propose-solved'>>[] = [
  {
    name: 'asked-by-owner-or-lead',
    says: 'The owner or a lead asks the customer whether it is solved.',
    refuses: 'asking whether it is solved',
    when: ({ state, request }) => request.agentId !== state.ownerId && !request.isLead,
  },
  {
    name: 'promises-before-solved',
    says: 'A promise is still open: keep it before you ask whether it is solved.',
    refuses: 'asking whether it is solved',
    when: ({ state }) => openPromises(state).length > 0,
  },
]

export const reportRules: readonly Rule<Asked<'report-solved'>>[] = [
  {
    name: 'reported-in-the-customers-words',
    says: 'Write down what the customer said, in the customer’s own words.',
    refuses: 'writing down that the customer called it solved',
    when: ({ request }) => isBlank(request.words.text),
  },
]

export const confirmRules: readonly Rule<Asked<'confirm-solved'>>[] = [
  onlyTheCustomer,
  {
    name: 'confirmed-when-verified',
    says: 'To say that it is solved, first show that it is you: ask us for a code.',
    refuses: 'confirming that it is solved',
    when: ({ request }) => !request.verified,
  },
  helperDecides,
]

export const denyRules: readonly Rule<Asked<'deny-solved'>>[] = [onlyTheCustomer]

export const restRules: readonly Rule<Asked<'rest'>>[] = [
  {
    name: 'no-rest-in-the-line',
    says: 'A case does not rest while the customer is waiting or being helped.',
    refuses: 'resting',
    when: ({ state }) => state.entry !== null,
  },
  {
    name: 'no-rest-with-a-promise',
    says: 'A case does not rest while a promise is open.',
    refuses: 'resting',
    when: ({ state }) => openPromises(state).length > 0,
  },
  {
    name: 'no-rest-in-a-handover',
    says: 'A case does not rest while it is being handed over.',
    refuses: 'resting',
    when: ({ state }) => state.handover !== null,
  },
  {
    name: 'no-rest-unanswered',
    says: 'A case does not rest while the customer’s last word has had no answer.',
    refuses: 'resting',
    when: ({ state }) => hasUnansweredWord(state),
  },
  {
    name: 'no-rest-while-asked',
    says: 'A case does not rest while somebody decides about what was asked for in it.',
    refuses: 'resting',
    when: ({ request }) => request.isAsked === true,
  },
  {
    name: 'rest-after-silence',
    says: 'A case rests only after a long silence.',
    refuses: 'resting',
    when: ({ state, request }) => lastWordAt(state) > request.restBefore,
  },
]
