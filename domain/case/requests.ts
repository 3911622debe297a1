/**
 * What can be asked of a case that exists, by customers, agents, the line's leader and the sweeps.
 *
 * A request carries everything its answer depends on beside the case itself; what others know (is the receiver gone? how
 * many problems has this customer?) is read and locked by whoever asks.
 */
import type { AnswerPromised } from '../commitment/answer.ts'
import type { ActingRequest, Helping } from '../acting/requests.ts'
import type { ApprovalRequest } from '../approval/requests.ts'
import type { AskCallback, CallbackRequest } from '../callback/requests.ts'
import type { CaseWorkRequest, Turn } from '../case-work/requests.ts'
import type { CommitmentRequest, OwedAgain } from '../commitment/requests.ts'
import type { EvidenceRequest } from '../evidence/requests.ts'
import type { OutsideTold } from '../ladder/ladder.ts'
import type { LadderRequest, Reasoned } from '../ladder/requests.ts'
import type { AccountRequest } from '../account/requests.ts'
import type { FailureRequest } from '../failure/requests.ts'
import type { LeavingRequest } from '../leaving/requests.ts'
import type { Held } from '../mail/facts.ts'
import type { OwnerWaitEnd } from '../line/facts.ts'
import type { WhyWorse } from '../line/quote/told-again.ts'
import type { OpeningHours } from '../hours/hours.ts'
import type { MailRequest } from '../mail/requests.ts'
import type { RemedyRequest } from '../remedy/requests.ts'
import type { Refusal } from '../rule.ts'
import type { LackedInHandover } from '../stopped/lacked.ts'
import type { Instant } from '../time.ts'
import type {
  CallDirection,
  CallOutcome,
  CaseFact,
  ChannelName,
  FactOf,
  Kind,
  Medium,
  OwnerChange,
  PriorityReason,
  Rung,
  Words,
} from './facts.ts'
import type { CaseState } from './state.ts'

/** A word of the customer. `entryId` and `medium` are used when it has to join the line. */
export interface Speak {
  readonly ask: 'speak'
  readonly messageId: string
  readonly channel: ChannelName
  readonly files: readonly string[]
  readonly verified: boolean
  readonly words: Words
  readonly entryId: string
  readonly medium: Medium
  /** Who says it in the customer’s place. */
  readonly helper?: Helping | undefined
  /** The message of a stranger that an agent lets in. */
  readonly copyOf?: string | undefined
  /** It says nothing but thanks. The first word of a case never counts as that. */
  readonly isThanks?: boolean | undefined
}

/** A new case: any first word opens one. */
export interface OpenCase {
  readonly reference: string
  readonly customerId: string
  readonly kind: Kind | null
  readonly channel: ChannelName
  readonly skill: string | null
  readonly priority: PriorityReason | null
  readonly dutyLeadId: string | null
  readonly speak: Speak
  /** The answer that is promised with the receipt; left out where nobody would read one, or no time can be told. */
  readonly answer?: AnswerPromised | null
  /** They do not wait but are called, from the first moment on. */
  readonly callback?: { readonly ask: AskCallback; readonly now: Instant } | null
}

type WordRequest =
  | Speak
  | {
      readonly ask: 'reply'
      readonly agentId: string
      readonly messageId: string
      readonly files: readonly string[]
      readonly words: Words
      /** The promises that this answer keeps, as its writer says. */
      readonly keeps?: readonly string[] | undefined
      /** Read where somebody waits; left out, nobody is asked whose turn it is. */
      readonly turn?: Turn | undefined
    }
  | {
      readonly ask: 'note'
      readonly agentId: string
      readonly noteId: string
      readonly mentions?: readonly string[] | undefined
      readonly words: Words
    }
  | {
      readonly ask: 'refuse'
      readonly agentId: string
      readonly reasons: string
      /** Null is refused: it is here because a form can leave it out. The fact demands it. */
      readonly nextRung: Rung | null
      readonly nextAgentId: string | null
      /** A reason for each point that is listed. */
      readonly points?: readonly Reasoned[] | undefined
      /** Whoever stands on the rung that decides now, and who stands in for them: a “no” of theirs is its answer. */
      readonly mayDecide?: readonly string[] | undefined
      /** Who decides outside of the house, where this is to be told. */
      readonly outside?: OutsideTold | undefined
      readonly turn?: Turn | undefined
    }
  | {
      readonly ask: 'make-offer'
      readonly offerId: string
      readonly agentId: string
      readonly words: string
      /** Open problems of this customer, in every case, read under the customer's lock. */
      readonly openProblems: number
      /** They said in another case that they leave. */
      readonly isLeaving?: boolean
    }

type LineRequest =
  | {
      readonly ask: 'tell-quote'
      readonly entryId: string
      readonly atMostSeconds: number | null
      readonly ahead: number
      readonly middleSeconds?: number
      readonly by?: 'free' | 'roll-out' | 'cached'
      readonly hands?: number
      readonly again?: WhyWorse | 'better'
    }
  | {
      readonly ask: 'offer-entry'
      readonly entryId: string
      readonly agentId: string
      readonly until: Instant
      /** The earlier entries that this one went ahead of, because the case is the agent's own. */
      readonly overtook: readonly string[]
      /** How many stood earlier whom this agent may not take, while nobody who may was free. */
      readonly passedOver?: number | undefined
    }
  | { readonly ask: 'answer-entry'; readonly entryId: string; readonly agentId: string }
  | { readonly ask: 'decline-entry'; readonly entryId: string; readonly agentId: string }
  | { readonly ask: 'miss-entry'; readonly entryId: string }
  /** The agent's connection is gone, or the agent is. */
  | { readonly ask: 'lose-agent'; readonly entryId: string; readonly agentId: string }
  | { readonly ask: 'end-contact'; readonly agentId: string }
  | { readonly ask: 'leave-line' }
  /** The customer would rather wait for the owner. */
  | { readonly ask: 'wait-for-owner'; readonly entryId: string; readonly until: Instant }
  | { readonly ask: 'stop-waiting-for-owner'; readonly entryId: string; readonly reason: OwnerWaitEnd }
  /** The request has waited for longer than the house states. */
  | { readonly ask: 'pass-limit'; readonly entryId: string; readonly limitSeconds: number }
  | { readonly ask: 'quiet' }

type OwnershipRequest =
  | {
      readonly ask: 'propose-handover'
      readonly handoverId: string
      readonly from: string
      readonly to: string
      readonly summary: string
      readonly lacked?: LackedInHandover | undefined
      readonly until: Instant
      readonly receiver: { readonly departed: boolean; readonly absent: boolean }
    }
  | { readonly ask: 'accept-handover'; readonly handoverId: string; readonly agentId: string }
  | {
      readonly ask: 'decline-handover'
      readonly handoverId: string
      readonly agentId: string
      readonly reason: string
    }
  | { readonly ask: 'lapse-handover'; readonly handoverId: string }
  | {
      readonly ask: 'reassign'
      readonly to: string
      /** With `departure`, it is the owner until now who leaves. */
      readonly reason: Exclude<OwnerChange, 'handover'>
    }

type SolvingRequest =
  | {
      readonly ask: 'propose-solved'
      readonly agentId: string
      readonly isLead: boolean
      readonly words: Words
      readonly turn?: Turn | undefined
    }
  /** The words are the customer's own, as the agent heard them. */
  | { readonly ask: 'report-solved'; readonly agentId: string; readonly words: Words }
  | {
      readonly ask: 'confirm-solved'
      readonly customerId: string
      readonly helper?: Helping | undefined
      readonly verified: boolean
      readonly words?: Words | undefined
      /** Promises of which they say that they no longer need them; any other is owed all the same. */
      readonly letsGo?: readonly string[] | undefined
    }
  | {
      readonly ask: 'deny-solved'
      readonly customerId: string
      readonly helper?: Helping | undefined
      readonly words?: Words | undefined
      readonly entryId: string
      readonly medium: Medium
    }
  /** `restBefore`: a case whose last word is later than this does not rest yet. */
  | {
      readonly ask: 'rest'
      readonly restBefore: Instant
      /** Read under the lock: somebody still decides about what was asked for here. */
      readonly isAsked?: boolean | undefined
    }

/** A telephone call as the agent who had it writes it down, with what was promised in it. */
export interface LogCall {
  readonly ask: 'log-call'
  readonly callId: string
  readonly agentId: string
  readonly direction: CallDirection
  readonly startedAt: Instant
  readonly minutes: number
  readonly outcome: CallOutcome
  readonly isShared: boolean
  readonly words: Words
  /** By which the next try is reckoned, where this call was one to somebody who waits to be called. */
  readonly hours?: OpeningHours | undefined
  readonly promise: Pick<RequestOf<'promise'>, 'commitmentId' | 'kind' | 'words' | 'dueAt'> | null
}

/** A case that begins with a call: whoever writes it down is its owner. */
export interface OpenByCall {
  readonly caseId: string
  readonly reference: string
  readonly customerId: string
  readonly kind: Kind | null
  readonly call: LogCall
}

type RecordRequest =
  | { readonly ask: 'change-kind'; readonly agentId: string; readonly kind: Kind }
  | {
      readonly ask: 'leave-address'
      readonly address: 'email' | 'phone'
      readonly value: string
      readonly name?: string | undefined
    }
  | {
      readonly ask: 'verify'
      readonly how: FactOf<'CustomerVerified'>['how']
      readonly isCarried?: boolean
    }
  | { readonly ask: 'delivered'; readonly messageId: string; readonly by: ChannelName }
  | {
      readonly ask: 'not-delivered'
      readonly messageId: string
      readonly by: ChannelName
      readonly why?: string | undefined
      /** The address that it did not reach, and the status that was given for it. */
      readonly to?: string | undefined
      readonly status?: string | undefined
      readonly held?: Held | undefined
      /** By when the promise that its arrival kept is owed again. */
      readonly owedAgain?: OwedAgain | undefined
    }
  | { readonly ask: 'look'; readonly agentId: string }
  | LogCall

export type CaseRequest =
  | AccountRequest
  | ActingRequest
  | ApprovalRequest
  | CallbackRequest
  | CaseWorkRequest
  | LadderRequest
  | FailureRequest
  | LeavingRequest
  | MailRequest
  | RemedyRequest
  | WordRequest
  | LineRequest
  | OwnershipRequest
  | SolvingRequest
  | CommitmentRequest
  | EvidenceRequest
  | RecordRequest

export type Ask = CaseRequest['ask']
export type RequestOf<Name extends Ask> = Extract<CaseRequest, { readonly ask: Name }>

/** What a rule or a decision looks at: the case, the request, the time. */
export interface Asked<Name extends Ask> {
  readonly state: CaseState
  readonly request: RequestOf<Name>
  readonly now: Instant
}

/** No facts at all means "already so". */
export type Decided = readonly CaseFact[] | Refusal

/** One decision for each of these requests. */
export type DecisionsOn<Names extends Ask> = {
  readonly [Name in Names]: (asked: Asked<Name>) => Decided
}
