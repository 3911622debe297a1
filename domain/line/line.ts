/**
 * The line as the leader holds it in memory: who waits, who is offered to whom, what everybody has in hand.
 *
 * A mutable structure behind functions; what goes in and comes out is readonly. It holds no truth of its own: the rows do.
 * What must stay true:
 * - Putting and dropping are idempotent, and the order in which rows are put does not matter: after a restart the leader
 *   reads entries and seats as they come.
 * - An entry stands in exactly one queue when it waits and in none otherwise; the queues, the loads and the open seats are
 *   always those that the entries and seats alone would give (the property tests compare them with a line built by hand).
 *
 * One queue per class, medium and needed skill, so that choosing looks only at the heads of the queues that an agent may
 * take: its cost does not grow with how many wait.
 */
import type { Medium } from '../case/facts.ts'
import { neededSkill, type Entry, type OfferedEntry, type WaitingEntry } from './entry.ts'
import { CLASSES, classOf, comparePlaces, isFence } from './order.ts'
import { changeLoad, compareSeats, hasRoom, MEDIA, NO_LOAD, type Load, type Seat } from './seat.ts'
import { SortedList } from './sorted-list.ts'

/** Those who wait and whom exactly the same agents may take. */
export interface Queue {
  readonly medium: Medium
  /** Null when every agent may take them. */
  readonly skill: string | null
  readonly waiting: SortedList<WaitingEntry>
  /** Those of `waiting` that nobody's own case may overtake any more. */
  readonly fences: SortedList<WaitingEntry>
  /** Those of `waiting` whose case somebody owns, by that agent. */
  readonly owned: Map<string, SortedList<WaitingEntry>>
}

export interface WaitingClass {
  readonly queues: Readonly<Record<Medium, Map<string | null, Queue>>>
}

/** The agents with room for one medium, the longest free first. */
export interface OpenSeats {
  readonly all: SortedList<Seat>
  readonly bySkill: Map<string, SortedList<Seat>>
}

interface Placed {
  readonly seat: Seat
  /** The skills of queues that the seat may take: none needed, then its own. */
  readonly skills: readonly (string | null)[]
  /** In which media it is listed as open. */
  readonly open: readonly Medium[]
}

/** To be read and changed only through the functions of `domain/line`. */
export interface Line {
  readonly entries: Map<string, Entry>
  readonly offered: Map<string, OfferedEntry>
  readonly seats: Map<string, Placed>
  readonly loads: Map<string, Load>
  readonly classes: readonly WaitingClass[]
  readonly open: Readonly<Record<Medium, OpenSeats>>
}

export function emptyLine(): Line {
  return {
    entries: new Map(),
    offered: new Map(),
    seats: new Map(),
    loads: new Map(),
    classes: Array.from({ length: CLASSES }, () => ({
      queues: { call: new Map(), chat: new Map(), letter: new Map() },
    })),
    open: { call: noOpenSeats(), chat: noOpenSeats(), letter: noOpenSeats() },
  }
}

/** Takes the entry as its row has it now, whatever was known of it before. */
export function putEntry(line: Line, entry: Entry): void {
  const before = line.entries.get(entry.id)
  if (before) takeOut(line, before)
  line.entries.set(entry.id, entry)
  if (entry.state === 'waiting') joinQueue(line, entry)
  else changeHands(line, entry, 1)
  if (entry.state === 'offered') line.offered.set(entry.id, entry)
}

/** The person has left, or the contact has ended. Nothing happens when it is not there. */
export function dropEntry(line: Line, entryId: string): void {
  const entry = line.entries.get(entryId)
  if (!entry) return
  takeOut(line, entry)
  line.entries.delete(entryId)
}

/** Takes the seat as its row has it now, whatever was known of it before. */
export function putSeat(line: Line, seat: Seat): void {
  close(line, seat.agentId)
  line.seats.set(seat.agentId, { seat, skills: [null, ...new Set(seat.skills)], open: [] })
  reopen(line, seat.agentId)
}

/** The agent has left the team. What they have in hand stays known until its entries are put or dropped. */
export function dropSeat(line: Line, agentId: string): void {
  close(line, agentId)
  line.seats.delete(agentId)
}

export function entryIn(line: Line, entryId: string): Entry | null {
  return line.entries.get(entryId) ?? null
}

export function seatIn(line: Line, agentId: string): Seat | null {
  return line.seats.get(agentId)?.seat ?? null
}

/** What the agent has in hand, derived from the entries. */
export function loadIn(line: Line, agentId: string): Load {
  return line.loads.get(agentId) ?? NO_LOAD
}

/** Everybody who waits, in the published order without anybody's own cases. */
export function waitingIn(line: Line): readonly WaitingEntry[] {
  return line.classes.flatMap(({ queues }) =>
    MEDIA.flatMap(medium => [...queues[medium].values()].flatMap(queue => [...queue.waiting])).toSorted(
      comparePlaces,
    ),
  )
}

function takeOut(line: Line, entry: Entry): void {
  if (entry.state === 'waiting') leaveQueue(line, entry)
  else changeHands(line, entry, -1)
  line.offered.delete(entry.id)
}

function joinQueue(line: Line, entry: WaitingEntry): void {
  const queues = queuesLike(line, entry)
  const skill = neededSkill(entry)
  const queue = queues?.get(skill) ?? noQueue(entry.medium, skill)
  queues?.set(skill, queue)
  queue.waiting.add(entry)
  if (isFence(entry)) queue.fences.add(entry)
  if (entry.ownerId !== null) addTo(queue.owned, entry.ownerId, entry, comparePlaces)
}

function leaveQueue(line: Line, entry: WaitingEntry): void {
  const queues = queuesLike(line, entry)
  const skill = neededSkill(entry)
  const queue = queues?.get(skill)
  if (!queue) return
  queue.waiting.remove(entry)
  queue.fences.remove(entry)
  if (entry.ownerId !== null) removeFrom(queue.owned, entry.ownerId, entry)
  if (queue.waiting.size === 0) queues?.delete(skill)
}

function queuesLike(line: Line, entry: Entry): Map<string | null, Queue> | undefined {
  return line.classes[classOf(entry)]?.queues[entry.medium]
}

function changeHands(line: Line, entry: Exclude<Entry, WaitingEntry>, by: 1 | -1): void {
  const load = changeLoad(loadIn(line, entry.agentId), entry, by)
  if (MEDIA.every(medium => load[medium] === 0)) line.loads.delete(entry.agentId)
  else line.loads.set(entry.agentId, load)
  reopen(line, entry.agentId)
}

/** Lists the seat as open in exactly the media for which it has room. */
function reopen(line: Line, agentId: string): void {
  const placed = line.seats.get(agentId)
  if (!placed) return
  const load = loadIn(line, agentId)
  const open = MEDIA.filter(medium => hasRoom(placed.seat, load, medium))
  for (const medium of MEDIA) {
    const isListed = placed.open.includes(medium)
    if (open.includes(medium) && !isListed) list(line.open[medium], placed)
    if (!open.includes(medium) && isListed) unlist(line.open[medium], placed)
  }
  line.seats.set(agentId, { ...placed, open })
}

function close(line: Line, agentId: string): void {
  const placed = line.seats.get(agentId)
  for (const medium of placed?.open ?? []) {
    if (placed) unlist(line.open[medium], placed)
  }
}

function list(open: OpenSeats, { seat, skills }: Placed): void {
  open.all.add(seat)
  for (const skill of skills) {
    if (skill !== null) addTo(open.bySkill, skill, seat, compareSeats)
  }
}

function unlist(open: OpenSeats, { seat, skills }: Placed): void {
  open.all.remove(seat)
  for (const skill of skills) {
    if (skill !== null) removeFrom(open.bySkill, skill, seat)
  }
}

function addTo<Item>(
  lists: Map<string, SortedList<Item>>,
  key: string,
  item: Item,
  compare: (a: Item, b: Item) => number,
): void {
  const sorted = lists.get(key) ?? new SortedList(compare)
  lists.set(key, sorted)
  sorted.add(item)
}

function removeFrom<Item>(lists: Map<string, SortedList<Item>>, key: string, item: Item): void {
  const sorted = lists.get(key)
  sorted?.remove(item)
  if (sorted?.size === 0) lists.delete(key)
}

function noQueue(medium: Medium, skill: string | null): Queue {
  return {
    medium,
    skill,
    waiting: new SortedList<WaitingEntry>(comparePlaces),
    fences: new SortedList<WaitingEntry>(comparePlaces),
    owned: new Map(),
  }
}

function noOpenSeats(): OpenSeats {
  return { all: new SortedList(compareSeats), bySkill: new Map() }
}
