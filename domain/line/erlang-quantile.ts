/**
 * How long it takes, nine times out of ten, until so many contacts have ended.
 *
 * While all hands are busy and each contact lasts an exponential time with mean m, contacts end as a Poisson process of rate
 * hands / m, and the time until the n-th end is Erlang distributed with shape n (Whitt, "Predicting queueing delays", Management
 * Science 45, 1999). People ahead who give up make the true time shorter, so it errs towards too long.
 */

/** A probability, with the quantile of the standard normal distribution that belongs to it. */
export interface Level {
  readonly probability: number
  readonly normal: number
}

export const NINE_IN_TEN: Level = { probability: 0.9, normal: 1.2815515655446 }

/** Above this shape the Wilson-Hilferty approximation is right to four digits and costs nothing. */
const EXACT_UP_TO = 100

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
