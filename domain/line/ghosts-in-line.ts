/**
 * Ghosts as the leader meets them: which decisions would have chosen somebody who hung up. See ghost.ts for what must stay true.
 *
 * An offer to an agent reaches every ghost that this agent would have been offered in its stead, had the ghost still been there: it is
 * put into the line for the time of a thought, and the line is asked. An agent who has room and is offered nobody reaches every
 * ghost that they might have been offered.
 */
import { SECOND, type Instant } from '../time.ts'
import { countOvertaken, type WaitingEntry, type Wish } from './entry.ts'
import { closeGhosts, type Ghost, type GhostWait, reachGhosts } from './ghost.ts'
import { callHoldingBack } from './hold-back.ts'
import { dropEntry, liftOut, type Line, loadIn, putEntry } from './line.ts'
import { chooseFor, type Offer } from './offers.ts'
import { classOf } from './order.ts'
import type { Pace } from './own-first.ts'
import { mayTake, type Seat } from './seat.ts'

/** Somebody who hung up, with what they had asked for and the place that they had. */
export interface LineGhost extends Wish {
  readonly id: string
  readonly caseId: string
  readonly place: number
  readonly joinedAt: Instant
  /** Who has accepted the case; null or left out where nobody has. */
  readonly ownerId?: string | null
}

/** A ghost whose wait has become known. */
export interface KnownGhost {
  readonly ghost: LineGhost
  readonly waitedSeconds: number
  readonly isCutOff: boolean
}

/** More than any counter of places will reach. */
const CLASS_STEP = 2 ** 48

/**
 * Which ghosts each of these offers reaches; each ghost stands at the first of them that would have chosen it.
 * @param line as it was before the first of these offers; it is the same afterwards
 */
export function reachedByOffers(
  line: Line,
  ghosts: readonly LineGhost[],
  offers: readonly Offer[],
  { now, pace }: { readonly now: Instant; readonly pace: Pace | null },
): ReadonlyMap<Offer, readonly KnownGhost[]> {
  const found = new Map<Offer, readonly KnownGhost[]>()
  let left = ghosts.filter(({ id }) => !line.entries.has(id))
  const before: WaitingEntry[] = []
  try {
    for (const offer of offers) {
      if (left.length === 0) break
      const reached = left.filter(ghost => wouldBeOffered(line, ghost, offer, pace))
      found.set(
        offer,
        waitsOf(
          reached,
          reached.map(({ id, joinedAt }) => ({ id, waited: now - joinedAt, isCutOff: false })),
        ),
      )
      left = left.filter(ghost => !reached.includes(ghost))
      for (const { id } of [offer.entry, ...offer.overtakes]) {
        // As the line has them, which may have gone on since the offers were chosen: nobody comes back into it by this.
        const held = line.entries.get(id)
        if (held?.state !== 'waiting') continue
        before.push(held)
        if (id === offer.entry.id) liftOut(line, held)
        else putEntry(line, countOvertaken(held))
      }
    }
  } finally {
    for (const entry of before.toReversed()) putEntry(line, entry)
  }
  return found
}

/** Whether the agent of this offer would have been offered the ghost instead. */
function wouldBeOffered(line: Line, ghost: LineGhost, { entry, seat }: Offer, pace: Pace | null): boolean {
  const isOwn = (ghost.ownerId ?? null) === seat.agentId
  // Most ghosts are ruled out by a look; of the others the line itself is asked.
  if (!isOwn && orderOf(ghost) > orderOf(entry)) return false
  if (!mayTake(seat, loadIn(line, seat.agentId), ghost)) return false
  putEntry(line, asWaiting(ghost))
  const chosen = chooseFor(line, seat.agentId, pace)
  dropEntry(line, ghost.id)
  return chosen?.id === ghost.id
}

function asWaiting(ghost: LineGhost): WaitingEntry {
  const { id, caseId, medium, isProblem, priority, skill, leastLevel = 1, place, joinedAt, ownerId } = ghost
  return {
    id,
    caseId,
    medium,
    isProblem,
    priority,
    skill,
    leastLevel,
    place,
    joinedAt,
    ownerId: ownerId ?? null,
    customerId: '',
    overtakenByOwn: 0,
    state: 'waiting',
    agentId: null,
    offerUntil: null,
  }
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
