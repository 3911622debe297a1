/**
 * Where customers' accounts are kept. Whoever keeps them is told of a remedy under its id, as often as it takes, and books it once.
 */
import type { RemedyKind } from '../../domain/remedy/kinds.ts'

export interface Bookable {
  readonly id: string
  readonly kind: RemedyKind
  readonly caseReference: string
  readonly accountId: string
  readonly accountNumber: string
  readonly serviceId: string | null
  readonly catalogueId: string | null
  readonly amountMinor: number | null
  readonly currency: string | null
}

export type Booking =
  | { readonly became: 'booked'; readonly reference: string }
  /** Nobody answered, or not in a way that says what became of it. */
  | { readonly became: 'unknown' }
  /** They said no, and nothing was booked. */
  | { readonly became: 'refused' }

export interface BillingPort {
  readonly how: 'port' | 'webhook'
  readonly book: (remedy: Bookable) => Promise<Booking>
}
