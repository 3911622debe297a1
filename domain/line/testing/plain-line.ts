/**
 * The line as one would do it by hand, for the tests: every question is answered by looking at everybody.
 *
 * Written from the sentences of the design alone. It shares no eligibility, order or bookkeeping with the real line, so that
 * the two can disagree.
 */
import type { Entry, WaitingEntry, Wish } from '../entry.ts'
import { erlangQuantile, NINE_IN_TEN } from '../erlang-quantile.ts'
import type { Pace } from '../own-first.ts'
import type { Seat } from '../seat.ts'

export interface PlainLine {
  readonly entries: ReadonlyMap<string, Entry>
  readonly seats: ReadonlyMap<string, Seat>
  /** Left out, nobody who was told a time lets an own case pass. */
  readonly pace?: Pace
}

/** Those who wait for their turn: not those whose time, or whose next call, has not come. */
export function waitingPlainly(line: PlainLine): readonly WaitingEntry[] {
  return inLinePlainly(line).filter(({ callback }) => typeof callback?.notBefore !== 'number')
}

function inLinePlainly(line: PlainLine): readonly WaitingEntry[] {
  return [...line.entries.values()].filter(entry => entry.state === 'waiting')
}

/** What is in an agent's hands, offers included. */
export function inHand(line: PlainLine, agentId: string): readonly Entry[] {
  return [...line.entries.values()].filter(entry => entry.agentId === agentId)
}

export function mayTakePlainly(line: PlainLine, seat: Seat, wish: Wish): boolean {
  if (seat.presence !== 'here' || typeof seat.wrapUpUntil === 'number') return false
  const mine = inHand(line, seat.agentId)
  if (mine.some(entry => entry.state === 'offered')) return false
  if (mine.some(entry => entry.medium === 'call')) return false
  const chats = mine.filter(entry => entry.medium === 'chat').length
  const letters = mine.filter(entry => entry.medium === 'letter').length
  if (!isRightPlainly(seat, wish)) return false
  if (wish.medium === 'call') return seat.capacity.call >= 1 && chats === 0
  if (wish.medium === 'chat') return chats + 1 <= seat.capacity.chat
  const areChatsFull = chats > 0 && chats >= seat.capacity.chat
  return letters + 1 <= seat.capacity.letter && !areChatsFull
}

function isRightPlainly(seat: Seat, wish: Wish): boolean {
  if (wish.onlyFor) return wish.onlyFor.agentId === seat.agentId
  if (wish.isProblem || wish.skill === null) return true
  return seat.skills.includes(wish.skill) && (seat.levels?.[wish.skill] ?? 2) >= (wish.leastLevel ?? 1)
}

export function takeableBy(line: PlainLine, seat: Seat): readonly WaitingEntry[] {
  return waitingPlainly(line).filter(
    entry => mayTakePlainly(line, seat, entry) && !isHeldBackPlainly(line, seat, entry),
  )
}

/** One more chat would keep the agent from a call that comes first. */
function isHeldBackPlainly(line: PlainLine, seat: Seat, chat: WaitingEntry): boolean {
  const hasChat = inHand(line, seat.agentId).some(({ medium }) => medium === 'chat')
  if (chat.medium !== 'chat' || !hasChat || seat.capacity.call === 0) return false
  return waitingPlainly(line).some(
    call =>
      call.medium === 'call' &&
      isRightPlainly(seat, call) &&
      (importance(call) > importance(chat) || (areEquals(call, chat) && call.place < chat.place)),
  )
}

/** Problem before request, live before letter, priority; larger comes first. */
function importance(wish: Wish): number {
  const isLive = wish.medium === 'call' || wish.medium === 'chat'
  return 4 * Number(wish.isProblem) + 2 * Number(isLive) + Number(wish.priority !== null)
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
  const [first] = all.toSorted((a, b) => importance(b) - importance(a) || a.place - b.place)
  if (!first) return null
  const [own] = all
    .filter(entry => entry.ownerId === agentId && areEquals(entry, first))
    .toSorted((a, b) => a.place - b.place)
  if (!own) return first
  const passed = passedBy(line, seat, own)
  const mayPass =
    passed.length <= 20 &&
    passed.every((entry, index) => entry.overtakenByOwn < 2 && isToldKeptPlainly(line, entry, index + 1))
  return mayPass ? own : first
}

export interface PlainOffer {
  readonly entryId: string
  readonly agentId: string
  readonly overtakes: readonly string[]
}

/** All offers that are due: again and again the first of all whom anybody who is free would take. */
export function offersPlainly(line: PlainLine): readonly PlainOffer[] {
  const entries = new Map(line.entries)
  const now: PlainLine = { ...line, entries }
  const offers: PlainOffer[] = []
  for (;;) {
    const choices = [...line.seats.values()].flatMap(seat => {
      const entry = choosePlainly(now, seat.agentId)
      return entry ? [{ entry, seat }] : []
    })
    const [first] = choices.toSorted((a, b) => comparePlainly(a.entry, b.entry) || compareAsked(a, b))
    if (!first) return offers
    const { entry, seat } = first
    const overtakes = entry.ownerId === seat.agentId ? passedBy(now, seat, entry) : []
    offers.push({ entryId: entry.id, agentId: seat.agentId, overtakes: overtakes.map(({ id }) => id) })
    entries.set(entry.id, { ...entry, state: 'offered', agentId: seat.agentId, offerUntil: 0 })
    for (const passed of overtakes)
      entries.set(passed.id, { ...passed, overtakenByOwn: passed.overtakenByOwn + 1 })
  }
}

/** By importance, then by place. */
export function comparePlainly(a: Entry, b: Entry): number {
  return importance(b) - importance(a) || a.place - b.place
}

interface Choice {
  readonly entry: WaitingEntry
  readonly seat: Seat
}

/** Among those who would take the same person: the owner, then whoever knows the subject best, then the longest free. */
function compareAsked({ entry, seat: one }: Choice, { seat: other }: Choice): number {
  const isOwner = (seat: Seat) => Number(seat.agentId === entry.ownerId)
  const level = ({ skills, levels }: Seat) =>
    entry.skill !== null && skills.includes(entry.skill) ? (levels?.[entry.skill] ?? 2) : 0
  return (
    isOwner(other) - isOwner(one) ||
    level(other) - level(one) ||
    one.freeSince - other.freeSince ||
    (one.agentId < other.agentId ? -1 : 1)
  )
}

function isToldKeptPlainly({ pace }: PlainLine, entry: WaitingEntry, ahead: number): boolean {
  if (typeof entry.toldUntil !== 'number') return true
  const perEnd = pace?.secondsPerEnd(entry) ?? null
  if (!pace || perEnd === null) return false
  return pace.now + erlangQuantile(ahead + 1, NINE_IN_TEN) * perEnd * 1_000 <= entry.toldUntil
}

/** Those who are served before an entry: earlier, not a letter to a live one, and taken by agents who also take this one. */
export function earlierThan(line: PlainLine, entry: WaitingEntry): readonly WaitingEntry[] {
  const canTake = (seat: Seat, wish: Wish) =>
    seat.presence === 'here' && seat.capacity[wish.medium] > 0 && isRightPlainly(seat, wish)
  const takers = [...line.seats.values()].filter(seat => canTake(seat, entry))
  return inLinePlainly(line).filter(other => {
    // Between two tries somebody is due within the hour, in their old place; whoever chose a time is before nobody until then.
    if (typeof other.callback?.notBefore === 'number' && other.callback.isChosenTime) return false
    if (other.id === entry.id) return false
    const isEarlier =
      importance(other) > importance(entry) || (areEquals(other, entry) && other.place < entry.place)
    if (!isEarlier || (other.medium === 'letter' && entry.medium !== 'letter')) return false
    const { skill, onlyFor } = other
    if (onlyFor) return takers.some(seat => seat.agentId === onlyFor.agentId)
    if (other.isProblem || skill === null || skill === entry.skill) return true
    return takers.some(seat => seat.skills.includes(skill))
  })
}
