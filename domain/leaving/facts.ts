/** What a customer says about leaving or paying less, and what is done about it at once. */

import type { HowBooked } from '../remedy/facts.ts'

/** What whoever keeps the accounts is told to do. */
export type OrderWhat = 'end-service' | 'change-plan'

/** `leave`: a service, or all of us. `pay-less`: a cheaper plan of what they have. */
export type Wish = 'leave' | 'pay-less'

/** By what we know: their own words, or an agent who heard it. */
export type HeardBy = 'words' | 'agent'

interface Heard {
  readonly by: HeardBy
  /** The words that say it: of this message, or of this call as it was written down. */
  readonly messageId?: string
  readonly callId?: string
  /** Where in them, by UTF-16 offsets. */
  readonly from?: number
  readonly to?: number
  /** Who heard it, or wrote it. */
  readonly agentId?: string
  /** It was one of us who told the customer that they can go. */
  readonly isDismissed?: true
}

export type LeavingFact =
  | (Heard & { readonly type: 'LeavingSaid' })
  | (Heard & { readonly type: 'WishToPayLess' })
  /** It was a mistake: nobody wishes it. */
  | { readonly type: 'WishTakenBack'; readonly wish: Wish; readonly agentId: string }
  | {
      readonly type: 'ServiceCancelled'
      readonly serviceId: string
      readonly accountId: string
      /** The last day on which it works, 'YYYY-MM-DD'. */
      readonly endsOn: string
      /** Under which whoever keeps the accounts is told of it. */
      readonly orderId?: string
      /** Null where the customer did it themselves. */
      readonly agentId: string | null
      /** Books of somebody else: an agent enters it there by hand, as a promise. */
      readonly byHand?: string
      /** The plan and the number that it was, as the customer reads them. */
      readonly body?: { readonly words: string }
    }
  | {
      readonly type: 'PlanChanged'
      readonly serviceId: string
      readonly accountId: string
      readonly agentId: string
      /** Minor units a month, before and from now on. */
      readonly beforeMinor: number
      readonly monthlyMinor: number
      readonly currency: string
      /** The first day of the new plan, 'YYYY-MM-DD'. */
      readonly from: string
      /** As the house calls it. */
      readonly plan?: string
      readonly orderId?: string
      readonly byHand?: string
      /** The names of both plans, as the customer reads them. */
      readonly body?: { readonly words: string }
    }
  /** It is done where the accounts are kept. */
  | {
      readonly type: 'OrderBooked'
      readonly orderId: string
      readonly what: OrderWhat
      readonly serviceId: string
      /** The last day, or the first one of the new plan. */
      readonly on: string
      readonly reference: string
      readonly how: HowBooked
      /** Who entered the reference, by hand. */
      readonly agentId?: string
    }
  /** Whoever keeps the accounts said no, or nothing: a person enters it there. The day that was told stands. */
  | {
      readonly type: 'OrderRefused'
      readonly orderId: string
      readonly what: OrderWhat
      readonly serviceId: string
      readonly byHand?: string
    }
