/** How long things take: times in seconds, never negative, drawn from a named distribution. */
import type { Random } from './chance.ts'

export type Distribution =
  | { readonly fixed: { readonly seconds: number } }
  | { readonly exponential: { readonly meanSeconds: number } }
  /** The sum of `stages` equal exponential times: the more stages, the more alike the times are. */
  | { readonly erlang: { readonly meanSeconds: number; readonly stages: number } }
  /** `cv` is the coefficient of variation: standard deviation by mean. Call lengths are close to it, with a cv around 1. */
  | { readonly lognormal: { readonly meanSeconds: number; readonly cv: number } }
  /** Times that were seen: any of them again, with the same chance. */
  | { readonly seen: { readonly seconds: readonly number[] } }
  /** Nobody is waiting live at the other end. */
  | { readonly never: true }

export type Draw = (random: Random) => number

export function drawOf(distribution: Distribution): Draw {
  if ('never' in distribution) return () => Number.POSITIVE_INFINITY
  if ('fixed' in distribution) return () => distribution.fixed.seconds
  if ('exponential' in distribution) {
    const { meanSeconds } = distribution.exponential
    return random => exponential(random) * meanSeconds
  }
  if ('erlang' in distribution) {
    const { meanSeconds, stages } = distribution.erlang
    return random => {
      let sum = 0
      for (let stage = 0; stage < stages; stage += 1) sum += exponential(random)
      return (sum * meanSeconds) / stages
    }
  }
  if ('lognormal' in distribution) {
    const { meanSeconds, cv } = distribution.lognormal
    const variance = Math.log1p(cv * cv)
    const middle = Math.log(meanSeconds) - variance / 2
    const spread = Math.sqrt(variance)
    return random => Math.exp(middle + spread * normal(random))
  }
  const { seconds } = distribution.seen
  return random => seconds[Math.floor(random() * seconds.length)] ?? 0
}

export function meanSecondsOf(distribution: Distribution): number {
  if ('never' in distribution) return Number.POSITIVE_INFINITY
  if ('fixed' in distribution) return distribution.fixed.seconds
  if ('exponential' in distribution) return distribution.exponential.meanSeconds
  if ('erlang' in distribution) return distribution.erlang.meanSeconds
  if ('lognormal' in distribution) return distribution.lognormal.meanSeconds
  const { seconds } = distribution.seen
  return seconds.reduce((sum, one) => sum + one, 0) / seconds.length
}

/** Exponential with mean 1. */
export function exponential(random: Random): number {
  return -Math.log1p(-random())
}

/** Standard normal by Box and Muller (Annals of Mathematical Statistics 29, 1958). Always takes two numbers, so streams stay in step. */
function normal(random: Random): number {
  const length = Math.sqrt(2 * exponential(random))
  return length * Math.cos(2 * Math.PI * random())
}
