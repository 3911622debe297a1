/**
 * Holding back for a call: an agent who has a chat in hand and could take a waiting call gets no further chat that stands behind
 * the call in the published order.
 *
 * A call takes the whole agent. Without this, an agent with one chat would be given the next chat, and the next, and the person on
 * the phone would wait until by chance no chat was there: overtaken again and again by those who came later. "Whom the agent may
 * take" is therefore read of the whole agent, not of the hands that are free at the moment. It costs room for chats while a call
 * waits; an agent with nothing in hand is never held back, and a letter, which can be put aside, is in nobody's way. See
 * docs/decisions/0011-order-and-capacity.md.
 */
import type { Entry, WaitingEntry } from './entry.ts'
import { type Line, loadIn } from './line.ts'
import { classOf, comparePlaces } from './order.ts'

/** The first call, in the published order, that this agent could take with nothing else in hand; null when that holds back nobody. */
export function callHoldingBack(line: Line, agentId: string): WaitingEntry | null {
  const placed = line.seats.get(agentId)
  if (!placed || loadIn(line, agentId).chat === 0 || placed.seat.capacity.call === 0) return null
  for (const { queues } of line.classes) {
    if (queues.call.size === 0) continue
    let first: WaitingEntry | null = null
    for (const need of placed.needs) {
      const head = queues.call.get(need)?.waiting.first
      if (head && (!first || comparePlaces(head, first) < 0)) first = head
    }
    if (first) return first
  }
  return null
}

/** Whether a chat must wait for the call that is to be answered before it. */
export function isBehindCall(chat: Entry, call: WaitingEntry | null): boolean {
  if (!call) return false
  return (classOf(chat) - classOf(call) || comparePlaces(chat, call)) > 0
}

/** The first call that any agent could take: behind it nobody who takes calls gets a chat beside another one. */
export function callForAnybody(line: Line): WaitingEntry | null {
  for (const { queues } of line.classes) {
    const head = queues.call.get(null)?.waiting.first
    if (head) return head
  }
  return null
}
