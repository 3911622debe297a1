/** The story as lines to draw: days, facts, messages, and words on their way. Pure. */
import type { StoryItem } from '../../../../contract/case.ts'
import type { Outgoing } from '../../../api/outbox.ts'

export type Line =
  | { readonly is: 'day'; readonly key: string; readonly at: number }
  | { readonly is: 'fact'; readonly key: string; readonly item: StoryItem }
  | {
      readonly is: 'message'
      readonly key: string
      readonly item: StoryItem
      readonly from: 'customer' | 'us' | 'note'
      /** The same person goes on within a few minutes: the name need not be said again. */
      readonly goesOn: boolean
    }
  | { readonly is: 'outgoing'; readonly key: string; readonly outgoing: Outgoing }

const GOES_ON_WITHIN = 5 * 60_000

const MESSAGES: Readonly<Record<string, 'customer' | 'us' | 'note'>> = {
  CustomerSpoke: 'customer',
  AgentReplied: 'us',
  AgentNoted: 'note',
}

export function linesOf(
  story: readonly StoryItem[],
  outgoing: readonly Outgoing[],
  isSameDay: (a: number, b: number) => boolean,
): Line[] {
  const lines: Line[] = []
  let before: StoryItem | null = null
  for (const item of story) {
    if (!before || !isSameDay(before.at, item.at))
      lines.push({ is: 'day', key: `day-${item.seq}`, at: item.at })
    const from = MESSAGES[item.type]
    if (from) {
      const goesOn =
        before?.type === item.type &&
        before.by.id === item.by.id &&
        item.at - before.at < GOES_ON_WITHIN &&
        lines.at(-1)?.is === 'message'
      lines.push({ is: 'message', key: keyOf(item), item, from, goesOn })
    } else lines.push({ is: 'fact', key: keyOf(item), item })
    before = item
  }
  // A message keeps its key when it arrives, so that it changes its sign and does not blink.
  return [...lines, ...outgoing.map((out): Line => ({ is: 'outgoing', key: out.requestId, outgoing: out }))]
}

function keyOf(item: StoryItem): string {
  return item.messageId ?? `seq-${item.seq}`
}
