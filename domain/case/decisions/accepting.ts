import type { CaseFact } from '../facts.ts'
import type { CaseState } from '../state.ts'

/** Whoever first answers or promises becomes the owner; a colleague who helps later does not. */
export function accepting(state: CaseState, agentId: string): readonly CaseFact[] {
  return state.acceptedAt === null ? [{ type: 'OwnerAccepted', agentId }] : []
}
