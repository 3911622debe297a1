/**
 * What the line has offered to everybody who came, also to those who hung up: their ghosts stay, as in production, until the
 * first decision that would have chosen them.
 */
import type { WaitingEntry } from '../domain/line/entry.ts'
import { type Ghost, closeGhosts, type GhostWait, reachGhosts } from '../domain/line/ghost.ts'
import { loadIn, seatIn } from '../domain/line/line.ts'
import type { Offer } from '../domain/line/offers.ts'
import { classOf } from '../domain/line/order.ts'
import { couldTake, hasRoom, type Seat } from '../domain/line/seat.ts'
import { type Floor, isOpenAt, type Present, type Watch, type Work } from './floor.ts'
import type { Person, Visit } from './model.ts'

export interface Known {
  readonly person: Person
  readonly toldSeconds: number | null
  readonly waitedSeconds: number
  /** The line closed first. */
  readonly isCutOff: boolean
}

/** Each wait is told to `onKnown` once, when it becomes known. Not of letters, nor of those who are called back. */
export class OfferedWaits implements Watch {
  readonly #onKnown: (known: Known) => void
  readonly #waiting = new Map<string, { readonly person: Person; readonly toldSeconds: number | null }>()
  #ghosts: readonly Ghost<string>[] = []

  constructor(onKnown: (known: Known) => void) {
    this.#onKnown = onKnown
  }

  readonly joined = ({ person, toldSeconds, callback }: Present): void => {
    if (callback === null && person.wish.medium !== 'letter')
      this.#waiting.set(person.id, { person, toldSeconds })
  }

  readonly worked = ({ person, from }: Work): void => {
    this.#know({ id: person.id, waited: from - person.joinsAt, isCutOff: false })
  }

  readonly left = ({ person, outcome, waitedSeconds }: Visit): void => {
    if (!this.#waiting.has(person.id)) return
    if (outcome === 'gave-up') this.#ghosts = [...this.#ghosts, ghostOf(person)]
    else this.#know({ id: person.id, waited: waitedSeconds, isCutOff: true })
  }

  readonly offered = ({ entry, seat }: Offer, floor: Floor): void => {
    if (this.#ghosts.length > 0) this.#reach(seat, orderOf(entry), floor.now)
  }

  readonly settled = (floor: Floor): void => {
    if (this.#ghosts.length === 0) return
    if (!isOpenAt(floor, floor.now)) {
      for (const wait of closeGhosts(this.#ghosts, floor.now)) this.#know(wait)
      this.#ghosts = []
      return
    }
    for (const agentId of floor.agentIds) {
      const seat = seatIn(floor.line, agentId)
      if (seat && hasRoom(seat, loadIn(floor.line, agentId), 'call')) this.#reach(seat, null, floor.now)
    }
  }

  #reach(seat: Seat, order: number | null, now: number): void {
    const mine = this.#ghosts.filter(({ id }) => {
      const wish = this.#waiting.get(id)?.person.wish
      return wish !== undefined && couldTake(seat, wish)
    })
    const { reached } = reachGhosts(mine, order, now)
    if (reached.length === 0) return
    const gone = new Set(reached.map(({ id }) => id))
    this.#ghosts = this.#ghosts.filter(({ id }) => !gone.has(id))
    for (const wait of reached) this.#know(wait)
  }

  #know({ id, waited, isCutOff }: GhostWait<string>): void {
    const known = this.#waiting.get(id)
    if (!known) return
    this.#waiting.delete(id)
    this.#onKnown({ ...known, waitedSeconds: waited, isCutOff })
  }
}

const CLASS_STEP = 1e15

/** Classes first, then by coming: people come in the order of their places. */
function ghostOf({ id, wish, joinsAt }: Person): Ghost<string> {
  return { id, order: classOf(wish) * CLASS_STEP + Math.round(joinsAt * 1_000), joinedAt: joinsAt }
}

function orderOf(entry: WaitingEntry): number {
  return classOf(entry) * CLASS_STEP + Math.round(entry.joinedAt)
}
