/**
 * The floor: who is in the line, who is at a desk, and what was planned. Held by one run, changed by `steps.ts` and `places.ts` alone.
 *
 * What must stay true: everybody in `visits` is in the line; in `waiting` are those of them who may be offered now.
 */
import type { Presence } from '../domain/case/facts.ts'
import type { Entry, WaitingEntry } from '../domain/line/entry.ts'
import { emptyLine, type Line } from '../domain/line/line.ts'
import type { Offer } from '../domain/line/offers.ts'
import { EventQueue } from './event-queue.ts'
import type { Habits, Person, Plan, SeatPlan, Stretch, Visit } from './model.ts'
import { chooseBy, type Choose, type Room } from './policies.ts'

export type Event =
  | { readonly is: 'gives-up' | 'hello' | 'no-answer' | 'ends' | 'due'; readonly visit: Present }
  | { readonly is: 'comes' | 'lapses'; readonly agentId: string; readonly visit: Present | null }
  | { readonly is: 'shift'; readonly agentId: string; readonly presence: Presence }
  | { readonly is: 'wraps-up'; readonly agentId: string; readonly until: number }
  | { readonly is: 'closes' }

/** Somebody who has come and not left. */
export interface Present {
  readonly person: Person
  readonly place: number
  readonly toldSeconds: number | null
  /** Null for somebody who waits on the line. */
  readonly callback: { tries: number; readonly onLineSeconds: number; readonly isChosenTime: boolean } | null
  /** Null only before they are put into the line, and after they have left it. */
  entry: Entry | null
  answeredAt: number | null
  /** Of the time since they came, so much was no waiting: at home before a time or a try, and while their telephone rang. */
  notWaitedSeconds: number
  hasMissed: boolean
}

export interface Desk {
  readonly plan: SeatPlan
  readonly skills: readonly string[]
  /** By the shift; an agent who missed an offer is away all the same. */
  planned: Presence
  /** Away since an offer was missed. */
  isAway: boolean
  /** Writing up a chat or a letter, and offered nobody, until then. */
  wrapsUpUntil: number | null
}

/** Whoever looks on: counts figures, checks what must stay true, draws pictures. */
export interface Watch {
  readonly joined?: (present: Present, floor: Floor) => void
  /** Just before the offer is made. */
  readonly offered?: (offer: Offer, floor: Floor) => void
  readonly left?: (visit: Visit) => void
  /** Each time everything due at one moment has happened. */
  readonly settled?: (floor: Floor) => void
  /** A stretch of work in an agent's hands, wrap-up included; `pitchSeconds` of it were spent on selling, at its end. */
  readonly worked?: (work: Work) => void
}

export interface Work {
  readonly agentId: string
  readonly person: Person
  readonly from: number
  readonly until: number
  readonly pitch: { readonly from: number; readonly until: number } | null
}

export interface Floor extends Room {
  now: number
  readonly line: Line
  readonly waiting: Map<string, WaitingEntry>
  readonly habits: Habits
  readonly choose: Choose
  readonly desks: ReadonlyMap<string, Desk>
  readonly visits: Map<string, Present>
  readonly events: EventQueue<Event>
  readonly watches: readonly Watch[]
  readonly told: (floor: Floor, person: Person) => number | null
  readonly open: readonly Stretch[]
  readonly hasRota: boolean
  lastPlace: number
}

export function openFloor(
  { seats, habits, hasRota = false, open = stretchesOfWork(seats) }: Plan,
  told: Floor['told'],
  watches: readonly Watch[],
): Floor {
  const floor: Floor = {
    now: 0,
    line: emptyLine(),
    agentIds: seats.map(({ agentId }) => agentId),
    waiting: new Map(),
    habits,
    choose: chooseBy[habits.policy],
    desks: new Map(seats.map(plan => [plan.agentId, deskOf(plan)])),
    visits: new Map(),
    events: new EventQueue(),
    watches,
    told,
    open,
    hasRota,
    lastPlace: 0,
  }
  for (const { agentId, changes } of seats) {
    for (const { at, presence } of changes) floor.events.plan(at, { is: 'shift', agentId, presence })
  }
  for (const { until } of floor.open) floor.events.plan(until, { is: 'closes' })
  return floor
}

function deskOf(plan: SeatPlan): Desk {
  return { plan, skills: Object.keys(plan.levels), planned: 'offline', isAway: false, wrapsUpUntil: null }
}

/** From the first who comes to the last who goes; a break is part of the work. */
function stretchesOfWork(seats: readonly SeatPlan[]): readonly Stretch[] {
  const changes = seats.flatMap(seat => {
    const shifts = seat.changes.filter(({ presence }, index) => {
      const before = seat.changes[index - 1]?.presence ?? 'offline'
      return (presence === 'offline') !== (before === 'offline')
    })
    return shifts.map(({ at, presence }) => ({ at, by: presence === 'offline' ? -1 : 1 }))
  })
  const stretches: { from: number; until: number }[] = []
  let atWork = 0
  let from = 0
  // Whoever comes at the moment when another goes keeps the line open.
  for (const { at, by } of changes.toSorted((a, b) => a.at - b.at || b.by - a.by)) {
    if (atWork === 0) from = at
    atWork += by
    if (atWork === 0) stretches.push({ from, until: at })
  }
  return stretches
}

export function isOpenAt(floor: Floor, at: number): boolean {
  let [low, high] = [0, floor.open.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((floor.open[middle]?.until ?? 0) > at) high = middle
    else low = middle + 1
  }
  return (floor.open[low]?.from ?? Number.POSITIVE_INFINITY) <= at
}
