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
import { quoteWait } from '../../domain/line/quote/quote.ts'
import { BANK_CREDIT_SECONDS, DAY_SECONDS, readBankLogs } from './bank-log.ts'
import type { Call } from './call.ts'
import { LineReplay, type Outcome } from './replay.ts'

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
  /** How long each quote took, in ms. */
  readonly quoteMs: readonly number[]
}

export interface Months {
  readonly train: readonly string[]
  readonly test: readonly string[]
}

export function runBank({ train, test }: Months, random: () => number): BankRun {
  const training = readBankLogs(train)
  const testing = readBankLogs(test)
  const firstDay = Math.min(...testing.map(dayOf))
  if (training.some(call => dayOf(call) >= firstDay)) throw new Error('the test must lie after the training')
  const days = [...Map.groupBy([...training, ...testing], dayOf)].toSorted(([a], [b]) => a - b)
  let learned = nothingLearned()
  let cache = emptyLongLineCache()
  const known: Outcome[] = []
  const quoteMs: number[] = []
  const lengths = new Map<Outcome, Scored>()
  const replay = new LineReplay(
    {
      quote(stateNow, now) {
        const state = stateNow()
        const from = performance.now()
        const quote = quoteWait(state, learned, random, cache)
        if (dayOfTime(now) >= firstDay) quoteMs.push(performance.now() - from)
        return quote
      },
      learned: () => learned,
      adapted(calibration) {
        learned = { ...learned, calibration }
      },
      known(outcome) {
        known.push(outcome)
        if (dayOfTime(outcome.joinedAt) < firstDay) return
        const scored = score(outcome, learned)
        if (scored) lengths.set(outcome, scored)
      },
    },
    BANK_CREDIT_SECONDS,
  )
  for (const [, calls] of days) {
    replay.play(calls)
    // The night: whatever still waits for a hand of that day was not offered one.
    replay.close()
    const { services, patience, between } = replay
    learned = learnWaits({ services, patience, between, offered: known }, learned)
    cache = emptyLongLineCache()
  }
  const tested = known.filter(({ joinedAt }) => dayOfTime(joinedAt) >= firstDay)
  return {
    scored: [...lengths.values()],
    cutOff: tested.filter(({ isCutOff }) => isCutOff).length,
    untold: tested.filter(({ quote }) => quote?.kind !== 'at-most').length,
    quoteMs,
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
