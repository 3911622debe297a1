/** Whom one agent would take next, of those who wait in one class. */
import type { Medium } from '../case/facts.ts'
import type { WaitingEntry } from './entry.ts'
import { callHoldingBack, isBehindCall } from './hold-back.ts'
import type { Line, Placed, Queue } from './line.ts'
import { comparePlaces } from './order.ts'
import { earliestOf, fenceAmong, OWN_FIRST_REACH, type Pace } from './own-first.ts'

/** An agent with what is in their hands, and the call for which they are held back. */
export interface Agent extends Pick<Placed, 'seat' | 'needs'> {
  /** Of which they have room for one more. */
  readonly media: readonly Medium[]
  readonly call: WaitingEntry | null
}

/** Null when the agent has room for nobody. */
export function agentAt(line: Line, agentId: string): Agent | null {
  const placed = line.seats.get(agentId)
  if (!placed || placed.open.length === 0) return null
  const { seat, needs } = placed
  const media = placed.open.map(how => (how === 'beside' ? 'chat' : how))
  return { seat, needs, media, call: callHoldingBack(line, agentId) }
}

/** Whom the agent is to be offered of one class; null when there is nobody. */
export function chooseIn(line: Line, rank: number, agent: Agent, pace: Pace | null): WaitingEntry | null {
  const classQueues = line.classes[rank]?.queues
  if (!classQueues) return null
  let head: WaitingEntry | undefined
  let own: WaitingEntry | undefined
  for (const medium of agent.media) {
    const queues = classQueues[medium]
    if (queues.size === 0) continue
    for (const need of agent.needs) {
      const queue = queues.get(need)
      const first = queue?.waiting.first
      if (!queue || !first || !mayBeTaken(first, agent)) continue
      head = earlier(head, first)
      if (queue.owned.size > 0) own = earlier(own, queue.owned.get(agent.seat.agentId)?.first)
    }
  }
  if (!head || !own || own === head || !mayBeTaken(own, agent)) return head ?? null
  return mayGoFirst(takeableIn(line, rank, agent), own, agent.seat.agentId, pace) ? own : head
}

/** The queues of one class from which this agent may be offered somebody now. */
export function takeableIn(line: Line, rank: number, agent: Agent): readonly Queue[] {
  const queues = line.classes[rank]?.queues
  if (!queues) return []
  const found: Queue[] = []
  for (const medium of agent.media) {
    for (const need of agent.needs) {
      const queue = queues[medium].get(need)
      if (queue?.waiting.first && mayBeTaken(queue.waiting.first, agent)) found.push(queue)
    }
  }
  return found
}

function mayBeTaken(entry: WaitingEntry, { call }: Agent): boolean {
  return entry.medium !== 'chat' || !isBehindCall(entry, call)
}

function mayGoFirst(
  queues: readonly Queue[],
  own: WaitingEntry,
  agentId: string,
  pace: Pace | null,
): boolean {
  let ahead = 0
  for (const { waiting, owned } of queues) {
    if (!isBefore(waiting.first, own)) continue
    ahead += waiting.countBefore(own) - (owned.get(agentId)?.countBefore(own) ?? 0)
    if (ahead > OWN_FIRST_REACH) return false
  }
  return own.place < fenceAmong(othersBefore(queues, own, agentId), pace)
}

/** Those before this entry who are not the agent's own, the earliest first. */
export function othersBefore(
  queues: readonly Queue[],
  own: WaitingEntry,
  agentId: string,
): readonly WaitingEntry[] {
  const found: WaitingEntry[] = []
  for (const { waiting } of queues) {
    if (!isBefore(waiting.first, own)) continue
    for (const entry of waiting) {
      if (!isBefore(entry, own)) break
      // One's own cases stand before each other by place, so they are no fence to one another.
      if (entry.ownerId !== agentId) found.push(entry)
    }
  }
  return found.sort(comparePlaces) // oxlint-disable-line unicorn/no-array-sort -- a new array, on the path of each choice
}

/** The earliest who are not the agent's own: as many as can be passed at once, and one more. */
export function earliestOthers(queues: readonly Queue[], agentId: string): readonly WaitingEntry[] {
  const lists = queues.map(({ waiting }) => notOwn(waiting, agentId))
  return earliestOf(lists, OWN_FIRST_REACH + 1)
}

function* notOwn(list: Iterable<WaitingEntry>, agentId: string): Generator<WaitingEntry> {
  for (const entry of list) if (entry.ownerId !== agentId) yield entry
}

function isBefore(entry: WaitingEntry | undefined, other: WaitingEntry): boolean {
  return entry !== undefined && comparePlaces(entry, other) < 0
}

function earlier(a: WaitingEntry | undefined, b: WaitingEntry | undefined): WaitingEntry | undefined {
  if (!a || !b) return a ?? b
  return comparePlaces(a, b) <= 0 ? a : b
}
