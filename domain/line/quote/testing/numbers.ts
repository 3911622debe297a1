/** For tests of the predictor: numbers that are nearly right, and random numbers that are always the same. */

export function near(actual: number, expected: number, within: number): void {
  if (Math.abs(actual - expected) <= within) return
  throw new Error(`${actual} is not within ${within} of ${expected}`)
}

/** Uniform in [0, 1), by mulberry32. */
export function uniform(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
