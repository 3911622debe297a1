/**
 * What happens when somebody asks for more than they may give: asked, with who decides and until when; answered once, with yes or with
 * reasons; unanswered, one step up; with the last one inside, reminded until they answer.
 */
import type { CommitmentKind, Rung } from '../case/facts.ts'
import type { Beyond } from '../commitment/facts.ts'
import type { Called } from '../remedy/facts.ts'
import type { RemedyKind } from '../remedy/kinds.ts'
import type { Within } from '../time/due.ts'
import type { Instant } from '../time.ts'

/** The remedy that is given with the yes, under an id that is fixed when it is asked for: so it is given once. */
export interface AskedRemedy {
  readonly remedyId: string
  readonly kind: RemedyKind
  /** What the catalogue calls it. */
  readonly called?: Called
  readonly accountId: string | null
  readonly serviceId: string | null
  /** Minor units of `currency`, for money. */
  readonly amountMinor: number | null
  readonly currency: string | null
  /** What it costs the house; of money, its amount. */
  readonly costMinor: number
  readonly catalogueId: string | null
  readonly forCommitmentId: string | null
  /** Rules of the house that are set aside with it, by name; why stands in the body. */
  readonly setAside?: readonly string[]
}

/** The promise that is made with the yes. Its words stand in the body. */
export interface AskedPromise {
  readonly commitmentId: string
  readonly kind: CommitmentKind
  /** Either a time, or so long after the yes. */
  readonly dueAt: Instant | null
  readonly within: Within | null
  readonly amountMinor: number | null
  readonly currency: string | null
  readonly offerId: string | null
  /** The open promise that it takes the place of. */
  readonly replaces?: string
  /** The details go out in the same moment; what is written in them stands in the body. */
  readonly sendsDetails?: true
}

export type AskedFor = { readonly remedy: AskedRemedy } | { readonly promise: AskedPromise }

/** Of what kind, and how much: told again with each step, so that every sentence stands by itself. */
export interface What {
  readonly approvalId: string
  readonly remedy?: RemedyKind
  readonly called?: Called
  readonly promise?: CommitmentKind
  readonly amountMinor?: number
  readonly currency?: string
}

export type WhyWithdrawn =
  /** Whoever asked took it back. */
  | 'asker'
  /** The customer said that it is solved, or the matter goes on in another case. */
  | 'case-closed'
  /** What was to be said or given is not known any more. */
  | 'erased'

export type ApprovalFact =
  | (What & {
      readonly type: 'ApprovalAsked'
      readonly agentId: string
      readonly approverId: string
      /** On which rung of the ladder, counted from one. */
      readonly rung: number
      readonly until: Instant
      readonly lacks: Beyond
      /** The customer is there and waits for it. */
      readonly isLive: boolean
      readonly asked: AskedFor
      /**
       * `why`: for whoever decides. `words`: of the promise, as the customer reads it. `details`: what is sent with it, as it was typed.
       * `aside`: why rules of the house are set aside.
       */
      readonly body?: {
        readonly why?: string
        readonly words?: string
        readonly apology?: string
        readonly details?: string
        readonly aside?: string
      }
    })
  /** What was asked for happens in the same moment. The amount is the one that was allowed. */
  | (What & {
      readonly type: 'ApprovalGiven'
      readonly agentId: string
      /** The amount that was asked for, where another one was allowed. */
      readonly insteadOfMinor?: number
    })
  | (What & {
      readonly type: 'ApprovalDeclined'
      readonly agentId: string
      /** A "no" always carries who decides next. */
      readonly nextRung: Rung
      readonly nextAgentId: string | null
      readonly body?: { readonly reasons: string }
    })
  /** Nobody answered in time. */
  | (What & {
      readonly type: 'ApprovalClimbed'
      readonly from: string
      readonly toAgentId: string
      readonly rung: number
      readonly until: Instant
    })
  /** Nobody stands above whoever has let it pass: they are reminded, and it stands there as late. */
  | (What & {
      readonly type: 'ApprovalReminded'
      /** Who decides now: the same person, or who stands in for them. */
      readonly agentId: string
      readonly until: Instant
    })
  | (What & {
      readonly type: 'ApprovalWithdrawn'
      readonly agentId: string | null
      readonly why: WhyWithdrawn
    })
