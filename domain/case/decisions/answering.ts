/** How written words answer a place in the line: a chat goes on with who wrote them, a letter is done. A call must be picked up. */
import type { CaseFact, ContactEnd } from '../facts.ts'
import type { CaseState, EntryState } from '../state.ts'

/** The entry is taken up by the agent who writes, unless a colleague has it or is just being asked. */
export function takingUp(state: CaseState, agentId: string): readonly CaseFact[] {
  const { entry } = state
  if (!entry || entry.state === 'answered' || !isAnsweredInWriting(entry, agentId)) return []
  return [{ type: 'EntryAnswered', entryId: entry.id, agentId }]
}

/** A letter that the agent has answered is done. */
export function endingLetter(
  state: CaseState,
  agentId: string,
  reason: ContactEnd = 'answered-by-letter',
): readonly CaseFact[] {
  const { entry } = state
  if (entry?.medium !== 'letter' || !isAnsweredInWriting(entry, agentId)) return []
  return [{ type: 'ContactEnded', entryId: entry.id, agentId, reason }]
}

function isAnsweredInWriting(entry: EntryState, agentId: string): boolean {
  return entry.medium !== 'call' && (entry.state === 'waiting' || entry.agentId === agentId)
}
