/**
 * Whether it may be said that it is busier than usual. Only where it is so: when more people came within the last hour than in nine of
 * ten such hours, the same hour of the same weekday in the weeks before. An excuse that is said every day is a lie, so this is the one
 * place that allows it, and it says from what.
 */

/** From fewer weeks nothing is known of what is usual. */
export const FEWEST_WEEKS = 8
/** Further back another time of the year, and other customers. */
export const MOST_WEEKS = 26

export interface Arrivals {
  /** How many came within the last hour. */
  readonly now: number
  /** How many came within that hour in earlier weeks in which we were open then; the order does not matter. */
  readonly before: readonly number[]
}

export interface Busyness {
  readonly is: 'busier' | 'usual' | 'unknown'
  readonly now: number
  /** In nine of ten such hours no more came than this; null where too few weeks are known. */
  readonly usualMost: number | null
  readonly weeks: number
}

export function busyness({ now, before }: Arrivals): Busyness {
  const weeks = before.length
  if (weeks < FEWEST_WEEKS) return { is: 'unknown', now, usualMost: null, weeks }
  const usualMost = ninetieth(before)
  return { is: now > usualMost ? 'busier' : 'usual', now, usualMost, weeks }
}

/** The smallest of the counts that at least nine of ten do not exceed (nearest rank). */
function ninetieth(counts: readonly number[]): number {
  const sorted = counts.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * 0.9) - 1] ?? 0
}
