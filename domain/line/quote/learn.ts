/**
 * What is learned of a line each night, from what it has offered until then. Nothing later goes in.
 *
 * 1. How long services last, how patient people are, and how long a hand takes between two contacts while people wait.
 * 2. A correction of the roll-out: ridge regression of what people (and ghosts) really waited, less what was played for them.
 * 3. How far off that still is, as a function of the same features, and how many times that must be added so that nine in
 *    ten quotes were kept. From there on the calibration keeps it true by the hour (calibration.ts).
 */
import { type Calibration, UNCALIBRATED } from './calibration.ts'
import { chooseKnots, fitCurve, fitCurves, meanOf, type Span } from './curve.ts'
import { type Basis, featuresOf, handsOf } from './features.ts'
import { type Played } from './played.ts'
import { qlm } from './peers.ts'
import { type Linear, predict, prepareRidge } from './ridge.ts'
import { HORIZON_SECONDS, type LineCurves } from './roll-out.ts'
import type { QuoteState } from './state.ts'

/** One wait that has become known, with the state and the play of the moment at which it was asked for. */
export interface OfferedWait {
  readonly state: QuoteState
  /** Null when nothing was played then: it counts for the curves only. */
  readonly played: Played | null
  /** Of who hung up: what their ghost would have waited. */
  readonly waitedSeconds: number
  /** The line closed first. */
  readonly isCutOff: boolean
}

export interface GroupSpan extends Span {
  readonly group: string
}

/** What has become known until tonight; the last three months are plenty. */
export interface LineHistory {
  readonly services: readonly GroupSpan[]
  /** How long people waited; an end is a hang-up, who was taken would have waited longer. */
  readonly patience: readonly GroupSpan[]
  /** From the end of a contact until the hand took the next, while people waited; cut off when nobody waited any more. */
  readonly between: readonly Span[]
  /** The oldest first: younger ones count more. */
  readonly offered: readonly OfferedWait[]
}

/** JSON. */
export interface LearnedWaits {
  /** Null until enough services are known. */
  readonly curves: LineCurves | null
  readonly basis: Basis
  readonly correction: Correction | null
  readonly calibration: Calibration
  /** Up to how many ahead the shorter and the middle third of lines reach. */
  readonly thirds: readonly [number, number]
  /** Longer than this no play goes on. */
  readonly longestSeconds: number
  readonly samples: { readonly services: number; readonly waits: number }
}

export interface Correction {
  readonly mean: Linear
  readonly missed: Linear
  /** How much of the play's own spread is expected to be missed. */
  readonly spreadWeight: number
  /** How many times the expected miss lies between the mean and the 90th percentile, and the median. */
  readonly nineAt: number
  readonly middleAt: number
}

/** Fewer services than this say nothing about how long they last. */
export const FEWEST_SERVICES = 30
/** Fewer known waits than this cannot tell whether nine in ten are kept. */
export const FEWEST_WAITS = 50

const PIECES = 40
/** How strongly the correction is drawn to none, the weakest first: waits that follow each other tell much the same. */
const PENALTIES = [300, 3_000, 30_000, 300_000] as const
/** Of the known waits, in order of time, on which the strength is chosen. */
const LAST_SHARE = 0.2
const HARDLY_MORE = 1.005
/** A wait counts half as much as one that came later by this share of all that are known: lines change. */
const HALF_SHARE = 0.5
/** A state that was never seen must not be corrected beyond all measure. */
const MOST_TIMES = 4
const SLACK_SECONDS = 20
/** A class with fewer known waits than this is not told apart by the correction. */
const COMMON_WAITS = 50

/** @param before last night's; its calibration goes on */
export function learnWaits(history: LineHistory, before: LearnedWaits | null): LearnedWaits {
  const known = history.offered.filter(wait => !wait.isCutOff)
  const curves = curvesOf(history)
  const waits = sorted(known.map(({ waitedSeconds }) => waitedSeconds))
  const basis = basisOf(history, known, waits, curves)
  const lengths = sorted(known.map(({ state }) => state.ahead.length))
  return {
    curves,
    basis,
    correction: known.length < FEWEST_WAITS ? null : correct(known, basis),
    calibration: before?.calibration ?? UNCALIBRATED,
    thirds: [quantile(lengths, 1 / 3), quantile(lengths, 2 / 3)],
    longestSeconds: longestOf(waits),
    samples: { services: history.services.length, waits: known.length },
  }
}

/** What is known of a line that has just opened: nothing. */
export function nothingLearned(): LearnedWaits {
  return learnWaits({ services: [], patience: [], between: [], offered: [] }, null)
}

function curvesOf({ services, patience, between }: LineHistory): LineCurves | null {
  if (services.length < FEWEST_SERVICES) return null
  const service = fitCurves(services, PIECES)
  if (!service) return null
  return {
    service,
    patience: fitCurves(patience, PIECES),
    between: between.length < FEWEST_SERVICES ? null : fitCurve(between, chooseKnots(between, PIECES), null),
  }
}

function basisOf(
  { patience }: LineHistory,
  known: readonly OfferedWait[],
  waits: readonly number[],
  curves: LineCurves | null,
): Basis {
  const hungUp = patience.filter(({ isEnd }) => isEnd).length
  const spent = patience.reduce((sum, { seconds }) => sum + seconds, 0)
  const hangUpRate = spent > 0 ? hungUp / spent : 0
  const whole = curves?.service['']
  return {
    cycleSeconds: cycleOf(whole ? meanOf(whole) : 1, known, hangUpRate),
    hangUpRate,
    capSeconds: quantile(waits, 0.995) || HORIZON_SECONDS,
    groups: [...Map.groupBy(known, ({ state }) => state.group)]
      .filter(([, own]) => own.length >= COMMON_WAITS)
      .map(([group]) => group)
      .toSorted(),
  }
}

/** From one contact of a hand to the next: the mean service, lengthened until QLm misses the known waits by least. */
function cycleOf(meanServiceSeconds: number, known: readonly OfferedWait[], hangUpRate: number): number {
  if (known.length < FEWEST_WAITS) return meanServiceSeconds
  const cap = quantile(sorted(known.map(({ waitedSeconds }) => waitedSeconds)), 0.995)
  const missedBy = (cycle: number) =>
    known.reduce((sum, { state, waitedSeconds }) => {
      const told = qlm(state.ahead.length, Math.max(handsOf(state), 1), cycle, hangUpRate)
      return sum + (Math.min(told, cap) - Math.min(waitedSeconds, cap)) ** 2
    }, 0)
  const cycles = Array.from({ length: 16 }, (_, step) => meanServiceSeconds * (0.9 + 0.05 * step))
  const misses = cycles.map(missedBy)
  return cycles[misses.indexOf(Math.min(...misses))] ?? meanServiceSeconds
}

function correct(known: readonly OfferedWait[], basis: Basis): Correction | null {
  const played = known.flatMap(wait => (wait.played ? [{ ...wait, played: wait.played }] : []))
  if (played.length < FEWEST_WAITS) return null
  const rows = played.map(wait => featuresOf(wait.state, wait.played, basis))
  const waited = played.map(wait => Math.min(wait.waitedSeconds, basis.capSeconds))
  const missing = waited.map((seconds, index) => seconds - startOf(played[index]?.played, basis))
  const penalty = choosePenalty(rows, missing)
  const ridge = prepareRidge(rows, youngerMore(rows.length))
  const mean = ridge.fit(missing, penalty)
  const told = played.map((wait, index) => meanWith(mean, rows[index] ?? [], wait.played, basis))
  const misses = waited.map((seconds, index) => Math.abs(seconds - (told[index] ?? 0)))
  const spreads = played.map(wait => spreadOf(wait.played, basis))
  const spreadWeight = sumOf(misses) / Math.max(sumOf(spreads), 1)
  const missed = ridge.fit(
    misses.map((miss, index) => miss - spreadWeight * (spreads[index] ?? 0)),
    penalty,
  )
  const unscaled = { mean, missed, spreadWeight, nineAt: 0, middleAt: 0 }
  const multiples = sorted(
    played.map((wait, index) => {
      const row = rows[index] ?? []
      return (wait.waitedSeconds - (told[index] ?? 0)) / missWith(unscaled, row, wait.played, basis)
    }),
  )
  return { ...unscaled, nineAt: quantile(multiples, 0.9), middleAt: quantile(multiples, 0.5) }
}

/** The strongest with which a correction learned from the earlier waits misses the last ones by hardly more than the least. */
function choosePenalty(rows: readonly (readonly number[])[], missing: readonly number[]): number {
  const split = Math.floor(rows.length * (1 - LAST_SHARE))
  const ridge = prepareRidge(rows.slice(0, split), youngerMore(split))
  const squares = PENALTIES.map(penalty => {
    const fitted = ridge.fit(missing.slice(0, split), penalty)
    return rows
      .slice(split)
      .reduce((sum, row, index) => sum + (predict(fitted, row) - (missing[split + index] ?? 0)) ** 2, 0)
  })
  const enough = Math.min(...squares) * HARDLY_MORE
  return PENALTIES.findLast((_, index) => (squares[index] ?? 0) <= enough) ?? PENALTIES[0]
}

/** How much each of so many waits in order of time counts, 1 in the mean. */
function youngerMore(count: number): readonly number[] {
  const weights = Array.from(
    { length: count },
    (_, index) => 2 ** ((index + 1 - count) / (HALF_SHARE * count)),
  )
  const mean = sumOf(weights) / Math.max(count, 1)
  return weights.map(weight => weight / mean)
}

/** The mean wait in seconds after the correction, which never makes it more than so many times as long, or short. */
export function meanWith(mean: Linear, row: readonly number[], played: Played, basis: Basis): number {
  const start = startOf(played, basis)
  const most = (start + SLACK_SECONDS) * MOST_TIMES
  const least = (start + SLACK_SECONDS) / MOST_TIMES - SLACK_SECONDS
  return Math.max(1, least, Math.min(most, start + predict(mean, row)))
}

/** By how many seconds that mean is expected to miss. */
export function missWith(
  { missed, spreadWeight }: Pick<Correction, 'missed' | 'spreadWeight'>,
  row: readonly number[],
  played: Played,
  basis: Basis,
): number {
  const ofPlay = spreadWeight * spreadOf(played, basis)
  return Math.max(ofPlay / 3, 2, ofPlay + predict(missed, row))
}

function startOf(played: Played | undefined, basis: Basis): number {
  return Math.min(played?.mean ?? 0, 2 * basis.capSeconds)
}

function spreadOf(played: Played, basis: Basis): number {
  return Math.min(played.spread, basis.capSeconds) + 5
}

function longestOf(waits: readonly number[]): number {
  if (waits.length < FEWEST_WAITS) return HORIZON_SECONDS
  return Math.min(HORIZON_SECONDS, 2 * quantile(waits, 0.999))
}

function sorted(values: readonly number[]): readonly number[] {
  return values.toSorted((a, b) => a - b)
}

/** The smallest of rising values that at least `share` of them do not exceed; 0 of none. */
function quantile(rising: readonly number[], share: number): number {
  return rising[Math.max(0, Math.ceil(share * rising.length) - 1)] ?? 0
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
