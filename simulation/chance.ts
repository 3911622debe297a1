/**
 * Chance that can be repeated: one integer reproduces a run.
 *
 * Each purpose has a stream of its own, named by whole numbers (the day, say). So what one scenario draws does not shift what
 * another one draws, and two scenarios compared side by side meet the same people ("common random numbers").
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Uniform in [0, 1). */
export type Random = () => number

export function streamOf(seed: number, ...purpose: readonly number[]): Random {
  const generator = xoroshiro128plus(purpose.reduce(mixed, mixed(0, seed)))
  // Seeds that are alike begin alike in this generator; the first steps tell them apart.
  for (let step = 0; step < 12; step += 1) generator.next()
  return () => uniformFloat64(generator)
}

/** The finalizer of MurmurHash3 (Austin Appleby, public domain): whole numbers that are neighbours fall far apart. */
function mixed(hash: number, value: number): number {
  let bits = Math.imul(hash, 31) ^ (value + 0x9e3779b9)
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
