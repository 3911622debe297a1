/** Who owns a case: handed over with a summary and an acceptance, or reassigned when somebody leaves or is away. */
import type { CaseFact } from '../facts.ts'
import type { DecisionsOn } from '../requests.ts'
import type { CaseState, HandoverState } from '../state.ts'

type OwnershipAsk =
  | 'propose-handover'
  | 'accept-handover'
  | 'decline-handover'
  | 'lapse-handover'
  | 'reassign'

export const ownershipDecisions: DecisionsOn<OwnershipAsk> = {
  'propose-handover': ({ state, request: { handoverId, from, to, until, summary, lacked } }) =>
    state.handover?.id === handoverId
      ? []
      : [
          {
            type: 'HandoverProposed',
            handoverId,
            from,
            to,
            until,
            ...(lacked === undefined ? {} : { lacked }),
            body: { summary },
          },
        ],

  'accept-handover': ({ state, request: { handoverId } }) =>
    state.handover?.id === handoverId ? accepted(state, state.handover) : [],

  'decline-handover': ({ state, request: { handoverId, agentId, reason } }) =>
    state.handover?.id === handoverId
      ? [{ type: 'HandoverDeclined', handoverId, agentId, body: { reason } }]
      : [],

  'lapse-handover': ({ state, request: { handoverId } }) =>
    state.handover?.id === handoverId ? lapsing(state) : [],

  reassign: ({ state, request: { to, reason } }) => {
    const from = state.ownerId
    if (from === to) return []
    return [
      ...lapsing(state),
      { type: 'OwnerChanged', from, to, reason },
      ...(reason === 'departure' && from !== null ? returning(state, from) : []),
    ]
  },
}

/** A handover whose case has found another end. */
export function lapsing(state: CaseState): readonly CaseFact[] {
  return state.handover ? [{ type: 'HandoverLapsed', handoverId: state.handover.id }] : []
}

/** The running contact of the one who hands over moves along; a colleague who is giving first help keeps theirs. */
function accepted(state: CaseState, { id, from, to }: HandoverState): readonly CaseFact[] {
  const { entry } = state
  const isWithSender = entry?.state === 'answered' && entry.agentId === from
  return [
    { type: 'HandoverAccepted', handoverId: id, agentId: to },
    { type: 'OwnerChanged', from: state.ownerId, to, reason: 'handover' },
    ...(isWithSender ? [{ type: 'EntryAnswered', entryId: entry.id, agentId: to } as const] : []),
  ]
}

function returning({ entry }: CaseState, agentId: string): readonly CaseFact[] {
  if (entry?.agentId !== agentId) return []
  return [{ type: 'EntryReturned', entryId: entry.id, agentId, reason: 'agent-lost' }]
}
