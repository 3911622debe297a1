/** How a failure stands. Its row is read under the lock of its case: it is no part of the state of the case itself. */
import type { Service } from '../charter/packs/pack.ts'
import type { Instant } from '../time.ts'
import type { FailureEvent } from './facts.ts'

export interface FailureState {
  readonly id: string
  readonly event: FailureEvent
  readonly service: Service
  readonly accountId: string
  readonly from: Instant
  readonly until: Instant | null
  /** What many have at once; null where it is this customer's alone. */
  readonly outageId: string | null
}
