/**
 * What happens to a promise: made with its terms frozen, paused and resumed, kept, broken, replaced, let go; sent and bounced; said
 * beyond somebody's authority and honoured, or put right by an equivalent that the customer accepts.
 */
import type { CommitmentKind } from '../case/facts.ts'
import type { Lacks } from '../authority/authority.ts'
import type { Within } from '../time/due.ts'
import type { Instant } from '../time.ts'

/** A version of an offer never changes, so naming it freezes its terms. */
export interface FrozenTerms {
  readonly offerId: string
  readonly version: number
  /** Until then, at least, the customer can take it up; longer where the written terms come later (catalogue/offer.ts). */
  readonly standsUntil?: Instant
}

/** Where the promise was said. */
export type PromiseEvidence =
  | { readonly messageId: string }
  | { readonly callId: string }
  | { readonly recordingId: string; readonly fromSecond: number; readonly toSecond: number }

/** By what the product itself saw that a promise was kept. */
export type KeptBy =
  | { readonly messageId: string }
  | { readonly callId: string }
  | { readonly remedyId: string }
  | { readonly entryId: string }

/** Why whoever said it was not free to: it binds all the same, and somebody has to stand up for it. */
export type Beyond = Lacks | 'offer-ended' | 'offer-not-begun'

/** The customer, or somebody who acts for them. */
export type PromisedTo = 'customer' | { readonly helperId: string }

export type WhyPaused = 'waiting-for-customer'
export type WhyReopened = 'bounced'

export type CommitmentFact =
  | {
      readonly type: 'CommitmentMade'
      readonly commitmentId: string
      readonly kind: CommitmentKind
      readonly agentId: string
      readonly dueAt: Instant
      readonly warnAt: Instant
      /** The promise that this one takes the place of. */
      readonly replaces: string | null
      /** The promise of a joined case that goes on in this one. */
      readonly carriedFrom?: string
      /** How often its date had been moved before it was carried here. */
      readonly moved?: number
      /** What of the catalogue was promised, as it stood then: later conditions do not apply to it. */
      readonly terms?: FrozenTerms
      readonly evidence?: PromiseEvidence
      /** Left out, the customer. */
      readonly to?: PromisedTo
      /** By what the due date was reckoned, where it was not told as a time. */
      readonly within?: Within
      /** The team by whose calendar it was reckoned; left out, by that of the house. */
      readonly teamId?: string
      /** Of money that was promised, in minor units of `currency`. */
      readonly amountMinor?: number
      readonly currency?: string
      /** The letter that keeps it as soon as it has arrived. */
      readonly letterId?: string
      readonly beyond?: Beyond
      /** Somebody who may had allowed it before it was said. */
      readonly approvalId?: string
      readonly body?: { readonly words: string }
    }
  | { readonly type: 'CommitmentDueSoon'; readonly commitmentId: string }
  | {
      readonly type: 'CommitmentKept'
      readonly commitmentId: string
      readonly agentId: string | null
      /** What the product saw; left out where a person said so. */
      readonly by?: KeptBy
      readonly body?: { readonly evidence: string }
    }
  | { readonly type: 'CommitmentBroken'; readonly commitmentId: string; readonly dueAt: Instant }
  | {
      readonly type: 'CommitmentReplaced'
      readonly commitmentId: string
      readonly by: string
      /** The case in which it goes on, unchanged. */
      readonly carriedInto?: string
    }
  | {
      readonly type: 'CommitmentReleased'
      readonly commitmentId: string
      readonly customerId: string
      readonly helperId?: string
      readonly body?: { readonly helper?: string }
    }
  /** We wait for the customer, and the clock rests. `dueAt`: as it was told until now. */
  | {
      readonly type: 'CommitmentPaused'
      readonly commitmentId: string
      readonly why: WhyPaused
      readonly agentId: string
      readonly dueAt: Instant
      /** What we wait for, as the customer reads it. */
      readonly body?: { readonly words: string }
    }
  /** The clock goes on. `dueAt`: reckoned anew, without the pause. `agentId` is null where the customer's word did it. */
  | {
      readonly type: 'CommitmentResumed'
      readonly commitmentId: string
      readonly why: WhyPaused
      readonly agentId: string | null
      /** When the pause ended: at the customer's word, which may be a moment ago. */
      readonly until: Instant
      readonly dueAt: Instant
      readonly warnAt: Instant
    }
  /** What was counted as kept was not: its letter came back. */
  | {
      readonly type: 'CommitmentReopened'
      readonly commitmentId: string
      readonly why: WhyReopened
      readonly dueAt: Instant
      readonly warnAt: Instant
    }
  /** Somebody who may stands up for what was promised beyond somebody else's authority. */
  | {
      readonly type: 'CommitmentHonoured'
      readonly commitmentId: string
      readonly agentId: string
      readonly approvalId?: string
    }
  /** Something as good is offered instead; until the customer accepts it, the promise stands as it was said. */
  | {
      readonly type: 'EquivalentOffered'
      readonly commitmentId: string
      /** The promise that it becomes when it is accepted. */
      readonly equivalentId: string
      readonly kind: CommitmentKind
      readonly agentId: string
      readonly dueAt: Instant
      /** Of money that is offered, in minor units of `currency`. */
      readonly amountMinor?: number
      readonly currency?: string
      readonly body?: { readonly words: string }
    }
  | {
      readonly type: 'EquivalentAccepted'
      readonly commitmentId: string
      readonly equivalentId: string
      readonly customerId: string
    }
  | {
      readonly type: 'EquivalentDeclined'
      readonly commitmentId: string
      readonly equivalentId: string
      readonly customerId: string
    }
