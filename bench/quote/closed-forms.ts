/**
 * The closed forms of M/M/s+M against simulation: what a line offers to those who find nobody free, how much it varies, and by
 * how much the predictor that knows the length of the line misses (the floor). Both means are 1, so waits are in services.
 *
 * Independent runs are added until the standard error of each figure is at most half a percent of it.
 */
import { Earliest } from '../../domain/line/quote/earliest.ts'
import { erlangAOffered } from '../../domain/line/quote/erlang-a.ts'
import { streamOf } from '../../simulation/chance.ts'
import { arrivalsIn, exponential } from './simulate.ts'

interface Figure {
  readonly simulated: number
  readonly formula: number
  /** Of the simulation, as a share of it. */
  readonly standardError: number
  /** |simulated / formula − 1| */
  readonly off: number
}

export interface ClosedForm {
  readonly hands: number
  readonly load: number
  readonly mean: Figure
  readonly floor: Figure
  readonly variance: Figure
  readonly runs: number
}

const ROWS = [
  { hands: 10, load: 1.4 },
  { hands: 100, load: 1.4 },
  { hands: 100, load: 1.2 },
  { hands: 300, load: 1.4 },
  { hands: 1_000, load: 1.4 },
] as const

const PRECISION = 0.005
const FEWEST_RUNS = 20
/** Services until the line has forgotten that it began empty, and that are then observed, in each run. */
const WARM_UP = 8
const OBSERVED = 120

export function closedForms(seed: number, say: (line: string) => void): readonly ClosedForm[] {
  return ROWS.map(row => {
    const form = simulateRow(row, seed)
    say(`closed forms: ${row.hands} hands, load ${row.load}: ${form.runs} runs`)
    return form
  })
}

/** Means over those who waited, of one run. */
interface Run {
  readonly wait: number
  readonly square: number
  readonly missed: number
}

function simulateRow(row: { readonly hands: number; readonly load: number }, seed: number): ClosedForm {
  const { mean, floor, variance } = erlangAOffered({
    hands: row.hands,
    arrivalsPerSecond: row.hands * row.load,
    meanServiceSeconds: 1,
    meanPatienceSeconds: 1,
  })
  const runs: Run[] = []
  while (true) {
    runs.push(runOnce(row, seed, runs.length))
    if (runs.length < FEWEST_RUNS || runs.length % 10 > 0) continue
    const found = meanOver(runs.map(({ wait }) => wait))
    const figures = {
      mean: figureOf(
        runs.map(({ wait }) => wait),
        mean,
      ),
      floor: figureOf(
        runs.map(({ missed }) => missed),
        floor,
      ),
      // Around the mean of all runs, so that each run is an unbiased sample.
      variance: figureOf(
        runs.map(({ wait, square }) => square - 2 * found * wait + found * found),
        variance,
      ),
    }
    if (Object.values(figures).every(({ standardError }) => standardError <= PRECISION)) {
      return { ...row, ...figures, runs: runs.length }
    }
  }
}

function runOnce({ hands, load }: { hands: number; load: number }, seed: number, run: number): Run {
  const model = {
    arrivalsPerSecond: hands * load,
    shareAt: () => 1,
    service: exponential(1),
    patience: exponential(1),
    hands,
    changes: [],
  }
  const leaving = new Earliest()
  const told: number[] = []
  const sums = { waits: 0, wait: 0, square: 0, missed: 0 }
  for (const { at, offeredSeconds, patienceSeconds } of arrivalsIn(
    model,
    streamOf(seed, hands, load * 10, run),
  )) {
    while (leaving.first <= at) leaving.pop()
    if (at > WARM_UP && offeredSeconds > 0) {
      const missed = offeredSeconds - qlmFor(leaving.size, hands, told)
      sums.waits += 1
      sums.wait += offeredSeconds
      sums.square += offeredSeconds * offeredSeconds
      sums.missed += missed * missed
    }
    if (offeredSeconds > 0) leaving.push(at + Math.min(offeredSeconds, patienceSeconds))
    if (at > WARM_UP + OBSERVED) break
  }
  const { waits, wait, square, missed } = sums
  return { wait: wait / waits, square: square / waits, missed: missed / waits }
}

/** QLm for each length, made once: `told[n]` with n ahead. */
function qlmFor(ahead: number, hands: number, told: number[]): number {
  while (told.length <= ahead) told.push((told.at(-1) ?? 0) + 1 / (hands + told.length))
  return told[ahead] ?? 0
}

function figureOf(samples: readonly number[], formula: number): Figure {
  const simulated = meanOver(samples)
  const variance = meanOver(samples.map(sample => (sample - simulated) ** 2))
  return {
    simulated,
    formula,
    standardError: Math.sqrt(variance / (samples.length - 1)) / simulated,
    off: Math.abs(simulated / formula - 1),
  }
}

function meanOver(samples: readonly number[]): number {
  return samples.reduce((sum, sample) => sum + sample, 0) / samples.length
}
