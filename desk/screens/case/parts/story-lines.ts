/** The story as lines to draw: days, facts, messages, and words on their way. Pure. */
import type { StoryItem } from '../../../../contract/case.ts'
import { storyKey } from '../../../api/merge.ts'
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
      readonly delivery: StoryItem['delivery']
      /** Of a mail, where it is not that of the mail before it: answers keep the subject, and it need not be said again. */
      readonly subject: string | null
    }
  | { readonly is: 'outgoing'; readonly key: string; readonly outgoing: Outgoing }

const GOES_ON_WITHIN = 5 * 60_000

const MESSAGES: Readonly<Record<string, 'customer' | 'us' | 'note'>> = {
  CustomerSpoke: 'customer',
  AgentReplied: 'us',
  AgentNoted: 'note',
}

/** Facts that are said better by a mark on the message they are about. */
const DELIVERIES: Readonly<Record<string, StoryItem['delivery']>> = {
  MessageDelivered: 'delivered',
  MessageNotDelivered: 'failed',
}

export function linesOf(
  story: readonly StoryItem[],
  outgoing: readonly Outgoing[],
  isSameDay: (a: number, b: number) => boolean,
): Line[] {
  const deliveries = deliveriesIn(story)
  const lines: Line[] = []
  let before: StoryItem | null = null
  let lastSubject = ''
  for (const item of story) {
    if (item.type === 'MessageDelivered' && item.messageId !== null) continue
    if (!before || !isSameDay(before.at, item.at))
      lines.push({ is: 'day', key: `day-${storyKey(item)}`, at: item.at })
    const from = MESSAGES[item.type]
    if (from) {
      const delivery = deliveries.get(item.messageId) ?? item.delivery
      const goesOn = lines.at(-1)?.is === 'message' && before !== null && isGoingOn(before, item)
      const said = item.mail?.subject ?? ''
      const subject = said === '' || bare(said) === lastSubject ? null : said
      if (subject !== null) lastSubject = bare(subject)
      lines.push({ is: 'message', key: keyOf(item), item, from, goesOn, delivery, subject })
    } else lines.push({ is: 'fact', key: `seq-${storyKey(item)}`, item })
    before = item
  }
  return [...lines, ...outgoing.map((out): Line => ({ is: 'outgoing', key: out.requestId, outgoing: out }))]
}

/** Without the marks that programs put before it when they answer or forward. */
function bare(subject: string): string {
  return subject.replace(/^(?:(?:re|rv|aw|sv|fwd?|wg|tr)(?:\[\d+\])?\s*:\s*)+/i, '').trim()
}

/** A message keeps its key when it arrives, so that it changes its sign and does not blink. */
function keyOf(item: StoryItem): string {
  return item.messageId ?? `seq-${storyKey(item)}`
}

function isGoingOn(before: StoryItem, item: StoryItem): boolean {
  return before.type === item.type && before.by.id === item.by.id && item.at - before.at < GOES_ON_WITHIN
}

/** How each message fared, by its id; the last word counts. */
function deliveriesIn(story: readonly StoryItem[]): ReadonlyMap<string | null, StoryItem['delivery']> {
  const found = new Map<string | null, StoryItem['delivery']>()
  for (const { type, messageId } of story) {
    const delivery = DELIVERIES[type]
    if (delivery && messageId !== null) found.set(messageId, delivery)
  }
  return found
}
