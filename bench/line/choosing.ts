/** A line of so many people, seeded, and the time that each choice in it takes. */
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { answer, type Entry, offerTo, type WaitingEntry, type Wish } from '../../domain/line/entry.ts'
import { dropEntry, emptyLine, type Line, loadIn, putEntry, putSeat, seatIn } from '../../domain/line/line.ts'
import { chooseFor, nextOffers } from '../../domain/line/offers.ts'
import { classOf } from '../../domain/line/order.ts'
import { mayTake, type Seat } from '../../domain/line/seat.ts'

const AGENTS = 1_000
const SKILLS = 50
const SKILLS_EACH = 8

export interface Figures {
  readonly chooseP50Us: number
  readonly chooseP99Us: number
  readonly roundP50Us: number
  readonly roundP99Us: number
  readonly joinP99Us: number
  readonly naiveScanP50Us: number
}

interface Floor {
  readonly line: Line
  readonly seats: readonly Seat[]
  readonly inHand: WaitingEntry[][]
  readonly below: (count: number) => number
  now: number
  places: number
}

export function choosing(waiting: number, turns: number): Figures {
  const floor = openFloor(waiting)
  const { chose, thought, joined } = work(floor, turns)
  return {
    chooseP50Us: percentile(chose, 0.5),
    chooseP99Us: percentile(chose, 0.99),
    roundP50Us: percentile(thought, 0.5),
    roundP99Us: percentile(thought, 0.99),
    joinP99Us: percentile(joined, 0.99),
    naiveScanP50Us: percentile(scan(floor, 300), 0.5),
  }
}

export function growthAt(waiting: number, turns: number) {
  const { chose } = work(openFloor(waiting), turns)
  return { waiting, chooseP50Us: percentile(chose, 0.5), chooseP99Us: percentile(chose, 0.99) }
}

function openFloor(waiting: number): Floor {
  const random = xoroshiro128plus(20_261_122)
  const below = (count: number) => uniformInt(random, 0, count - 1)
  const seats = Array.from({ length: AGENTS }, (_, index) => seatOf(index, below))
  const floor: Floor = { line: emptyLine(), seats, inHand: seats.map(() => []), below, now: 0, places: 0 }
  for (const seat of seats) putSeat(floor.line, seat)
  // Everybody is busy before the waiting begins.
  for (let each = 0; each < 4 * AGENTS; each++) join(floor)
  while (takeOffers(floor) > 0);
  const isInHand = floor.inHand.reduce((sum, held) => sum + held.length, 0)
  while (floor.line.entries.size - isInHand < waiting) join(floor)
  while (takeOffers(floor) > 0);
  return floor
}

function seatOf(index: number, below: (count: number) => number): Seat {
  const skills = new Set<string>()
  while (skills.size < SKILLS_EACH) skills.add(`skill ${below(SKILLS)}`)
  return {
    agentId: `agent ${index}`,
    presence: 'here',
    skills: [...skills],
    levels: Object.fromEntries([...skills].map(skill => [skill, 1 + below(3)])),
    capacity: { call: 1, chat: 3, letter: 1 },
    freeSince: index,
  }
}

function person(floor: Floor): WaitingEntry {
  const { below } = floor
  floor.places += 1
  const isProblem = below(10) < 6
  const medium = (['call', 'call', 'chat', 'chat', 'letter'] as const)[below(5)] ?? 'call'
  return {
    id: `entry ${floor.places}`,
    caseId: `case ${floor.places}`,
    customerId: `customer ${floor.places}`,
    place: floor.places,
    medium,
    isProblem,
    priority: below(20) === 0 ? 'vulnerable' : null,
    skill: isProblem || below(2) === 0 ? `skill ${below(SKILLS)}` : null,
    leastLevel: below(10) === 0 ? 2 : 1,
    ownerId: below(5) === 0 ? `agent ${below(AGENTS)}` : null,
    overtakenByOwn: 0,
    joinedAt: floor.now,
    toldUntil: below(3) === 0 ? floor.now + 600_000 : null,
    state: 'waiting',
    agentId: null,
    offerUntil: null,
  }
}

function join(floor: Floor, like: Partial<Wish> = {}): number {
  const { medium, isProblem, priority, skill } = { ...person(floor), ...like }
  const entry = { ...person(floor), medium, isProblem, priority, skill }
  const before = performance.now()
  putEntry(floor.line, entry)
  return performance.now() - before
}

const pace = (floor: Floor) => ({ now: floor.now, secondsPerEnd: () => 0.3 })

/** Puts and answers the offers that are due. @returns how many there were */
function takeOffers(floor: Floor): number {
  const offers = nextOffers(floor.line, { pace: pace(floor), most: AGENTS })
  for (const { entry, seat, overtakes } of offers) {
    for (const passed of overtakes) {
      const known = floor.line.entries.get(passed.id)
      if (known?.state === 'waiting')
        putEntry(floor.line, { ...known, overtakenByOwn: known.overtakenByOwn + 1 })
    }
    putEntry(floor.line, answer(offerTo(entry, seat.agentId, floor.now)))
    floor.inHand[Number(seat.agentId.slice('agent '.length))]?.push(entry)
  }
  return offers.length
}

/** Again and again a contact ends, the agent is offered somebody, and somebody joins. In milliseconds. */
function work(floor: Floor, turns: number) {
  const chose: number[] = []
  const thought: number[] = []
  const joined: number[] = []
  while (chose.length < turns) {
    const index = floor.below(AGENTS)
    const held = floor.inHand[index]?.shift()
    if (!held) continue
    floor.now += 300
    dropEntry(floor.line, held.id)
    putSeat(floor.line, { ...(seatIn(floor.line, `agent ${index}`) ?? lost()), freeSince: floor.now })
    const began = performance.now()
    chooseFor(floor.line, `agent ${index}`, pace(floor))
    const chosen = performance.now()
    const offers = nextOffers(floor.line, { pace: pace(floor) })
    thought.push(performance.now() - chosen)
    chose.push(chosen - began)
    if (offers.length > 0) takeOffers(floor)
    // Somebody of the same kind comes: the mix of those who wait stays what it was.
    for (const { entry } of offers) joined.push(join(floor, entry))
  }
  return { chose, thought, joined }
}

function lost(): never {
  throw new Error('an agent is not in the line')
}

/** The first of all whom a free agent may take, found by looking at everybody. In milliseconds. */
function scan(floor: Floor, times: number): readonly number[] {
  const took: number[] = []
  for (let turn = 0; turn < times; turn++) {
    const seat = floor.seats[floor.below(AGENTS)] ?? lost()
    const held = floor.inHand[Number(seat.agentId.slice('agent '.length))]?.shift()
    if (held) dropEntry(floor.line, held.id)
    const load = loadIn(floor.line, seat.agentId)
    const before = performance.now()
    let first: Entry | null = null
    for (const entry of floor.line.entries.values()) {
      if (entry.state !== 'waiting' || !mayTake(seat, load, entry)) continue
      if (!first || (classOf(entry) - classOf(first) || entry.place - first.place) < 0) first = entry
    }
    took.push(performance.now() - before)
    takeOffers(floor)
  }
  return took
}

/** @param of milliseconds @returns microseconds, to the hundredth */
function percentile(of: readonly number[], share: number): number {
  const sorted = of.toSorted((a, b) => a - b)
  return Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 100_000) / 100
}
