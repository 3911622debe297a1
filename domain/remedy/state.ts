/** How a remedy stands. Its row is read under the lock of its case: it is no part of the state of the case itself. */
import type { Called } from './facts.ts'
import type { RemedyKind } from './kinds.ts'

/** A rule gave it, and nobody had to ask. */
export interface GivenBy {
  readonly rule: string
  readonly pack: string
}

/**
 * - `given`: promised and being booked.
 * - `failed`: whoever keeps the accounts said no; it waits for a person.
 * - `booked`: it is the customer's.
 * - `taken-back`: it never came to be.
 */
export type RemedyStanding = 'given' | 'failed' | 'booked' | 'taken-back'

export interface RemedyState {
  readonly id: string
  readonly caseId: string
  readonly kind: RemedyKind
  /** Left out, or null, where no catalogue had it. */
  readonly called?: Called | null
  readonly state: RemedyStanding
  /** By a person; while it is given, a person has to enter its reference. */
  readonly isByHand: boolean
  readonly accountId: string | null
  /** Left out where nobody asks which. */
  readonly serviceId?: string | null
  readonly catalogueId?: string | null
  readonly amountMinor: number | null
  readonly currency: string | null
  readonly commitmentId: string | null
  /** Under which it was booked; null, or left out, while it is not. */
  readonly reference?: string | null
}
