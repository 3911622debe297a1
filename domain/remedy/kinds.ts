/** What puts a matter right. Total: a new kind says here what it is to the books, to authority and to the promises. */
import type { CommitmentKind } from '../case/facts.ts'

export type RemedyKind =
  | 'credit'
  | 'waiver'
  /** The service again at once, while old dues are disputed. */
  | 'reconnect'
  | 'goods'
  /** Without a fee. */
  | 'plan-change'
  | 'priority-visit'
  | 'callback-same-person'
  /** In writing, and only with one of the others. */
  | 'apology'

/** As the limits of a role name them. */
export type GrantKind = 'credit' | 'waiver' | 'goods' | 'callback' | 'visit' | 'reconnect' | 'plan-change'

interface KindTerms {
  /** What it is limited by; null needs no leave. */
  readonly grant: GrantKind | null
  /** Its amount is the customer's: it stands on the bill. */
  readonly isMoney: boolean
  /** The promise that it is until it is done; null for what is done by saying it. */
  readonly promise: CommitmentKind | null
  /** Promises of these kinds, made before it, can be carried out by it. */
  readonly carriesOut: readonly CommitmentKind[]
  /** Booking does it; otherwise booking only arranges it, and somebody still has to come or to call. */
  readonly isDoneWhenBooked: boolean
  /** Who books it: whoever keeps the accounts, a person of the house, or nobody, because the promise is all there is. */
  readonly booker: 'billing' | 'hand' | 'house'
}

export const remedyKinds: Readonly<Record<RemedyKind, KindTerms>> = {
  credit: {
    grant: 'credit',
    isMoney: true,
    promise: 'credit',
    carriesOut: ['credit', 'terms', 'other'],
    isDoneWhenBooked: true,
    booker: 'billing',
  },
  waiver: {
    grant: 'waiver',
    isMoney: true,
    promise: 'credit',
    carriesOut: ['credit', 'terms', 'other'],
    isDoneWhenBooked: true,
    booker: 'billing',
  },
  reconnect: {
    grant: 'reconnect',
    isMoney: false,
    promise: 'other',
    carriesOut: ['other'],
    isDoneWhenBooked: true,
    booker: 'billing',
  },
  goods: {
    grant: 'goods',
    isMoney: false,
    promise: 'goods',
    carriesOut: ['goods', 'other'],
    isDoneWhenBooked: true,
    booker: 'hand',
  },
  'plan-change': {
    grant: 'plan-change',
    isMoney: false,
    promise: 'terms',
    carriesOut: ['terms', 'other'],
    isDoneWhenBooked: true,
    booker: 'billing',
  },
  'priority-visit': {
    grant: 'visit',
    isMoney: false,
    promise: 'visit',
    carriesOut: ['visit'],
    isDoneWhenBooked: false,
    booker: 'hand',
  },
  'callback-same-person': {
    grant: 'callback',
    isMoney: false,
    promise: 'call-back',
    carriesOut: ['call-back'],
    isDoneWhenBooked: false,
    booker: 'house',
  },
  apology: {
    grant: null,
    isMoney: false,
    promise: null,
    carriesOut: [],
    isDoneWhenBooked: true,
    booker: 'house',
  },
}
