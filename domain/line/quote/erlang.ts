/**
 * Erlang's formulas for a line in steady state: Poisson arrivals, exponential services, nobody gives up.
 *
 * B is the share that is lost where nobody may wait, C the share that has to wait where everybody may. Sources: Erlang 1917; the
 * recursion for B as in Cooper, Introduction to Queueing Theory (1981), 3.3. Rates are per second, `load` = arrival rate × mean
 * service, in erlang.
 */

export interface Staffing {
  readonly arrivalsPerSecond: number
  readonly hands: number
  readonly meanServiceSeconds: number
}

/** @param hands a whole number from 0; @param load in erlang, from 0 */
export function erlangB(hands: number, load: number): number {
  let lost = 1
  for (let hand = 1; hand <= hands; hand += 1) lost = (load * lost) / (hand + load * lost)
  return lost
}

/** 1 when the hands cannot keep up: everybody waits, for ever. */
export function erlangC(hands: number, load: number): number {
  if (load >= hands) return 1
  const lost = erlangB(hands, load)
  return lost / (1 - (load / hands) * (1 - lost))
}

/** Over everybody, also those who need not wait. Seconds; Infinity when the hands cannot keep up. */
export function erlangCMeanWait({ arrivalsPerSecond, hands, meanServiceSeconds }: Staffing): number {
  const load = arrivalsPerSecond * meanServiceSeconds
  if (load >= hands) return Number.POSITIVE_INFINITY
  return (erlangC(hands, load) * meanServiceSeconds) / (hands - load)
}

/** The share that is taken within so many seconds: 1 − C e^(−(hands − load) t / mean service). */
export function erlangCWithin(staffing: Staffing, seconds: number): number {
  const { arrivalsPerSecond, hands, meanServiceSeconds } = staffing
  const load = arrivalsPerSecond * meanServiceSeconds
  if (load >= hands) return 0
  return 1 - erlangC(hands, load) * Math.exp((-(hands - load) * seconds) / meanServiceSeconds)
}

/** The wait that a share of everybody does not exceed, in seconds: 0 when so many need not wait. `share` in [0, 1). */
export function erlangCQuantile(staffing: Staffing, share: number): number {
  const { arrivalsPerSecond, hands, meanServiceSeconds } = staffing
  const load = arrivalsPerSecond * meanServiceSeconds
  if (load >= hands) return Number.POSITIVE_INFINITY
  const waiting = erlangC(hands, load)
  if (1 - share >= waiting) return 0
  return (Math.log(waiting / (1 - share)) * meanServiceSeconds) / (hands - load)
}
