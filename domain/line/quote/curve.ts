/**
 * How long something lasts: a service, a person's patience, the time between two contacts.
 *
 * A curve is a hazard that is constant between knots: the chance per second that it ends now, given that it has lasted until
 * now. It holds any shape (exponential is one knot), takes samples that were cut off, and gives what remains after any time
 * already spent. Estimate: ends in a piece by time spent in it, the maximum likelihood of the piecewise exponential model
 * (Friedman, Annals of Statistics 10, 1982), which is a smoothed Kaplan-Meier curve.
 *
 * Shrinkage: each piece is drawn towards a prior's hazard with the weight of `PRIOR_ENDS` ends, the mean of a gamma posterior. A group with few samples
 * is thus like the whole, and a whole with few samples is like an exponential time.
 */

/** A thing that lasted so many seconds; `isEnd` is false when it was cut off and would have lasted longer. */
export interface Span {
  readonly seconds: number
  readonly isEnd: boolean
}

/** JSON. `knots[0]` is 0; `hazards[i]` per second holds from `knots[i]` to the next knot, the last one for ever. */
export interface Curve {
  readonly knots: readonly number[]
  readonly hazards: readonly number[]
  /** The cumulated hazard at each knot: −ln of the share that lasts longer. */
  readonly cumulated: readonly number[]
}

/** How many ends the prior is worth, in each piece. */
export const PRIOR_ENDS = 4

export function curveOf(knots: readonly number[], hazards: readonly number[]): Curve {
  const cumulated = [0]
  for (let piece = 0; piece + 1 < knots.length; piece += 1) {
    const width = at(knots, piece + 1) - at(knots, piece)
    cumulated.push(at(cumulated, piece) + width * at(hazards, piece))
  }
  return { knots, hazards, cumulated }
}

export function exponentialCurve(meanSeconds: number): Curve {
  return curveOf([0], [1 / meanSeconds])
}

/** Knots at equal shares of the ends, so that each piece rests on as many; at most `pieces`, and none with fewer than 10 ends. */
export function chooseKnots(spans: readonly Span[], pieces: number): readonly number[] {
  const ends = spans
    .filter(({ isEnd }) => isEnd)
    .map(({ seconds }) => seconds)
    .toSorted((a, b) => a - b)
  const count = Math.max(1, Math.min(pieces, Math.floor(ends.length / 10)))
  const knots = [0]
  for (let piece = 1; piece < count; piece += 1) {
    const knot = at(ends, Math.floor((piece * ends.length) / count))
    if (knot > at(knots, knots.length - 1)) knots.push(knot)
  }
  return knots
}

/** Ends and time spent in each piece. */
function countPieces(spans: readonly Span[], knots: readonly number[]) {
  const ends = new Float64Array(knots.length)
  const spent = new Float64Array(knots.length)
  for (const { seconds, isEnd } of spans) {
    const last = pieceAt(knots, seconds)
    for (let piece = 0; piece < last; piece += 1) {
      spent[piece] = at(spent, piece) + at(knots, piece + 1) - at(knots, piece)
    }
    spent[last] = at(spent, last) + seconds - at(knots, last)
    if (isEnd) ends[last] = at(ends, last) + 1
  }
  return { ends, spent }
}

/** The curve of these spans, drawn to the prior where they are few. Null when nothing ended and there is no prior. */
export function fitCurve(
  spans: readonly Span[],
  knots: readonly number[],
  prior: Curve | null,
): Curve | null {
  const { ends, spent } = countPieces(spans, knots)
  const allEnds = ends.reduce((sum, count) => sum + count, 0)
  const allSpent = spent.reduce((sum, seconds) => sum + seconds, 0)
  const whole = prior ?? (allEnds > 0 && allSpent > 0 ? exponentialCurve(allSpent / allEnds) : null)
  if (!whole) return null
  const hazards = knots.map((knot, piece) => {
    const before = hazardAt(whole, knot)
    if (before <= 0) return at(ends, piece) / Math.max(at(spent, piece), 1e-9)
    return (at(ends, piece) + PRIOR_ENDS) / (at(spent, piece) + PRIOR_ENDS / before)
  })
  return curveOf(knots, hazards)
}

/** One curve for the whole under `''`, and one for each group, drawn to it. Null when nothing ended. */
export function fitCurves(
  spans: readonly (Span & { readonly group: string })[],
  pieces: number,
): Readonly<Record<string, Curve>> | null {
  const knots = chooseKnots(spans, pieces)
  const whole = fitCurve(spans, knots, null)
  if (!whole) return null
  const curves: Record<string, Curve> = { '': whole }
  for (const [group, own] of Map.groupBy(spans, span => span.group)) {
    curves[group] = fitCurve(own, knots, whole) ?? whole
  }
  return curves
}

export function hazardAt(curve: Curve, seconds: number): number {
  return at(curve.hazards, pieceAt(curve.knots, seconds))
}

/** −ln of the share that lasts longer than `seconds`. */
export function cumulatedAt(curve: Curve, seconds: number): number {
  const piece = pieceAt(curve.knots, seconds)
  return at(curve.cumulated, piece) + (seconds - at(curve.knots, piece)) * at(curve.hazards, piece)
}

/** The share that lasts longer than `seconds`. */
export function survivalAt(curve: Curve, seconds: number): number {
  return Math.exp(-cumulatedAt(curve, seconds))
}

/**
 * How many more seconds it lasts when it has lasted `elapsed`: the time that `share` (0 to 1) of such things do not outlast.
 * Drawn with a uniform `share` it is a sample. Infinity when the curve never ends.
 */
export function remainingAt(curve: Curve, elapsed: number, share: number): number {
  const before = elapsed > 0 ? cumulatedAt(curve, elapsed) : 0
  return secondsAt(curve, before - Math.log1p(-share)) - elapsed
}

/** When the cumulated hazard comes to `cumulated`, in seconds; Infinity when it never does. */
export function secondsAt(curve: Curve, cumulated: number): number {
  const piece = pieceAt(curve.cumulated, cumulated)
  const hazard = at(curve.hazards, piece)
  if (hazard <= 0) return Number.POSITIVE_INFINITY
  return at(curve.knots, piece) + (cumulated - at(curve.cumulated, piece)) / hazard
}

/** The mean, in seconds: the integral of the share that lasts longer. */
export function meanOf(curve: Curve): number {
  let mean = 0
  for (let piece = 0; piece < curve.knots.length; piece += 1) {
    const hazard = at(curve.hazards, piece)
    const start = Math.exp(-at(curve.cumulated, piece))
    const isLast = piece + 1 === curve.knots.length
    const width = isLast ? Number.POSITIVE_INFINITY : at(curve.knots, piece + 1) - at(curve.knots, piece)
    if (hazard > 0) mean += (start * (1 - Math.exp(-hazard * width))) / hazard
    else mean += start * width
  }
  return mean
}

/** The last index whose value is not above `value`; the values rise. */
function pieceAt(values: readonly number[], value: number): number {
  let low = 0
  let high = values.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (at(values, middle) <= value) low = middle
    else high = middle
  }
  return low
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0
}
