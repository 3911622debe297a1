/** Who came on the first day, and what became of each: what the pictures of a line are drawn from. */
import type { Present, Watch } from '../floor.ts'
import { DAY_SECONDS, type Visit } from '../model.ts'

export interface Came {
  readonly place: number
  readonly isProblem: boolean
  /** Seconds since midnight. */
  readonly joinedAt: number
  readonly leftAt: number
  readonly outcome: Visit['outcome']
  readonly isCalledBack: boolean
  readonly toldSeconds: number | null
}

export class DayBook implements Watch {
  readonly #places = new Map<string, number>()
  readonly #came: Came[] = []

  readonly joined = ({ person, place }: Present): void => {
    this.#places.set(person.id, place)
  }

  readonly left = ({ person, outcome, leftAt, isCalledBack, toldSeconds }: Visit): void => {
    if (person.joinsAt >= DAY_SECONDS) return
    this.#came.push({
      place: this.#places.get(person.id) ?? 0,
      isProblem: person.wish.isProblem,
      joinedAt: person.joinsAt,
      leftAt,
      outcome,
      isCalledBack,
      toldSeconds,
    })
  }

  /** In the order of their coming. */
  get all(): readonly Came[] {
    return this.#came.toSorted((a, b) => a.place - b.place)
  }
}
