/**
 * What will happen, the earliest first: a binary heap. Of two things due at the same moment, the one that was planned first
 * happens first, so that a run never depends on how the heap fell.
 */
interface Planned<Event> {
  readonly at: number
  readonly turn: number
  readonly event: Event
}

export class EventQueue<Event> {
  readonly #heap: Planned<Event>[] = []
  #turns = 0

  /** When the next thing happens, in the unit of `plan`; infinity when nothing will. */
  get nextAt(): number {
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY
  }

  plan(at: number, event: Event): void {
    const planned = { at, turn: this.#turns, event }
    this.#turns += 1
    let hole = this.#heap.length
    this.#heap.push(planned)
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      const above = this.#heap[parent]
      if (above === undefined || !isBefore(planned, above)) break
      this.#heap[hole] = above
      hole = parent
    }
    this.#heap[hole] = planned
  }

  take(): Event | undefined {
    const first = this.#heap[0]
    const last = this.#heap.pop()
    if (first === undefined || last === undefined) return undefined
    if (this.#heap.length > 0) this.#sink(last)
    return first.event
  }

  #sink(planned: Planned<Event>): void {
    let hole = 0
    for (;;) {
      const left = this.#heap[2 * hole + 1]
      if (left === undefined) break
      const right = this.#heap[2 * hole + 2]
      const isRight = right !== undefined && isBefore(right, left)
      const child = isRight ? right : left
      if (!isBefore(child, planned)) break
      this.#heap[hole] = child
      hole = 2 * hole + (isRight ? 2 : 1)
    }
    this.#heap[hole] = planned
  }
}

function isBefore<Event>(one: Planned<Event>, other: Planned<Event>): boolean {
  return one.at < other.at || (one.at === other.at && one.turn < other.turn)
}
