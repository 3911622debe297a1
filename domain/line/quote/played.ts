/** What the roll-out says in four numbers, in seconds: kept beside a quote, so that what is learned later rests on what was known then. */
export interface Played {
  readonly mean: number
  readonly middle: number
  readonly nine: number
  /** Half of what lies between the 16th and the 84th of a hundred paths: a standard deviation that outliers do not move. */
  readonly spread: number
}

/**
 * @param waits of all paths, rising
 * @param longestSeconds further than this nobody has waited: longer paths count as this, unless half of all paths are near it
 */
export function summarise(waits: Float64Array, longestSeconds: number): Played {
  const path = (share: number) => waits[Math.min(waits.length - 1, Math.floor(share * waits.length))] ?? 0
  const middle = path(0.5)
  const cap = Math.max(longestSeconds, 2 * middle)
  return {
    mean: waits.reduce((sum, wait) => sum + Math.min(wait, cap), 0) / waits.length,
    middle,
    nine: Math.min(path(0.9), cap),
    spread: (Math.min(path(0.84), cap) - path(0.16)) / 2,
  }
}
