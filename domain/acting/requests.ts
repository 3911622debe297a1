/** What can be asked of a case about who acts in it. */
import type { Instant } from '../time.ts'
import type { Scope, Standing } from './acting.ts'

/** Who speaks in place of the customer, as the server knows them. */
export interface Helping {
  readonly id: string
  readonly name: string
  readonly mayDecide: boolean
}

/** A helper who is known already, or `new`. */
type KnownAs = Standing | 'new'

export type ActingRequest =
  | {
      readonly ask: 'ask-helper'
      readonly helperId: string
      readonly agentId: string
      readonly name: string
      /** An e-mail address or a phone number was given that we can read as one. */
      readonly hasAddress: boolean
    }
  | {
      readonly ask: 'authorise-helper'
      readonly helperId: string
      readonly known: KnownAs
      readonly name: string
      readonly hasAddress: boolean
      /** The address is one of the customer's own. */
      readonly isOwnAddress: boolean
      readonly scope: Scope
      readonly until: Instant
      readonly inAllMatters: boolean
      /** The customer has shown who they are, in the browser that asks. */
      readonly verified: boolean
    }
  | {
      readonly ask: 'withdraw-helper'
      readonly helperId: string
      readonly known: KnownAs
      readonly name: string
      readonly verified: boolean
    }
  | {
      readonly ask: 'decline-helper'
      readonly helperId: string
      readonly known: KnownAs
      readonly name: string
      readonly verified: boolean
    }
  | { readonly ask: 'stop-links'; readonly version: number }
