/**
 * A small world for tests: rows as the database would hold them, a leader's line made of them, and the steps that change
 * both. What the leader and the features do around `domain/line` in production stands here in the fewest words.
 */
import { SECOND, type Instant } from '../../time.ts'
import {
  type AnsweredEntry,
  answer,
  countOvertaken,
  offerTo,
  putBack,
  type Entry,
  type OfferedEntry,
  type Wish,
} from '../entry.ts'
import { dropEntry, dropSeat, emptyLine, putEntry, putSeat, type Line } from '../line.ts'
import { expireOffers, nextOffers, type Offer } from '../offers.ts'
import { overdueOwnerWaits, overdueWrapUps } from '../limits.ts'
import type { Pace } from '../own-first.ts'
import type { Seat } from '../seat.ts'

export type SeatNow = Omit<Seat, 'freeSince'>

/** `pick` chooses among those to whom the step can happen; with nobody there, nothing happens. */
export type Step =
  | { readonly do: 'join'; readonly wish: Wish; readonly owner: string | null }
  | {
      readonly do: 'leave' | 'answer' | 'decline' | 'end' | 'lose-agent' | 'turn-into-problem'
      readonly pick: number
    }
  | { readonly do: 'change-owner'; readonly pick: number; readonly owner: string | null }
  /** They would rather wait for their owner; or, asked again, for whoever comes. */
  | { readonly do: 'wait-for-owner'; readonly pick: number }
  | { readonly do: 'tell'; readonly pick: number; readonly seconds: number }
  /** The contact ends, and the agent writes down what was said. */
  | { readonly do: 'wrap-up'; readonly pick: number; readonly seconds: number }
  | { readonly do: 'be-ready'; readonly agentId: string }
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'sit'; readonly seat: SeatNow }
  | { readonly do: 'come-back' | 'depart'; readonly agentId: string }

export interface World {
  readonly entries: Map<string, Entry>
  readonly seats: Map<string, Seat>
  /** The place that each entry was given when it joined. */
  readonly places: Map<string, number>
  readonly line: Line
  readonly pace: Pace & { readonly secondsPerEnd: () => number }
  now: Instant
  /** How many free agents are asked one by one; more are found through those who wait. */
  readonly askedOneByOne: number
}

/** A contact ends so often where somebody waits. */
const SECONDS_PER_END = 45

type Check = (world: World, offer: Offer) => void

/** Runs a history and makes the offers that are due after each step; `look` is called each time all has settled. */
export function live(
  steps: readonly Step[],
  check: Check = () => {},
  look: (world: World) => void = () => {},
  askedOneByOne = 8,
): World {
  const world: World = {
    entries: new Map(),
    seats: new Map(),
    places: new Map(),
    line: emptyLine(),
    now: 0,
    askedOneByOne,
    get pace() {
      return { now: this.now, secondsPerEnd: () => SECONDS_PER_END }
    },
  }
  for (const step of steps) {
    take(world, step)
    settle(world, check)
    look(world)
  }
  return world
}

/** One step, with the offers that it makes due not yet made. */
export function take(world: World, step: Step): void {
  world.now += SECOND
  switch (step.do) {
    case 'join':
      return join(world, step.wish, step.owner)
    case 'sit':
      return sit(world, { ...step.seat, freeSince: world.now })
    case 'come-back':
      return come(world, step.agentId, 'here')
    case 'depart':
      world.seats.delete(step.agentId)
      return dropSeat(world.line, step.agentId)
    case 'wait':
      return pass(world, step.seconds)
    case 'leave':
      return remove(world, picked(world, step.pick, isAny))
    case 'end':
      return remove(world, picked(world, step.pick, isAnswered))
    case 'wrap-up':
      return wrapUp(world, picked(world, step.pick, isAnswered), step.seconds)
    case 'be-ready':
      return beReady(world, step.agentId)
    default:
      return change(world, step)
  }
}

function change(world: World, step: Extract<Step, { readonly pick: number }>): void {
  switch (step.do) {
    case 'answer':
      return store(world, mapped(picked(world, step.pick, isOffered), answer))
    case 'lose-agent':
      return store(world, mapped(picked(world, step.pick, isAnswered), putBack))
    case 'decline':
      return giveBack(world, picked(world, step.pick, isOffered))
    case 'turn-into-problem':
      return store(
        world,
        mapped(picked(world, step.pick, isAny), entry => ({ ...entry, isProblem: true })),
      )
    case 'change-owner':
      return store(
        world,
        mapped(picked(world, step.pick, isAny), entry => ({ ...entry, ownerId: step.owner })),
      )
    case 'wait-for-owner':
      return store(
        world,
        mapped(picked(world, step.pick, isWaiting), entry => turnToOwner(world, entry)),
      )
    case 'tell':
      return store(
        world,
        mapped(picked(world, step.pick, isWaiting), entry => ({
          ...entry,
          toldUntil: world.now + step.seconds * SECOND,
        })),
      )
    default:
  }
}

function turnToOwner({ now }: World, entry: Entry): Entry {
  const { ownerId } = entry
  if (ownerId === null || entry.onlyFor) return { ...entry, onlyFor: null }
  return { ...entry, onlyFor: { agentId: ownerId, until: now + 120 * SECOND } }
}

function wrapUp(world: World, contact: AnsweredEntry | undefined, seconds: number): void {
  remove(world, contact)
  const seat = world.seats.get(contact?.agentId ?? '')
  if (seat) sit(world, { ...seat, wrapUpUntil: world.now + seconds * SECOND })
}

function beReady(world: World, agentId: string): void {
  const seat = world.seats.get(agentId)
  if (seat) sit(world, { ...seat, wrapUpUntil: null, freeSince: world.now })
}

/** Makes the offers that are due, one by one, with `check` looking at the world just before each. */
export function settle(world: World, check: Check = () => {}): void {
  const { pace, askedOneByOne } = world
  for (const offer of nextOffers(world.line, { pace, askedOneByOne })) {
    check(world, offer)
    store(world, offerTo(offer.entry, offer.seat.agentId, world.now))
    for (const passed of offer.overtakes) store(world, countOvertaken(passed))
  }
}

function join(world: World, wish: Wish, ownerId: string | null): void {
  const place = world.places.size + 1
  const id = `e${place}`
  world.places.set(id, place)
  store(world, waiting({ ...wish, id, place, ownerId, joinedAt: world.now }))
}

/** An entry in so many words as a test cares about. */
export function waiting(
  entry: Wish & {
    readonly id: string
    readonly place: number
    readonly ownerId?: string | null
    readonly joinedAt?: Instant
    readonly toldUntil?: Instant | null
  },
): Extract<Entry, { readonly state: 'waiting' }> {
  return {
    caseId: `case of ${entry.id}`,
    customerId: `customer of ${entry.id}`,
    ownerId: null,
    joinedAt: 0,
    overtakenByOwn: 0,
    ...entry,
    state: 'waiting',
    agentId: null,
    offerUntil: null,
  }
}

/** Time goes by; at its end every offer that nobody will answer goes back. */
function pass(world: World, seconds: number): void {
  world.now += seconds * SECOND
  for (const { entry } of expireOffers(world.line, world.now)) giveBack(world, entry)
  for (const { agentId } of overdueWrapUps(world.line, world.now)) beReady(world, agentId)
  for (const entry of overdueOwnerWaits(world.line, world.now)) store(world, { ...entry, onlyFor: null })
}

function giveBack(world: World, offered: OfferedEntry | undefined): void {
  if (!offered) return
  store(world, putBack(offered))
  come(world, offered.agentId, 'away')
}

function come(world: World, agentId: string, presence: Seat['presence']): void {
  const seat = world.seats.get(agentId)
  if (seat) sit(world, { ...seat, presence, freeSince: world.now })
}

function sit(world: World, seat: Seat): void {
  world.seats.set(seat.agentId, seat)
  putSeat(world.line, seat)
}

function store(world: World, entry: Entry | undefined): void {
  if (!entry) return
  world.entries.set(entry.id, entry)
  putEntry(world.line, entry)
}

function remove(world: World, entry: Entry | undefined): void {
  world.entries.delete(entry?.id ?? 'nobody')
  dropEntry(world.line, entry?.id ?? 'nobody')
}

function picked<Of extends Entry>(
  world: World,
  pick: number,
  is: (entry: Entry) => entry is Of,
): Of | undefined {
  const candidates = [...world.entries.values()].filter(is)
  return candidates[pick % Math.max(candidates.length, 1)]
}

function mapped<Of>(entry: Of | undefined, to: (entry: Of) => Entry): Entry | undefined {
  return entry && to(entry)
}

const isOffered = (entry: Entry) => entry.state === 'offered'
const isWaiting = (entry: Entry) => entry.state === 'waiting'
const isAnswered = (entry: Entry) => entry.state === 'answered'
const isAny = (entry: Entry): entry is Entry => entry.id !== ''
