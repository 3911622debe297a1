/** What is said: by the customer, to the customer, among colleagues. */
import { answeringNo, answersBesideTheLine, sayingNo } from '../../ladder/decisions.ts'
import { findPromise } from '../../commitment/open.ts'
import { isPaused } from '../../commitment/state.ts'
import { refusal } from '../../rule.ts'
import type { Instant } from '../../time.ts'
import type { CaseFact, CommitmentKind, FactOf } from '../facts.ts'
import type { DecisionsOn, Speak } from '../requests.ts'
import { noNeedsNextRung } from '../rules.ts'
import type { CaseState } from '../state.ts'
import { accepting } from './accepting.ts'
import { endingLetter, takingUp } from './answering.ts'
import { joining } from './joining.ts'

export const wordDecisions: DecisionsOn<'speak' | 'reply' | 'note' | 'refuse' | 'make-offer'> = {
  // Thanks for what is in somebody’s hands, or was solved, ask for nothing: they stand in the story, and that is all.
  speak: ({ state, request, now }) =>
    request.isThanks === true && state.acceptedAt !== null ? [thanked(request)] : spoken(request, state, now),

  reply: ({ state, request: { agentId, messageId, files, words, turn, keeps = [] }, now }) => [
    ...takingUp(state, agentId, now, turn),
    ...accepting(state, agentId),
    { type: 'AgentReplied', messageId, agentId, files, body: words },
    ...keeps
      .filter(id => isKeptNow(state, id, now))
      .map(commitmentId => ({ type: 'CommitmentKept', commitmentId, agentId, by: { messageId } }) as const),
    ...endingLetter(state, agentId),
  ],

  note: ({ request: { noteId, agentId, mentions = [], words } }) => [
    { type: 'AgentNoted', noteId, agentId, ...(mentions.length === 0 ? {} : { mentions }), body: words },
  ],

  refuse: asked => {
    const { state, request, now } = asked
    const { agentId, nextRung, turn } = request
    if (nextRung === null) return refusal(noNeedsNextRung)
    const no = [sayingNo(asked, nextRung), ...answeringNo(asked)]
    if (answersBesideTheLine(asked)) return no
    return [
      ...takingUp(state, agentId, now, turn),
      ...accepting(state, agentId),
      ...no,
      ...endingLetter(state, agentId),
    ]
  },

  'make-offer': ({ request: { offerId, agentId, words } }) => [
    { type: 'OfferMade', offerId, agentId, body: { words } },
  ],
}

/** What is late is not kept by the answer that comes too late. */
function isKeptNow(state: CaseState, id: string, now: Instant): boolean {
  const promise = findPromise(state, id)
  if (promise?.state !== 'open' || !keptInWords.has(promise.kind)) return false
  return isPaused(promise) || now <= promise.dueAt
}

/** Words call nobody, book nothing and send nobody round. The house's own first answer keeps itself. */
const keptInWords: ReadonlySet<CommitmentKind> = new Set(['reply', 'send-details'])

/** A customer's word, and a place in the line where it has none: it is in somebody's hands, or it waits for them. */
export function spoken(request: Speak, state: CaseState | null, now: Instant): readonly CaseFact[] {
  return [said(request), ...joining(request, state, now)]
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
