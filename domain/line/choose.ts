/** Whom one agent would take next, of those who wait in one class. */
import type { WaitingEntry } from './entry.ts'
import { callHoldingBack, isBehindCall } from './hold-back.ts'
import { type Line, loadIn, type Placed, type Queue } from './line.ts'
import { comparePlaces } from './order.ts'
import { earliestOf, fenceAmong, OWN_FIRST_REACH, type Pace } from './own-first.ts'
import { hasRoom, type Load, MEDIA } from './seat.ts'
import type { SortedList } from './sorted-list.ts'

/** An agent with what is in their hands, and the call for which they are held back. */
export interface Agent extends Pick<Placed, 'seat' | 'needs'> {
  readonly load: Load
  readonly call: WaitingEntry | null
}

/** Null when the agent has room for nobody. */
export function agentAt(line: Line, agentId: string): Agent | null {
  const placed = line.seats.get(agentId)
  if (!placed || placed.open.length === 0) return null
  const { seat, needs } = placed
  return { seat, needs, load: loadIn(line, agentId), call: callHoldingBack(line, agentId) }
}

/** Whom the agent is to be offered of one class; null when there is nobody. */
export function chooseIn(line: Line, rank: number, agent: Agent, pace: Pace | null): WaitingEntry | null {
  const queues = takeableIn(line, rank, agent)
  let head: WaitingEntry | undefined
  let own: WaitingEntry | undefined
  for (const queue of queues) {
    head = earlier(head, queue.waiting.first)
    own = earlier(own, queue.owned.get(agent.seat.agentId)?.first)
  }
  if (!head || !own || own === head || !mayBeTaken(own, agent)) return head ?? null
  return mayGoFirst(queues, own, agent.seat.agentId, pace) ? own : head
}

/** The queues of one class from which this agent may be offered somebody now. */
export function takeableIn(line: Line, rank: number, agent: Agent): readonly Queue[] {
  const queues = line.classes[rank]?.queues
  if (!queues) return []
  const found: Queue[] = []
  for (const medium of MEDIA) {
    if (queues[medium].size === 0 || !hasRoom(agent.seat, agent.load, medium)) continue
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
    ahead += waiting.countBefore(own) - (owned.get(agentId)?.countBefore(own) ?? 0)
    if (ahead > OWN_FIRST_REACH) return false
  }
  const lists = queues.map(({ waiting }) => waiting)
  return own.place < fenceAmong(othersIn(lists, agentId), pace)
}

/** The earliest whom an own case would have to pass. */
export function othersIn(
  lists: readonly SortedList<WaitingEntry>[],
  agentId: string,
): readonly WaitingEntry[] {
  return earliestOf(
    lists.map(list => notOwn(list, agentId)),
    OWN_FIRST_REACH + 1,
  )
}

function* notOwn(list: Iterable<WaitingEntry>, agentId: string): Generator<WaitingEntry> {
  // One's own cases stand before each other by place, so they are no fence to one another.
  for (const entry of list) if (entry.ownerId !== agentId) yield entry
}

function earlier(a: WaitingEntry | undefined, b: WaitingEntry | undefined): WaitingEntry | undefined {
  if (!a || !b) return a ?? b
  return comparePlaces(a, b) <= 0 ? a : b
}
