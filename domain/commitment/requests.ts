/** What can be asked about promises: by agents, by customers, by the clocks. */
import type { Breach } from './breach.ts'
import type { Helping } from '../acting/requests.ts'
import type { CommitmentKind, Words } from '../case/facts.ts'
import type { Turn } from '../case-work/requests.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Within } from '../time/due.ts'
import type { Instant } from '../time.ts'
import type { Beyond, FrozenTerms, PromisedTo, PromiseEvidence } from './facts.ts'

export interface MakePromise {
  readonly ask: 'promise'
  readonly commitmentId: string
  readonly kind: CommitmentKind
  readonly agentId: string
  readonly words: string
  readonly dueAt: Instant
  readonly replaces: string | null
  /** By which whoever is warned of it works. */
  readonly calendar?: Calendar | undefined
  /** Whose case whoever promises believes it to be; left out, nobody looked. */
  readonly customerId?: string | undefined
  readonly within?: Within | undefined
  readonly teamId?: string | undefined
  readonly to?: PromisedTo | undefined
  readonly evidence?: PromiseEvidence | undefined
  readonly terms?: FrozenTerms | undefined
  readonly amount?: { readonly minor: number; readonly currency: string } | undefined
  /** What stands against it being said; null where nothing does. */
  readonly beyond?: Beyond | null | undefined
  /** It has been said already, so it binds, whatever stands against it. */
  readonly isSaid?: boolean | undefined
  /** Somebody who may has allowed it. */
  readonly approvalId?: string | undefined
  /** The details themselves, sent in the same act. */
  readonly letter?: { readonly messageId: string; readonly words: Words } | undefined
  /** It is made by the yes of somebody else, while whoever promises may be elsewhere: its letter takes nobody up who waits. */
  readonly isOnYes?: true | undefined
  /** Read where somebody waits and a letter is sent; left out, nobody is asked whose turn it is. */
  readonly turn?: Turn | undefined
  readonly found?: FoundForPromise | undefined
}

/** Read under the lock of the case. */
export interface FoundForPromise {
  readonly isEvidenceHere: boolean
  /** Left out where no seconds were named. */
  readonly areSecondsThere?: boolean
  readonly isHelperHere: boolean
  /** The offer that is promised has a price in another currency than the amount. */
  readonly isOtherCurrency?: boolean | undefined
  /** Of the promise whose place it takes: the money in it, and whether that is on its way already. */
  readonly replaced?:
    | {
        readonly amount: { readonly minor: number; readonly currency: string } | null
        readonly isBeingBooked: boolean
      }
    | undefined
}

/** What came back is owed anew, by the calendar of those who owe it. */
export interface OwedAgain {
  readonly dueAt: Instant
  readonly calendar: Calendar
}

export interface FoundForEquivalent {
  /** What was promised is on its way already. */
  readonly isBeingBooked: boolean
  /** Money was promised, in another currency. */
  readonly isOtherCurrency: boolean
  /** It is broken, and was given late, is about to be by a yes, or was put right by something as good. */
  readonly isGiven?: boolean | undefined
}

interface FromCustomer {
  readonly commitmentId: string
  readonly customerId: string
  readonly helper?: Helping | undefined
  readonly verified: boolean
}

export type CommitmentRequest =
  | MakePromise
  | {
      readonly ask: 'keep-promise'
      readonly commitmentId: string
      /** Null when the product itself kept it. */
      readonly agentId: string | null
      readonly evidence: string
      /** What carries it out is to be booked, and has no reference yet. */
      readonly waitsForReference?: boolean | undefined
      /** It is money, and nothing that was given carries it out. */
      readonly isNotGiven?: boolean | undefined
    }
  | { readonly ask: 'warn-promise'; readonly commitmentId: string }
  | {
      readonly ask: 'break-promise'
      readonly commitmentId: string
      /** What follows from it; left out where nothing does. */
      readonly breach?: Breach
    }
  | ({ readonly ask: 'release-promise' } & FromCustomer)
  | {
      readonly ask: 'pause-promise'
      readonly commitmentId: string
      readonly agentId: string
      /** What the customer is asked for. */
      readonly words: string
    }
  | {
      readonly ask: 'resume-promise'
      readonly commitmentId: string
      /** Null when the customer's word did it. */
      readonly agentId: string | null
      /** When we had what we waited for. */
      readonly until: Instant
      /** Reckoned anew (pausing.ts). */
      readonly dueAt: Instant
      readonly calendar?: Calendar | undefined
    }
  | {
      readonly ask: 'honour-promise'
      readonly commitmentId: string
      readonly agentId: string
      /** Whether it is within this person's authority. */
      readonly mayDecide: boolean
      readonly approvalId?: string | undefined
    }
  | {
      readonly ask: 'offer-equivalent'
      readonly commitmentId: string
      readonly equivalentId: string
      readonly kind: CommitmentKind
      readonly agentId: string
      readonly mayDecide: boolean
      readonly words: string
      readonly dueAt: Instant
      readonly amount?: { readonly minor: number; readonly currency: string } | undefined
      /** Why whoever offers it may not promise so much; null where they may. */
      readonly beyond?: Beyond | null | undefined
      /** Read under the locks. */
      readonly found?: FoundForEquivalent | undefined
    }
  | ({
      readonly ask: 'accept-equivalent'
      readonly equivalentId: string
      /** As they were offered; null where they have been erased. */
      readonly words: string | null
      /** What was promised is on its way already: it cannot be chosen against any more. */
      readonly isBeingBooked?: boolean | undefined
      readonly isGiven?: boolean | undefined
      /** By which whoever is warned of it works. */
      readonly calendar?: Calendar | undefined
    } & FromCustomer)
  | ({ readonly ask: 'decline-equivalent'; readonly equivalentId: string } & FromCustomer)
