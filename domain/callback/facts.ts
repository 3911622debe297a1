/** What happens to somebody who is called back: the person goes, and the place in the line stays. */
import type { Medium } from '../case/facts.ts'
import type { Instant } from '../time.ts'

/** `phone`: we call a number. `chat`: we say on their page and by letter that it is their turn. */
export type CallbackBy = 'phone' | 'chat'

/** When they would like to be called, chosen by themselves. */
export interface CallbackWindow {
  readonly from: Instant
  readonly until: Instant
}

/** `no-answer`: nobody came to the telephone, or to the page. `wrong-number`: it is somebody else's. */
export type WhyMissed = 'no-answer' | 'wrong-number'

/**
 * How far a number is known. `typed`: read, and nothing more. `confirmed`: looked at once more by whoever typed it. `account`: chosen among
 * those that we have of this customer. `known`: typed by somebody who has not shown who they are, and known as this customer's.
 */
export type NumberIs = 'typed' | 'confirmed' | 'account' | 'known'

/** Why somebody is called before the time that they chose. */
export type WhyEarly = 'customer-asked' | 'customer-writes'

export type CallbackFact =
  /** Also when they change the number or the time. */
  | {
      readonly type: 'CallbackAsked'
      readonly entryId: string
      readonly by: CallbackBy
      readonly window: CallbackWindow | null
      /** The promise that the window is; null where none was chosen, and while nobody works here who could promise. */
      readonly promiseId: string | null
      /** Left out where no number is called, and of what was asked before this was noted. */
      readonly numberIs?: NumberIs
      readonly body?: { readonly number: string }
    }
  /** They wait here after all. */
  | { readonly type: 'CallbackWithdrawn'; readonly entryId: string }
  /** The time that they chose has begun, or the pause after a try is over: from now on it is their turn as that of anybody else. */
  | { readonly type: 'CallbackDue'; readonly entryId: string }
  /** An agent calls before the chosen time, and says why. */
  | {
      readonly type: 'CallbackEarly'
      readonly entryId: string
      readonly agentId: string
      readonly why: WhyEarly
    }
  /** Whoever is to come to their page is told that it is their turn, and until when somebody is there for them. */
  | {
      readonly type: 'CallbackRung'
      readonly entryId: string
      readonly agentId: string
      readonly until: Instant
    }
  /** We called and did not reach them. */
  | {
      readonly type: 'CallbackTried'
      readonly entryId: string
      readonly agentId: string
      /** 1 for the first. */
      readonly attempt: number
      readonly why: WhyMissed
      /** When we try again, in the old place; null when it was the last try. */
      readonly nextAt: Instant | null
    }
  /** We reached them, or they came: from now on it is a contact like any other. */
  | { readonly type: 'CallbackMet'; readonly entryId: string; readonly agentId: string | null }
  /** We do not try again. Whoever comes back by then has the place that they had. */
  | { readonly type: 'CallbackSetAside'; readonly entryId: string; readonly keptUntil: Instant }
  /** They came back in time, on whatever way. */
  | {
      readonly type: 'PlaceTakenUp'
      readonly entryId: string
      readonly medium: Medium
      readonly place: number
    }
