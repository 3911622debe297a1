/** What can be asked about failures of a service: by agents, for many at once, and each day while one goes on. */
import type { DueByRule } from '../commitment/breach.ts'
import type { Service } from '../charter/packs/pack.ts'
import type { Instant } from '../time.ts'
import type { FailureEvent } from './facts.ts'
import type { FailureState } from './state.ts'

interface Reckoned {
  /** What is given for it now. */
  readonly due: readonly DueByRule[]
}

export interface NoteFailure extends Reckoned {
  readonly ask: 'note-failure'
  readonly failureId: string
  readonly agentId: string | null
  readonly event: FailureEvent
  readonly service: Service
  readonly accountId: string
  readonly serviceId: string | null
  readonly outageId: string | null
  readonly from: Instant
  readonly until: Instant | null
  readonly account: { readonly isOfCustomer: boolean } | null
  /** What is known under this id. */
  readonly known: FailureState | null
  /** Something like it is written down for the same time already. */
  readonly isThere: boolean
}

export type FailureRequest =
  | NoteFailure
  | (Reckoned & {
      readonly ask: 'end-failure'
      readonly agentId: string | null
      readonly until: Instant
      readonly known: FailureState | null
    })
  | (Reckoned & {
      readonly ask: 'correct-failure'
      readonly agentId: string | null
      readonly from: Instant
      readonly until: Instant | null
      readonly known: FailureState | null
      readonly isThere: boolean
      readonly kept: { readonly minor: number; readonly currency: string } | null
    })
  | (Reckoned & { readonly ask: 'reckon-failure'; readonly known: FailureState | null })
