/**
 * Five lines whose truth is known, and by how much each predictor misses the wait that they offer.
 *
 * Each seed is one long run. From its first part the length of services and people's patience are learned, from its second the
 * correction; its third is scored, everybody who found nobody free. QLm has the learned mean service and rate of hanging up,
 * QLap the true hazard and the true rate of arrivals; the others need nothing.
 *
 * Squared errors: in squared services, and in squared seconds for the small centre.
 */
import {
  type GroupSpan,
  learnWaits,
  type LearnedWaits,
  nothingLearned,
} from '../../domain/line/quote/learn.ts'
import { qlap, qlm } from '../../domain/line/quote/peers.ts'
import { quoteWait } from '../../domain/line/quote/quote.ts'
import type { QuoteState } from '../../domain/line/quote/state.ts'
import { type Random, streamOf } from '../../simulation/chance.ts'
import { type Call, cameAt } from './call.ts'
import { LineReplay, type Outcome } from './replay.ts'
import {
  arrivalsIn,
  callOf,
  erlangHazard,
  erlangTimes,
  exponential,
  lognormal,
  type Model,
} from './simulate.ts'
import { smallCentre } from './small-centre.ts'

/** Seconds: the learned curves are in seconds, and the bench divides by it again. */
const SERVICE = 180

interface Line {
  readonly name: string
  readonly model: Model
  readonly hazard: (waitedSeconds: number) => number
  /** Squared errors are given in squares of so many seconds. */
  readonly unitSeconds: number
  /** Arrivals from which the curves and then the correction are learned, and that are scored. */
  readonly parts: readonly [number, number, number]
  /** One of so many is quoted, since neighbours meet nearly the same line. */
  readonly every: number
}

function steady(
  hands: number,
  load: number,
): Pick<Model, 'arrivalsPerSecond' | 'shareAt' | 'hands' | 'changes'> {
  return { arrivalsPerSecond: (hands * load) / SERVICE, shareAt: () => 1, hands, changes: [] }
}

const LINES: readonly Line[] = [
  {
    name: 'M/M/100+M, load 1.4',
    model: { ...steady(100, 1.4), service: exponential(SERVICE), patience: exponential(SERVICE) },
    hazard: () => 1 / SERVICE,
    unitSeconds: SERVICE,
    parts: [40_000, 180_000, 60_000],
    every: 20,
  },
  {
    name: 'M/M/10+M, load 1.4',
    model: { ...steady(10, 1.4), service: exponential(SERVICE), patience: exponential(SERVICE) },
    hazard: () => 1 / SERVICE,
    unitSeconds: SERVICE,
    parts: [40_000, 80_000, 60_000],
    every: 6,
  },
  {
    name: 'M/M/100+E10, load 1.4',
    model: { ...steady(100, 1.4), service: exponential(SERVICE), patience: erlangTimes(10, SERVICE) },
    hazard: erlangHazard(10, SERVICE),
    unitSeconds: SERVICE,
    parts: [40_000, 180_000, 60_000],
    every: 20,
  },
  {
    name: 'M/LN(.5)/10+M, load 1.2',
    model: { ...steady(10, 1.2), service: lognormal(SERVICE, 0.5), patience: exponential(SERVICE) },
    hazard: () => 1 / SERVICE,
    unitSeconds: SERVICE,
    parts: [40_000, 80_000, 60_000],
    every: 6,
  },
  smallCentre,
]

const PREDICTORS = ['asterisk', 'les', 'hol', 'qlm', 'qlap', 'ours'] as const
type Predictor = (typeof PREDICTORS)[number]
type Misses = Readonly<Record<Predictor, number>>

export function models(seeds: number, say: (line: string) => void): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    LINES.map(line => {
      const runs = Array.from({ length: seeds }, (_, seed) => {
        const found = runOnce(line, seed + 1)
        say(
          `${line.name}, seed ${seed + 1}: ours ${found.ours.toPrecision(4)}, QLm ${found.qlm.toPrecision(4)}`,
        )
        return found
      })
      const over = (peer: Predictor) => interval(runs.map(run => run.ours / run[peer]))
      const mse = Object.fromEntries(
        PREDICTORS.map(predictor => [predictor, interval(runs.map(run => run[predictor]))]),
      )
      return [
        line.name,
        { mse, oursToQlm: over('qlm'), oursToQlap: over('qlap'), oursToLes: over('les'), seeds },
      ]
    }),
  )
}

/** The mean squared error of each predictor over one run. */
function runOnce(line: Line, seed: number): Misses {
  const [first, second, third] = line.parts
  const calls = take(line.model, first + second + third, streamOf(seed, 1))
  const learner = new Learner(line, streamOf(seed, 2))
  learner.play(calls.slice(0, first), startOf(calls[first]))
  learner.learn()
  learner.play(calls.slice(first, first + second), startOf(calls[first + second]))
  learner.learn()
  learner.play(calls.slice(first + second))
  // Who was asked for before the correction was learned may be taken after it, and is not scored.
  const scored = learner.known.filter(({ quote, isCutOff }) => quote?.kind === 'at-most' && !isCutOff)
  const misses = (predict: (outcome: Outcome) => number) =>
    scored.reduce((sum, outcome) => sum + (outcome.waitedSeconds - predict(outcome)) ** 2, 0) /
    scored.length /
    line.unitSeconds ** 2
  const { basis } = learner.learned
  const service = (state: QuoteState) => ({ hands: state.busy.length, meanServiceSeconds: SERVICE })
  return {
    asterisk: misses(({ peers }) => peers.asterisk),
    les: misses(({ peers }) => peers.les),
    hol: misses(({ peers }) => peers.hol),
    qlm: misses(({ state }) =>
      qlm(state.ahead.length, state.busy.length, basis.cycleSeconds, basis.hangUpRate),
    ),
    qlap: misses(({ state, joinedAt }) =>
      qlap(
        state.ahead.length,
        service(state),
        line.model.arrivalsPerSecond * line.model.shareAt(joinedAt),
        line.hazard,
      ),
    ),
    ours: misses(({ quote }) => (quote?.kind === 'at-most' ? quote.meanSeconds : 0)),
  }
}

/** Plays a run on, and learns where it is told to. */
class Learner {
  learned: LearnedWaits = nothingLearned()
  readonly known: Outcome[] = []
  #services: readonly GroupSpan[] = []
  #patience: readonly GroupSpan[] = []
  readonly #replay: LineReplay
  #asked = 0

  constructor({ model, every }: Line, random: Random) {
    this.#replay = new LineReplay(
      {
        quote: (state, now) => {
          this.#asked += 1
          if (!this.learned.curves || this.#asked % every > 0) return null
          return quoteWait({ ...state(), changes: changesFrom(model, now) }, this.learned, random)
        },
        learned: () => this.learned,
        adapted: calibration => {
          this.learned = { ...this.learned, calibration }
        },
        known: outcome => {
          // A hand that ends its contact after closing goes home, and would not have taken a ghost.
          const isClosed = !isOpen(model, outcome.joinedAt + outcome.waitedSeconds)
          this.known.push(outcome.isGhost && isClosed ? { ...outcome, isCutOff: true } : outcome)
        },
      },
      0,
    )
  }

  play(calls: readonly Call[], until = Number.POSITIVE_INFINITY): void {
    this.#replay.play(calls, until)
  }

  learn(): void {
    const spans = this.#replay.takeSpans()
    this.#services = [...this.#services, ...spans.services]
    this.#patience = [...this.#patience, ...spans.patience]
    const history = { services: this.#services, patience: this.#patience, between: [], offered: this.known }
    this.learned = learnWaits(history, this.learned)
  }
}

function isOpen({ hands, changes }: Model, now: number): boolean {
  return changes.reduce((sum, change) => sum + (change.at <= now ? change.hands : 0), hands) > 0
}

/** Nobody knows a shift that begins in more than four hours, nor needs to. */
function changesFrom({ changes }: Model, now: number): QuoteState['changes'] {
  return changes
    .filter(({ at }) => at > now && at < now + 14_400)
    .map(({ at, hands }) => ({ inSeconds: at - now, hands }))
}

function startOf(call: Call | undefined): number {
  return call ? cameAt(call) : Number.POSITIVE_INFINITY
}

function take(model: Model, count: number, random: Random): readonly Call[] {
  const calls: Call[] = []
  for (const arrival of arrivalsIn(model, random)) {
    calls.push(callOf(arrival))
    if (calls.length === count) break
  }
  return calls
}

/** Student's t of 95 % for as many seeds less one; beyond ten it is nearly that of the normal distribution. */
const STUDENT = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262]

/** The mean over the seeds with the interval that holds the true mean in 95 of 100 cases; no interval of a single seed. */
function interval(samples: readonly number[]): {
  readonly mean: number
  readonly low: number
  readonly high: number
} {
  const mean = samples.reduce((sum, sample) => sum + sample, 0) / samples.length
  if (samples.length < 2) return { mean, low: mean, high: mean }
  const squares = samples.reduce((sum, sample) => sum + (sample - mean) ** 2, 0)
  const error = Math.sqrt(squares / (samples.length - 1) / samples.length)
  const half = (STUDENT[samples.length - 2] ?? 2.2) * error
  return { mean, low: mean - half, high: mean + half }
}
