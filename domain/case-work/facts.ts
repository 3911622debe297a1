/** What the team does to keep its cases in order: found again, put aside, joined, split. */
import type { RungState } from '../ladder/state.ts'
import type { Instant } from '../time.ts'

/** Why a case that was put aside is back: its time has come, the customer spoke, the promise is settled, another owner, an agent. */
export type WhyAwake = 'time' | 'customer' | 'settled' | 'owner' | 'agent'

interface TagFact {
  /** What this tag is called in this case: an id, because its word may name somebody. Before there were such ids: the word itself. */
  readonly tag: string
  readonly agentId: string
  readonly body?: { readonly word: string }
}

export type CaseWorkFact =
  /** A tag is a kind that the team names: it says what a matter is about. */
  | ({ readonly type: 'CaseTagged' } & TagFact)
  | ({ readonly type: 'CaseUntagged' } & TagFact)
  | {
      readonly type: 'CaseSnoozed'
      /** The promise for whose sake it may be put aside. */
      readonly commitmentId: string
      /** When it is back by itself: while there is still time to keep the promise. */
      readonly until: Instant
      readonly agentId: string
    }
  | { readonly type: 'CaseAwoke'; readonly why: WhyAwake; readonly agentId: string | null }
  /** It goes on in another case of the same customer, and keeps its reference. */
  | {
      readonly type: 'CaseMerged'
      readonly into: string
      readonly reference: string
      readonly agentId: string
    }
  /** Another case of the same customer goes on in this one. */
  | {
      readonly type: 'CaseJoined'
      readonly from: string
      readonly reference: string
      readonly agentId: string
      /** When its customer first told us of it, where that was before this one: whoever waits has waited since then. */
      readonly openedAt?: Instant
      /** How far it had gone up, and who has decided about it: nobody decides twice, and nothing comes down by joining. */
      readonly rung?: RungState
      readonly refusedBy?: readonly string[]
    }
  | {
      readonly type: 'CaseSplit'
      /** The new case. */
      readonly into: string
      readonly reference: string
      readonly agentId: string
      /** The messages of the customer that were copied there. */
      readonly messageIds: readonly string[]
    }
