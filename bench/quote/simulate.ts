/**
 * A simple line of many hands, for comparing predictors: one queue in order of joining, any service, any patience.
 *
 * Each arrival is offered the hand that is free first (Kiefer and Wolfowitz, Trans. AMS 78, 1955); who would have to wait longer
 * than their patience hangs up and takes none. So the wait that the line offers is exact for everybody, also for who hung up.
 */
import { Earliest } from '../../domain/line/quote/earliest.ts'
import type { Random } from '../../simulation/chance.ts'
import type { Call } from './call.ts'

/** Seconds throughout. */
export interface Model {
  /** The highest rate of arrivals per second, and the share of it at a time of day. */
  readonly arrivalsPerSecond: number
  readonly shareAt: (now: number) => number
  readonly service: (random: Random) => number
  readonly patience: (random: Random) => number
  /** Hands at the beginning. */
  readonly hands: number
  /** Hands that come or go, in order of time. One that goes first ends its contact. */
  readonly changes: readonly { readonly at: number; readonly hands: number }[]
}

/** What an arrival met. */
export interface Arrival {
  readonly at: number
  /** When the line would take it, exactly: `at` or the time at which a hand becomes free. */
  readonly takenAt: number
  readonly offeredSeconds: number
  readonly patienceSeconds: number
  readonly serviceSeconds: number
}

/** Arrivals without end, in order of time. */
export function* arrivalsIn(model: Model, random: Random): Generator<Arrival> {
  const free = new Earliest()
  for (let hand = 0; hand < model.hands; hand += 1) free.push(0)
  for (const { at, hands } of model.changes) {
    for (let hand = 0; hand < hands; hand += 1) free.push(at)
  }
  const goes = model.changes.flatMap(({ at, hands }) => Array<number>(Math.max(0, -hands)).fill(at))
  let gone = 0
  let now = 0
  while (true) {
    now -= Math.log1p(-random()) / model.arrivalsPerSecond
    if (random() >= model.shareAt(now)) continue
    while (gone < goes.length && (goes[gone] ?? 0) <= Math.max(now, free.first)) {
      free.pop()
      gone += 1
    }
    const takenAt = Math.max(now, free.first)
    const offeredSeconds = takenAt - now
    const patienceSeconds = model.patience(random)
    const serviceSeconds = model.service(random)
    if (patienceSeconds > offeredSeconds) {
      free.pop()
      free.push(takenAt + serviceSeconds)
    }
    yield { at: now, takenAt, offeredSeconds, patienceSeconds, serviceSeconds }
  }
}

/** As a log would tell it. */
export function callOf({ at, takenAt, offeredSeconds, patienceSeconds, serviceSeconds }: Arrival): Call {
  const isTaken = patienceSeconds > offeredSeconds
  const leftAt = isTaken ? takenAt : at + patienceSeconds
  return {
    joinedAt: offeredSeconds > 0 ? at : null,
    leftAt,
    isTaken,
    endedAt: isTaken ? leftAt + serviceSeconds : leftAt,
    hand: null,
    group: '',
    type: '',
    creditSeconds: 0,
  }
}

export function exponential(mean: number): (random: Random) => number {
  return random => -mean * Math.log1p(-random())
}

/** The sum of `stages` exponential times: Erlang's distribution. */
export function erlangTimes(stages: number, mean: number): (random: Random) => number {
  return random => {
    let product = 1
    for (let stage = 0; stage < stages; stage += 1) product *= 1 - random()
    return (-mean / stages) * Math.log(product)
  }
}

/** @param variation the coefficient of variation */
export function lognormal(mean: number, variation: number): (random: Random) => number {
  const sigma = Math.sqrt(Math.log1p(variation * variation))
  const mu = Math.log(mean) - (sigma * sigma) / 2
  return random => {
    // Box and Muller.
    const normal = Math.sqrt(-2 * Math.log1p(-random())) * Math.cos(2 * Math.PI * random())
    return Math.exp(mu + sigma * normal)
  }
}

/** The hazard per second of Erlang's distribution after so many seconds. */
export function erlangHazard(stages: number, mean: number): (seconds: number) => number {
  const rate = stages / mean
  return seconds => {
    let term = 1
    let sum = 1
    for (let stage = 1; stage < stages; stage += 1) {
      term *= (rate * seconds) / stage
      sum += term
    }
    return (rate * term) / sum
  }
}
