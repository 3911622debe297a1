/** What can happen to a case because somebody speaks for somebody else, or because of who may open it. */
import type { Instant } from '../time.ts'
import type { Scope } from './acting.ts'

export type ActingFact =
  /** An agent heard that this person may act for the customer; it counts when the customer has said yes. */
  | {
      readonly type: 'HelperAsked'
      readonly helperId: string
      readonly agentId: string
      readonly body?: { readonly name: string }
    }
  | {
      readonly type: 'HelperAuthorised'
      readonly helperId: string
      readonly scope: Scope
      readonly until: Instant
      readonly inAllMatters: boolean
      readonly body?: { readonly name: string }
    }
  | { readonly type: 'HelperWithdrawn'; readonly helperId: string; readonly body?: { readonly name: string } }
  | { readonly type: 'HelperDeclined'; readonly helperId: string; readonly body?: { readonly name: string } }
  /**
   * Whose account the writer speaks of, once it was looked up, and that they were asked. One fact, whatever was found: the writer could
   * count those that they do not see.
   */
  | {
      readonly type: 'CaseIsAbout'
      readonly kind: 'somebody-else' | 'own-account'
      /** Null when nobody was found with certainty. */
      readonly accountHolderId: string | null
      /** The holder was asked whether the writer may act for them. */
      readonly helperId?: string
      readonly body?: { readonly name: string; readonly typed: string }
    }
  /** Every link and every browser that opened the case until then has to show again whose it is. */
  | { readonly type: 'LinksStopped'; readonly version: number }
