/**
 * How long agents really take between two contacts while somebody waits: writing up, drawing breath, a moment away. No log says so,
 * but it can be seen: from the end of a contact, with somebody in the line, to the agent's next one.
 */
import type { LoggedContact } from './replay.ts'

/** Seconds, one for each such moment. Longer than half an hour is a break. */
export function gapsIn(log: readonly LoggedContact[], longestSeconds: number): readonly number[] {
  const waitingAt = countOver(
    log.map(({ joinedAt, answer, hungUpAt }) => ({
      from: joinedAt,
      until: answer?.at ?? hungUpAt ?? joinedAt,
    })),
  )
  const byAgent = Map.groupBy(
    log.flatMap(({ answer }) => answer ?? []),
    ({ agentId }) => agentId,
  )
  return [...byAgent.values()].flatMap(answers => {
    const inOrder = answers.toSorted((a, b) => a.at - b.at)
    return inOrder.flatMap(({ until }, index) => {
      const next = inOrder[index + 1]
      if (!next || waitingAt(until) === 0) return []
      const gap = Math.max(0, next.at - until)
      return gap > longestSeconds ? [] : [gap]
    })
  })
}

/** How many of the spans hold a moment. */
function countOver(
  spans: readonly { readonly from: number; readonly until: number }[],
): (at: number) => number {
  const begins = Float64Array.from(spans, ({ from }) => from).toSorted()
  const ends = Float64Array.from(spans, ({ until }) => until).toSorted()
  return at => upTo(begins, at) - upTo(ends, at)
}

/** How many values are at most `at`. */
function upTo(sorted: Float64Array, at: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}
