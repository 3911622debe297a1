/** Who may act, whose account it is about, which links still open: what follows when it is asked. */
import type { DecisionsOn } from '../case/requests.ts'

type ActingAsk = 'ask-helper' | 'authorise-helper' | 'withdraw-helper' | 'decline-helper' | 'stop-links'

export const actingDecisions: DecisionsOn<ActingAsk> = {
  'ask-helper': ({ request: { helperId, agentId, name } }) => [
    { type: 'HelperAsked', helperId, agentId, body: { name } },
  ],

  'authorise-helper': ({ request: { helperId, known, scope, until, inAllMatters, name } }) =>
    known === 'acting'
      ? []
      : [{ type: 'HelperAuthorised', helperId, scope, until, inAllMatters, body: { name } }],

  'withdraw-helper': ({ request: { helperId, known, name } }) =>
    known === 'acting' || known === 'asked' ? [{ type: 'HelperWithdrawn', helperId, body: { name } }] : [],

  'decline-helper': ({ request: { helperId, known, name } }) =>
    known === 'asked' ? [{ type: 'HelperDeclined', helperId, body: { name } }] : [],

  'stop-links': ({ request: { version } }) => [{ type: 'LinksStopped', version }],
}
