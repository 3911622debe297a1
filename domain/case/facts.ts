/**
 * What can happen to a case. Past tense, never edited, never removed.
 *
 * A fact's own fields hold ids, kinds, amounts and dates only. Whatever a person said or is called stands in its `body`,
 * which can be erased without breaking the chain; nothing in `evolve` may ever read a body.
 */
import type { GuaranteeWithMode, Mode } from '../guarantee/modes.ts'
import type { ActingFact } from '../acting/facts.ts'
import type { ApprovalFact } from '../approval/facts.ts'
import type { CallbackFact } from '../callback/facts.ts'
import type { CaseWorkFact } from '../case-work/facts.ts'
import type { CommitmentFact } from '../commitment/facts.ts'
import type { EvidenceFact } from '../evidence/facts.ts'
import type { LadderFact } from '../ladder/facts.ts'
import type { AccountFact } from '../account/facts.ts'
import type { FailureFact } from '../failure/facts.ts'
import type { LeavingFact } from '../leaving/facts.ts'
import type { OutsideTold } from '../ladder/ladder.ts'
import type { LineFact } from '../line/facts.ts'
import type { WhyWorse } from '../line/quote/told-again.ts'
import type { Held, MailFact } from '../mail/facts.ts'
import type { OverrideFact } from '../override/facts.ts'
import type { LackedInHandover } from '../stopped/lacked.ts'
import type { RemedyFact } from '../remedy/facts.ts'
import type { Instant } from '../time.ts'

export type Kind = 'problem' | 'request'
export type ChannelName = 'chat' | 'mail' | 'call' | 'form' | 'memory'
export type Medium = 'call' | 'chat' | 'letter'
export type PriorityReason = 'loss-of-service' | 'vulnerable'
export type CommitmentKind =
  /** The first answer of a person to a letter: promised by the house in its receipt, not by an agent. */
  'answer' | 'reply' | 'call-back' | 'visit' | 'credit' | 'goods' | 'terms' | 'send-details' | 'other'
export type OwnerChange = 'handover' | 'departure' | 'deputy' | 'assignment'
export type ContactEnd =
  | 'finished'
  | 'answered-by-letter'
  | 'customer-left'
  | 'quiet'
  | 'handed-over'
  | 'solved'
export type ReturnReason = 'missed' | 'declined' | 'agent-lost'
export type Rung = 'lead' | 'head' | 'outside-body'
export type CallDirection = 'in' | 'out'
export type CallOutcome = 'talked' | 'message-left' | 'not-reached'

/** What the customer or the agent wrote, in the words that were used. */
export interface Words {
  readonly text: string
  /** Names of the files sent along, in the order of the fact's `files`. */
  readonly fileNames?: readonly string[]
  readonly html?: string
  readonly subject?: string
  /** The sender as the channel named them, where that differs from who we know them to be. */
  readonly from?: string
  /** The name of who said it in the customer’s place. */
  readonly helper?: string
  /** What stands in the text beside the new words, by UTF-16 offsets: sorted, not overlapping. Nothing is cut; screens fold it. */
  readonly folds?: readonly {
    readonly from: number
    readonly to: number
    readonly is: 'quote' | 'signature' | 'disclaimer' | 'forward'
  }[]
  /** How the channel read it, where that was odd. For whoever works at the desk. */
  readonly notes?: readonly ReadingNote[]
}

export interface ReadingNote {
  /** `charset-in-doubt`, `encrypted`… */
  readonly name: string
  readonly says: { readonly en: string; readonly es: string }
  /** How the words begin, read the other way that they may be meant. */
  readonly otherReading?: string
}

export type CaseFact =
  | AccountFact
  | ActingFact
  | ApprovalFact
  | CallbackFact
  | CaseWorkFact
  | CommitmentFact
  | EvidenceFact
  | MailFact
  | LineFact
  | LadderFact
  | FailureFact
  | LeavingFact
  | RemedyFact
  | OverrideFact
  | {
      readonly type: 'CaseOpened'
      readonly reference: string
      readonly customerId: string
      /** Null when the customer has not said; a matter of unstated kind counts as a problem. */
      readonly kind: Kind | null
      readonly channel: ChannelName
      readonly skill: string | null
      readonly priority: PriorityReason | null
      /** The duty lead, until someone accepts. */
      readonly ownerId: string | null
      /** The case that it was a part of. */
      readonly splitFrom?: { readonly caseId: string; readonly reference: string }
      /** Nobody wrote or called: we knew by ourselves that something is wrong. */
      readonly isByHouse?: true
      readonly body?: { readonly subject?: string }
    }
  | {
      readonly type: 'CustomerSpoke'
      readonly messageId: string
      /** The message of another case that this one was split from. */
      readonly copyOf?: string
      /** Nothing but thanks: it asks for no answer, and wakes nothing. */
      readonly isThanks?: true
      readonly channel: ChannelName
      readonly files: readonly string[]
      /** True when what came proves who wrote it: a verified session or the signed reply address. */
      readonly verified: boolean
      /** Who said it in the customer’s place. */
      readonly helperId?: string
      readonly body?: Words
    }
  | {
      readonly type: 'AgentReplied'
      readonly messageId: string
      readonly agentId: string
      readonly files: readonly string[]
      readonly body?: Words
    }
  | {
      readonly type: 'AgentNoted'
      readonly noteId: string
      readonly agentId: string
      /** Colleagues whom the note names. */
      readonly mentions?: readonly string[]
      readonly body?: Words
    }
  | { readonly type: 'KindChanged'; readonly kind: Kind; readonly agentId: string }
  | {
      readonly type: 'EntryJoined'
      readonly entryId: string
      readonly medium: Medium
      /** Given by the writer from the one counter of places, last in the transaction. */
      readonly place: number
    }
  | {
      readonly type: 'QuoteTold'
      readonly entryId: string
      /** Null when the honest answer was "we cannot tell yet". */
      readonly atMostSeconds: number | null
      readonly ahead: number
      /** Until when that was, at most. */
      readonly until?: Instant
      /** Half of the time it takes no longer. */
      readonly middleSeconds?: number
      /** `free`: somebody is free at once. `cached`: an approximation, and said to be one. */
      readonly by?: 'free' | 'roll-out' | 'cached'
      /** How many hands there were for it. */
      readonly hands?: number
      /** Told again: it has become worse, and why; or much better. Left out the first time. */
      readonly again?: WhyWorse | 'better'
    }
  | {
      readonly type: 'EntryOffered'
      readonly entryId: string
      readonly agentId: string
      readonly until: Instant
      /** Entries that stood earlier and were passed because this one is the agent's own case. */
      readonly overtook: readonly string[]
      /** How many stood earlier whom this agent may not take, while nobody who may was free. Left out where nobody did. */
      readonly passedOver?: number
    }
  | { readonly type: 'EntryAnswered'; readonly entryId: string; readonly agentId: string }
  /** The entry is waiting again, where it was before. */
  | {
      readonly type: 'EntryReturned'
      readonly entryId: string
      readonly agentId: string
      readonly reason: ReturnReason
    }
  | {
      readonly type: 'EntryLeft'
      readonly entryId: string
      readonly reason: 'customer-left' | 'solved' | 'merged'
    }
  | {
      readonly type: 'ContactEnded'
      readonly entryId: string
      readonly agentId: string
      readonly reason: ContactEnd
    }
  | { readonly type: 'OwnerAccepted'; readonly agentId: string }
  | {
      readonly type: 'OwnerChanged'
      readonly from: string | null
      readonly to: string
      readonly reason: OwnerChange
    }
  | {
      readonly type: 'HandoverProposed'
      readonly handoverId: string
      readonly from: string
      readonly to: string
      /** Unanswered by then, it comes back. */
      readonly until: Instant
      /** What whoever hands over lacked, where they said so. */
      readonly lacked?: LackedInHandover
      readonly body?: { readonly summary: string }
    }
  | { readonly type: 'HandoverAccepted'; readonly handoverId: string; readonly agentId: string }
  | {
      readonly type: 'HandoverDeclined'
      readonly handoverId: string
      readonly agentId: string
      readonly body?: { readonly reason: string }
    }
  | { readonly type: 'HandoverLapsed'; readonly handoverId: string }
  | { readonly type: 'SolvedProposed'; readonly agentId: string; readonly body?: Words }
  /** The agent says that the customer said so: unconfirmed until the customer answers. */
  | { readonly type: 'SolvedReported'; readonly agentId: string; readonly body?: Words }
  | {
      readonly type: 'SolvedConfirmed'
      readonly customerId: string
      readonly helperId?: string
      readonly body?: Words
    }
  | {
      readonly type: 'SolvedDenied'
      readonly customerId: string
      readonly helperId?: string
      readonly body?: Words
    }
  | { readonly type: 'CaseRested' }
  | { readonly type: 'CaseWoken' }
  | {
      readonly type: 'RefusalGiven'
      readonly agentId: string
      /** A "no" always carries who decides next. */
      readonly nextRung: Rung
      readonly nextAgentId: string | null
      /** Which points of the complaint it answers. */
      readonly points?: readonly string[]
      readonly body?: {
        /** Each point with its reason, as the customer reads them. */
        readonly reasons: string
        /** Who decides outside of the house, as it was told. */
        readonly outside?: OutsideTold
      }
    }
  | {
      readonly type: 'OfferMade'
      readonly offerId: string
      readonly agentId: string
      readonly body?: { readonly words: string }
    }
  | {
      readonly type: 'AddressLeft'
      readonly address: 'email' | 'phone'
      readonly body?: { readonly value: string; readonly name?: string }
    }
  | {
      readonly type: 'CustomerVerified'
      readonly how: 'code' | 'link' | 'agent' | 'site'
      /** Shown earlier today in another matter, with the same browser. */
      readonly isCarried?: true
    }
  | {
      readonly type: 'MessageDelivered'
      readonly messageId: string
      readonly by: ChannelName
    }
  | {
      readonly type: 'MessageNotDelivered'
      readonly messageId: string
      readonly by: ChannelName
      /** As RFC 3463 names it, where a bounce said so: `5.1.1`. */
      readonly status?: string
      /** Why we did not send it ourselves. */
      readonly held?: Held
      readonly body?: { readonly why: string; readonly to?: string }
    }
  | { readonly type: 'CaseLookedAt'; readonly agentId: string }
  /** A telephone call that an agent wrote down afterwards. */
  | {
      readonly type: 'CallLogged'
      readonly callId: string
      readonly agentId: string
      readonly direction: CallDirection
      readonly startedAt: Instant
      readonly minutes: number
      readonly outcome: CallOutcome
      /** Whether the customer reads what was written down. */
      readonly isShared: boolean
      readonly body?: Words
    }
  /** Something was done that a rule of the house would have refused, had its guarantee been enforced. */
  | {
      readonly type: 'RuleSetAside'
      readonly rule: string
      readonly guarantee: GuaranteeWithMode
      readonly mode: Exclude<Mode, 'enforce'>
      readonly agentId: string
    }

/** Facts that belong to no case: the team at work, and what was erased. */
export type HouseFact =
  | {
      readonly type: 'PresenceChanged'
      readonly agentId: string
      readonly presence: Presence
      readonly reason: 'chosen' | 'missed-offer' | 'disconnected' | 'log-out'
    }
  | { readonly type: 'AgentDeparted'; readonly agentId: string }
  /** What they can help with, or how much they take on at once: the line goes by it. */
  | { readonly type: 'SeatChanged'; readonly agentId: string }
  /** Ready for the next person: the time to wrap up was over, or they said so. */
  | {
      readonly type: 'WrapUpEnded'
      readonly agentId: string
      readonly reason: 'time' | 'ready'
      /** Until when it would have gone on. */
      readonly until: Instant
    }
  /** How well a skill must be known, or is known by whom: the line is read anew. */
  | { readonly type: 'LineRulesChanged'; readonly agentId: string }
  | { readonly type: 'PersonalDataErased'; readonly customerId: string; readonly cases: number }
  | { readonly type: 'LeadershipTaken'; readonly epoch: number }
  /** What the line would have offered to somebody who hung up; cut off when the line closed first. */
  | {
      readonly type: 'GhostKnown'
      readonly entryId: string
      readonly waitedSeconds: number
      readonly isCutOff: boolean
    }
  | {
      readonly type: 'ModeChanged'
      readonly guarantee: GuaranteeWithMode
      readonly from: Mode
      readonly to: Mode
      readonly agentId: string
    }

export type Presence = 'here' | 'away' | 'offline'
export type CaseFactType = CaseFact['type']
export type FactOf<Type extends CaseFactType> = Extract<CaseFact, { readonly type: Type }>
