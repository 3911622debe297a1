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
/** It must be better by so much, and by half. */
const MUCH_BETTER = 3 * MINUTE

export type Again = { readonly is: 'worse'; readonly why: WhyWorse } | { readonly is: 'better' }

/**
 * @param told until when, and when that was told; `stood` is null where it is not known any more
 * @returns null when what was told still stands
 */
export function toldAgain(
  told: { readonly at: Instant; readonly until: Instant; readonly stood: StoodThen | null },
  now: StandsNow,
): Again | null {
  if (now.at - told.at < REST_SECONDS * SECOND) return null
  const expected = now.at + now.exactSeconds * SECOND
  if (expected > told.until) return { is: 'worse', why: whyWorse(told.stood, now) }
  const left = told.until - now.at
  const gained = told.until - expected
  return gained >= MUCH_BETTER && gained >= left / 2 ? { is: 'better' } : null
}

function whyWorse(stood: StoodThen | null, now: StandsNow): WhyWorse {
  if (!stood) return 'longer'
  if (now.ahead > stood.ahead) return 'overtaken'
  return now.hands < stood.hands ? 'fewer-here' : 'longer'
}
