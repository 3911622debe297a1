import type { OrderWhat } from './facts.ts'

/** How it stands with what a customer wishes; null while nobody has heard of it. */
export type WishStands = 'said' | 'taken-back' | 'done'

export interface Wishes {
  readonly leave: WishStands | null
  readonly payLess: WishStands | null
}

/** What whoever keeps the accounts was told to do. Its row is read under the lock of its case. */
export interface OrderState {
  readonly id: string
  readonly what: OrderWhat
  readonly serviceId: string
  readonly on: string
  /** `replaced`: another day was chosen before it was done. */
  readonly state: 'asked' | 'failed' | 'booked' | 'replaced'
  /** A person enters it, and its reference. */
  readonly isByHand: boolean
  readonly commitmentId: string | null
}

/** One object, so that what was never wished is never written. */
export const noWishes: Wishes = { leave: null, payLess: null }
