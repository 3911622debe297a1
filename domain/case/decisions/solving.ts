/** Solved only by the customer's word. An agent may ask, or write down what was said; silence makes a case rest, never close. */
import type { Helping } from '../../acting/requests.ts'
import type { Words } from '../facts.ts'
import { openPromises } from '../../commitment/open.ts'
import type { DecisionsOn } from '../requests.ts'
import { isBlank } from '../blank.ts'
import { endingLetter, takingUp } from './answering.ts'
import { leaving } from './line.ts'
import { lapsing } from './ownership.ts'
import { joining } from './joining.ts'
import { released } from './promises.ts'

type SolvingAsk = 'propose-solved' | 'report-solved' | 'confirm-solved' | 'deny-solved' | 'rest'

export const solvingDecisions: DecisionsOn<SolvingAsk> = {
  'propose-solved': ({ state, request: { agentId, words, turn }, now }) => [
    ...takingUp(state, agentId, now, turn),
    { type: 'SolvedProposed', agentId, ...saying(words) },
    ...endingLetter(state, agentId),
  ],

  'report-solved': ({ request: { agentId, words } }) => [{ type: 'SolvedReported', agentId, body: words }],

  'confirm-solved': ({ state, request: { customerId, words, helper, letsGo = [] } }) => [
    ...openPromises(state)
      .filter(({ id }) => letsGo.includes(id))
      .map(({ id }) => released({ commitmentId: id, customerId, helper })),
    { type: 'SolvedConfirmed', customerId, ...sayingFor(helper, words) },
    ...leaving(state.entry, 'solved'),
    ...lapsing(state),
  ],

  'deny-solved': ({ state, request, now }) => {
    const isOpenAlready = state.status === 'waiting' || state.status === 'owned'
    if (isOpenAlready && hasNoWords(request.words)) return []
    return [
      { type: 'SolvedDenied', customerId: request.customerId, ...sayingFor(request.helper, request.words) },
      ...joining(request, state, now),
    ]
  },

  rest: () => [{ type: 'CaseRested' }],
}

function saying(words: Words | undefined): { readonly body?: Words } {
  return words === undefined || hasNoWords(words) ? {} : { body: words }
}

/** Of the customer, or of somebody in their place. */
function sayingFor(helper: Helping | undefined, words: Words | undefined) {
  if (helper === undefined) return saying(words)
  return { helperId: helper.id, body: { ...(words ?? { text: '' }), helper: helper.name } }
}

function hasNoWords(words: Words | undefined): boolean {
  return isBlank(words?.text ?? '')
}
