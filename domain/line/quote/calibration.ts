/**
 * Keeps "nine times out of ten" true: adaptive conformal calibration, by group.
 *
 * After each wait that has become known, of people and of ghosts, the quotes of that group move: up when this one was broken, a
 * ninth of that down when it was kept. Where nine in ten are kept, the moves cancel. This holds for whatever the line does
 * and however good the prediction is (Gibbs and Candès, arXiv 2106.00170): over n quotes the share kept is .9 up to
 * (largest offset) / (step × n). Each quote stands in three groups at once (class, hour, length of the line) and
 * each group has an offset of its own; they add up (gradient equilibrium, Angelopoulos, Jordan and Tibshirani, arXiv 2501.08330).
 * Offsets are on the logarithm of the wait.
 */

/** JSON. By group: how much the logarithm of the quote is moved, and how many waits have moved it. */
export interface Calibration {
  readonly nine: Readonly<Record<string, Offset>>
  readonly middle: Readonly<Record<string, Offset>>
}

export interface Offset {
  readonly by: number
  readonly seen: number
}

/** What was told: in which groups, and how many seconds before rounding. */
export interface ToldWait {
  readonly groups: readonly string[]
  readonly exactSeconds: number
  readonly exactMiddleSeconds: number
}

/** What happened. `isCutOff`: the line closed before the offered wait was over; it was at least so long. */
export interface Happened {
  readonly waitedSeconds: number
  readonly isCutOff: boolean
}

export const NINE = 0.9
const MIDDLE = 0.5

/** In the long run, and at first: the first waits of a group move it further. */
const STEP = 0.004
const FIRST_STEPS = 1
/** So that short quotes move as well. */
const SLACK_SECONDS = 10

export const UNCALIBRATED: Calibration = { nine: {}, middle: {} }

/** The groups of a quote. `thirds`: up to how many ahead the shorter and the middle third of lines reach. */
export function groupsOf(
  { group, at, ahead }: { readonly group: string; readonly at: number; readonly ahead: number },
  thirds: readonly [number, number],
): readonly string[] {
  const third = ahead <= thirds[0] ? 'short' : ahead <= thirds[1] ? 'middle' : 'long'
  return [`class ${group}`, `hour ${Math.floor(at / 3_600)}`, `line ${third}`]
}

/** The quote as it should be told, in seconds. */
export function calibrated(
  seconds: number,
  groups: readonly string[],
  offsets: Readonly<Record<string, Offset>>,
): number {
  const by = groups.reduce((sum, group) => sum + (offsets[group]?.by ?? 0), 0)
  return Math.max(0, (seconds + SLACK_SECONDS) * Math.exp(by) - SLACK_SECONDS)
}

/** After a wait has become known. One that was cut off before the quote was over says nothing about it. */
export function adapt(calibration: Calibration, told: ToldWait, happened: Happened): Calibration {
  const { groups, exactSeconds, exactMiddleSeconds } = told
  return {
    nine: moved(calibration.nine, groups, NINE, isKept(exactSeconds, happened)),
    middle: moved(calibration.middle, groups, MIDDLE, isKept(exactMiddleSeconds, happened)),
  }
}

/** Null when it cannot be known. */
export function isKept(toldSeconds: number, { waitedSeconds, isCutOff }: Happened): boolean | null {
  if (waitedSeconds > toldSeconds) return false
  return isCutOff ? null : true
}

function moved(
  offsets: Readonly<Record<string, Offset>>,
  groups: readonly string[],
  level: number,
  kept: boolean | null,
): Readonly<Record<string, Offset>> {
  if (kept === null) return offsets
  const changed = groups.map(group => {
    const { by, seen } = offsets[group] ?? { by: 0, seen: 0 }
    const step = Math.max(STEP, FIRST_STEPS / (50 + seen))
    return [group, { by: by + step * (level - (kept ? 1 : 0)), seen: seen + 1 }] as const
  })
  return { ...offsets, ...Object.fromEntries(changed) }
}
