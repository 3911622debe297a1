/**
 * What a quote is made from, as the floor stands when somebody joins: the state as production makes it, and what a simulation knows
 * beside it, the shifts and breaks of everybody for the next hours.
 */
import type { Wish } from '../domain/line/entry.ts'
import { loadIn, seatIn } from '../domain/line/line.ts'
import { type InHand, lineState } from '../domain/line/quote/line-state.ts'
import type { HandsChange, QuoteState, Recent } from '../domain/line/quote/state.ts'
import { mayTake } from '../domain/line/seat.ts'
import { SECOND } from '../domain/time.ts'
import type { Floor } from './floor.ts'
import { DAY_SECONDS, type Person } from './model.ts'

/** No play of a wait goes on for longer. */
const LOOK_AHEAD_SECONDS = 8 * 3_600

export interface Asking {
  readonly floor: Floor
  readonly person: Person
  readonly weekday: number
  /** Problems per second lately: they go before a request. */
  readonly problemsPerSecond: number
  readonly recent: Recent
}

export function quoteStateOf({ floor, person, weekday, problemsPerSecond, recent }: Asking): QuoteState {
  const { wish } = person
  const open = floor.open.find(({ from, until }) => from <= floor.now && floor.now < until)
  const state = lineState(
    {
      line: floor.line,
      wish,
      entry: null,
      now: floor.now * SECOND,
      inHand: inHandOf(floor),
      absentFrom: new Map(),
    },
    {
      at: floor.now % DAY_SECONDS,
      weekday,
      behindMayOvertake: wish.isProblem ? 0 : problemsPerSecond,
      closesInSeconds: open ? open.until - floor.now : null,
      recent,
    },
  )
  const changes = [...state.changes, ...shiftsFor(floor, wish)]
  return { ...state, changes: changes.toSorted((a, b) => a.inSeconds - b.inSeconds) }
}

function inHandOf(floor: Floor): ReadonlyMap<string, readonly InHand[]> {
  const inHand = new Map<string, InHand[]>()
  for (const { entry, answeredAt } of floor.visits.values()) {
    if (entry === null || entry.state === 'waiting') continue
    const held = inHand.get(entry.agentId) ?? []
    inHand.set(entry.agentId, held)
    held.push({ entry, since: (answeredAt ?? floor.now) * SECOND })
  }
  return inHand
}

/** Who comes and who goes, of everybody on the staff who takes such a matter. */
function shiftsFor(floor: Floor, { isProblem, skill, medium }: Wish): readonly HandsChange[] {
  const until = floor.now + LOOK_AHEAD_SECONDS
  const shifts: HandsChange[] = []
  for (const { plan } of floor.desks.values()) {
    const knows = isProblem || skill === null || (plan.levels[skill] ?? 0) > 0
    if (!knows || plan.capacity[medium] === 0) continue
    let wasHere = false
    for (const { at, presence } of plan.changes) {
      if (at > until) break
      const isHere = presence === 'here'
      const hands = isHere ? plan.capacity[medium] : -plan.capacity[medium]
      if (at > floor.now && isHere !== wasHere) shifts.push({ inSeconds: at - floor.now, hands })
      wasHere = isHere
    }
  }
  return shifts
}

/** Whether somebody who takes this has a hand free. */
export function hasFreeHand(floor: Floor, { wish }: Person): boolean {
  return floor.agentIds.some(agentId => {
    const seat = seatIn(floor.line, agentId)
    return seat !== null && mayTake(seat, loadIn(floor.line, agentId), wish)
  })
}
