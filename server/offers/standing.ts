/** What stands against promising an offer today, and until when it would stand. */
import { Temporal } from 'temporal-polyfill'
import { againstOffer, standsUntil } from '../../domain/commitment/catalogue/offer.ts'
import type { Beyond } from '../../domain/commitment/facts.ts'
import { dateAt, momentOf } from '../../domain/hours/hours.ts'
import type { Instant } from '../../domain/time.ts'
import type { House } from '../ledger/directory.ts'
import type { OfferRow } from './sql.ts'

export function againstPromising(offer: OfferRow, { organisation }: House, now: Instant): Beyond | null {
  const today = dateAt(organisation.hours, now).toString()
  return againstOffer({ ...offer, isWithdrawn: offer.withdrawnAt !== null }, today)
}

/** @param now when it is promised */
export function promisedUntil(offer: OfferRow, { organisation }: House, now: Instant): Instant {
  const { untilDay } = offer
  const { timeZone } = organisation.hours
  const endsAt =
    untilDay === null ? null : momentOf(timeZone, Temporal.PlainDate.from(untilDay), '24:00', 'later')
  return standsUntil(now, endsAt)
}
