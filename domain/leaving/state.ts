/** How it stands with what a customer wishes; null while nobody has heard of it. */
export type WishStands = 'said' | 'taken-back' | 'done'

export interface Wishes {
  readonly leave: WishStands | null
  readonly payLess: WishStands | null
}

/** One object, so that what was never wished is never written. */
export const noWishes: Wishes = { leave: null, payLess: null }
