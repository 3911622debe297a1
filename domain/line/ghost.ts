/**
 * Ghosts: who hung up stays in the line virtually, so that what they would have waited is known as well.
 *
 * What must stay true:
 * - A ghost is never offered and never counted as waiting; nobody waits a second longer because of one.
 * - Its offered wait ends at the first decision that would have chosen it: the first time that a hand takes somebody who
 *   stands behind it, or finds nobody to take. When the line closes first, the wait is cut off: it was at least so long.
 * - Scoring quotes without ghosts would flatter them: those who hang up are those whose wait was long.
 */

/** `order` is the place in the line, smaller earlier; `joinedAt` in seconds or any other unit of time, used throughout. */
export interface Ghost<Id> {
  readonly id: Id
  readonly order: number
  readonly joinedAt: number
}

/** What the line would have offered to somebody who hung up. `isCutOff`: the line closed before. */
export interface GhostWait<Id> {
  readonly id: Id
  readonly waited: number
  readonly isCutOff: boolean
}

/** Who hung up and has not been reached yet. */
export type Ghosts<Id> = readonly Ghost<Id>[]

export function withGhost<Id>(ghosts: Ghosts<Id>, ghost: Ghost<Id>): Ghosts<Id> {
  return ghosts.some(({ id }) => id === ghost.id) ? ghosts : [...ghosts, ghost]
}

/**
 * A hand that could have taken any of these ghosts takes somebody at place `order`, or nobody (`null`) and stands free: every
 * ghost before that place would have been chosen.
 */
export function reachGhosts<Id>(
  ghosts: Ghosts<Id>,
  order: number | null,
  now: number,
): { readonly left: Ghosts<Id>; readonly reached: readonly GhostWait<Id>[] } {
  const isReached = (ghost: Ghost<Id>) => order === null || ghost.order < order
  return {
    left: ghosts.filter(ghost => !isReached(ghost)),
    reached: ghosts.filter(isReached).map(ghost => waitOf(ghost, now, false)),
  }
}

/** The line closes: all that are left are cut off. */
export function closeGhosts<Id>(ghosts: Ghosts<Id>, now: number): readonly GhostWait<Id>[] {
  return ghosts.map(ghost => waitOf(ghost, now, true))
}

function waitOf<Id>({ id, joinedAt }: Ghost<Id>, now: number, isCutOff: boolean): GhostWait<Id> {
  return { id, waited: now - joinedAt, isCutOff }
}
