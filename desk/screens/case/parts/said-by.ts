/** Which words of a story this agent said. Pure. */
import type { StoryItem } from '../../../../contract/case.ts'

const OURS = new Set(['AgentReplied', 'AgentNoted', 'CallLogged'])

/** Words of ours alone: what a customer says that they will do is no promise of the house. */
export function isSaidBy(
  { type, by, joinedFrom }: Pick<StoryItem, 'type' | 'by' | 'joinedFrom'>,
  agentId: string,
): boolean {
  return OURS.has(type) && !joinedFrom && by.who === 'agent' && by.id === agentId
}
