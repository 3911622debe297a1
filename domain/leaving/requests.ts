/** What can be asked about leaving and paying less: by the customer, and by whoever hears it. */
import type { HowBooked } from '../remedy/facts.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Wish } from './facts.ts'
import type { OrderState } from './state.ts'

/** A service as the books have it, read while nobody else can change it. */
export interface ServiceFound {
  readonly serviceId: string
  readonly accountId: string
  readonly isOfCustomer: boolean
  readonly kind: string
  readonly monthlyMinor: number
  readonly currency: string
  /** The last day on which it works, where it ends. */
  readonly endsOn: string | null
  readonly isEnded: boolean
}

/** Where the books are somebody else's: the promise to enter it there. */
export interface ByHand {
  readonly commitmentId: string
  readonly agentId: string
  readonly dueAt: number
  readonly words: string
  /** By which whoever is warned of it works. */
  readonly calendar?: Calendar
}

export interface CancelService {
  readonly ask: 'cancel-service'
  /** Null where the customer does it. */
  readonly agentId: string | null
  readonly verified: boolean
  readonly service: ServiceFound | null
  /** 'YYYY-MM-DD'; null where it could not be read as a day. */
  readonly endsOn: string | null
  /** Today, and the last day that can be chosen. */
  readonly today: string
  readonly latest: string
  readonly isConfirmed: boolean
  readonly words: string
  readonly orderId: string
  /** The promise of an earlier day that was not entered yet: this one takes its place. */
  readonly earlier: string | null
  readonly byHand: ByHand | null
}

export interface ChangePlan {
  readonly ask: 'change-plan'
  readonly agentId: string
  readonly service: ServiceFound | null
  /** Of the house's plans of that kind; null where there is no such plan. */
  readonly plan: {
    readonly kind: string
    readonly plan: string
    readonly monthlyMinor: number
    readonly currency: string
  } | null
  readonly from: string
  readonly words: string
  readonly orderId: string
  readonly earlier: string | null
  readonly byHand: ByHand | null
}

export type LeavingRequest =
  | { readonly ask: 'raise-wish'; readonly wish: Wish; readonly agentId: string }
  | { readonly ask: 'take-back-wish'; readonly wish: Wish; readonly agentId: string }
  | CancelService
  | ChangePlan
  | {
      readonly ask: 'book-order'
      readonly known: OrderState | null
      readonly reference: string
      readonly how: HowBooked
      /** Null for whatever is not a person. */
      readonly agentId: string | null
    }
  | {
      readonly ask: 'fail-order'
      readonly known: OrderState | null
      /** Null where entering it is promised already. */
      readonly byHand: ByHand | null
    }
