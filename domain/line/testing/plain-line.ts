/**
 * The line as one would do it by hand, for the tests: every question is answered by looking at everybody.
 *
 * Written from the sentences of the design alone. It shares no eligibility, order or bookkeeping with the real line, so that
 * the two can disagree.
 */
import type { Entry, WaitingEntry, Wish } from '../entry.ts'
import type { Seat } from '../seat.ts'

export interface PlainLine {
  readonly entries: ReadonlyMap<string, Entry>
  readonly seats: ReadonlyMap<string, Seat>
}

export function waitingPlainly(line: PlainLine): readonly WaitingEntry[] {
  return [...line.entries.values()].filter(entry => entry.state === 'waiting')
}

/** What is in an agent's hands, offers included. */
export function inHand(line: PlainLine, agentId: string): readonly Entry[] {
  return [...line.entries.values()].filter(entry => entry.agentId === agentId)
}

export function mayTakePlainly(line: PlainLine, seat: Seat, wish: Wish): boolean {
  if (seat.presence !== 'here') return false
  const mine = inHand(line, seat.agentId)
  if (mine.some(entry => entry.state === 'offered')) return false
  if (mine.some(entry => entry.medium === 'call')) return false
  const chats = mine.filter(entry => entry.medium === 'chat').length
  const letters = mine.filter(entry => entry.medium === 'letter').length
  if (!wish.isProblem && wish.skill !== null && !seat.skills.includes(wish.skill)) return false
  if (wish.medium === 'call') return seat.capacity.call >= 1 && chats === 0
  if (wish.medium === 'chat') return chats + 1 <= seat.capacity.chat
  const areChatsFull = chats > 0 && chats >= seat.capacity.chat
  return letters + 1 <= seat.capacity.letter && !areChatsFull
}

export function takeableBy(line: PlainLine, seat: Seat): readonly WaitingEntry[] {
  return waitingPlainly(line).filter(entry => mayTakePlainly(line, seat, entry))
}

/** Problem before request, live before letter, priority; larger comes first. */
function importance(wish: Wish): string {
  const isLive = wish.medium === 'call' || wish.medium === 'chat'
  return [wish.isProblem, isLive, wish.priority !== null].map(Number).join('')
}

export function areEquals(a: Wish, b: Wish): boolean {
  return importance(a) === importance(b)
}

/** Those who would let `own` pass: equals who came earlier and are not the agent's own. */
export function passedBy(line: PlainLine, seat: Seat, own: WaitingEntry): readonly WaitingEntry[] {
  return takeableBy(line, seat)
    .filter(entry => areEquals(entry, own) && entry.place < own.place && entry.ownerId !== seat.agentId)
    .toSorted((a, b) => a.place - b.place)
}

/** Whom the agent is to be offered: the first by importance and place, unless a case of their own may pass. */
export function choosePlainly(line: PlainLine, agentId: string): WaitingEntry | null {
  const seat = line.seats.get(agentId)
  if (!seat) return null
  const all = takeableBy(line, seat)
  const [first] = all.toSorted((a, b) => importance(b).localeCompare(importance(a)) || a.place - b.place)
  if (!first) return null
  const [own] = all
    .filter(entry => entry.ownerId === agentId && areEquals(entry, first))
    .toSorted((a, b) => a.place - b.place)
  const mayPass = own !== undefined && passedBy(line, seat, own).every(entry => entry.overtakenByOwn < 2)
  return mayPass ? own : first
}

/** Those who are served before an entry: earlier, not a letter to a live one, and taken by agents who also take this one. */
export function earlierThan(line: PlainLine, entry: WaitingEntry): readonly WaitingEntry[] {
  const canTake = (seat: Seat, wish: Wish) =>
    seat.presence === 'here' &&
    seat.capacity[wish.medium] > 0 &&
    (wish.isProblem || wish.skill === null || seat.skills.includes(wish.skill))
  const takers = [...line.seats.values()].filter(seat => canTake(seat, entry))
  return waitingPlainly(line).filter(other => {
    const isEarlier =
      importance(other) > importance(entry) || (areEquals(other, entry) && other.place < entry.place)
    if (!isEarlier || (other.medium === 'letter' && entry.medium !== 'letter')) return false
    const { skill } = other
    if (other.isProblem || skill === null || skill === entry.skill) return true
    return takers.some(seat => seat.skills.includes(skill))
  })
}
