/** What can be asked of a case to keep it in order. */
import type { CommitmentState } from '../commitment/state.ts'
import type { RungState } from '../ladder/state.ts'
import type { Wishes } from '../leaving/state.ts'
import type { WhyEarly } from '../callback/facts.ts'
import type { ChannelName, CommitmentKind, Kind, PriorityReason, Words } from '../case/facts.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time.ts'
import type { CaseTag } from './tags.ts'

/** A promise that goes on in another case, with the words that were said. */
export interface Carried {
  readonly commitmentId: string
  readonly carriedFrom: string
  readonly kind: CommitmentKind
  readonly agentId: string
  readonly dueAt: Instant
  readonly warnAt: Instant
  readonly isWarned: boolean
  /** Null when they were erased. */
  readonly words: string | null
  /** What else it knows, as it stands where it was made. */
  readonly promise?: CommitmentState | undefined
  /** The money in it, and the yes that it was promised with: not a coin more or less goes on than was there. */
  readonly money?: CarriedMoney | undefined
  /** What is offered in its place, and not answered: its name where it goes on, and its words. */
  readonly equivalent?: { readonly id: string; readonly words: string | null } | undefined
}

export interface CarriedMoney {
  readonly minor: number
  readonly currency: string
  readonly approvalId: string | null
}

/** What is known of a case that goes, beside its promises: joining loses none of it. */
export interface ComesAlong {
  /** When its customer first told us, also in what was joined into it before. */
  readonly openedAt: Instant
  readonly rung: RungState | null
  readonly refusedBy: readonly string[]
  /** What a "no" has to answer; words are null when they were erased. */
  readonly points: readonly { readonly id: string; readonly isOwn: boolean; readonly words: string | null }[]
  readonly wishes: Wishes
}

export type CaseWorkRequest =
  /** `tag` is what the word is called in this case, or will be. */
  | ({ readonly ask: 'tag'; readonly agentId: string } & CaseTag)
  | ({ readonly ask: 'untag'; readonly agentId: string } & CaseTag)
  | {
      readonly ask: 'snooze'
      readonly agentId: string
      readonly isLead: boolean
      readonly commitmentId: string
      /** When the promise is due. */
      readonly until: Instant
      readonly words: string
      /** By which whoever has it back works. */
      readonly calendar?: Calendar | undefined
    }
  /** An agent has it back before its time. */
  | { readonly ask: 'wake'; readonly agentId: string }
  /** Its time has come. */
  | { readonly ask: 'end-snooze' }
  /** On the case that stays. */
  | {
      readonly ask: 'join'
      readonly agentId: string
      readonly from: string
      readonly reference: string
      readonly customerId: string
      /** Who has accepted the other one; null while nobody has. */
      readonly acceptedBy: string | null
      readonly isProblem: boolean
      /** Called as they are in the case that stays. */
      readonly tags: readonly CaseTag[]
      readonly carried: readonly Carried[]
      readonly along?: ComesAlong | undefined
    }
  /** On the case that goes. */
  | {
      readonly ask: 'merge'
      readonly agentId: string
      readonly into: string
      readonly reference: string
      readonly customerId: string
      /** Both speak of somebody else’s account, and not of the same one. */
      readonly isAboutAnother: boolean
      /** The open promises, and what each is called where it goes on. */
      readonly carried: readonly Pick<Carried, 'commitmentId' | 'carriedFrom'>[]
      /** Read under the lock of both. */
      readonly found?: FoundForMerge | undefined
    }
  | {
      readonly ask: 'split'
      readonly agentId: string
      readonly into: string
      readonly reference: string
      readonly messageIds: readonly string[]
      /** Of these, the ones that the customer wrote in this case. */
      readonly found: readonly string[]
    }
  /** First help: any agent takes up the one who waits. */
  | {
      readonly ask: 'take'
      readonly agentId: string
      readonly turn: Turn
      /** Why somebody is called before the time that they chose. */
      readonly early?: WhyEarly | null
    }

/** What goes on in the case that goes, in rows of its own. */
export interface FoundForMerge {
  /** Somebody was asked for more than its agent may give, and has not answered. */
  readonly isAsked: boolean
  /** Something that was promised in it is being booked, or waits for its reference. */
  readonly isBooking: boolean
  /** Somebody said yes to money in a promise that was broken since, and it is not given yet. */
  readonly isAllowed?: boolean | undefined
}

/** Whose turn it is when an agent goes to the line themselves, read while nobody can come earlier. */
export interface Turn {
  /** The reference of whoever is to be helped first; null when nobody comes before. */
  readonly before: string | null
  /** The entries that let the agent's own case pass. */
  readonly overtook: readonly string[]
}

/** A message of the customer as it goes into a case of its own. */
export interface Copied {
  readonly messageId: string
  readonly copyOf: string
  readonly channel: ChannelName
  readonly files: readonly string[]
  readonly verified: boolean
  /** Who said it in the customer’s place. */
  readonly helperId: string | undefined
  readonly words: Words | undefined
}

export interface OpenBySplit {
  readonly reference: string
  readonly customerId: string
  readonly kind: Kind | null
  readonly channel: ChannelName
  readonly skill: string | null
  readonly priority: PriorityReason | null
  readonly agentId: string
  readonly from: { readonly caseId: string; readonly reference: string }
  readonly messages: readonly Copied[]
}
