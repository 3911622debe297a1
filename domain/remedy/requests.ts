/** What can be asked about remedies: by agents, by whoever keeps the accounts, and by rules of packs. */
import type { Grants } from '../authority/authority.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Unmet } from './condition.ts'
import type { Called, HowBooked } from './facts.ts'
import type { RemedyKind } from './kinds.ts'
import type { RemedyState } from './state.ts'

/** What others know, read while nobody else can change it. */
export interface FoundForRemedy {
  /** What is known under this remedy's id. */
  readonly known: RemedyState | null
  /** The account, where one was named and is there. */
  readonly account: {
    readonly isOfCustomer: boolean
    /** Null while nothing was ever charged to it. */
    readonly currency: string | null
    /** Billed and not yet paid, after what was booked or is being booked. */
    readonly owedMinor: number
  } | null
  /** Of the promise that this is to carry out: how much was promised; left out where no amount was. */
  readonly promised?: { readonly minor: number; readonly currency: string } | null
  /** What whoever gives it may give, and has given. */
  readonly grants: Grants
  /** Conditions of the house that this customer does not meet. */
  readonly unmet?: readonly Unmet[]
  /** The account, or the matter itself, is that of whoever gives it. */
  readonly isOwn?: boolean
}

export interface GiveRemedy {
  readonly ask: 'give-remedy'
  readonly remedyId: string
  readonly agentId: string
  readonly kind: RemedyKind
  readonly accountId: string | null
  readonly serviceId: string | null
  readonly amountMinor: number | null
  readonly currency: string | null
  /** What it costs the house, in the currency of the house; of money, its amount. */
  readonly costMinor: number
  readonly catalogueId: string | null
  /** Which version of that entry. */
  readonly catalogueVersion?: number | null
  /** What it is called there. */
  readonly called?: Called | null
  /** A promise made before that this carries out. */
  readonly forCommitmentId: string | null
  /** The promise that it is, where it carries out none. */
  readonly promise: {
    readonly commitmentId: string
    readonly dueAt: number
    readonly words: string
    /** By which whoever is warned of it works. */
    readonly calendar?: Calendar
  }
  /** Somebody who may give more has allowed it. */
  readonly approvalId: string | null
  readonly apology: { readonly remedyId: string; readonly words: string } | null
  readonly found: FoundForRemedy
}

export type RemedyRequest =
  | GiveRemedy
  | {
      readonly ask: 'book-remedy'
      readonly remedyId: string
      readonly reference: string
      readonly how: HowBooked
      /** Another remedy was booked under it, outside of the books of the demo. */
      readonly isReferenceTaken?: boolean
      /** Null for whatever is not a person. */
      readonly agentId: string | null
      readonly known: RemedyState | null
    }
  | { readonly ask: 'fail-booking'; readonly remedyId: string; readonly known: RemedyState | null }
  | {
      readonly ask: 'take-back-remedy'
      readonly remedyId: string
      readonly agentId: string
      readonly reason: string
      readonly known: RemedyState | null
    }
