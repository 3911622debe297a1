/**
 * Who is offered to whom.
 *
 * What must stay true:
 * - Zero overtakes: an agent is offered the first, in the published order, of all who wait and whom this agent may take.
 * - Nobody idles: after the offers of `nextOffers` no agent with room is left beside somebody whom they may take.
 * - Same line, same offers: among several agents for one person the owner of the case is asked first, then those who know
 *   the subject, then the longest free. That chooses between agents only, so it never costs anybody their turn.
 *
 * These functions decide; they change nothing. The leader commits what they say and then puts the entries back as the rows
 * have them.
 */
import type { ReturnReason } from '../case/facts.ts'
import type { Instant } from '../time.ts'
import {
  countOvertaken,
  neededSkill,
  offerTo,
  type Entry,
  type OfferedEntry,
  type WaitingEntry,
} from './entry.ts'
import { loadIn, putEntry, type Line, type Queue, type WaitingClass } from './line.ts'
import { CLASSES, comparePlaces, type Fences } from './order.ts'
import { hasRoom, MEDIA, type Seat } from './seat.ts'
import type { SortedList } from './sorted-list.ts'

export interface Offer {
  readonly entry: WaitingEntry
  readonly seat: Seat
  /** Those who came earlier and let this one pass because the agent owns the case: one more on each one's count. */
  readonly overtakes: readonly WaitingEntry[]
}

export interface Lapse {
  readonly entry: OfferedEntry
  /** `missed`: not answered in time, and the agent becomes away. `agent-lost`: the agent is no longer here to answer. */
  readonly reason: Extract<ReturnReason, 'missed' | 'agent-lost'>
}

/** Whom this agent is to be offered now; null when there is nobody, or the agent has no room. */
export function chooseFor(line: Line, agentId: string): WaitingEntry | null {
  for (let rank = 0; rank < CLASSES; rank += 1) {
    const chosen = chooseIn(line, rank, agentId)
    if (chosen) return chosen
  }
  return null
}

/** All offers that are due, in the order in which they are to be made. */
export function nextOffers(line: Line): readonly Offer[] {
  const offers: Offer[] = []
  const before: Entry[] = []
  // Each offer changes what the next one may be. They are tried on the line itself and taken back at the end: that costs
  // no more than the offers do, where a copy would cost as much as everybody who waits.
  try {
    for (let offer = bestOffer(line); offer !== null; offer = bestOffer(line)) {
      offers.push(offer)
      before.push(offer.entry, ...offer.overtakes)
      putEntry(line, offerTo(offer.entry, offer.seat.agentId, 0))
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
export function fencesFor(line: Line, agentId: string): Fences {
  return line.classes.map((_, rank) => fenceIn(queuesOpenTo(line, rank, agentId), agentId))
}

function chooseIn(line: Line, rank: number, agentId: string): WaitingEntry | null {
  const queues = queuesOpenTo(line, rank, agentId)
  let head: WaitingEntry | undefined
  let own: WaitingEntry | undefined
  for (const queue of queues) {
    head = earlier(head, queue.waiting.first)
    own = earlier(own, queue.owned.get(agentId)?.first)
  }
  if (!head || !own || own === head) return head ?? null
  return own.place < fenceIn(queues, agentId) ? own : head
}

/** The queues of one class that this agent may be offered from now. */
function queuesOpenTo(line: Line, rank: number, agentId: string): readonly Queue[] {
  const placed = line.seats.get(agentId)
  const queues = line.classes[rank]?.queues
  if (!placed || !queues) return []
  const load = loadIn(line, agentId)
  const found: Queue[] = []
  for (const medium of MEDIA) {
    if (queues[medium].size === 0 || !hasRoom(placed.seat, load, medium)) continue
    for (const skill of placed.skills) {
      const queue = queues[medium].get(skill)
      if (queue) found.push(queue)
    }
  }
  return found
}

function fenceIn(queues: readonly Queue[], agentId: string): number {
  let fence = Number.POSITIVE_INFINITY
  for (const { fences } of queues) {
    for (const entry of fences) {
      if (entry.place >= fence) break
      // One's own cases stand before each other by place, so they are no fence to one another.
      if (entry.ownerId === agentId) continue
      fence = entry.place
      break
    }
  }
  return fence
}

function bestOffer(line: Line): Offer | null {
  for (const [rank, waiting] of line.classes.entries()) {
    const offer = bestOfferIn(line, rank, waiting)
    if (offer) return offer
  }
  return null
}

/**
 * The earliest of all choices that free agents would make in this class (no earlier class has any for them).
 * An agent who is drawn to a case of their own is left to it, as long as somebody else is free for the one ahead.
 */
function bestOfferIn(line: Line, rank: number, waiting: WaitingClass): Offer | null {
  let drawn: { readonly entry: WaitingEntry; readonly seat: Seat } | null = null
  for (const head of headsWithSomebodyFree(line, waiting)) {
    if (drawn && comparePlaces(drawn.entry, head) <= 0) break
    for (const seat of inTurn(line, head)) {
      const entry = chooseIn(line, rank, seat.agentId)
      if (entry === head) return { entry, seat, overtakes: [] }
      if (entry && (!drawn || comparePlaces(entry, drawn.entry) < 0)) drawn = { entry, seat }
    }
  }
  return drawn && { ...drawn, overtakes: overtakenFor(line, rank, drawn.entry, drawn.seat.agentId) }
}

function headsWithSomebodyFree(line: Line, { queues }: WaitingClass): readonly WaitingEntry[] {
  const heads: WaitingEntry[] = []
  for (const medium of MEDIA) {
    if (line.open[medium].all.size === 0) continue
    for (const { skill, waiting } of queues[medium].values()) {
      const hasSeat = skill === null || line.open[medium].bySkill.has(skill)
      if (hasSeat && waiting.first) heads.push(waiting.first)
    }
  }
  return heads.toSorted(comparePlaces)
}

/** The agents who may take this entry, in the order in which they are asked. */
function* inTurn(line: Line, entry: WaitingEntry): Generator<Seat> {
  const open = line.open[entry.medium]
  const skilled: SortedList<Seat> | undefined =
    entry.skill === null ? undefined : open.bySkill.get(entry.skill)
  const able = neededSkill(entry) === null ? open.all : skilled
  const owner = entry.ownerId === null ? undefined : line.seats.get(entry.ownerId)?.seat
  const isOwnerAble = owner !== undefined && able !== undefined && able.has(owner)
  if (isOwnerAble) yield owner
  for (const seat of skilled ?? []) {
    if (seat.agentId !== entry.ownerId) yield seat
  }
  if (able === skilled) return
  for (const seat of able ?? []) {
    if (seat.agentId !== entry.ownerId && !skilled?.has(seat)) yield seat
  }
}

/** Everybody of the class whom this agent might take and who came before the agent's earliest own case. */
function overtakenFor(
  line: Line,
  rank: number,
  entry: WaitingEntry,
  agentId: string,
): readonly WaitingEntry[] {
  const passed: WaitingEntry[] = []
  for (const queue of queuesOpenTo(line, rank, agentId)) {
    for (const other of queue.waiting) {
      if (comparePlaces(other, entry) >= 0) break
      passed.push(other)
    }
  }
  return passed.toSorted(comparePlaces)
}

function earlier(a: WaitingEntry | undefined, b: WaitingEntry | undefined): WaitingEntry | undefined {
  if (!a || !b) return a ?? b
  return comparePlaces(a, b) <= 0 ? a : b
}
