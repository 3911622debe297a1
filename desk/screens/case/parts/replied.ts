/** Whether a colleague has answered since this reply was begun. Pure. */
import type { StoryItem } from '../../../../contract/case.ts'

type Told = Pick<StoryItem, 'type' | 'seq' | 'by' | 'joinedFrom'>

/** How far the story of this very case goes. */
export function endOf(story: readonly Told[]): number {
  return story.findLast(({ joinedFrom }) => !joinedFrom)?.seq ?? 0
}

/** The last reply of somebody else after that place; null when there is none, or when the place is not known. */
export function repliedSince<Item extends Told>(
  story: readonly Item[],
  since: number | null,
  me: string,
): Item | null {
  if (since === null) return null
  const isTheirs = ({ type, seq, by, joinedFrom }: Item) =>
    type === 'AgentReplied' && by.id !== me && !joinedFrom && seq > since
  return story.findLast(isTheirs) ?? null
}
