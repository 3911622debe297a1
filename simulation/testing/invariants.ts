/**
 * What must stay true in every run, looked at from outside: by the line as one would do it by hand, and by adding up.
 *
 * Every question is answered by looking at everybody, so this is for small lines.
 */
import { choosePlainly, type PlainLine, takeableBy } from '../../domain/line/testing/plain-line.ts'
import { isPostponed } from '../../domain/line/entry.ts'
import { seatIn } from '../../domain/line/line.ts'
import type { Offer } from '../../domain/line/offers.ts'
import type { Floor, Watch } from '../floor.ts'
import type { Visit } from '../model.ts'

export class Invariants implements Watch {
  readonly visits = new Map<string, Visit>()
  offers = 0
  /** People who wait, added up over time: seconds. Whoever is at home until a try or a time, or is being called, does not. */
  waitingSeconds = 0
  #waiting = 0
  #since = 0

  readonly offered = (offer: Offer, floor: Floor): void => {
    this.offers += 1
    const chosen = choosePlainly(plainLineOf(floor), offer.seat.agentId)
    must(offer.entry.id === chosen?.id, `${offer.seat.agentId} is offered whoever comes first for them`)
  }

  readonly settled = (floor: Floor): void => {
    this.waitingSeconds += this.#waiting * (floor.now - this.#since)
    this.#since = floor.now
    this.#waiting = [...floor.visits.values()].filter(
      ({ entry }) => entry !== null && entry.state !== 'answered' && !isPostponed(entry),
    ).length
    if (floor.waiting.size === 0) return
    const line = plainLineOf(floor)
    for (const seat of line.seats.values()) {
      if (takeableBy(line, seat).length === 0) continue
      must(
        choosePlainly(line, seat.agentId) === null,
        `${seat.agentId} has nobody to take where somebody is left whom they could`,
      )
    }
  }

  readonly left = (visit: Visit): void => {
    const { id } = visit.person
    must(!this.visits.has(id), `${id} leaves once`)
    this.visits.set(id, visit)
  }
}

function plainLineOf(floor: Floor): PlainLine {
  const entries = [...floor.visits.values()].flatMap(({ entry }) =>
    // A callback that is not due keeps its place and is before nobody.
    entry && !isPostponed(entry) ? [[entry.id, entry] as const] : [],
  )
  const seats = floor.agentIds.flatMap(agentId => {
    const seat = seatIn(floor.line, agentId)
    return seat ? [[agentId, seat] as const] : []
  })
  return { entries: new Map(entries), seats: new Map(seats) }
}

function must(isTrue: boolean, says: string): void {
  if (!isTrue) throw new Error(`It is not so that ${says}`)
}
