/**
 * Roll-out: the line as it stands is played on, many times over, until the newcomer is taken.
 *
 * In each path every contact in hand lasts what such contacts last that have lasted so long already, everybody ahead gives up
 * as such people do who have waited so long already, known shifts come and go, and who joins later and may overtake does. The
 * newcomer never gives up: what is quoted is the wait that the line offers. Callbacks never give up either.
 *
 * The draws of one person are spread evenly over the paths (a rank-1 lattice with random generators, Cranley and Patterson,
 * SIAM J. Numer. Anal. 13, 1976): the mean settles with far fewer paths than with independent draws.
 */
import { type Curve, cumulatedAt, remainingAt, secondsAt } from './curve.ts'
import { Earliest } from './earliest.ts'
import type { QuoteState } from './state.ts'

/** Curves by group; `''` is the curve of whoever belongs to no group that is known. */
export type Curves = Readonly<Record<string, Curve>>

export interface LineCurves {
  readonly service: Curves
  /** Null when nobody has ever given up. */
  readonly patience: Curves | null
  /** From the end of one contact until the hand takes the next who waits. Null when it does so at once. */
  readonly between: Curve | null
}

/** Primes, as the lattice wants them: as many paths as fit into the work below, for a large line is steadier than a small one. */
const PATHS = [199, 101, 79, 61, 47, 37] as const

/** Hands and people ahead, over all paths: about three milliseconds. */
const WORK = 14_000

/** No wait is played further than this, in seconds. */
export const HORIZON_SECONDS = 8 * 3_600

/** How many paths are played for a line. */
export function pathsFor({ ahead, busy }: QuoteState): number {
  return PATHS.find(paths => paths * (ahead.length + busy.length) <= WORK) ?? 37
}

/** The waits of all paths in seconds, rising; as many as `paths`, a prime. */
export function rollOut(
  state: QuoteState,
  curves: LineCurves,
  random: () => number,
  paths: number = pathsFor(state),
): Float64Array {
  const waits = new Float64Array(paths)
  const line = prepare(state, curves, random, paths)
  for (let path = 0; path < paths; path += 1) waits[path] = playOn(line, path, random)
  return waits.toSorted()
}

/** One value that is drawn in each path: of which curve, after how long. `start` and `step` are whole. */
interface Draw {
  readonly curve: Curve | null
  readonly elapsed: number
  /** The cumulated hazard until then. */
  readonly before: number
  readonly start: number
  readonly step: number
  readonly andBetween: boolean
}

interface Prepared {
  readonly state: QuoteState
  readonly curves: LineCurves
  readonly paths: number
  /** Exponential times of mean 1 at evenly spread shares, all shifted by one random share of a step. */
  readonly times: Float64Array
  readonly hands: readonly Draw[]
  readonly patience: readonly Draw[]
  readonly service: readonly Curve[]
  readonly comes: readonly number[]
  readonly goes: readonly number[]
  readonly heap: Earliest
}

function prepare(state: QuoteState, curves: LineCurves, random: () => number, paths: number): Prepared {
  const draw = (curve: Curve | null, elapsed: number, andBetween: boolean): Draw => ({
    curve,
    elapsed,
    before: curve ? cumulatedAt(curve, elapsed) : 0,
    start: Math.floor(random() * paths),
    step: 1 + Math.floor(random() * (paths - 1)),
    andBetween,
  })
  const { patience, between } = curves
  const busy = state.busy.map(({ group, elapsedSeconds }) =>
    draw(pick(curves.service, group), elapsedSeconds, between !== null),
  )
  const away = (state.away ?? []).map(seconds => draw(between, seconds, false))
  const changes = state.changes.toSorted((a, b) => a.inSeconds - b.inSeconds)
  return {
    state,
    curves,
    paths,
    times: timesFor(paths, random()),
    hands: [...busy, ...away],
    patience: state.ahead.map(person =>
      draw(person.isCallback || !patience ? null : pick(patience, person.group), person.waitedSeconds, false),
    ),
    service: state.ahead.map(({ group }) => pick(curves.service, group)),
    comes: changes.flatMap(({ inSeconds, hands }) => Array<number>(Math.max(hands, 0)).fill(inSeconds)),
    goes: changes.flatMap(({ inSeconds, hands }) => Array<number>(Math.max(-hands, 0)).fill(inSeconds)),
    heap: new Earliest(),
  }
}

function playOn(line: Prepared, path: number, random: () => number): number {
  const { state, heap, goes } = line
  fillHands(line, path, random)
  const overtakers = overtakersOf(state, random)
  let next = 0
  let gone = 0
  let overtaken = 0
  let closedAt: number | null = null
  while (heap.size > 0) {
    const now = heap.pop()
    if (now >= HORIZON_SECONDS) return HORIZON_SECONDS
    // A shift that is over is left by the first hand that becomes free after it.
    if (gone < goes.length && (goes[gone] ?? 0) <= now) {
      closedAt = goes[gone] ?? now
      gone += 1
      continue
    }
    while (next < state.ahead.length && drawn(line.patience[next], path, line) <= now) next += 1
    drawUntil(overtakers, now, random)
    const overtaker = overtakers.joins[overtaken]
    if (next < state.ahead.length) {
      heap.push(now + handling(line, line.service[next], random))
      next += 1
    } else if (overtaker !== undefined && overtaker <= now) {
      overtaken += 1
      const patience = pickPatience(line.curves.patience, random)
      // Who gave up in between takes no hand: it is free again at once.
      heap.push(overtaker + patience <= now ? now : now + handling(line, line.curves.service[''], random))
    } else {
      return now
    }
  }
  // The shift of the last hand is over: the wait is cut off there, as those of ghosts are.
  return closedAt ?? HORIZON_SECONDS
}

function fillHands(line: Prepared, path: number, random: () => number): void {
  const { hands, heap, state, comes, curves } = line
  heap.clear()
  for (let free = 0; free < state.free; free += 1) heap.push(0)
  for (const hand of hands) {
    const ends = drawn(hand, path, line)
    const back = hand.andBetween && curves.between ? remainingAt(curves.between, 0, random()) : 0
    if (ends + back < HORIZON_SECONDS) heap.push(ends + back)
  }
  for (const inSeconds of comes) heap.push(inSeconds)
}

function handling({ curves }: Prepared, service: Curve | undefined, random: () => number): number {
  const lasts = service ? remainingAt(service, 0, random()) : 0
  return curves.between ? lasts + remainingAt(curves.between, 0, random()) : lasts
}

/** When those join who will be placed before the newcomer: a Poisson process, drawn no further than the play reaches. */
interface Overtakers {
  readonly perSecond: number
  readonly until: number
  readonly joins: number[]
  drawnUntil: number
  next: number
}

/** So many seconds are drawn at once. */
const DRAWN_AT_ONCE = 900

function overtakersOf(
  { behindMayOvertake: perSecond, overtakenForSeconds }: QuoteState,
  random: () => number,
): Overtakers {
  const until = Math.min(overtakenForSeconds ?? HORIZON_SECONDS, HORIZON_SECONDS)
  if (perSecond <= 0) return { perSecond, until: 0, joins: [], drawnUntil: 0, next: 0 }
  return { perSecond, until, joins: [], drawnUntil: 0, next: -Math.log1p(-random()) / perSecond }
}

function drawUntil(overtakers: Overtakers, now: number, random: () => number): void {
  const { perSecond, until, joins } = overtakers
  while (overtakers.drawnUntil <= now && overtakers.drawnUntil < until) {
    overtakers.drawnUntil = Math.min(until, overtakers.drawnUntil + DRAWN_AT_ONCE)
    // Beyond a thousand nobody would be told a number anyway.
    while (overtakers.next < overtakers.drawnUntil && joins.length < 1_000) {
      joins.push(overtakers.next)
      overtakers.next -= Math.log1p(-random()) / perSecond
    }
  }
}

function pickPatience(patience: Curves | null, random: () => number): number {
  const curve = patience?.['']
  return curve ? remainingAt(curve, 0, random()) : Number.POSITIVE_INFINITY
}

function drawn(draw: Draw | undefined, path: number, { times, paths }: Prepared): number {
  if (!draw?.curve) return Number.POSITIVE_INFINITY
  const time = times[(draw.start + path * draw.step) % paths] ?? 0
  return secondsAt(draw.curve, draw.before + time) - draw.elapsed
}

function timesFor(paths: number, shift: number): Float64Array {
  return Float64Array.from({ length: paths }, (_, index) => -Math.log1p(-(index + shift) / paths))
}

function pick(curves: Curves, group: string): Curve {
  const curve = curves[group] ?? curves['']
  if (!curve) throw new Error('curves by group lack the curve of the whole')
  return curve
}
