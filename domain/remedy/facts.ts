/** What happens to a remedy: given, then booked where the customer's account is kept. */
import type { GivenBy } from './state.ts'
import type { RemedyKind } from './kinds.ts'

export type HowBooked = 'port' | 'webhook' | 'by-hand'

/**
 * What the house called it in its catalogue when it was given. The catalogue keeps the names of all its versions, and they are
 * nobody's own words: so they stand in the fact, and are not erased with anybody.
 */
export interface Called {
  readonly en: string
  readonly es: string
}

/** Of what kind, and how much: told again with each step, so that every sentence stands by itself. */
interface What {
  readonly remedyId: string
  readonly kind: RemedyKind
  readonly called?: Called
  /** Minor units of `currency`, for money. */
  readonly amountMinor?: number
  readonly currency?: string
}

export type RemedyFact =
  | (What & {
      readonly type: 'RemedyGiven'
      /** Null where a rule of a pack gave it. */
      readonly agentId: string | null
      readonly by?: GivenBy
      /** Null for what touches no account. */
      readonly accountId: string | null
      readonly serviceId?: string
      /** The entry of the catalogue that it is. */
      readonly catalogueId?: string
      /** As that entry stood: its terms are kept, whatever the catalogue says later. */
      readonly catalogueVersion?: number
      /** What it cost the house, where that is not its amount. */
      readonly costMinor?: number
      /** The promise that it carries out: one that was made before, or the one that is made with it. */
      readonly forCommitmentId?: string
      /** The failure of a service that it makes good. */
      readonly forFailureId?: string
      /** It goes on, and this is what one more day of it comes to. */
      readonly isForTheDay?: true
      /** Who decides had allowed more than whoever gave it may give. */
      readonly approvalId?: string
      /** The remedy that this apology goes with. */
      readonly withRemedyId?: string
      readonly body?: { readonly words: string }
    })
  | (What & {
      readonly type: 'RemedyBooked'
      /** Under which the books know it. */
      readonly reference: string
      readonly how: HowBooked
      /** Who entered the reference, by hand. */
      readonly agentId?: string | null
    })
  /** Whoever keeps the accounts said no: somebody books it by hand, or gives another one. */
  | (What & { readonly type: 'RemedyBookingFailed' })
  /** Only before it was booked. A promise that it was to carry out stands. */
  | (What & {
      readonly type: 'RemedyTakenBack'
      readonly agentId: string
      readonly body?: { readonly reason: string }
    })
