/**
 * Beyond 200 who wait a roll-out costs more than it tells: the wait is then a sum of so many steps that its spread is small.
 *
 * The approximation: hands end at `hands / cycle`, each who waits gives up at the mean rate; the steps are independent and
 * exponential, so their means and variances add up (QLm with its variance; Ibrahim and Whitt, Management Science 55, 2009),
 * and the sum is nearly normal. The sums for all lengths are made once for a number of hands, and kept by the caller.
 */
import type { Basis } from './features.ts'
import type { Played } from './played.ts'

/** From this many ahead on. */
export const LONG_LINE = 200

/** Nobody would be told a number in a line that long. */
const LONGEST_LINE = 50_000

const NORMAL_NINE = 1.2815515655446

/** Kept between quotes by the caller; belongs to one `LearnedWaits` and must be made anew with it. */
export interface LongLineCache {
  readonly byHands: Map<number, Sums>
}

/** At index n: of the wait with n ahead. */
interface Sums {
  readonly means: number[]
  readonly variances: number[]
}

export function emptyLongLineCache(): LongLineCache {
  return { byHands: new Map() }
}

/** @param hands at least 1 */
export function playLongLine(ahead: number, hands: number, basis: Basis, cache: LongLineCache): Played {
  const sums = cache.byHands.get(hands) ?? { means: [], variances: [] }
  cache.byHands.set(hands, sums)
  const last = Math.min(ahead, LONGEST_LINE)
  for (let before = sums.means.length; before <= last; before += 1) {
    const step = 1 / (hands / basis.cycleSeconds + before * basis.hangUpRate)
    sums.means.push((sums.means.at(-1) ?? 0) + step)
    sums.variances.push((sums.variances.at(-1) ?? 0) + step * step)
  }
  const mean = sums.means[last] ?? 0
  const spread = Math.sqrt(sums.variances[last] ?? 0)
  return { mean, middle: mean, nine: mean + NORMAL_NINE * spread, spread }
}
