/** What keeps an offer out of the catalogue, and out of a customer's ears. */
import { Temporal } from 'temporal-polyfill'
import type { Rule } from '../../rule.ts'
import { LEAST_DAYS } from './offer.ts'
import { pushIn } from './urgency.ts'

export interface OfferChange {
  /** All that customers read of it, in every language. */
  readonly texts: readonly string[]
  readonly fromDay: string
  readonly untilDay: string | null
}

export const nothingPushes: Rule<{ readonly texts: readonly string[] }> = {
  name: 'offer-without-urgency',
  says: 'An offer does not hurry anybody: leave out words such as “only today” or “last chance”.',
  refuses: 'publishing or making an offer',
  when: ({ texts }) => texts.some(text => pushIn(text) !== null),
}

export const offerRules: readonly Rule<OfferChange>[] = [
  {
    name: 'offer-says-everything',
    says: 'An offer has a name and its terms in both languages.',
    refuses: 'publishing an offer',
    when: ({ texts }) => texts.some(text => text.trim() === ''),
  },
  nothingPushes,
  {
    name: 'offer-lasts-seven-days',
    says: 'An offer lasts for seven days at least: people need the time to read it.',
    refuses: 'publishing an offer',
    when: ({ fromDay, untilDay }) => untilDay !== null && daysBetween(fromDay, untilDay) < LEAST_DAYS,
  },
]

function daysBetween(from: string, until: string): number {
  return Temporal.PlainDate.from(from).until(until, { largestUnit: 'days' }).days
}
