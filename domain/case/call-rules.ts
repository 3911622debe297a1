/** The house rules of calls that are written down by hand. */
import { makingRules } from '../commitment/rules.ts'
import type { Rule } from '../rule.ts'
import { isBlank } from './blank.ts'
import type { Asked } from './requests.ts'

export const callRules: readonly Rule<Asked<'log-call'>>[] = [
  {
    name: 'call-in-words',
    says: 'Write in a few words what was said in the call.',
    refuses: 'writing down a call',
    when: ({ request }) => request.outcome === 'talked' && isBlank(request.words.text),
  },
  {
    name: 'call-in-the-past',
    says: 'A call is written down after it began: choose when that was.',
    refuses: 'writing down a call',
    when: ({ request, now }) => request.startedAt > now,
  },
  {
    name: 'call-in-was-answered',
    says: 'A call that came in was answered: only a call that you made can reach nobody.',
    refuses: 'writing down a call',
    when: ({ request }) => request.direction === 'in' && request.outcome !== 'talked',
  },
  {
    name: 'promised-in-talking',
    says: 'Nobody was reached, so nothing was promised in this call.',
    refuses: 'writing down a call',
    when: ({ request }) => request.promise !== null && request.outcome === 'not-reached',
  },
  // What is promised in a call is a promise like any other.
  ...makingRules.map(
    (rule): Rule<Asked<'log-call'>> => ({
      ...rule,
      when: ({ state, request: { promise, agentId }, now }) =>
        promise !== null &&
        rule.when({ state, request: { ask: 'promise', ...promise, agentId, replaces: null }, now }),
    }),
  ),
]
