/**
 * Ghosts as the leader meets them: which decisions would have chosen somebody who hung up. See ghost.ts for what must stay true.
 *
 * An offer to an agent reaches every ghost that this agent might have been offered and that stands earlier in the published order.
 * An agent who has room and is offered nobody reaches every ghost that they might have been offered.
 */
import { SECOND, type Instant } from '../time.ts'
import type { Wish } from './entry.ts'
import { closeGhosts, type Ghost, type GhostWait, reachGhosts } from './ghost.ts'
import { callHoldingBack } from './hold-back.ts'
import { type Line, loadIn } from './line.ts'
import type { Offer } from './offers.ts'
import { classOf } from './order.ts'
import { mayTake, type Seat } from './seat.ts'

/** Somebody who hung up, with what they had asked for and the place that they had. */
export interface LineGhost extends Wish {
  readonly id: string
  readonly caseId: string
  readonly place: number
  readonly joinedAt: Instant
}

/** A ghost whose wait has become known. */
export interface KnownGhost {
  readonly ghost: LineGhost
  readonly waitedSeconds: number
  readonly isCutOff: boolean
}

/** More than any counter of places will reach. */
const CLASS_STEP = 2 ** 48

/** Which ghosts this offer reaches. An own case that goes first passes a ghost as it passes the people before it. */
export function reachedByOffer(
  line: Line,
  ghosts: readonly LineGhost[],
  { entry, seat, overtakes }: Offer,
  now: Instant,
): readonly KnownGhost[] {
  if (ghosts.length === 0 || overtakes.length > 0) return []
  const order = orderOf(entry)
  return waitsOf(ghosts, reachGhosts(mightTake(line, seat, ghosts).map(asGhost), order, now).reached)
}

/** Which ghosts are reached because somebody who could take them has room and is offered nobody. Asked when no offer is due. */
export function reachedByRoom(line: Line, ghosts: readonly LineGhost[], now: Instant): readonly KnownGhost[] {
  const reached = new Map<string, KnownGhost>()
  for (const agentId of ghosts.length === 0 ? [] : line.openSeats) {
    const seat = line.seats.get(agentId)?.seat
    if (!seat) continue
    const call = callHoldingBack(line, agentId)
    const mine = mightTake(line, seat, ghosts).filter(
      ghost => call === null || ghost.medium !== 'chat' || orderOf(ghost) < orderOf(call),
    )
    for (const known of waitsOf(ghosts, reachGhosts(mine.map(asGhost), null, now).reached))
      reached.set(known.ghost.id, known)
  }
  return [...reached.values()]
}

/** The line closes: those that are left have waited at least so long. */
export function cutOff(ghosts: readonly LineGhost[], now: Instant): readonly KnownGhost[] {
  return waitsOf(ghosts, closeGhosts(ghosts.map(asGhost), now))
}

function mightTake(line: Line, seat: Seat, ghosts: readonly LineGhost[]): readonly LineGhost[] {
  const load = loadIn(line, seat.agentId)
  return ghosts.filter(ghost => mayTake(seat, load, ghost))
}

function asGhost(ghost: LineGhost): Ghost<string> {
  return { id: ghost.id, order: orderOf(ghost), joinedAt: ghost.joinedAt }
}

function orderOf(one: Wish & { readonly place: number }): number {
  return classOf(one) * CLASS_STEP + one.place
}

function waitsOf(ghosts: readonly LineGhost[], reached: readonly GhostWait<string>[]): readonly KnownGhost[] {
  const byId = new Map(ghosts.map(ghost => [ghost.id, ghost]))
  return reached.flatMap(({ id, waited, isCutOff }) => {
    const ghost = byId.get(id)
    return ghost ? [{ ghost, waitedSeconds: Math.max(0, Math.round(waited / SECOND)), isCutOff }] : []
  })
}
