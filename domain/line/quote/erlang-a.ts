/**
 * Erlang A: as Erlang C, but each who waits gives up after an exponential time. Such a line is always stable.
 *
 * Sources: Garnett, Mandelbaum and Reiman, "Designing a call center with impatient customers", M&SOM 4 (2002); for the wait
 * that the line offers to somebody who does not give up, Mandelbaum and Zeltyn, "Service engineering in action" (2007).
 */
import type { Staffing } from './erlang.ts'

export interface ImpatientStaffing extends Staffing {
  readonly meanPatienceSeconds: number
}

export interface ErlangA {
  /** The share that has to wait. */
  readonly waiting: number
  /** The share that gives up. */
  readonly hangUp: number
  /** Over everybody, until taken or given up. */
  readonly meanWaitSeconds: number
  /** The share of the hands' time that is spent in contacts. */
  readonly utilisation: number
}

/** What the line offers to those who find nobody free, seconds and squared seconds. */
export interface OfferedMoments {
  readonly mean: number
  readonly variance: number
  /** The part of the variance that is left when the length of the line is known: nobody who knows no more can miss by less. */
  readonly floor: number
}

export function erlangA(staffing: ImpatientStaffing): ErlangA {
  const { arrivalsPerSecond, hands, meanPatienceSeconds } = staffing
  const { free, byLength } = steadyState(staffing)
  const busyHands = free.reduce((sum, share, inHand) => sum + share * inHand, 0)
  const waiting = byLength.reduce((sum, share) => sum + share, 0)
  const meanLength = byLength.reduce((sum, share, length) => sum + share * length, 0)
  return {
    waiting,
    hangUp: meanLength / meanPatienceSeconds / arrivalsPerSecond,
    meanWaitSeconds: meanLength / arrivalsPerSecond,
    utilisation: (busyHands + waiting * hands) / hands,
  }
}

/** The mean and variance of the offered wait of somebody who finds nobody free. */
export function erlangAOffered(staffing: ImpatientStaffing): OfferedMoments {
  const { hands, meanServiceSeconds, meanPatienceSeconds } = staffing
  const { byLength } = steadyState(staffing)
  const waiting = byLength.reduce((sum, share) => sum + share, 0)
  let given = 0
  let spread = 0
  const sums = { mean: 0, square: 0, floor: 0 }
  for (const [length, share] of byLength.entries()) {
    const step = 1 / (hands / meanServiceSeconds + length / meanPatienceSeconds)
    given += step
    spread += step * step
    sums.mean += (share / waiting) * given
    sums.square += (share / waiting) * given * given
    sums.floor += (share / waiting) * spread
  }
  return {
    mean: sums.mean,
    floor: sums.floor,
    variance: sums.floor + sums.square - sums.mean * sums.mean,
  }
}

/**
 * The offered wait that a share of everybody does not exceed, in seconds; 0 when so many need not wait. `share` in [0, 1).
 * Its density is proportional to exp(λ ∫₀ˣ P(patience > u) du − x hands / mean service), summed up in small steps.
 */
export function erlangAQuantile(staffing: ImpatientStaffing, share: number): number {
  const { arrivalsPerSecond, hands, meanServiceSeconds, meanPatienceSeconds } = staffing
  const { waiting } = erlangA(staffing)
  if (share <= 1 - waiting) return 0
  const density = (x: number) =>
    arrivalsPerSecond * meanPatienceSeconds * -Math.expm1(-x / meanPatienceSeconds) -
    (x * hands) / meanServiceSeconds
  // Where the exponent is highest: there arrivals that still wait and ends are in balance.
  const load = (arrivalsPerSecond * meanServiceSeconds) / hands
  const peak = load > 1 ? meanPatienceSeconds * Math.log(load) : 0
  const highest = density(peak)
  const step = meanServiceSeconds / hands / 200
  const masses: number[] = []
  let total = 0
  for (let x = 0; x <= peak || density(x) - highest > -40; x += step) {
    total += Math.exp(density(x + step / 2) - highest)
    masses.push(total)
  }
  const goal = ((share - (1 - waiting)) / waiting) * total
  return (masses.findIndex(mass => mass >= goal) + 1) * step
}

/**
 * How the time is shared out: `free[n]` with n contacts in hand and a hand free, `byLength[n]` with all hands busy and n waiting.
 * Birth and death, from the state where just all hands are busy outwards, so that nothing overflows.
 */
function steadyState({
  arrivalsPerSecond,
  hands,
  meanServiceSeconds,
  meanPatienceSeconds,
}: ImpatientStaffing) {
  const free = Array<number>(hands).fill(0)
  let weight = 1
  for (let inHand = hands - 1; inHand >= 0; inHand -= 1) {
    weight *= (inHand + 1) / meanServiceSeconds / arrivalsPerSecond
    free[inHand] = weight
  }
  const byLength = [1]
  weight = 1
  for (let length = 1; weight > 1e-18 || arrivalsPerSecond > endRate(length); length += 1) {
    weight *= arrivalsPerSecond / endRate(length)
    byLength.push(weight)
  }
  const total = [...free, ...byLength].reduce((sum, share) => sum + share, 0)
  return { free: free.map(share => share / total), byLength: byLength.map(share => share / total) }

  function endRate(length: number): number {
    return hands / meanServiceSeconds + length / meanPatienceSeconds
  }
}
