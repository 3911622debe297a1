/** What the roll-out says in four numbers, in seconds: kept beside a quote, so that what is learned later rests on what was known then. */
export interface Played {
  readonly mean: number
  readonly middle: number
  readonly nine: number
  /** Half of what lies between the 16th and the 84th of a hundred paths: a standard deviation that outliers do not move. */
  readonly spread: number
}

/** @param waits of all paths, rising; @param longestSeconds further than this nobody has waited: longer paths count as this */
export function summarise(waits: Float64Array, longestSeconds: number): Played {
  let sum = 0
  for (const wait of waits) sum += Math.min(wait, longestSeconds)
  const share = (of: number) =>
    Math.min(waits[Math.min(waits.length - 1, Math.floor(of * waits.length))] ?? 0, longestSeconds)
  return {
    mean: sum / waits.length,
    middle: share(0.5),
    nine: share(0.9),
    spread: (share(0.84) - share(0.16)) / 2,
  }
}
