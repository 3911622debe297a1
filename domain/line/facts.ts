/** What happens to a place in the line beside the ordinary course of joining, offering and answering. */
import type { Instant } from '../time.ts'

export type LineFact =
  /** The customer would rather wait for the one who owns the case; until then, at most, nobody else is asked. */
  | {
      readonly type: 'OwnerAwaited'
      readonly entryId: string
      readonly agentId: string
      readonly until: Instant
    }
  /** Whoever comes next may take it again, in the place that it had all the time. */
  | {
      readonly type: 'OwnerNotAwaited'
      readonly entryId: string
      readonly agentId: string
      readonly reason: OwnerWaitEnd
    }
  /** A request has waited for longer than the house says that requests may: a booked callback is to be offered. */
  | { readonly type: 'RequestPastLimit'; readonly entryId: string; readonly limitSeconds: number }

/** `customer`: they changed their mind. `limit`: the time was over. `owner-changed`: the case has another owner now. */
export type OwnerWaitEnd = 'customer' | 'limit' | 'owner-changed'
