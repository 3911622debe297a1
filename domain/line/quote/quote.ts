/**
 * How long somebody will wait who joins a line now: "at most X, nine times out of ten", and the middle value.
 *
 * What must stay true: plain data in, plain data out, so that it runs in any thread; nobody is told a number that was not
 * learned from this line. The same state, learning and random numbers give the same quote.
 */
import { calibrated, type Calibration, groupsOf, type ToldWait } from './calibration.ts'
import { type Basis, featuresOf, handsOf } from './features.ts'
import {
  type Correction,
  FEWEST_SERVICES,
  FEWEST_WAITS,
  type LearnedWaits,
  meanWith,
  missWith,
} from './learn.ts'
import { emptyLongLineCache, LONG_LINE, type LongLineCache, playLongLine } from './long-line.ts'
import { type Played, summarise } from './played.ts'
import { rollOut } from './roll-out.ts'
import { roundUp } from './spoken.ts'
import type { QuoteState } from './state.ts'

export interface QuotedWait extends ToldWait {
  readonly kind: 'at-most'
  /** Nine times out of ten it takes no longer than this. Rounded up to a step that people say. */
  readonly seconds: number
  /** Half of the time it takes no longer than this. Rounded up in the same way. */
  readonly middleSeconds: number
  /** The expected wait, not rounded. */
  readonly meanSeconds: number
  /** `cached`: an approximation for a very long line, and must be said to be one. */
  readonly by: 'roll-out' | 'cached'
  /** To be kept with the state, for learning. */
  readonly played: Played
}

export interface NoQuote {
  readonly kind: 'cannot-tell'
  readonly why: 'nobody-here' | 'too-few-services' | 'too-few-waits'
  /** By opening hours and shifts: until somebody is here, or until the line closes. Null when that is not known either. */
  readonly boundSeconds: number | null
  /** What can be kept for learning, although it is not told. */
  readonly played: Played | null
}

export type WaitQuote = { readonly kind: 'at-once' } | QuotedWait | NoQuote

/** @param random uniform in [0, 1); @param cache of very long lines, kept by the caller beside `learned` */
export function quoteWait(
  state: QuoteState,
  learned: LearnedWaits,
  random: () => number,
  cache: LongLineCache = emptyLongLineCache(),
): WaitQuote {
  if (state.free > state.ahead.length) return { kind: 'at-once' }
  if (handsOf(state) === 0) return nobodyHere(state)
  const boundSeconds = state.closesInSeconds
  if (learned.samples.services < FEWEST_SERVICES || !learned.curves) {
    return { kind: 'cannot-tell', why: 'too-few-services', boundSeconds, played: null }
  }
  const isLong = state.ahead.length > LONG_LINE
  const played = isLong
    ? playLongLine(state.ahead.length, handsOf(state), learned.basis, cache)
    : summarise(rollOut(state, learned.curves, random), learned.longestSeconds)
  if (learned.samples.waits < FEWEST_WAITS || !learned.correction) {
    return { kind: 'cannot-tell', why: 'too-few-waits', boundSeconds, played }
  }
  return told(state, learned, played, isLong ? 'cached' : 'roll-out')
}

function told(state: QuoteState, learned: LearnedWaits, played: Played, by: QuotedWait['by']): WaitQuote {
  const { basis, calibration, correction, thirds } = learned
  if (!correction) throw new Error('nothing is told without a correction')
  // What was learned on shorter waits is not stretched to a line that nobody has seen.
  const isSeen = by === 'roll-out' && played.middle <= 2 * basis.capSeconds
  const plain = isSeen ? corrected(featuresOf(state, played, basis), played, basis, correction) : played
  const groups = groupsOf({ ...state, ahead: state.ahead.length }, thirds)
  return asTold({ plain, played, by, groups }, calibration)
}

interface Reckoned extends Pick<QuotedWait, 'by' | 'groups' | 'played'> {
  /** Before it is moved to where nine in ten are kept, in seconds. */
  readonly plain: Pick<Played, 'mean' | 'middle' | 'nine'>
}

/** Moved to where nine in ten are kept in these groups, and rounded up to what people say. */
export function asTold({ plain, played, by, groups }: Reckoned, calibration: Calibration): QuotedWait {
  const exactMiddleSeconds = calibrated(plain.middle, groups, calibration.middle)
  const exactSeconds = Math.max(exactMiddleSeconds, calibrated(plain.nine, groups, calibration.nine))
  return {
    kind: 'at-most',
    seconds: roundUp(exactSeconds),
    middleSeconds: roundUp(exactMiddleSeconds),
    exactSeconds,
    exactMiddleSeconds,
    meanSeconds: plain.mean,
    by,
    groups,
    played,
  }
}

/** With nobody at work there is no wait to tell, only when somebody comes, if a shift says so. */
export function nobodyHere({ changes }: Pick<QuoteState, 'changes'>): NoQuote {
  const boundSeconds = changes.find(({ hands }) => hands > 0)?.inSeconds ?? null
  return { kind: 'cannot-tell', why: 'nobody-here', boundSeconds, played: null }
}

function corrected(
  row: readonly number[],
  played: Played,
  basis: Basis,
  correction: Correction,
): Pick<Played, 'mean' | 'middle' | 'nine'> {
  const mean = meanWith(correction.mean, row, played, basis)
  const miss = missWith(correction, row, played, basis)
  return {
    mean,
    middle: Math.max(0, mean + correction.middleAt * miss),
    nine: Math.max(0, mean + correction.nineAt * miss),
  }
}
