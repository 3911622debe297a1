/** What can be asked about being called back: by the customer, the agent who calls, the line's leader and the clocks. */
import type { OpeningHours } from '../hours/hours.ts'
import type { CallbackBy, CallbackWindow, WhyMissed } from './facts.ts'

export interface AskCallback {
  readonly ask: 'ask-callback'
  /** Of the entry that is made where nobody stands in the line yet. */
  readonly entryId: string
  readonly by: CallbackBy
  /** As it is dialled; null where it could not be read as one. */
  readonly number: string | null
  /** They have seen the number as we read it, and said that it is theirs. */
  readonly isNumberRight: boolean
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
