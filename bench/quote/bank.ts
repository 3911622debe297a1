/**
 * The bank's months, as the quote would have lived them: each night it learns from all that has become known, each day it
 * quotes everybody who finds nobody free, and each wait that becomes known moves the calibration.
 *
 * The months of `train` come first and are not scored. Peers learn from the same past: QLm counts the hands that are on duty
 * (holding somebody, or seen in the last ten minutes) and is given the length of a contact with which it missed by least.
 */
import { handsOf } from '../../domain/line/quote/features.ts'
import { learnWaits, type LearnedWaits, nothingLearned } from '../../domain/line/quote/learn.ts'
import { emptyLongLineCache } from '../../domain/line/quote/long-line.ts'
import { qlm } from '../../domain/line/quote/peers.ts'
import { quoteWait, type WaitQuote } from '../../domain/line/quote/quote.ts'
import type { QuoteState } from '../../domain/line/quote/state.ts'
import { BANK_CREDIT_SECONDS, DAY_SECONDS, readBankLogs } from './bank-log.ts'
import type { Call } from './call.ts'
import { LineReplay, type Outcome, type Spans } from './replay.ts'

/** A wait of the scored months with what everybody said. Seconds. */
export interface Scored {
  readonly outcome: Outcome
  readonly ours: number
  readonly exact: number
  /** As it is said, rounded up to minutes. */
  readonly told: number
  readonly middle: number
  readonly asterisk: number
  readonly les: number
  readonly qlm: number
  readonly third: 0 | 1 | 2
}

export interface BankRun {
  readonly scored: readonly Scored[]
  /** Ghosts that no line was left to reach. */
  readonly cutOff: number
  /** Waits for which nothing was told. */
  readonly untold: number
  /** How long each quote took by the clock on the wall, in ms. */
  readonly quoteMs: readonly number[]
}

export interface Months {
  readonly train: readonly string[]
  readonly test: readonly string[]
}

export function runBank({ train, test }: Months, random: () => number): BankRun {
  const training = readBankLogs(train)
  const testing = readBankLogs(test)
  const firstDay = testing.map(dayOf).reduce((first, day) => Math.min(first, day), Number.POSITIVE_INFINITY)
  if (training.some(call => dayOf(call) >= firstDay)) throw new Error('the test must lie after the training')
  const days = [...Map.groupBy([...training, ...testing], dayOf)].toSorted(([a], [b]) => a - b)
  const bank = new Bank(firstDay, random)
  for (const [, calls] of days) bank.liveThrough(calls)
  return bank.run
}

/** So many days are looked back on when learning: two months. */
const LOOK_BACK_DAYS = 60

class Bank {
  readonly #firstDay: number
  readonly #random: () => number
  readonly #replay: LineReplay
  #learned: LearnedWaits = nothingLearned()
  #cache = emptyLongLineCache()
  #known: Outcome[] = []
  /** One for each day. */
  readonly #spans: Spans[] = []
  readonly #scored: Scored[] = []
  readonly #quoteMs: number[] = []
  #cutOff = 0
  #untold = 0

  constructor(firstDay: number, random: () => number) {
    this.#firstDay = firstDay
    this.#random = random
    this.#replay = new LineReplay(
      {
        quote: (stateNow, now) => this.#quote(stateNow(), now),
        learned: () => this.#learned,
        adapted: calibration => {
          this.#learned = { ...this.#learned, calibration }
        },
        known: outcome => this.#learnOf(outcome),
      },
      BANK_CREDIT_SECONDS,
    )
  }

  get run(): BankRun {
    return {
      scored: this.#scored,
      cutOff: this.#cutOff,
      untold: this.#untold,
      quoteMs: this.#quoteMs,
    }
  }

  /** A day, and the night after it, in which is learned. */
  liveThrough(calls: readonly Call[]): void {
    this.#replay.play(calls)
    // Whoever still waits for a hand of that day was not offered one.
    this.#replay.close()
    this.#spans.push(this.#replay.takeSpans())
    if (this.#spans.length > LOOK_BACK_DAYS) this.#spans.shift()
    const today = Math.max(...calls.slice(-1).map(dayOf))
    this.#known = this.#known.filter(({ joinedAt }) => dayOfTime(joinedAt) > today - LOOK_BACK_DAYS)
    const history = {
      services: this.#spans.flatMap(({ services }) => services),
      patience: this.#spans.flatMap(({ patience }) => patience),
      between: this.#spans.flatMap(({ between }) => between),
      offered: this.#known,
    }
    this.#learned = learnWaits(history, this.#learned)
    this.#cache = emptyLongLineCache()
  }

  #quote(state: QuoteState, now: number): WaitQuote {
    const from = performance.now()
    const quote = quoteWait(state, this.#learned, this.#random, this.#cache)
    if (dayOfTime(now) >= this.#firstDay) this.#quoteMs.push(performance.now() - from)
    return quote
  }

  #learnOf(outcome: Outcome): void {
    this.#known.push(outcome)
    if (dayOfTime(outcome.joinedAt) < this.#firstDay) return
    const scored = score(outcome, this.#learned)
    if (scored) this.#scored.push(scored)
    else if (outcome.isCutOff) this.#cutOff += 1
    else this.#untold += 1
  }
}

function score(outcome: Outcome, { basis, thirds }: LearnedWaits): Scored | null {
  const { state, quote, peers, isCutOff } = outcome
  if (isCutOff || quote?.kind !== 'at-most') return null
  const ahead = state.ahead.length
  return {
    outcome,
    ours: quote.meanSeconds,
    exact: quote.exactSeconds,
    told: quote.seconds,
    middle: quote.exactMiddleSeconds,
    asterisk: peers.asterisk,
    les: peers.les,
    qlm: qlm(ahead, Math.max(handsOf(state), 1), basis.cycleSeconds, basis.hangUpRate),
    third: ahead <= thirds[0] ? 0 : ahead <= thirds[1] ? 1 : 2,
  }
}

function dayOf(call: Call): number {
  return dayOfTime(call.joinedAt ?? call.leftAt)
}

export function dayOfTime(seconds: number): number {
  return Math.floor(seconds / DAY_SECONDS)
}
