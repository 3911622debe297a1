/** The story as it grows. `seq` is an item's identity: what comes twice is shown once, in its newest form. */
import type { StoryItem } from '../../contract/case.ts'

export type Story = readonly StoryItem[]

export function withItem(story: Story, item: StoryItem): Story {
  const last = story.at(-1)
  if (last === undefined || item.seq > last.seq) return [...story, item]
  const place = story.findIndex(other => other.seq >= item.seq)
  const isKnown = story[place]?.seq === item.seq
  return [...story.slice(0, place), item, ...story.slice(isKnown ? place + 1 : place)]
}

export function messageIdsOf(story: Story): ReadonlySet<string> {
  return new Set(story.flatMap(item => (item.messageId === null ? [] : [item.messageId])))
}

/** What we say anew each time that it changes; between two of them nothing else is told. */
const updates: ReadonlySet<string> = new Set(['QuoteTold', 'ApprovalReminded'])

/**
 * The story without what was overtaken: of a wait that was told again and again, how it was told first and how it stands. A new place
 * in the line is a new wait.
 */
export function toldOnce(story: Story): Story {
  return story.filter((item, index) => {
    if (!updates.has(item.type)) return true
    const isSame = ({ type }: StoryItem) => type === item.type
    const joined = story.findLastIndex(({ type }, at) => at < index && type === 'EntryJoined')
    const leaves = story.findIndex(({ type }, at) => at > index && type === 'EntryJoined')
    const wait = story.slice(joined + 1, leaves === -1 ? undefined : leaves).filter(isSame)
    return item === wait.at(-1) || (item.type === 'QuoteTold' && item === wait[0])
  })
}
