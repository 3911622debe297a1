/** What a quote is made from, as the floor stands when somebody joins: the hands that could take them, and who comes before. */
import type { Wish } from '../domain/line/entry.ts'
import { loadIn, seatIn } from '../domain/line/line.ts'
import { classOf } from '../domain/line/order.ts'
import type { AheadView, BusyView, HandsChange, QuoteState, Recent } from '../domain/line/quote/state.ts'
import { hasRoom, mayTake } from '../domain/line/seat.ts'
import type { Floor } from './floor.ts'
import { DAY_SECONDS, type Person } from './model.ts'

/** Shifts and breaks are looked ahead for so long: no play of a wait goes on for longer. */
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
  const pool = poolFor(floor, wish)
  const open = floor.open.find(({ from, until }) => from <= floor.now && floor.now < until)
  return {
    at: floor.now % DAY_SECONDS,
    weekday,
    ahead: aheadOf(floor, wish, new Set(pool)),
    behindMayOvertake: wish.isProblem ? 0 : problemsPerSecond,
    busy: busyIn(floor, pool),
    free: pool.filter(agentId => {
      const seat = seatIn(floor.line, agentId)
      return seat !== null && mayTake(seat, loadIn(floor.line, agentId), wish)
    }).length,
    changes: changesIn(floor, pool),
    group: String(person.group),
    closesInSeconds: open ? open.until - floor.now : null,
    recent,
  }
}

/** Everybody on the staff who takes such a matter, at work or not. */
function poolFor(floor: Floor, { isProblem, skill, medium }: Wish): readonly string[] {
  return floor.agentIds.filter(agentId => {
    const plan = floor.desks.get(agentId)?.plan
    const knows = isProblem || skill === null || (plan?.levels[skill] ?? 0) > 0
    return plan !== undefined && plan.capacity[medium] > 0 && knows
  })
}

/** In the published order, without own cases: whoever stands before a newcomer and could be taken by the same hands. */
function aheadOf(floor: Floor, wish: Wish, pool: ReadonlySet<string>): readonly AheadView[] {
  const rank = classOf(wish)
  const isRival = (other: Wish) => {
    if (other.isProblem || other.skill === null || other.skill === wish.skill) return true
    const { skill } = other
    return [...pool].some(agentId => (floor.desks.get(agentId)?.plan.levels[skill] ?? 0) > 0)
  }
  return [...floor.waiting.values()]
    .filter(other => other.medium !== 'letter' && classOf(other) <= rank && isRival(other))
    .toSorted((a, b) => classOf(a) - classOf(b) || a.place - b.place)
    .map(({ id, joinedAt }) => {
      const present = floor.visits.get(id)
      return {
        group: String(present?.person.group ?? 0),
        waitedSeconds: floor.now - joinedAt / 1_000,
        isCallback: present?.callback !== null,
      }
    })
}

function busyIn(floor: Floor, pool: readonly string[]): readonly BusyView[] {
  const hands = new Set(pool)
  const busy: BusyView[] = []
  for (const { entry, answeredAt, person } of floor.visits.values()) {
    if (entry?.state !== 'answered' || !hands.has(entry.agentId)) continue
    busy.push({ elapsedSeconds: floor.now - (answeredAt ?? floor.now), group: String(person.group) })
  }
  return busy
}

function changesIn(floor: Floor, pool: readonly string[]): readonly HandsChange[] {
  const until = floor.now + LOOK_AHEAD_SECONDS
  const changes: HandsChange[] = []
  for (const agentId of pool) {
    let wasHere = false
    for (const { at, presence } of floor.desks.get(agentId)?.plan.changes ?? []) {
      if (at > until) break
      const isHere = presence === 'here'
      if (at > floor.now && isHere !== wasHere)
        changes.push({ inSeconds: at - floor.now, hands: isHere ? 1 : -1 })
      wasHere = isHere
    }
  }
  return changes.toSorted((a, b) => a.inSeconds - b.inSeconds)
}

/** Whether somebody who takes this has a hand free. */
export function hasFreeHand(floor: Floor, { wish }: Person): boolean {
  return floor.agentIds.some(agentId => {
    const seat = seatIn(floor.line, agentId)
    if (!seat || !hasRoom(seat, loadIn(floor.line, agentId), wish.medium)) return false
    return mayTake(seat, loadIn(floor.line, agentId), wish)
  })
}
