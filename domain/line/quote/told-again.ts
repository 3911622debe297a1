/**
 * When somebody who was told a time is told another: when what is known now no longer fits into what was said, and why; or when it
 * has become much better. Never each second, and never in silence.
 */
import { MINUTE, SECOND, type Instant } from '../../time.ts'

/**
 * - `overtaken`: more people are before them than when they were told: of a class that goes first.
 * - `fewer-here`: fewer hands are here than then.
 * - `longer`: those before them, and those who are being helped, take longer than was to be expected.
 */
export type WhyWorse = 'overtaken' | 'fewer-here' | 'longer'

/** How a line stood when a time was told. */
export interface StoodThen {
  readonly ahead: number
  readonly hands: number
}

/** How it stands now; `exactSeconds` before rounding. */
export interface StandsNow extends StoodThen {
  readonly at: Instant
  readonly exactSeconds: number
}

/** So soon after the last time nobody is told another, in seconds. */
const REST_SECONDS = 60
/** What is told is rounded, and quotes sway: so much of what is left is not worth a word, and at most that long. */
const SWAY = { share: 1 / 4, atMost: 1 * MINUTE } as const
/** It must be better by so much, and by half. */
const MUCH_BETTER = 3 * MINUTE

export type Again = { readonly is: 'worse'; readonly why: WhyWorse } | { readonly is: 'better' }

export interface Told {
  readonly at: Instant
  readonly until: Instant
  /** Null where it is not known any more. */
  readonly stood: StoodThen | null
  /** Why it was told, when it was not for the first time. */
  readonly again?: WhyWorse | 'better' | undefined
}

/** @returns null when what was told still stands */
export function toldAgain(told: Told, now: StandsNow): Again | null {
  if (now.at - told.at < REST_SECONDS * SECOND) return null
  const expected = now.at + now.exactSeconds * SECOND
  const left = told.until - now.at
  if (expected > told.until) {
    const why = whyWorse(told.stood, now)
    return isWorthTelling(told, { why, left, late: expected - told.until }) ? { is: 'worse', why } : null
  }
  const gained = told.until - expected
  return gained >= MUCH_BETTER && gained >= left / 2 ? { is: 'better' } : null
}

/** When what was told is over, always. Before: not for a little, and not the same thing minute by minute while nothing moves. */
function isWorthTelling(
  { at, until, again }: Told,
  { why, left, late }: { readonly why: WhyWorse; readonly left: number; readonly late: number },
): boolean {
  if (left <= 0) return true
  if (late <= Math.min(left * SWAY.share, SWAY.atMost)) return false
  const isNews = why !== 'longer' || again !== 'longer'
  return isNews || left <= (until - at) / 2
}

function whyWorse(stood: StoodThen | null, now: StandsNow): WhyWorse {
  if (!stood) return 'longer'
  if (now.ahead > stood.ahead) return 'overtaken'
  return now.hands < stood.hands ? 'fewer-here' : 'longer'
}
