/**
 * The line as the leader holds it in memory: who waits, who is offered to whom, what everybody has in hand.
 *
 * A mutable structure behind functions; what goes in and comes out is readonly. It holds no truth of its own: the rows do.
 * What must stay true:
 * - Putting and dropping are idempotent, and the order in which rows are put does not matter: after a restart the leader
 *   reads entries and seats as they come.
 * - An entry stands in exactly one queue when it waits and is due, and in none otherwise; the queues, the loads and the open seats are
 *   always those that the entries and seats alone would give (the property tests compare them with a line built by hand).
 *
 * One queue per class, medium and need, so that choosing looks only at the heads of the queues that an agent may take: its cost
 * does not grow with how many wait, but for the search in a sorted list.
 */
import type { Medium } from '../case/facts.ts'
import { isPostponed, neededSkill, type Entry, type OfferedEntry, type WaitingEntry } from './entry.ts'
import { type Need, needOf, needsMetBy } from './need.ts'
import { CLASSES, classOf, comparePlaces } from './order.ts'
import {
  changeLoad,
  compareSeats,
  hasRoom,
  isWrappingUp,
  levelOf,
  MEDIA,
  NO_LOAD,
  type Load,
  type Seat,
} from './seat.ts'
import { SortedList } from './sorted-list.ts'

/** Those who wait and whom exactly the same agents may take. */
export interface Queue {
  readonly medium: Medium
  readonly need: Need
  /** Null when no agent lacks what they need. */
  readonly skill: string | null
  /** The one agent whom they wait for; null when it is whoever comes. */
  readonly onlyFor: string | null
  readonly waiting: SortedList<WaitingEntry>
  /** Those of `waiting` whose case somebody owns, by that agent. */
  readonly owned: Map<string, SortedList<WaitingEntry>>
}

export interface WaitingClass {
  readonly queues: Readonly<Record<Medium, Map<Need, Queue>>>
}

/** The agents with room for one medium, the longest free first. */
export interface OpenSeats {
  readonly all: SortedList<Seat>
  /** By the skill and how well it is known. */
  readonly bySkill: Map<string, SortedList<Seat>>
}

/**
 * A seat is open for a medium. With a chat in hand and calls among what it takes it is open for chats only `beside` that chat: it
 * gets none behind a call that it could take.
 */
export const OPEN_FOR = [...MEDIA, 'beside'] as const
export type OpenFor = (typeof OPEN_FOR)[number]

export interface Placed {
  readonly seat: Seat
  readonly needs: readonly Need[]
  /** Its keys in `bySkill`. */
  readonly known: readonly string[]
  readonly open: readonly OpenFor[]
}

/** To be read and changed only through the functions of `domain/line`. */
export interface Line {
  readonly entries: Map<string, Entry>
  readonly offered: Map<string, OfferedEntry>
  readonly seats: Map<string, Placed>
  readonly loads: Map<string, Load>
  readonly classes: readonly WaitingClass[]
  readonly open: Readonly<Record<OpenFor, OpenSeats>>
  /** Who is open for anything, and who for more than a chat beside another one. */
  readonly openSeats: Set<string>
  readonly openWhole: Set<string>
  /** Who is wrapping up. */
  readonly wrappingUp: Set<string>
  /** Those who wait for their owner alone. */
  readonly onlyForOwner: Set<string>
  /** Those who are called back and are not due yet: in no queue, with their places kept. */
  readonly postponed: Map<string, WaitingEntry>
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
    open: { call: noOpenSeats(), chat: noOpenSeats(), letter: noOpenSeats(), beside: noOpenSeats() },
    openSeats: new Set(),
    openWhole: new Set(),
    wrappingUp: new Set(),
    onlyForOwner: new Set(),
    postponed: new Map(),
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
  if (entry.onlyFor) line.onlyForOwner.add(entry.id)
}

/** Takes somebody who waits out of their queue for the time of a thought; `putEntry` with the same entry puts them back. */
export function liftOut(line: Line, entry: WaitingEntry): void {
  leaveQueue(line, entry)
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
  const known = [...new Set(seat.skills)].map(skill => knownAs(skill, levelOf(seat, skill)))
  line.seats.set(seat.agentId, { seat, needs: needsMetBy(seat), known, open: [] })
  if (isWrappingUp(seat)) line.wrappingUp.add(seat.agentId)
  else line.wrappingUp.delete(seat.agentId)
  reopen(line, seat.agentId)
}

/** The agent has left the team. What they have in hand stays known until its entries are put or dropped. */
export function dropSeat(line: Line, agentId: string): void {
  close(line, agentId)
  line.seats.delete(agentId)
  line.wrappingUp.delete(agentId)
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
  line.onlyForOwner.delete(entry.id)
}

function joinQueue(line: Line, entry: WaitingEntry): void {
  if (isPostponed(entry)) return void line.postponed.set(entry.id, entry)
  const queues = queuesLike(line, entry)
  const need = needOf(entry)
  const queue = queues?.get(need) ?? noQueue(entry, need)
  queues?.set(need, queue)
  queue.waiting.add(entry)
  if (entry.ownerId !== null) addTo(queue.owned, entry.ownerId, entry, comparePlaces)
}

function leaveQueue(line: Line, entry: WaitingEntry): void {
  if (isPostponed(entry)) return void line.postponed.delete(entry.id)
  const queues = queuesLike(line, entry)
  const need = needOf(entry)
  const queue = queues?.get(need)
  if (!queue) return
  queue.waiting.remove(entry)
  if (entry.ownerId !== null) removeFrom(queue.owned, entry.ownerId, entry)
  if (queue.waiting.size === 0) queues?.delete(need)
}

function queuesLike(line: Line, entry: Entry): Map<Need, Queue> | undefined {
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
  const open = openingsOf(placed.seat, loadIn(line, agentId))
  for (const how of OPEN_FOR) {
    const isListed = placed.open.includes(how)
    if (open.includes(how) && !isListed) list(line.open[how], placed)
    if (!open.includes(how) && isListed) unlist(line.open[how], placed)
  }
  note(line.openSeats, agentId, open.length > 0)
  note(
    line.openWhole,
    agentId,
    open.some(how => how !== 'beside'),
  )
  line.seats.set(agentId, { ...placed, open })
}

function openingsOf(seat: Seat, load: Load): readonly OpenFor[] {
  return MEDIA.flatMap(medium => {
    if (!hasRoom(seat, load, medium)) return []
    const isBeside = medium === 'chat' && load.chat > 0 && seat.capacity.call > 0
    return [isBeside ? 'beside' : medium]
  })
}

function close(line: Line, agentId: string): void {
  const placed = line.seats.get(agentId)
  if (!placed) return
  for (const how of placed.open) unlist(line.open[how], placed)
  line.openSeats.delete(agentId)
  line.openWhole.delete(agentId)
}

function note(set: Set<string>, agentId: string, isIn: boolean): void {
  if (isIn) set.add(agentId)
  else set.delete(agentId)
}

function list(open: OpenSeats, { seat, known }: Placed): void {
  open.all.add(seat)
  for (const key of known) addTo(open.bySkill, key, seat, compareSeats)
}

function unlist(open: OpenSeats, { seat, known }: Placed): void {
  open.all.remove(seat)
  for (const key of known) removeFrom(open.bySkill, key, seat)
}

/** The key under which `bySkill` has those who know a skill exactly so well. */
export function knownAs(skill: string, level: number): string {
  return `${skill} ${level}`
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

function noQueue(entry: WaitingEntry, need: Need): Queue {
  return {
    medium: entry.medium,
    need,
    skill: entry.onlyFor ? null : neededSkill(entry),
    onlyFor: entry.onlyFor?.agentId ?? null,
    waiting: new SortedList<WaitingEntry>(comparePlaces),
    owned: new Map(),
  }
}

function noOpenSeats(): OpenSeats {
  return { all: new SortedList(compareSeats), bySkill: new Map() }
}
