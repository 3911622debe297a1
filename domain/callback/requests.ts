/** What can be asked about being called back: by the customer, the agent who calls, the line's leader and the clocks. */
import type { OpeningHours } from '../hours/hours.ts'
import type { CallbackBy, CallbackWindow, NumberIs, WhyMissed } from './facts.ts'
import type { NumberCost } from './numbers.ts'

/** How things stand beyond this case, read while nobody else can ask. */
export interface FoundForCallback {
  /** What calling the number costs. */
  readonly cost: NumberCost
  /** Another matter's call to this number waits, and this one is not named. */
  readonly isInLine: boolean
  /** How many calls to this number were asked for within a day, changes of the same one apart. */
  readonly askedToday: number
  /** How many calls were asked for within a day from where this one is; 0 of a case's own page. */
  readonly fromThere: number
  /** As many have chosen this time as we can call. */
  readonly isFull: boolean
}

/** Nothing stands against it. */
export const NOTHING_FOUND: FoundForCallback = {
  cost: 'usual',
  isInLine: false,
  askedToday: 0,
  fromThere: 0,
  isFull: false,
}

export interface AskCallback {
  readonly ask: 'ask-callback'
  /** Of the entry that is made where nobody stands in the line yet. */
  readonly entryId: string
  readonly by: CallbackBy
  /** As it is dialled; null where it could not be read as one. */
  readonly number: string | null
  /** They have seen the number as we read it, and said that it is theirs. */
  readonly isNumberRight: boolean
  readonly numberIs: NumberIs
  readonly found: FoundForCallback
  readonly window: CallbackWindow | null
  readonly hours: OpeningHours
  /** The promise that a chosen window is. */
  readonly promise: {
    readonly commitmentId: string
    /** Who stands in while nobody owns the case; null while nobody works here. */
    readonly agentId: string | null
    /** As the customer reads it. */
    readonly words: string
  }
}

export type CallbackRequest =
  | AskCallback
  | { readonly ask: 'withdraw-callback'; readonly entryId: string }
  /** The time that was waited for has come. */
  | { readonly ask: 'come-due'; readonly entryId: string }
  | {
      readonly ask: 'miss-callback'
      readonly entryId: string
      readonly agentId: string
      readonly why: WhyMissed
      readonly hours: OpeningHours
    }
  /** @param agentId who reached them; null when they came by themselves */
  | { readonly ask: 'meet-callback'; readonly entryId: string; readonly agentId: string | null }
