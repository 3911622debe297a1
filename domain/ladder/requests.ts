/** What can be asked of the ladder. */
import type { Helping } from '../acting/requests.ts'
import type { Words } from '../case/facts.ts'
import type { ClimbTo } from './ladder.ts'

export type LadderRequest =
  /** One rung up. */
  | {
      readonly ask: 'climb'
      readonly by: 'customer' | 'helper' | 'agent' | 'approval'
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
  | { readonly ask: 'climb-unanswered'; readonly rung: number; readonly to: ClimbTo | null }
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
      readonly agentId: string
      readonly words: string
    }

/** The reason for one point of the complaint. */
export interface Reasoned {
  readonly pointId: string
  readonly reason: string
  /** The point as it was listed; absent when it was erased. */
  readonly words?: string | undefined
}
