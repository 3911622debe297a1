/** A line in so many words as a single sentence about it cares about: people in the order of their coming, and agents who are here. */
import { answer, offerTo, type Entry, type Wish } from '../entry.ts'
import { emptyLine, putEntry, putSeat } from '../line.ts'
import { nextOffers } from '../offers.ts'
import type { Seat } from '../seat.ts'
import { waiting } from './world.ts'

export const problem: Wish = { medium: 'chat', isProblem: true, priority: null, skill: null }
export const request: Wish = { ...problem, isProblem: false }

let places = 0
export function person(id: string, change: Partial<Parameters<typeof waiting>[0]> = {}) {
  places += 1
  return waiting({ ...problem, id, place: places, ...change })
}

export function at(agentId: string, change: Partial<Seat> = {}): Seat {
  return {
    agentId,
    presence: 'here',
    skills: [],
    capacity: { call: 1, chat: 2, letter: 2 },
    freeSince: 0,
    ...change,
  }
}

export function lineOf(entries: readonly Entry[], seats: readonly Seat[]) {
  const line = emptyLine()
  for (const entry of entries) putEntry(line, entry)
  for (const seat of seats) putSeat(line, seat)
  return line
}

/** Who is offered to whom, as "person→agent". */
export function offers(entries: readonly Entry[], seats: readonly Seat[]) {
  return nextOffers(lineOf(entries, seats)).map(({ entry, seat }) => `${entry.id}→${seat.agentId}`)
}

export const inHands = (id: string, agentId: string, medium: Wish['medium']) =>
  answer(offerTo(person(id, { medium }), agentId, 0))
