/**
 * Who is offered next. Heed's own order comes from `domain/line` as it stands in production; the orders of other houses are
 * written down here, with the same people and the same agents, and nowhere else.
 */
import { loadIn, seatIn, type Line } from '../domain/line/line.ts'
import { type Entry, type WaitingEntry } from '../domain/line/entry.ts'
import { nextOffers, type Offer } from '../domain/line/offers.ts'
import { comparePlaces } from '../domain/line/order.ts'
import { compareSeats, hasRoom, mayTake, type Seat } from '../domain/line/seat.ts'
import type { Policy } from './model.ts'

export interface Room {
  readonly line: Line
  readonly agentIds: readonly string[]
  /** Everybody who may be offered now. */
  readonly waiting: ReadonlyMap<string, WaitingEntry>
}

/** The offers that are due now; to be made before it is asked again. */
export type Choose = (room: Room) => readonly Offer[]

export const chooseBy: Readonly<Record<Policy, Choose>> = {
  'service-first': room => nextOffers(room.line),
  'sales-first': room =>
    firstBy(room, (a, b) => Number(a.isProblem) - Number(b.isProblem) || comparePlaces(a, b)),
  'one-line': room => firstBy(room, comparePlaces),
}

function firstBy(room: Room, compare: (a: Entry, b: Entry) => number): readonly Offer[] {
  const free = freeSeats(room)
  if (free.length === 0) return []
  for (const entry of [...room.waiting.values()].toSorted(compare)) {
    const seat = free.find(one => mayTake(one, loadIn(room.line, one.agentId), entry))
    if (seat) return [{ entry, seat, overtakes: [] }]
  }
  return []
}

function freeSeats({ line, agentIds }: Room): readonly Seat[] {
  const free: Seat[] = []
  for (const agentId of agentIds) {
    const seat = seatIn(line, agentId)
    if (!seat) continue
    const load = loadIn(line, agentId)
    if (hasRoom(seat, load, 'call') || hasRoom(seat, load, 'chat') || hasRoom(seat, load, 'letter'))
      free.push(seat)
  }
  return free.toSorted(compareSeats)
}

/** Those with a problem who came earlier, whom this agent may take, and whom this offer passes. */
export function passedOver(room: Room, { entry, seat }: Offer): number {
  if (entry.isProblem) return 0
  const load = loadIn(room.line, seat.agentId)
  let passed = 0
  for (const other of room.waiting.values()) {
    if (other.isProblem && other.place < entry.place && mayTake(seat, load, other)) passed += 1
  }
  return passed
}
