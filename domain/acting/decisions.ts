/** Who may act, whose account it is about, which links still open: what follows when it is asked. */
import type { DecisionsOn } from '../case/requests.ts'

type ActingAsk =
  | 'ask-helper'
  | 'authorise-helper'
  | 'withdraw-helper'
  | 'decline-helper'
  | 'be-about'
  | 'stop-links'

export const actingDecisions: DecisionsOn<ActingAsk> = {
  'ask-helper': ({ request: { helperId, by, agentId, name } }) => [
    { type: 'HelperAsked', helperId, by, agentId, body: { name } },
  ],

  'authorise-helper': ({ request: { helperId, known, scope, until, inAllMatters, name } }) =>
    known === 'acting'
      ? []
      : [{ type: 'HelperAuthorised', helperId, scope, until, inAllMatters, body: { name } }],

  'withdraw-helper': ({ request: { helperId, known, name } }) =>
    known === 'acting' || known === 'asked' ? [{ type: 'HelperWithdrawn', helperId, body: { name } }] : [],

  'decline-helper': ({ request: { helperId, known, name } }) =>
    known === 'asked' ? [{ type: 'HelperDeclined', helperId, body: { name } }] : [],

  'be-about': ({ request: { kind, accountHolderId, name, typed } }) => [
    { type: 'CaseIsAbout', kind, accountHolderId, body: { name, typed } },
  ],

  'stop-links': ({ request: { version } }) => [{ type: 'LinksStopped', version }],
}
