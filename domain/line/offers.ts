/**
 * Who is offered to whom.
 *
 * What must stay true:
 * - Zero overtakes: an agent is offered the first, in the published order, of all who wait and whom this agent may take.
 * - Nobody idles: after the offers of `nextOffers` no agent with nothing in hand is left beside somebody whom they may take, and
 *   none with room beside somebody whom they may take and who waits behind no call (see hold-back.ts).
 * - Same line, same offers: among several agents for one person the owner of the case is asked first, then those who know
 *   the subject, the better the sooner, then the longest free. That chooses between agents only, so it never costs anybody
 *   their turn.
 *
 * These functions decide; they change nothing. The leader commits what they say and then puts the entries back as the rows
 * have them.
 */
import type { ReturnReason } from '../case/facts.ts'
import type { Instant } from '../time.ts'
import {
  countOvertaken,
  isLive,
  neededSkill,
  type OfferedEntry,
  type WaitingEntry,
  type Wish,
} from './entry.ts'
import { agentAt, chooseIn, earliestOthers, othersBefore, takeableIn } from './choose.ts'
import { callForAnybody, callHoldingBack, isBehindCall } from './hold-back.ts'
import { knownAs, liftOut, putEntry, type Line, type OpenSeats } from './line.ts'
import { CLASSES, classOf, comparePlaces, type Fences } from './order.ts'
import { fenceAmong, type Pace } from './own-first.ts'
import { compareSeats, isFor, LEVELS, levelOf, MEDIA, type Seat } from './seat.ts'
import type { SortedList } from './sorted-list.ts'

export interface Offer {
  readonly entry: WaitingEntry
  readonly seat: Seat
  /** Those who came earlier and let this one pass because the agent owns the case: one more on each one's count. */
  readonly overtakes: readonly WaitingEntry[]
  /** How many stand earlier whom this agent may not take, and nobody who may is free; only where it was to be counted. */
  readonly passedOver?: number
}

export interface Lapse {
  readonly entry: OfferedEntry
  /** `missed`: not answered in time, and the agent becomes away. `agent-lost`: the agent is no longer here to answer. */
  readonly reason: Extract<ReturnReason, 'missed' | 'agent-lost'>
}

export interface Choosing {
  /** How fast the line moves. Left out, an own case passes nobody who was told a time. */
  readonly pace?: Pace | null
  /** No more offers than this. */
  readonly most?: number
  /** Up to so many free agents are asked one by one whom they would take; more are found through those who wait. */
  readonly askedOneByOne?: number
  /** Entries that are not to be offered for now, as if they did not wait. */
  readonly leftOut?: ReadonlySet<string>
  /** Whether to count who is passed over. It looks at every queue, for each offer. */
  readonly isCounting?: boolean
}

const fewAgents = 8

/** Whom this agent is to be offered now; null when there is nobody, or the agent has no room. */
export function chooseFor(line: Line, agentId: string, pace: Pace | null = null): WaitingEntry | null {
  const agent = agentAt(line, agentId)
  if (!agent) return null
  for (let rank = 0; rank < CLASSES; rank += 1) {
    const chosen = chooseIn(line, rank, agent, pace)
    if (chosen) return chosen
  }
  return null
}

/** All offers that are due, in the order in which they are to be made. */
export function nextOffers(line: Line, choosing: Choosing = {}): readonly Offer[] {
  const most = choosing.most ?? Number.POSITIVE_INFINITY
  const offers: Offer[] = []
  const asked = new Set<string>()
  const held: Held = new Map()
  const before: WaitingEntry[] = []
  // Each offer changes what the next one may be. They are tried on the line itself and taken back at the end: that costs
  // no more than the offers do, where a copy would cost as much as everybody who waits. Whoever has been asked has no room for
  // anybody else, so that of the agents it is enough to remember whom.
  try {
    for (const id of choosing.leftOut ?? []) {
      const entry = line.entries.get(id)
      if (entry?.state !== 'waiting') continue
      before.push(entry)
      liftOut(line, entry)
    }
    while (offers.length < most) {
      const offer = bestOffer(line, { asked, held }, choosing)
      if (!offer) break
      offers.push(choosing.isCounting ? { ...offer, passedOver: passedOverBy(line, offer) } : offer)
      before.push(offer.entry, ...offer.overtakes)
      asked.add(offer.seat.agentId)
      if (offer.entry.medium === 'call') held.clear()
      liftOut(line, offer.entry)
      for (const passed of offer.overtakes) putEntry(line, countOvertaken(passed))
    }
  } finally {
    for (const entry of before.toReversed()) putEntry(line, entry)
  }
  return offers
}

/** The offers that nobody will answer any more. The entry goes back to its place; after `missed` the agent is away. */
export function expireOffers(line: Line, now: Instant): readonly Lapse[] {
  const lapses: Lapse[] = []
  for (const entry of line.offered.values()) {
    const isHere = line.seats.get(entry.agentId)?.seat.presence === 'here'
    if (entry.offerUntil <= now) lapses.push({ entry, reason: 'missed' })
    else if (!isHere) lapses.push({ entry, reason: 'agent-lost' })
  }
  return lapses.toSorted((a, b) => comparePlaces(a.entry, b.entry))
}

/** Where own-case-first ends for this agent, class by class: for `compareForAgent` and `explainOrder`. */
export function fencesFor(line: Line, agentId: string, pace: Pace | null = null): Fences {
  const agent = agentAt(line, agentId)
  return line.classes.map((_, rank) => {
    return agent
      ? fenceAmong(earliestOthers(takeableIn(line, rank, agent), agentId), pace)
      : Number.POSITIVE_INFINITY
  })
}

/**
 * How many who stand earlier in the published order are passed by this offer because this agent may not take them, and nobody who may
 * is free. Counted apart from those who let an own case pass; no harm is done to them by this offer, but a house in which they are
 * many lacks people who know their subjects.
 */
export function passedOverBy(line: Line, { entry, seat }: Pick<Offer, 'entry' | 'seat'>): number {
  const agent = agentAt(line, seat.agentId)
  const rank = classOf(entry)
  let passed = 0
  for (const [other, { queues }] of line.classes.entries()) {
    if (other > rank) break
    for (const medium of MEDIA) {
      for (const queue of queues[medium].values()) {
        // Whoever waits for their owner alone has chosen to let others pass; letters have time of their own.
        if (queue.onlyFor !== null || (medium === 'letter' && isLive(entry))) continue
        if (agent?.needs.includes(queue.need) && agent.media.includes(medium)) continue
        passed += other < rank ? queue.waiting.size : queue.waiting.countBefore(entry)
      }
    }
  }
  return passed
}

/** The next offer: the earliest, in the published order, of all choices that free agents would make. */
function bestOffer(
  line: Line,
  { asked, held }: Pick<Looking, 'asked' | 'held'>,
  choosing: Choosing,
): Offer | null {
  if (line.openSeats.size === asked.size) return null
  const pace = choosing.pace ?? null
  const call = callForAnybody(line)
  const isBesideOpen = hasChatBefore(line, call)
  const agents = isBesideOpen ? line.openSeats : line.openWhole
  if (agents.size <= (choosing.askedOneByOne ?? fewAgents)) return bestOfFew(line, agents, { asked, pace })
  for (const rank of line.classes.keys()) {
    const offer = bestOfferIn(line, rank, { asked, held, call, isBesideOpen, pace })
    if (offer) return offer
  }
  return null
}

/** Whether anybody who chats could be given one more: whoever waits is not behind the first call. */
function hasChatBefore(line: Line, call: WaitingEntry | null): boolean {
  if (line.open.beside.all.size === 0) return false
  const last = call ? classOf(call) : CLASSES
  for (const [rank, { queues }] of line.classes.entries()) {
    if (rank > last) return false
    for (const { waiting } of queues.chat.values()) {
      const head = waiting.first
      if (head && !isBehindCall(head, call) && hasSomebodyFor(line, [line.open.beside], head)) return true
    }
  }
  return false
}

function bestOfFew(
  line: Line,
  agents: Iterable<string>,
  { asked, pace }: Pick<Looking, 'asked' | 'pace'>,
): Offer | null {
  let best: { readonly entry: WaitingEntry; readonly seat: Seat } | null = null
  for (const agentId of agents) {
    if (asked.has(agentId)) continue
    const seat = line.seats.get(agentId)?.seat
    const entry = chooseFor(line, agentId, pace)
    if (!entry || !seat) continue
    const order = best && (classOf(entry) - classOf(best.entry) || comparePlaces(entry, best.entry))
    if (!best || (order ?? 0) < 0 || (order === 0 && isAskedBefore(seat, best.seat, entry)))
      best = { entry, seat }
  }
  return best && withOvertakes(line, best)
}

function isAskedBefore(seat: Seat, other: Seat, entry: WaitingEntry): boolean {
  const isOwner = (agentId: string) => Number(agentId === entry.ownerId)
  const level = (of: Seat) => (entry.skill === null ? 0 : levelOf(of, entry.skill))
  return (
    (isOwner(other.agentId) - isOwner(seat.agentId) ||
      level(other) - level(seat) ||
      compareSeats(seat, other)) < 0
  )
}

/** For which call each agent is held back, as far as that was asked. */
type Held = Map<string, WaitingEntry | null>

function heldFor(line: Line, agentId: string, held: Held): WaitingEntry | null {
  const known = held.get(agentId)
  if (known !== undefined) return known
  const call = callHoldingBack(line, agentId)
  held.set(agentId, call)
  return call
}

interface Looking {
  readonly held: Held
  /** Who has been asked in the same breath and has no room any more. */
  readonly asked: ReadonlySet<string>
  /** The first call that anybody could take. */
  readonly call: WaitingEntry | null
  /** Whether any chat stands before it. */
  readonly isBesideOpen: boolean
  readonly pace: Pace | null
}

/**
 * The earliest of all choices that free agents would make in this class (no earlier class has any for them).
 * An agent who is drawn to a case of their own is left to it, as long as somebody else is free for the one ahead.
 */
function bestOfferIn(line: Line, rank: number, looking: Looking): Offer | null {
  const { asked, held, call, isBesideOpen, pace } = looking
  let drawn: { readonly entry: WaitingEntry; readonly seat: Seat } | null = null
  for (const head of headsWithSomebodyFree(line, rank, isBesideOpen)) {
    if (drawn && comparePlaces(drawn.entry, head) <= 0) break
    for (const seat of inTurn(line, head, call)) {
      if (asked.has(seat.agentId)) continue
      // What such an agent takes before the call is found through a head that stands before it.
      if (head.medium === 'chat' && isBehindCall(head, heldFor(line, seat.agentId, held))) continue
      const agent = agentAt(line, seat.agentId)
      const entry = agent && chooseIn(line, rank, agent, pace)
      if (entry === head) return withOvertakes(line, { entry, seat })
      if (entry && (!drawn || comparePlaces(entry, drawn.entry) < 0)) drawn = { entry, seat }
    }
  }
  return drawn && withOvertakes(line, drawn)
}

function headsWithSomebodyFree(line: Line, rank: number, isBesideOpen: boolean): readonly WaitingEntry[] {
  const heads: WaitingEntry[] = []
  const queues = line.classes[rank]?.queues
  if (!queues) return heads
  for (const medium of MEDIA) {
    if (queues[medium].size === 0) continue
    const open = openFor(line, medium, isBesideOpen)
    if (open.every(({ all }) => all.size === 0)) continue
    for (const { waiting } of queues[medium].values()) {
      const head = waiting.first
      if (head && hasSomebodyFor(line, open, head)) heads.push(head)
    }
  }
  return heads.toSorted(comparePlaces)
}

/** Whether anybody among these could be offered somebody who wishes this. */
export function isAnybodyOpen(line: Line, open: OpenSeats, wish: Wish): boolean {
  return open.all.size > 0 && hasSomebodyFor(line, [open], wish)
}

function hasSomebodyFor(line: Line, open: readonly OpenSeats[], head: Wish): boolean {
  if (head.onlyFor) return isOpenFor(line, open, head.onlyFor.agentId)
  const skill = neededSkill(head)
  return (
    skill === null ||
    LEVELS.some(
      level =>
        level >= (head.leastLevel ?? 1) && open.some(({ bySkill }) => bySkill.has(knownAs(skill, level))),
    )
  )
}

function openFor(line: Line, medium: WaitingEntry['medium'], isBesideOpen: boolean): readonly OpenSeats[] {
  return medium === 'chat' && isBesideOpen ? [line.open.chat, line.open.beside] : [line.open[medium]]
}

function isOpenFor(line: Line, open: readonly OpenSeats[], agentId: string): boolean {
  const seat = line.seats.get(agentId)?.seat
  return seat !== undefined && open.some(({ all }) => all.has(seat))
}

/** The agents who may take this entry, in the order in which they are asked. */
function* inTurn(line: Line, entry: WaitingEntry, call: WaitingEntry | null): Generator<Seat> {
  const open = openFor(line, entry.medium, !isBehindCall(entry, call))
  const ownerId = entry.onlyFor?.agentId ?? entry.ownerId
  const owner = ownerId === null ? undefined : line.seats.get(ownerId)?.seat
  if (owner && isFor(owner, entry) && isOpenFor(line, open, owner.agentId)) yield owner
  if (entry.onlyFor) return
  const { skill } = entry
  for (const level of skill === null ? [] : LEVELS.toReversed()) {
    for (const seat of longestFree(open.map(({ bySkill }) => bySkill.get(knownAs(skill ?? '', level))))) {
      if (seat !== owner && isFor(seat, entry)) yield seat
    }
  }
  if (neededSkill(entry) !== null) return
  for (const seat of longestFree(open.map(({ all }) => all))) {
    if (seat !== owner && (skill === null || levelOf(seat, skill) === 0)) yield seat
  }
}

/** Those of one or two lists, in the order of both. */
function* longestFree(lists: readonly (SortedList<Seat> | undefined)[]): Generator<Seat> {
  const [one, other] = lists.map(list => (list ?? [])[Symbol.iterator]())
  let first = one?.next()
  let second = other?.next()
  for (;;) {
    const a = first?.done === false ? first.value : null
    const b = second?.done === false ? second.value : null
    if (a && (!b || compareSeats(a, b) < 0)) {
      yield a
      first = one?.next()
    } else if (b) {
      yield b
      second = other?.next()
    } else return
  }
}

/** Everybody of the class whom this agent might take and who came before the agent's earliest own case. */
function withOvertakes(line: Line, { entry, seat }: Pick<Offer, 'entry' | 'seat'>): Offer {
  const agent = entry.ownerId === seat.agentId ? agentAt(line, seat.agentId) : null
  // Whoever is not the agent's own was chosen because nobody stands earlier.
  const queues = agent ? takeableIn(line, classOf(entry), agent) : []
  return { entry, seat, overtakes: othersBefore(queues, entry, seat.agentId) }
}
