/** A heap of times, the earliest first: when hands become free. Binary, in one array. */
export class Earliest {
  readonly #times: number[] = []

  get size(): number {
    return this.#times.length
  }

  clear(): void {
    this.#times.length = 0
  }

  push(time: number): void {
    const times = this.#times
    let index = times.length
    times.push(time)
    while (index > 0) {
      const parent = (index - 1) >> 1
      const above = times[parent] ?? 0
      if (above <= time) break
      times[index] = above
      index = parent
    }
    times[index] = time
  }

  /** The earliest, which stays; Infinity when there is none. */
  get first(): number {
    return this.#times[0] ?? Number.POSITIVE_INFINITY
  }

  /** The earliest, taken out; only asked for when there is one. */
  pop(): number {
    const times = this.#times
    const first = times[0] ?? 0
    const last = times.pop() ?? 0
    if (times.length > 0) this.#sink(last)
    return first
  }

  #sink(time: number): void {
    const times = this.#times
    const half = times.length >> 1
    let index = 0
    while (index < half) {
      let child = 2 * index + 1
      let below = times[child] ?? 0
      const right = times[child + 1]
      if (right !== undefined && right < below) {
        child += 1
        below = right
      }
      if (below >= time) break
      times[index] = below
      index = child
    }
    times[index] = time
  }
}
