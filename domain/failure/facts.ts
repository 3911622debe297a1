/** What went wrong with a service for one customer, and what is reckoned from it: no promise was broken, and still something is due. */
import type { Service } from '../charter/packs/pack.ts'
import type { Instant } from '../time.ts'

/** Without service; a start that was promised for a day and comes later; an appointment missed, or called off too late. */
export type FailureEvent = 'loss-of-service' | 'delayed-start' | 'missed-appointment'

interface What {
  readonly failureId: string
  readonly event: FailureEvent
}

interface Span {
  /** When it was reported, was to begin, or was to be. */
  readonly from: Instant
  /** Null while it goes on; of an appointment, when it was to be. */
  readonly until: Instant | null
}

export type FailureFact =
  | (What &
      Span & {
        readonly type: 'FailureNoted'
        readonly service: Service
        readonly accountId: string
        readonly serviceId?: string
        /** What many have at once. */
        readonly outageId?: string
        /** Null where it was noted for many at once. */
        readonly agentId: string | null
      })
  | (What & { readonly type: 'FailureEnded'; readonly until: Instant; readonly agentId: string | null })
  /** It was written down with other times. What was given for those is the customer's, also where less was due. */
  | (What &
      Span & {
        readonly type: 'FailureCorrected'
        readonly agentId: string | null
        /** Minor units that were given beyond what is due by the right times. */
        readonly kept?: { readonly minor: number; readonly currency: string }
      })
