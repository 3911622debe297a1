/** What is written down about a case beside its words: its kind, ways to reach the customer, what arrived, who looked. */
import type { DecisionsOn } from '../requests.ts'

type RecordAsk = 'change-kind' | 'leave-address' | 'verify' | 'delivered' | 'not-delivered' | 'look'

export const recordDecisions: DecisionsOn<RecordAsk> = {
  'change-kind': ({ state, request: { agentId, kind } }) =>
    state.kind === kind ? [] : [{ type: 'KindChanged', kind, agentId }],

  'leave-address': ({ request: { address, value, name } }) => [
    { type: 'AddressLeft', address, body: name === undefined ? { value } : { value, name } },
  ],

  verify: ({ request: { how, isCarried } }) => [
    { type: 'CustomerVerified', how, ...(isCarried === true ? { isCarried } : {}) },
  ],

  delivered: ({ request: { messageId, by } }) => [{ type: 'MessageDelivered', messageId, by }],

  'not-delivered': ({ request: { messageId, by, why, to, status, held } }) => [
    {
      type: 'MessageNotDelivered',
      messageId,
      by,
      ...(status === undefined ? {} : { status }),
      ...(held === undefined ? {} : { held }),
      ...(why === undefined ? {} : { body: to === undefined ? { why } : { why, to } }),
    },
  ],

  look: ({ state, request: { agentId } }) => {
    const isTheirs = [state.ownerId, state.handover?.to, state.entry?.agentId].includes(agentId)
    return isTheirs ? [] : [{ type: 'CaseLookedAt', agentId }]
  },
}
