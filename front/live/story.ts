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
