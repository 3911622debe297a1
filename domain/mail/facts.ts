/**
 * What mail does to a case without being anybody's words there: a stranger who names it, an answer by a machine, a letter of ours that
 * came back. The team reads it; the customer does not. None of it wakes, solves, releases or climbs.
 */
import type { ChannelName, Words } from '../case/facts.ts'

/**
 * Why we kept a letter back: it would go to an address of ours and come back as a new matter, or what nobody wrote went there so often
 * within the hour that another of its kind is worth nothing.
 */
export type Held = 'our-own-address' | 'too-many'

export type MailFact =
  /** Somebody whom we cannot tell to be the customer named the case. Not the customer's word, until an agent lets it in. */
  | {
      readonly type: 'StrangerWrote'
      readonly messageId: string
      readonly channel: ChannelName
      readonly files: readonly string[]
      readonly body?: Words
    }
  /** What a stranger wrote is the customer's word from here on: it is said once more, as theirs. */
  | {
      readonly type: 'StrangerLetIn'
      /** The message that the stranger wrote. */
      readonly strangerId: string
      readonly agentId: string
      /** The customer can be reached from now on where it came from. */
      readonly keepsAddress: boolean
    }
  | {
      readonly type: 'StrangerSentAway'
      readonly strangerId: string
      readonly agentId: string
      /** The case of its own that was made of it; null when it was left at that. */
      readonly into: { readonly caseId: string; readonly reference: string } | null
    }
  /** Out of office, "we have received your message": a machine answered for somebody. */
  | {
      readonly type: 'AutomaticReplyCame'
      readonly messageId: string
      readonly files: readonly string[]
      readonly body?: Words
    }
  /** A letter of ours is late; whoever carries it still tries. */
  | {
      readonly type: 'DeliveryDelayed'
      /** Of the letter in the story, where it has a message there. */
      readonly messageId: string
      /** As RFC 3463 names it: `4.2.2`. */
      readonly status?: string
      readonly body?: { readonly why: string }
    }
  /** Another machine answers each of our letters: this one was not taken as words, and is not answered. */
  | {
      readonly type: 'MailLoopStopped'
      readonly messageId: string
      /** The mail opened this case, and so many of our receipts had been answered so within the hour: none went this time. */
      readonly receipts?: number
      readonly body?: Words
    }
  /** Somebody told their provider that a letter of ours was unwanted: nothing more goes there but what a person writes. */
  | {
      readonly type: 'AbuseReported'
      readonly messageId: string
      /** False where it lacks the signed return path of the letter: anybody may have written it, and nothing follows. */
      readonly isProven?: boolean
      readonly body?: Words
    }

/** What is noted of a mail in the story, and asks for no decision. */
export type MailNote = Extract<
  MailFact,
  { readonly type: 'AutomaticReplyCame' | 'DeliveryDelayed' | 'MailLoopStopped' | 'AbuseReported' }
>
