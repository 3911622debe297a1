/**
 * The bank's months, as the quote would have lived them: each night it learns from all that has become known, each day it
 * quotes everybody who finds nobody free, and each wait that becomes known moves the calibration.
 *
 * The months of `train` come first and are not scored. Where a class turns out to have hands of its own (shared-hands.ts) it has a
 * line of its own from the next day on, for every predictor. Peers learn from the same past: QLm counts the hands that are on duty
 * (holding somebody, or seen in the last ten minutes) and is given the length of a contact with which it missed by least.
 */
import { handsOf } from '../../domain/line/quote/features.ts'
import {
  FEWEST_WAITS,
  type GroupSpan,
  learnWaits,
  type LearnedWaits,
  type LineHistory,
  nothingLearned,
} from '../../domain/line/quote/learn.ts'
import { emptyLongLineCache } from '../../domain/line/quote/long-line.ts'
import { qlm } from '../../domain/line/quote/peers.ts'
import { quoteWait, type WaitQuote } from '../../domain/line/quote/quote.ts'
import type { QuoteState } from '../../domain/line/quote/state.ts'
import { BANK_CREDIT_SECONDS, DAY_SECONDS, readBankLogs, typeOfGroup } from './bank-log.ts'
import { type Call, cameAt } from './call.ts'
import { LineReplay, type Outcome, type Spans } from './replay.ts'
import { COMMON, SharedHands } from './shared-hands.ts'

/** A wait of the scored months with what everybody said. Seconds; `day` since 1970-01-01, `hour` of the day. */
export interface Scored {
  readonly type: string
  readonly day: number
  readonly hour: number
  /** Which third of the lengths of the line that were known by then. */
  readonly third: 0 | 1 | 2
  readonly isGhost: boolean
  readonly waited: number
  readonly ours: number
  readonly exact: number
  /** As it is said, rounded up to minutes. */
  readonly told: number
  readonly middle: number
  readonly asterisk: number
  readonly les: number
  readonly qlm: number
}

export interface BankRun {
  readonly scored: readonly Scored[]
  /** Ghosts that no line was left to reach. */
  readonly cutOff: number
  /** Waits for which nothing was told. */
  readonly untold: number
  /** How long each quote took by the clock on the wall, in ms. */
  readonly quoteMs: readonly number[]
  /** Lines apart that were found, by their commonest class. */
  readonly linesApart: readonly string[]
}

/** Paths of logs. */
export interface Months {
  readonly train: readonly string[]
  readonly test: readonly string[]
}

/** Throws when a log cannot be read, and when a day stands in both. */
export function runBank({ train, test }: Months, random: () => number): BankRun {
  const training = readBankLogs(train)
  const testing = following(training, readBankLogs(test))
  const firstDay = Math.min(...new Set(testing.map(dayOf)))
  const days = [...Map.groupBy([...training, ...testing], dayOf)].toSorted(([a], [b]) => a - b)
  const centre = new Centre(firstDay, random)
  for (const [day, calls] of days) centre.liveThrough(day, calls)
  centre.finish()
  return centre.run
}

/** Months that lie before the training come after it by whole weeks: to be learned from is what was lived before. */
function following(training: readonly Call[], testing: readonly Call[]): readonly Call[] {
  const trained = new Set(training.map(dayOf))
  const tested = new Set(testing.map(dayOf))
  if ([...tested].some(day => trained.has(day)))
    throw new Error('a day is to be learned from and to be scored')
  const behind = Math.max(...trained) - Math.min(...tested)
  if (behind < 0) return testing
  const later = Math.ceil((behind + 1) / 7) * 7 * DAY_SECONDS
  return testing.map(call => ({
    ...call,
    joinedAt: call.joinedAt === null ? null : call.joinedAt + later,
    leftAt: call.leftAt + later,
    endedAt: call.endedAt + later,
  }))
}

/** All lines of the bank. */
class Centre {
  readonly #firstDay: number
  readonly #random: () => number
  readonly #shared = new SharedHands()
  readonly #lines = new Map<string, BankLine>()

  constructor(firstDay: number, random: () => number) {
    this.#firstDay = firstDay
    this.#random = random
  }

  get run(): BankRun {
    const lines = [...this.#lines.values()]
    return {
      scored: lines.flatMap(line => line.scored),
      cutOff: lines.reduce((sum, line) => sum + line.cutOff, 0),
      untold: lines.reduce((sum, line) => sum + line.untold, 0),
      quoteMs: lines.flatMap(line => line.quoteMs),
      linesApart: [...this.#lines.keys()].filter(name => name !== COMMON),
    }
  }

  /** A day, and the night after it, in which is learned. `day` since 1970-01-01. */
  liveThrough(day: number, calls: readonly Call[]): void {
    for (const [name, own] of Map.groupBy(calls, ({ type }) => this.#shared.lineOf(type))) {
      this.#lineOf(name, new Set(own.map(({ type }) => type))).liveThrough(day, own)
    }
    this.#shared.learn(calls)
  }

  /** What lasted beyond the last midnight. */
  finish(): void {
    for (const line of this.#lines.values()) line.finish()
  }

  #lineOf(name: string, types: ReadonlySet<string>): BankLine {
    const known = this.#lines.get(name)
    if (known) return known
    const line = new BankLine(this.#firstDay, this.#random)
    const common = this.#lines.get(COMMON)
    if (common) line.beginAs(common, types)
    this.#lines.set(name, line)
    return line
  }
}

/** So many days on which anybody came are looked back on when learning: two months. */
const LOOK_BACK_DAYS = 60

/** One line, and what is known of it. */
class BankLine {
  readonly scored: Scored[] = []
  readonly quoteMs: number[] = []
  cutOff = 0
  untold = 0
  readonly #firstDay: number
  readonly #random: () => number
  readonly #replay: LineReplay
  #learned: LearnedWaits = nothingLearned()
  #cache = emptyLongLineCache()
  /** What has become known since last night. */
  #known: Outcome[] = []
  readonly #days: { readonly known: readonly Outcome[]; readonly spans: Spans }[] = []

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

  /** A line that was part of another until now knows what that one knew of its classes; where that is too little, all of it. */
  beginAs(other: BankLine, types: ReadonlySet<string>): void {
    const isOwn = ({ group }: GroupSpan) => types.has(typeOfGroup(group))
    for (const { known, spans } of other.#days) {
      const { services, patience, between } = spans
      this.#days.push({
        known: known.filter(({ call }) => types.has(call.type)),
        spans: { services: services.filter(isOwn), patience: patience.filter(isOwn), between },
      })
    }
    this.#learned = other.#learned
    this.#learn()
  }

  /** Nothing that happens after midnight is known before the next day. */
  liveThrough(day: number, calls: readonly Call[]): void {
    this.#replay.play(calls, (day + 1) * DAY_SECONDS)
    // Whoever still waits for a hand of that day was not offered one.
    this.#replay.close()
    this.#days.push({ known: this.#known, spans: this.#replay.takeSpans() })
    this.#known = []
    if (this.#days.length > LOOK_BACK_DAYS) this.#days.shift()
    this.#learn()
  }

  finish(): void {
    this.#replay.play([])
    this.#replay.close()
  }

  #learn(): void {
    const history: LineHistory = {
      services: this.#days.flatMap(({ spans }) => spans.services),
      patience: this.#days.flatMap(({ spans }) => spans.patience),
      between: this.#days.flatMap(({ spans }) => spans.between),
      offered: this.#days.flatMap(({ known }) => known),
    }
    // Too few waits of its own: what was learned of the line that it comes from still says more.
    if (history.offered.length < FEWEST_WAITS && this.#learned.correction) return
    this.#learned = learnWaits(history, this.#learned)
    this.#cache = emptyLongLineCache()
  }
  #quote(state: QuoteState, now: number): WaitQuote {
    const from = performance.now()
    const quote = quoteWait(state, this.#learned, this.#random, this.#cache)
    if (dayOfTime(now) >= this.#firstDay) this.quoteMs.push(performance.now() - from)
    return quote
  }

  #learnOf(outcome: Outcome): void {
    this.#known.push(outcome)
    if (dayOfTime(outcome.joinedAt) < this.#firstDay) return
    const scored = score(outcome, this.#learned)
    if (scored) this.scored.push(scored)
    else if (outcome.isCutOff) this.cutOff += 1
    else this.untold += 1
  }
}

/** Null when nothing was told, or when it is not known what the line offered. */
function score(outcome: Outcome, { basis, thirds }: LearnedWaits): Scored | null {
  const { call, joinedAt, state, quote, peers, isCutOff, isGhost, waitedSeconds } = outcome
  if (isCutOff || quote?.kind !== 'at-most') return null
  const ahead = state.ahead.length
  return {
    type: call.type,
    day: dayOfTime(joinedAt),
    hour: Math.floor(state.at / 3_600),
    third: ahead <= thirds[0] ? 0 : ahead <= thirds[1] ? 1 : 2,
    isGhost,
    waited: waitedSeconds,
    ours: quote.meanSeconds,
    exact: quote.exactSeconds,
    told: quote.seconds,
    middle: quote.exactMiddleSeconds,
    asterisk: peers.asterisk,
    les: peers.les,
    qlm: qlm(ahead, Math.max(handsOf(state), 1), basis.cycleSeconds, basis.hangUpRate),
  }
}

function dayOf(call: Call): number {
  return dayOfTime(cameAt(call))
}

function dayOfTime(seconds: number): number {
  return Math.floor(seconds / DAY_SECONDS)
}
