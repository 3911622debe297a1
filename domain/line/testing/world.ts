/**
 * A small world for tests: rows as the database would hold them, a leader's line made of them, and the steps that change
 * both. What the leader and the features do around `domain/line` in production stands here in the fewest words.
 */
import { closesAt, isOpen, nextOpening } from '../../hours/hours.ts'
import { SECOND, type Instant } from '../../time.ts'
import {
  type AnsweredEntry,
  answer,
  countOvertaken,
  offerTo,
  putBack,
  type Entry,
  type OfferedEntry,
  type WaitingEntry,
  type Wish,
} from '../entry.ts'
import { ghostLineOf } from '../ghost-line.ts'
import { cutOff, type KnownGhost, reachedByOffers, reachedByRoom } from '../ghosts-in-line.ts'
import { dueCallbacks, overdueOwnerWaits, overdueWrapUps } from '../limits.ts'
import { dropEntry, dropSeat, emptyLine, putEntry, putSeat } from '../line.ts'
import { expireOffers, nextOffers, type Offer } from '../offers.ts'
import type { Seat } from '../seat.ts'
import { askCallback, callbackStep, comeDue, isForStep, isTalking, takeUpPlace } from './callback-steps.ts'
import { HOURS, type Joining, START, type Step, type World } from './rows.ts'

/** A contact ends so often where somebody waits. */
const SECONDS_PER_END = 45

/** What is looked at: each offer before it is made, the ghosts that it reaches, and the world when all has settled. */
export interface Looks {
  readonly beforeAll?: (world: World, offers: readonly Offer[]) => void
  readonly offer?: (world: World, offer: Offer) => void
  readonly reached?: (world: World, offer: Offer | null, reached: readonly KnownGhost[]) => void
  readonly settled?: (world: World) => void
}

/** Runs a history and makes the offers that are due after each step. */
export function live(steps: readonly Step[], looks: Looks = {}, askedOneByOne = 8): World {
  const world = emptyWorld(askedOneByOne)
  for (const step of steps) {
    take(world, step)
    settle(world, looks)
    looks.settled?.(world)
  }
  return world
}

function emptyWorld(askedOneByOne: number): World {
  return {
    entries: new Map(),
    seats: new Map(),
    places: new Map(),
    calls: new Map(),
    kept: new Map(),
    ghosts: new Map(),
    known: new Map(),
    line: emptyLine(),
    now: START,
    askedOneByOne,
    get pace() {
      return { now: this.now, secondsPerEnd: () => SECONDS_PER_END }
    },
  }
}

/** One step, with the offers that it makes due not yet made. */
export function take(world: World, step: Step): void {
  pass(world, world.now + SECOND)
  switch (step.do) {
    case 'join':
      return join(world, step)
    case 'sit':
      return sit(world, { ...step.seat, freeSince: world.now })
    case 'come-back':
      return come(world, step.agentId, 'here')
    case 'all-come':
      for (const agentId of world.seats.keys()) beReady(world, agentId, 'here')
      return
    case 'depart':
      world.seats.delete(step.agentId)
      return dropSeat(world.line, step.agentId)
    case 'wait':
      return pass(world, world.now + step.seconds * SECOND)
    case 'close':
      return close(world)
    case 'open':
      return open(world)
    case 'leave':
      return leave(world, picked(world, step.pick, isAny))
    case 'end':
      return remove(world, picked(world, step.pick, isTalkedWith(world)))
    case 'wrap-up':
      return wrapUp(world, picked(world, step.pick, isTalkedWith(world)), step.seconds)
    case 'be-ready':
      return beReady(world, step.agentId)
    case 'come-again':
      return comeAgain(world, step.pick)
    default:
      return change(world, step)
  }
}

type Change = Exclude<
  Extract<Step, { readonly pick: number }>,
  { readonly do: 'leave' | 'end' | 'wrap-up' | 'come-again' }
>

function change(world: World, step: Change): void {
  switch (step.do) {
    case 'answer':
      return store(world, mapped(picked(world, step.pick, isOffered), answer))
    case 'lose-agent':
      return store(
        world,
        mapped(picked(world, step.pick, isAnswered), entry => loseAgent(world, entry)),
      )
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
    case 'ask-callback':
      return store(
        world,
        mapped(picked(world, step.pick, isAskedLive), entry => askCallback(world, entry, step)),
      )
    default: {
      const called = picked(world, step.pick, (entry): entry is Entry => isForStep(world, entry, step))
      const after = called && callbackStep(world, called, step)
      return after === 'gone' ? remove(world, called) : store(world, after)
    }
  }
}

function turnToOwner({ now }: World, entry: Entry): Entry {
  const { ownerId } = entry
  if (ownerId === null || entry.onlyFor) return { ...entry, onlyFor: null }
  return { ...entry, onlyFor: { agentId: ownerId, until: now + 120 * SECOND } }
}

function loseAgent({ calls }: World, entry: AnsweredEntry): Entry {
  const call = calls.get(entry.id)
  if (call) calls.set(entry.id, { ...call, isMet: false })
  return putBack(entry)
}

function wrapUp(world: World, contact: AnsweredEntry | undefined, seconds: number): void {
  remove(world, contact)
  const seat = world.seats.get(contact?.agentId ?? '')
  if (seat) sit(world, { ...seat, wrapUpUntil: world.now + seconds * SECOND })
}

function beReady(world: World, agentId: string, presence?: 'here'): void {
  const seat = world.seats.get(agentId)
  if (seat)
    sit(world, {
      ...seat,
      presence: presence ?? seat.presence,
      wrapUpUntil: null,
      freeSince: world.now,
    })
}

/** Makes the offers that are due, one by one, and settles the ghosts, as the leader does. */
export function settle(world: World, looks: Looks = {}): void {
  const { pace, askedOneByOne, line, now } = world
  for (;;) {
    const offers = nextOffers(line, { pace, askedOneByOne, isCounting: true })
    looks.beforeAll?.(world, offers)
    const reached = reachedByOffers(line, ghostLineOf(world.ghosts.values()), offers, { now, pace })
    for (const offer of offers) {
      looks.offer?.(world, offer)
      looks.reached?.(world, offer, reached.get(offer) ?? [])
      know(world, reached.get(offer) ?? [])
      store(world, offerTo(offer.entry, offer.seat.agentId, now))
      for (const passed of offer.overtakes) store(world, countOvertaken(passed))
    }
    if (offers.length > 0) continue
    const ghosts = [...world.ghosts.values()]
    if (ghosts.length > 0 && !isOpen(HOURS, now)) return know(world, cutOff(ghostLineOf(ghosts), now))
    const reachedBy = reachedByRoom(line, ghostLineOf(ghosts), now)
    looks.reached?.(world, null, reachedBy)
    return know(world, reachedBy)
  }
}

function know(world: World, reached: readonly KnownGhost[]): void {
  for (const known of reached) {
    world.ghosts.delete(known.ghost.id)
    world.known.set(known.ghost.id, { ...known, knownAt: world.now })
  }
}

function join(world: World, { wish, owner, call }: Joining, caseId?: string): void {
  const place = world.places.size + 1
  const id = `e${place}`
  world.places.set(id, place)
  const entry = waiting({ ...wish, id, place, ownerId: owner, joinedAt: world.now })
  const joined = caseId === undefined ? entry : { ...entry, caseId }
  store(world, call ? askCallback(world, joined, call) : joined)
}

/** Whoever comes back in time has the place that was kept; anybody else a new one. One matter has one place. */
function comeAgain(world: World, pick: number): void {
  const absent = [
    ...[...world.kept.values()].map(({ entry }) => entry),
    ...world.ghosts.values(),
    ...[...world.known.values()].map(({ ghost }) => ghost),
  ]
  const back = absent[pick % Math.max(absent.length, 1)]
  if (!back || [...world.entries.values()].some(({ caseId }) => caseId === back.caseId)) return
  const kept = [...world.kept.values()].find(({ entry }) => entry.caseId === back.caseId)
  const taken = kept && takeUpPlace(world, kept.entry)
  if (taken) return store(world, taken)
  const { medium, isProblem, priority, skill, caseId } = back
  join(world, { wish: { medium, isProblem, priority, skill }, owner: null }, caseId)
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
): WaitingEntry {
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

/** Time goes by; at its end every offer that nobody will answer goes back, and whoever is to be called by then is due. */
function pass(world: World, until: Instant): void {
  world.now = until
  for (const { entry } of expireOffers(world.line, world.now)) giveBack(world, entry)
  for (const { agentId } of overdueWrapUps(world.line, world.now)) beReady(world, agentId)
  for (const entry of overdueOwnerWaits(world.line, world.now)) store(world, { ...entry, onlyFor: null })
  for (const entry of dueCallbacks(world.line, world.now)) store(world, comeDue(entry))
}

/** Five in the afternoon; nothing happens to a house that is closed. */
function close(world: World): void {
  if (isOpen(HOURS, world.now)) pass(world, closesAt(HOURS, world.now) ?? world.now)
}

/** The morning of the next working day; nothing happens to a house that is open. */
function open(world: World): void {
  if (!isOpen(HOURS, world.now)) pass(world, nextOpening(HOURS, world.now) ?? world.now)
}

function leave(world: World, entry: Entry | undefined): void {
  // Nobody waits for a letter.
  if (entry && entry.state !== 'answered' && entry.medium !== 'letter')
    world.ghosts.set(entry.id, { ...entry, onlyFor: null })
  remove(world, entry)
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
  world.calls.delete(entry?.id ?? 'nobody')
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
const isAskedLive = (entry: Entry): entry is WaitingEntry =>
  entry.state === 'waiting' && entry.medium !== 'letter'
const isAny = (entry: Entry): entry is Entry => entry.id !== ''
/** Whoever is still being dialled is ended by nobody: first it is said how the call went. */
const isTalkedWith =
  (world: World) =>
  (entry: Entry): entry is AnsweredEntry =>
    isAnswered(entry) && isTalking(world, entry)
