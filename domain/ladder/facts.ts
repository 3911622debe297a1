/** What happens on the ladder: a case goes one rung up, a rung answers, the points of a complaint are written down. */
import type { Words } from '../case/facts.ts'
import type { Instant } from '../time.ts'
import type { OutsideTold } from './ladder.ts'

/**
 * Who sent it up. `customer`: on their page, or as an agent heard it. `breach`: a promise was broken. `unanswered`: the rung let its own
 * time pass. `approval`: as it was before what is asked for went up by itself (approval/facts.ts); nobody writes it any more.
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
      /** When whoever decides is reminded, with time to act. */
      readonly warnAt?: Instant
      /** Who is named for this rung, where somebody stands in for them. */
      readonly named?: string
      /** The team whose own rungs it goes up. */
      readonly teamId?: string
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
  /** Its time is nearly over: whoever decides is reminded. */
  | { readonly type: 'RungReminded'; readonly rung: number }
  /** The last rung inside let its time pass: it owes its answer all the same, by another time, and the way outside is open. */
  | {
      readonly type: 'RungLate'
      readonly rung: number
      /** Who decides now: whoever stands there, or stands in. */
      readonly agentId: string
      readonly answerBy: Instant
      readonly warnAt: Instant
      /** The body outside as it was told then. */
      readonly body?: { readonly outside: OutsideTold }
    }
  /** Nobody is left who waits for its answer: the customer was erased. Nothing on this ladder runs any more. */
  | { readonly type: 'RungEnded'; readonly rung: number }
  | PointFact

/** The points of what the customer complains about: a "no" has to answer each that is open. */
export type PointFact =
  | {
      readonly type: 'PointListed'
      readonly pointId: string
      /** Who wrote it down; null where the customer did, or whoever speaks for them. */
      readonly agentId: string | null
      readonly helperId?: string
      readonly body?: { readonly words: string; readonly helper?: string }
    }
  /** It was listed by mistake. The customer reads why. */
  | {
      readonly type: 'PointTakenBack'
      readonly pointId: string
      readonly agentId: string
      readonly body?: { readonly reason: string }
    }
  /** The customer says that this point is settled … */
  | (OfCustomer & { readonly type: 'PointSettled' })
  /** … or that it is not after all. */
  | (OfCustomer & { readonly type: 'PointOpenedAgain' })

interface OfCustomer {
  readonly pointId: string
  /** Whoever speaks for them. */
  readonly helperId?: string
  readonly body?: { readonly helper: string }
}
