/** What can be asked about approvals: by whoever may not do it alone, by whoever decides, and by the clock. */
import type { Grants } from '../authority/authority.ts'
import type { Rung } from '../case/facts.ts'
import type { Beyond } from '../commitment/facts.ts'
import type { MakePromise } from '../commitment/requests.ts'
import type { OverrideLeave } from '../override/override.ts'
import type { GiveRemedy } from '../remedy/requests.ts'
import type { Instant } from '../time.ts'
import type { WhyWithdrawn } from './facts.ts'
import type { ApprovalState } from './state.ts'

/** Who is to decide, and until when. */
export interface Decider {
  readonly agentId: string
  readonly rung: number
  readonly until: Instant
}

/** What happens with the yes: a remedy, or a promise. */
export type OnYes = GiveRemedy | MakePromise

export interface AskApproval {
  readonly ask: 'ask-approval'
  readonly approvalId: string
  readonly agentId: string
  /** As it would be done now if nobody had to be asked. A promise that is due so long after it was made is due so long after the yes. */
  readonly onYes: OnYes
  /** What stands against doing it alone; null where nothing does. */
  readonly lacks: Beyond | null
  /** Null where nobody inside stands above whoever asks. */
  readonly to: Decider | null
  /** Why, for whoever decides. */
  readonly why: string
  /** The details that go out with the yes, as they were typed. */
  readonly details?: string | undefined
  /** What of the rules of the house whoever asks sets aside with it. */
  readonly house?: OverrideLeave | undefined
  readonly found: {
    readonly known: ApprovalState | null
    /** Under its name other words were asked with: why, those of the promise, of the details, of the apology. */
    readonly isInOtherWords?: boolean
    /** Somebody decides about the same thing in this case already. */
    readonly isAskedAlready: boolean
  }
}

interface Deciding {
  readonly approvalId: string
  readonly agentId: string
  /** Read under the locks. */
  readonly known: ApprovalState | null
  /** Whoever may decide about it now. */
  readonly mayDecide: readonly string[]
}

export interface GiveApproval extends Deciding {
  readonly ask: 'give-approval'
  /** The amount that is allowed: as it was asked for, or another one that repairs in full. */
  readonly amountMinor: number | null
  readonly onYes: OnYes
  /** The rules of the house that whoever asked set aside with it. */
  readonly house?: OverrideLeave | undefined
  readonly found: {
    /** What whoever decides may give, and has allowed. */
    readonly grants: Grants
    /** Of what was asked for: the least amount that repairs it in full; null where nobody can tell. */
    readonly fullMinor: number | null
    /** The account, or the matter itself, is that of whoever decides. */
    readonly isOwn?: boolean
  }
}

export type ApprovalRequest =
  | AskApproval
  | GiveApproval
  | (Deciding & {
      readonly ask: 'decline-approval'
      readonly reasons: string
      /** It was declined before, with other reasons. */
      readonly isInOtherWords?: boolean
      readonly nextRung: Rung
      readonly nextAgentId: string | null
    })
  /** Their time is over. */
  | {
      readonly ask: 'climb-approval'
      readonly approvalId: string
      readonly known: ApprovalState | null
      /** Above whoever let it pass; whoever is last, or stands in for them, where nobody is above; null where nobody is left at all. */
      readonly to: Decider | null
    }
  | {
      readonly ask: 'withdraw-approval'
      readonly approvalId: string
      /** Null for the clock, where the case is closed. */
      readonly agentId: string | null
      readonly why: WhyWithdrawn
      readonly known: ApprovalState | null
    }
