/** A live offer: what may be promised, between which days. Days are those of the organisation's calendar, both included. */
import { DAY, type Instant } from '../../time.ts'
import type { Beyond } from '../facts.ts'

export interface OfferDays {
  /** `2026-03-03` */
  readonly fromDay: string
  /** Null: until it is withdrawn. */
  readonly untilDay: string | null
  readonly isWithdrawn: boolean
}

/** What stands against promising it on this day; null where nothing does. */
export function againstOffer({ fromDay, untilDay, isWithdrawn }: OfferDays, today: string): Beyond | null {
  if (today < fromDay) return 'offer-not-begun'
  return isWithdrawn || (untilDay !== null && today > untilDay) ? 'offer-ended' : null
}

/** So long, at least, anybody can think about what they were offered: counted from its written terms (S1.13). */
export const LEAST_DAYS = 7

/**
 * Until when it can be taken up, as things stand: seven days and more after its written terms came.
 * @param told as reckoned when it was promised
 * @param arrivedAt when the recipient's server took the letter with the terms, or they were shown on the customer's page
 * @returns null while the terms have not come: what nobody could read does not expire
 */
export function takenUpUntil(told: Instant, arrivedAt: Instant | null): Instant | null {
  return arrivedAt === null ? null : Math.max(told, arrivedAt + LEAST_DAYS * DAY)
}

/** Until when a customer to whom it was promised can take it up. @param endsAt the end of its last day; null where it has none */
export function standsUntil(promisedAt: Instant, endsAt: Instant | null): Instant {
  const least = promisedAt + LEAST_DAYS * DAY
  return endsAt === null ? least : Math.max(least, endsAt)
}
