/** What is said: by the customer, to the customer, among colleagues. */
import { refusal } from '../../rule.ts'
import type { CaseFact, FactOf } from '../facts.ts'
import type { DecisionsOn, Speak } from '../requests.ts'
import { noNeedsNextRung } from '../rules.ts'
import type { EntryState } from '../state.ts'
import { accepting } from './accepting.ts'
import { endingLetter, takingUp } from './answering.ts'

export const wordDecisions: DecisionsOn<'speak' | 'reply' | 'note' | 'refuse' | 'make-offer'> = {
  // Thanks for what is in somebody’s hands, or was solved, ask for nothing: they stand in the story, and that is all.
  speak: ({ state, request }) =>
    request.isThanks === true && state.acceptedAt !== null
      ? [thanked(request)]
      : spoken(request, state.entry),

  reply: ({ state, request: { agentId, messageId, files, words, turn }, now }) => [
    ...takingUp(state, agentId, now, turn),
    ...accepting(state, agentId),
    { type: 'AgentReplied', messageId, agentId, files, body: words },
    ...endingLetter(state, agentId),
  ],

  note: ({ request: { noteId, agentId, mentions = [], words } }) => [
    { type: 'AgentNoted', noteId, agentId, ...(mentions.length === 0 ? {} : { mentions }), body: words },
  ],

  refuse: ({ state, request: { agentId, reasons, nextRung, nextAgentId, turn }, now }) =>
    nextRung === null
      ? refusal(noNeedsNextRung)
      : [
          ...takingUp(state, agentId, now, turn),
          ...accepting(state, agentId),
          { type: 'RefusalGiven', agentId, nextRung, nextAgentId, body: { reasons } },
          ...endingLetter(state, agentId),
        ],

  'make-offer': ({ request: { offerId, agentId, words } }) => [
    { type: 'OfferMade', offerId, agentId, body: { words } },
  ],
}

/** A customer's word, and a place in the line where it has none: it is in somebody's hands, or it waits for them. */
export function spoken(request: Speak, entry: EntryState | null): readonly CaseFact[] {
  return [said(request), ...joining(request, entry)]
}

/** It wakes no case, brings none back that was put aside, takes no place in the line and moves no time. */
function thanked(request: Speak): CaseFact {
  return { ...said(request), isThanks: true }
}

function said({
  messageId,
  copyOf,
  channel,
  files,
  verified,
  words,
  helper,
}: Speak): FactOf<'CustomerSpoke'> {
  const by =
    helper === undefined ? { body: words } : { helperId: helper.id, body: { ...words, helper: helper.name } }
  return {
    type: 'CustomerSpoke',
    messageId,
    ...(copyOf === undefined ? {} : { copyOf }),
    channel,
    files,
    verified,
    ...by,
  }
}

/** Place 0: the writer gives the true one, last in its transaction. */
export function joining(
  request: Pick<Speak, 'entryId' | 'medium'>,
  entry: EntryState | null,
): readonly CaseFact[] {
  if (entry) return []
  return [{ type: 'EntryJoined', entryId: request.entryId, medium: request.medium, place: 0 }]
}
