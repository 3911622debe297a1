/**
 * A gift may be to the good of whoever gives it. To an account of their own nobody gives anything (rules.ts); what goes to their
 * household, or to one customer again and again, is given, and looked at afterwards by a named reviewer. None of this has anything
 * to do with rules that were set aside, and none of it says that somebody did wrong.
 */
import { DAY } from '../time.ts'

/**
 * - `household`: the customer shares an address, a number or an account with the customer that this agent is.
 * - `again-and-again`: this agent has given so much to this customer, so often.
 */
export const reviewReasons = ['household', 'again-and-again'] as const
export type WhyReviewed = (typeof reviewReasons)[number]

/** From how many gifts of one agent to one customer on, within how many days, somebody else looks. */
export interface Threshold {
  readonly gifts: number
  readonly days: number
}

export const usualThreshold: Threshold = { gifts: 4, days: 90 }

/** So long after somebody names an account as their own no more, a gift to it is looked at as one to their household. */
export const STILL_NEAR = 30 * DAY

export interface Ties {
  readonly isHousehold: boolean
  /** What this agent gave this customer within the days of the threshold, with this. */
  readonly gifts: number
}

/** Why somebody else looks at a gift; null where nobody does. */
export function whyReviewed({ isHousehold, gifts }: Ties, threshold: Threshold): WhyReviewed | null {
  if (isHousehold) return 'household'
  return gifts >= threshold.gifts ? 'again-and-again' : null
}

/** `cleared`: it is as it should be. `kept`: somebody who is named goes into it, outside of this product. */
export const reviewOutcomes = ['cleared', 'kept'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]
