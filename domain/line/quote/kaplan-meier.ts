/**
 * How many last longer than so many seconds, from samples of which some were cut off: who was taken after a minute would have
 * waited at least a minute. Source: Kaplan and Meier, JASA 53 (1958).
 */
import type { Span } from './curve.ts'

/** From `seconds` on, until the next step, this share is left. */
export interface Step {
  readonly seconds: number
  readonly share: number
}

/** Steps in order of time, one for each time at which something ended. Empty when nothing did. */
export function kaplanMeier(spans: readonly Span[]): readonly Step[] {
  // Cut off and ended at the same moment: the one that was cut off was still at risk.
  const inOrder = spans.toSorted((a, b) => a.seconds - b.seconds || Number(b.isEnd) - Number(a.isEnd))
  const steps: Step[] = []
  let share = 1
  for (const [index, { seconds, isEnd }] of inOrder.entries()) {
    if (!isEnd) continue
    share *= 1 - 1 / (inOrder.length - index)
    if (steps.at(-1)?.seconds === seconds) steps.pop()
    steps.push({ seconds, share })
  }
  return steps
}

/** The first time at which no more than half are left, in seconds; null when that was never seen. */
export function medianOf(steps: readonly Step[]): number | null {
  return steps.find(({ share }) => share <= 0.5)?.seconds ?? null
}
