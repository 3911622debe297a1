/**
 * A plain estimate of a wait, beside which the quotes of quote/ are compared (`heed simulate`), and the steps in which waits are told.
 *
 * Formula: while all hands are busy and each contact lasts an exponential time with mean m, contacts end as a Poisson
 * process of rate hands / m. Whoever has `ahead` people before them is taken at the (ahead + 1)-th end, and the time until
 * then is Erlang distributed with that shape and rate (Whitt, "Predicting queueing delays", Management Science 45, 1999,
 * without his correction for those who give up). Told are its 90th percentile, "at most, nine times out of ten", and its
 * median. People ahead who give up make the true wait shorter, so the number errs towards too long.
 *
 * What must stay true: below `FEWEST_SAMPLES` handling times, or with nobody here, no number is invented.
 */
import { MINUTE, SECOND } from '../time.ts'

/** Fewer handling times than this say nothing. */
export const FEWEST_SAMPLES = 10

/** A probability that is told, with the quantile of the standard normal distribution that belongs to it. */
interface Level {
  readonly probability: number
  readonly normal: number
}

export const NINE_IN_TEN: Level = { probability: 0.9, normal: 1.2815515655446 }
export const MIDDLE: Level = { probability: 0.5, normal: 0 }

/** Above this shape the Wilson-Hilferty approximation is right to four digits and costs nothing. */
const EXACT_UP_TO = 100

export interface EstimateInput {
  /** How many would be served before. */
  readonly ahead: number
  /** Agents here who take this sort of matter, how many contacts they hold together, and how many have room right now. */
  readonly agents: number
  readonly hands: number
  readonly free: number
  /** Recent handling times of such contacts: their mean in seconds and how many there are. */
  readonly handling: { readonly meanSeconds: number; readonly samples: number }
  /** In how many seconds at the latest somebody is here, by opening hours and shifts; null when that is not known either. */
  readonly boundSeconds: number | null
}

/** The figures that a told wait rests on, so that it can say where it comes from. */
export interface Basis {
  readonly ahead: number
  readonly agents: number
  readonly hands: number
  readonly meanHandlingSeconds: number
  readonly samples: number
}

export interface AtMost {
  readonly kind: 'at-most'
  /** Nine times out of ten it takes no longer than this. Rounded up to a step that people say. */
  readonly seconds: number
  /** Half of the time it takes no longer than this. Rounded up in the same way. */
  readonly middleSeconds: number
  /** The 90th percentile before rounding: what a later estimate is compared with. */
  readonly exactSeconds: number
  readonly basis: Basis
}

export interface CannotTell {
  readonly kind: 'cannot-tell'
  readonly why: 'too-few-samples' | 'nobody-here'
  readonly boundSeconds: number | null
}

export type Estimate = { readonly kind: 'at-once' } | AtMost | CannotTell

/** How long somebody with `ahead` people before them will wait. */
export function estimateWait(input: EstimateInput): Estimate {
  const { ahead, agents, hands, free, handling, boundSeconds } = input
  if (agents === 0 || hands === 0) return { kind: 'cannot-tell', why: 'nobody-here', boundSeconds }
  if (free > ahead) return { kind: 'at-once' }
  if (handling.samples < FEWEST_SAMPLES) return { kind: 'cannot-tell', why: 'too-few-samples', boundSeconds }
  const secondsPerEnd = handling.meanSeconds / hands
  const exactSeconds = erlangQuantile(ahead + 1, NINE_IN_TEN) * secondsPerEnd
  return {
    kind: 'at-most',
    seconds: roundUp(exactSeconds),
    middleSeconds: roundUp(erlangQuantile(ahead + 1, MIDDLE) * secondsPerEnd),
    exactSeconds,
    basis: {
      ahead,
      agents,
      hands,
      meanHandlingSeconds: handling.meanSeconds,
      samples: handling.samples,
    },
  }
}

/** Up to a step that people say: minutes up to 20, then fives up to an hour, then quarters up to four hours, then hours. In seconds. */
export function roundUp(seconds: number): number {
  const minute = MINUTE / SECOND
  const minutes = Math.max(1, Math.ceil(seconds / minute))
  const step = minutes <= 20 ? 1 : minutes <= 60 ? 5 : minutes <= 240 ? 15 : 60
  return Math.ceil(minutes / step) * step * minute
}

/**
 * The time until the `shape`-th event of a Poisson process of rate 1 with the given probability, that is the quantile of the
 * Erlang distribution. Exact by bisection for few, by Wilson and Hilferty (PNAS 17, 1931) for many.
 */
export function erlangQuantile(shape: number, { probability, normal }: Level): number {
  if (shape > EXACT_UP_TO) {
    const step = 1 / (9 * shape)
    return shape * (1 - step + normal * Math.sqrt(step)) ** 3
  }
  let low = 0
  let high = shape + 10 * Math.sqrt(shape) + 10
  for (let halvings = 0; halvings < 50; halvings += 1) {
    const middle = (low + high) / 2
    if (erlangTail(shape, middle) > 1 - probability) low = middle
    else high = middle
  }
  return high
}

/** The probability that fewer than `shape` events have happened by `time`: the Poisson sum, term by term. */
function erlangTail(shape: number, time: number): number {
  let term = Math.exp(-time)
  let sum = term
  for (let events = 1; events < shape; events += 1) {
    term *= time / events
    sum += term
  }
  return sum
}
