/** What can be asked of the ladder. */
import type { Helping } from '../acting/requests.ts'
import type { Words } from '../case/facts.ts'
import type { ClimbTo, OnceMore } from './ladder.ts'

export type LadderRequest =
  /** One rung up. */
  | {
      readonly ask: 'climb'
      readonly by: 'customer' | 'helper' | 'agent'
      /** The rung on which whoever asks saw it; 0 for none. Asked twice, it goes up once. */
      readonly fromRung: number
      /** Read under the lock; null when nothing is above. */
      readonly to: ClimbTo | null
      /** Who asks at the desk, or writes down that the customer asked. */
      readonly agentId: string | null
      readonly helper?: Helping | undefined
      readonly verified: boolean
    }
  /** The rung's own time is over. */
  | {
      readonly ask: 'climb-unanswered'
      readonly rung: number
      readonly to: ClimbTo | null
      /** Where nobody of the house stands above: who answers then, and by when. Null where nobody decides. */
      readonly onceMore: OnceMore | null
      /** The customer was erased: whoever decides owes nobody an answer. */
      readonly isOver?: boolean
    }
  /** Its time is nearly over. */
  | { readonly ask: 'remind-rung'; readonly rung: number }
  | {
      readonly ask: 'answer-rung'
      readonly rung: number
      readonly agentId: string
      /** Whoever stands on the rung, and who stands in for them. */
      readonly mayDecide: readonly string[]
      readonly words: Words
    }
  | {
      readonly ask: 'list-point'
      readonly pointId: string
      /** Null: the customer does, or whoever speaks for them. */
      readonly agentId: string | null
      readonly words: string
      readonly helper?: Helping | undefined
      readonly verified: boolean
    }
  /** It was no point of theirs. */
  | {
      readonly ask: 'take-back-point'
      readonly pointId: string
      readonly agentId: string
      readonly reason: string
    }
  /** The customer says whether it is settled. */
  | {
      readonly ask: 'settle-point'
      readonly pointId: string
      readonly isSettled: boolean
      readonly helper?: Helping | undefined
      readonly verified: boolean
    }

/** The reason for one point of the complaint. */
export interface Reasoned {
  readonly pointId: string
  readonly reason: string
  /** The point as it was listed; absent when it was erased. */
  readonly words?: string | undefined
}
