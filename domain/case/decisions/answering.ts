/** How written words answer a place in the line: a chat goes on with who wrote them, a letter is done. A call must be picked up. */
import type { CaseFact, ContactEnd } from '../facts.ts'
import type { CaseState, EntryState } from '../state.ts'
import type { Turn } from '../../case-work/requests.ts'
import type { Instant } from '../../time.ts'

/** The entry is taken up by the agent who writes, unless a colleague has it or is just being asked. */
export function takingUp(
  state: CaseState,
  agentId: string,
  now: Instant,
  turn: Turn | undefined,
): readonly CaseFact[] {
  const { entry } = state
  if (!entry || entry.state === 'answered' || !isAnsweredInWriting(entry, agentId)) return []
  return pickingUp(entry, agentId, now, turn)
}

/** Whoever goes past others to a case of their own leaves the same mark as the line would: it counts how often. */
export function pickingUp(
  entry: EntryState,
  agentId: string,
  now: Instant,
  turn: Turn | undefined,
): readonly CaseFact[] {
  const overtook = entry.state === 'waiting' ? (turn?.overtook ?? []) : []
  return [
    ...(overtook.length === 0
      ? []
      : [{ type: 'EntryOffered', entryId: entry.id, agentId, until: now, overtook } as const]),
    { type: 'EntryAnswered', entryId: entry.id, agentId },
  ]
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
