/** A place in the line, from the offer to the end of the contact. */
import { SECOND } from '../../time.ts'
import type { CaseFact } from '../facts.ts'
import type { DecisionsOn } from '../requests.ts'
import { isProblem, type EntryState } from '../state.ts'
import { accepting } from './accepting.ts'

type LineAsk =
  | 'tell-quote'
  | 'offer-entry'
  | 'answer-entry'
  | 'decline-entry'
  | 'miss-entry'
  | 'lose-agent'
  | 'end-contact'
  | 'leave-line'
  | 'quiet'
  | 'wait-for-owner'
  | 'stop-waiting-for-owner'
  | 'pass-limit'

export const lineDecisions: DecisionsOn<LineAsk> = {
  'tell-quote': ({ request: { ask: _ask, ...told }, now }) => [
    {
      type: 'QuoteTold',
      ...told,
      ...(told.atMostSeconds === null ? {} : { until: now + told.atMostSeconds * SECOND }),
    },
  ],

  'offer-entry': ({ state, request: { entryId, agentId, until, overtook, passedOver = 0 } }) =>
    state.entry?.state === 'offered'
      ? []
      : [
          {
            type: 'EntryOffered',
            entryId,
            agentId,
            until,
            overtook,
            ...(passedOver > 0 ? { passedOver } : {}),
          },
        ],

  'answer-entry': ({ state, request: { entryId, agentId } }) =>
    state.entry?.state === 'answered'
      ? []
      : [{ type: 'EntryAnswered', entryId, agentId }, ...accepting(state, agentId)],

  'decline-entry': ({ state, request: { entryId, agentId } }) => {
    const { entry } = state
    const isOfferedToThem = entry?.id === entryId && entry.state === 'offered' && entry.agentId === agentId
    return isOfferedToThem ? [{ type: 'EntryReturned', entryId, agentId, reason: 'declined' }] : []
  },

  'miss-entry': ({ state, request: { entryId } }) => {
    const { entry } = state
    if (entry?.id !== entryId || entry.state !== 'offered' || entry.agentId === null) return []
    return [{ type: 'EntryReturned', entryId, agentId: entry.agentId, reason: 'missed' }]
  },

  'lose-agent': ({ state, request: { entryId, agentId } }) =>
    state.entry?.id === entryId && state.entry.agentId === agentId
      ? [{ type: 'EntryReturned', entryId, agentId, reason: 'agent-lost' }]
      : [],

  'end-contact': ({ state }) => ending(state.entry, 'finished'),
  'leave-line': ({ state }) => leaving(state.entry, 'customer-left'),
  quiet: ({ state }) => ending(state.entry, 'quiet'),

  'wait-for-owner': ({ state: { ownerId, entry }, request: { entryId, until } }) =>
    ownerId === null || entry?.onlyFor?.agentId === ownerId
      ? []
      : [{ type: 'OwnerAwaited', entryId, agentId: ownerId, until }],

  'stop-waiting-for-owner': ({ state: { entry }, request: { entryId, reason } }) =>
    entry?.id === entryId && entry.onlyFor !== null
      ? [{ type: 'OwnerNotAwaited', entryId, agentId: entry.onlyFor.agentId, reason }]
      : [],

  'pass-limit': ({ state, request: { entryId, limitSeconds } }) => {
    const { entry } = state
    const isDue = entry?.id === entryId && entry.state === 'waiting' && entry.pastLimitAt === null
    return isDue && !isProblem(state) ? [{ type: 'RequestPastLimit', entryId, limitSeconds }] : []
  },
}

/** The customer goes: out of the line, or out of the contact. */
export function leaving(entry: EntryState | null, reason: 'customer-left' | 'solved'): readonly CaseFact[] {
  if (!entry) return []
  if (entry.state === 'answered') return ending(entry, reason)
  return [{ type: 'EntryLeft', entryId: entry.id, reason }]
}

function ending(
  entry: EntryState | null,
  reason: 'finished' | 'quiet' | 'customer-left' | 'solved',
): readonly CaseFact[] {
  if (entry?.state !== 'answered' || entry.agentId === null) return []
  return [{ type: 'ContactEnded', entryId: entry.id, agentId: entry.agentId, reason }]
}
