/**
 * Which classes of calls are taken by the same hands, learned each night from who took what. A log names no skills; where a class
 * has hands of its own it has a line of its own, and whoever is quoted in it neither waits behind the others nor for their hands.
 *
 * Two classes share their hands when the shares of their calls that each hand took overlap: Σ over hands of the smaller of the
 * two shares (Weitzman 1970; 1 when they are spread alike, 0 when no hand takes both). Classes are together when they overlap, or
 * each overlaps with a third one.
 */
import type { Call } from './call.ts'

/** Two classes with less in common are apart: a hand now and then that helps out makes no common line. */
const LEAST_OVERLAP = 0.15
/** Of a class with fewer calls than this, days that are past counting less, nobody can tell: it stays in the common line. */
const FEWEST_CALLS = 50
/** What a day counts for, a day later: after a change half of what is known is new two days later. */
const FADES = 0.7

/** The line of most classes. */
export const COMMON = ''

type ByHand = ReadonlyMap<string, number>

export class SharedHands {
  readonly #took = new Map<string, Map<string, number>>()
  #lines: ReadonlyMap<string, string> = new Map()

  /** The line in which a class stands: `COMMON`, or the commonest class of a line apart. By what was known last night. */
  lineOf(type: string): string {
    return this.#lines.get(type) ?? COMMON
  }

  /** The night after a day with these calls. */
  learn(calls: readonly Call[]): void {
    for (const hands of this.#took.values()) for (const [hand, count] of hands) hands.set(hand, count * FADES)
    for (const { type, hand } of calls) {
      if (hand === null) continue
      const hands = this.#took.get(type) ?? new Map<string, number>()
      this.#took.set(type, hands)
      hands.set(hand, (hands.get(hand) ?? 0) + 1)
    }
    this.#lines = linesOf([...this.#took].filter(([, hands]) => callsOf(hands) >= FEWEST_CALLS))
  }
}

function linesOf(classes: readonly (readonly [string, ByHand])[]): ReadonlyMap<string, string> {
  const left = classes.toSorted(([, a], [, b]) => callsOf(b) - callsOf(a))
  const lines = new Map<string, string>()
  for (let first = left.shift(), line = COMMON; first; first = left.shift(), line = first?.[0] ?? COMMON) {
    const together = [first]
    // Grows while it is walked through: who overlaps with a newcomer comes as well.
    for (const [type, hands] of together) {
      lines.set(type, line)
      for (const other of left.filter(([, theirs]) => overlapOf(hands, theirs) >= LEAST_OVERLAP)) {
        together.push(other)
        left.splice(left.indexOf(other), 1)
      }
    }
  }
  return lines
}

function overlapOf(one: ByHand, other: ByHand): number {
  const [all, theirs] = [callsOf(one), callsOf(other)]
  return [...one].reduce(
    (sum, [hand, count]) => sum + Math.min(count / all, (other.get(hand) ?? 0) / theirs),
    0,
  )
}

function callsOf(hands: ByHand): number {
  return [...hands.values()].reduce((sum, count) => sum + count, 0)
}
