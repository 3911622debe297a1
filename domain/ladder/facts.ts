/** What happens on the ladder: a case goes one rung up, a rung answers, the points of a complaint are written down. */
import type { Words } from '../case/facts.ts'
import type { Instant } from '../time.ts'
import type { OutsideTold } from './ladder.ts'

/**
 * Who sent it up. `customer`: on their page, or as an agent heard it. `breach`: a promise was broken. `approval`: nobody said yes or no in
 * time. `unanswered`: the rung let its own time pass.
 */
export type ClimbedBy = 'customer' | 'helper' | 'agent' | 'breach' | 'approval' | 'unanswered'

export type LadderFact =
  | {
      readonly type: 'RungClimbed'
      /** Counted from one; the body outside stands above the last rung inside. */
      readonly rung: number
      /** Who had it before: the one below, or the owner. */
      readonly from: string | null
      /** Who decides now; null when it is the body outside. */
      readonly to: string | null
      readonly by: ClimbedBy
      /** Until when they decide; null where the house cannot promise it. */
      readonly answerBy: Instant | null
      /** Who asked for it at the desk, or wrote down that the customer did. */
      readonly agentId?: string
      readonly helperId?: string
      /** The promise that was broken. */
      readonly commitmentId?: string
      /** The body outside as it was told then. */
      readonly body?: { readonly outside?: OutsideTold; readonly helper?: string }
    }
  | {
      readonly type: 'RungAnswered'
      readonly rung: number
      readonly agentId: string
      /** `no` stands beside a `RefusalGiven`, which has the reasons. */
      readonly how: 'yes' | 'no'
      readonly body?: Words
    }
  /** One point of what the customer complains about, so that a "no" has to answer it. */
  | {
      readonly type: 'PointListed'
      readonly pointId: string
      readonly agentId: string
      readonly body?: { readonly words: string }
    }
