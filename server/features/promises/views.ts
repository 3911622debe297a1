/** Promises and offers as the desk shows them. */
import type { OfferView, PromiseAtRisk } from '../../../contract/promises.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Cells } from '../../http/csv.ts'
import type { House } from '../../ledger/directory.ts'
import { againstPromising } from '../../offers/standing.ts'
import type { OfferRow } from '../../offers/sql.ts'
import type { RiskRow } from './sql.ts'

export function viewRisk({ agentId, beyond, ...row }: RiskRow, house: House, now: Instant): PromiseAtRisk {
  return {
    ...row,
    by: { id: agentId, name: house.agents.get(agentId)?.name ?? '' },
    isOverdue: !row.isPaused && row.dueAt < now,
    isBeyond: beyond !== null,
  }
}

/** Moments as ISO 8601 with the time zone of the house beside them, for whoever reckons with them. */
export async function* riskLines(
  promises: readonly PromiseAtRisk[],
  timeZone: string,
): AsyncGenerator<Cells> {
  yield [
    'due',
    'time zone',
    'overdue',
    'date moved',
    'kind',
    'promise',
    'customer',
    'case',
    'by',
    'paused',
    'beyond authority',
  ]
  for (const {
    dueAt,
    isOverdue,
    moved,
    kind,
    words,
    customer,
    reference,
    by,
    isPaused,
    isBeyond,
  } of promises)
    yield [
      new Date(dueAt).toISOString(),
      timeZone,
      yes(isOverdue),
      moved,
      kind,
      words,
      customer,
      reference,
      by.name,
      yes(isPaused),
      yes(isBeyond),
    ]
}

const yes = (is: boolean) => (is ? 'yes' : 'no')

/** @param changeVersion of the record of changes, for whoever changes it next */
export function viewOffer(
  offer: OfferRow,
  {
    house,
    now,
    changeVersion,
  }: { readonly house: House; readonly now: Instant; readonly changeVersion: number },
): OfferView {
  const { id, version, priceMinor, currency, fromDay, untilDay, withdrawnAt, promised } = offer
  const against = againstPromising(offer, house, now)
  return {
    id,
    version,
    en: { name: offer.nameEn, terms: offer.termsEn },
    es: { name: offer.nameEs, terms: offer.termsEs },
    price: priceMinor === null || currency === null ? null : { minor: priceMinor, currency },
    fromDay,
    untilDay,
    withdrawnAt,
    against: against === 'offer-ended' || against === 'offer-not-begun' ? against : null,
    promised,
    changeVersion,
  }
}
