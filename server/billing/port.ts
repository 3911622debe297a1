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
  readonly catalogueVersion: number | null
  readonly amountMinor: number | null
  readonly currency: string | null
  /** Bills that are looked at while the service goes on: they are not demanded meanwhile. */
  readonly disputedBills: readonly string[]
}

/** What went wrong with a try, without anything that was said. */
export interface Trouble {
  readonly trouble:
    | 'silent'
    | 'redirected'
    | 'failed'
    | 'refused'
    | 'unreadable'
    | 'reference-taken'
    | 'no-secret'
  readonly status: number | null
}

export type Booking =
  | { readonly became: 'booked'; readonly reference: string }
  /** Nobody answered, or not in a way that says what became of it. */
  | { readonly became: 'unknown'; readonly why?: Trouble }
  /** They said no, and nothing was booked. */
  | { readonly became: 'refused'; readonly why?: Trouble }

/** A service that is to be cut off, or was. */
export interface CutService {
  /** The same id again is the same cut. */
  readonly id: string
  readonly serviceId: string
  readonly accountId: string
  readonly accountNumber: string
  readonly plannedOn: string
  readonly noticeOn: string
}

/** A service that is to end, or a plan that is to change, because the customer said so. */
export interface Order {
  /** The same id again is the same order. */
  readonly id: string
  readonly what: 'end-service' | 'change-plan'
  readonly caseReference: string
  readonly accountId: string
  readonly accountNumber: string
  readonly serviceId: string
  readonly identifier: string
  /** The last day, or the first one of the new plan. */
  readonly on: string
  readonly plan: string | null
  readonly monthlyMinor: number | null
  readonly currency: string | null
}

export interface BillingPort {
  readonly how: 'port' | 'webhook'
  /** How many it is told of in one go, and how many times over at once: of those that are silent none holds up the others. */
  readonly takes: { readonly inOneGo: number; readonly atOnce: number }
  /** What became of each, in their order. */
  readonly book: (remedies: readonly Bookable[]) => Promise<readonly Booking[]>
  /** Cuts a service off; only ever asked after its notice (domain/account/rules.ts). */
  readonly cut: (service: CutService) => Promise<'cut' | 'unknown' | 'refused'>
  /** Ends a service, or changes its plan. */
  readonly order: (order: Order) => Promise<Booking>
}
