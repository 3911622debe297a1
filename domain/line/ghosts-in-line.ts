/**
 * Ghosts as the leader meets them: which decisions would have chosen somebody who hung up. See ghost.ts for what must stay true.
 *
 * An offer to an agent reaches every ghost that this agent would have been offered in its stead, had the ghost still been there: it is
 * put into the line for the time of a thought, and the line is asked. An agent who has room and is offered nobody reaches every
 * ghost that they might have been offered.
 */
import { HOUR, SECOND, type Instant } from '../time.ts'
import { agentAt } from './choose.ts'
import { countOvertaken, type WaitingEntry, type Wish } from './entry.ts'
import type { GhostLine, LineGhost } from './ghost-line.ts'
import { callHoldingBack } from './hold-back.ts'
import { dropEntry, liftOut, type Line, loadIn, putEntry } from './line.ts'
import { chooseFor, isAnybodyOpen, type Offer } from './offers.ts'
import { classOf } from './order.ts'
import type { Pace } from './own-first.ts'
import { isFor, MEDIA, mayTake } from './seat.ts'

/** A ghost whose wait has become known. */
export interface KnownGhost {
  readonly ghost: LineGhost
  readonly waitedSeconds: number
  readonly isCutOff: boolean
}

/** A ghost that nothing has reached for so long is cut off, in a house that never closes as well. */
export const LONGEST_GHOST_MS: number = 24 * HOUR

/** More than any counter of places will reach. */
const CLASS_STEP = 2 ** 48

/**
 * Which ghosts each of these offers reaches; each ghost stands at the first of them that would have chosen it.
 * @param line as it was before the first of these offers; it is the same afterwards
 */
export function reachedByOffers(
  line: Line,
  ghosts: GhostLine,
  offers: readonly Offer[],
  { now, pace }: { readonly now: Instant; readonly pace: Pace | null },
): ReadonlyMap<Offer, readonly KnownGhost[]> {
  const found = new Map<Offer, readonly KnownGhost[]>()
  const gone = new Set<string>()
  const before: WaitingEntry[] = []
  try {
    for (const offer of offers) {
      if (gone.size === ghosts.byId.size) break
      const reached = candidates(line, ghosts, offer).filter(
        ghost =>
          !gone.has(ghost.id) && !line.entries.has(ghost.id) && wouldBeOffered(line, ghost, offer, pace),
      )
      found.set(
        offer,
        reached.map(ghost => knownOf(ghost, now, false)),
      )
      for (const { id } of reached) gone.add(id)
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

/** Those whom the agent of this offer could have been offered in its stead: their own, and who stands before the one who is offered. */
function candidates(line: Line, ghosts: GhostLine, { entry, seat }: Offer): readonly LineGhost[] {
  const agent = agentAt(line, seat.agentId)
  if (!agent) return []
  const found = new Set<LineGhost>(ghosts.owned.get(seat.agentId))
  const order = orderOf(entry)
  for (const queues of ghosts.classes.slice(0, classOf(entry) + 1)) {
    for (const medium of agent.media) {
      if (queues[medium].size === 0) continue
      for (const need of agent.needs) {
        for (const ghost of queues[medium].get(need) ?? []) {
          if (orderOf(ghost) > order) break
          found.add(ghost)
        }
      }
    }
  }
  return [...found]
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

/**
 * Which ghosts are reached because somebody who could take them has room and is offered nobody. Asked when no offer is due, often; it
 * looks at each kind of ghost once, and at agents only for chats beside other chats.
 */
export function reachedByRoom(line: Line, ghosts: GhostLine, now: Instant): readonly KnownGhost[] {
  const reached: LineGhost[] = []
  if (ghosts.byId.size === 0 || line.openSeats.size === 0) return []
  for (const queues of ghosts.classes) {
    for (const medium of MEDIA) {
      for (const queue of queues[medium].values()) {
        const head = queue.first
        if (!head) continue
        if (isAnybodyOpen(line, line.open[medium], head)) reached.push(...queue)
        else if (medium === 'chat' && isAnybodyOpen(line, line.open.beside, head))
          reached.push(...beforeCalls(line, head, queue))
      }
    }
  }
  return reached.map(ghost => knownOf(ghost, now, false))
}

/** Whoever chats and takes calls is held back by the first call that they could take: chats behind it are not for them. */
function beforeCalls(line: Line, like: LineGhost, queue: Iterable<LineGhost>): readonly LineGhost[] {
  let last = Number.NEGATIVE_INFINITY
  for (const seat of line.open.beside.all) {
    if (!isFor(seat, like)) continue
    const call = callHoldingBack(line, seat.agentId)
    last = Math.max(last, call ? orderOf(call) : Number.POSITIVE_INFINITY)
    if (call === null) break
  }
  return [...queue].filter(ghost => orderOf(ghost) < last)
}

/** Those that are in the line for longer than any ghost is: they have waited at least so long. */
export function tooOld(ghosts: GhostLine, now: Instant): readonly KnownGhost[] {
  const found: KnownGhost[] = []
  for (const ghost of ghosts.byAge) {
    if (now - ghost.joinedAt <= LONGEST_GHOST_MS) break
    found.push(knownOf(ghost, now, true))
  }
  return found
}

/** The line closes: those that are left have waited at least so long. */
export function cutOff(ghosts: GhostLine, now: Instant): readonly KnownGhost[] {
  return [...ghosts.byId.values()].map(ghost => knownOf(ghost, now, true))
}

function knownOf(ghost: LineGhost, now: Instant, isCutOff: boolean): KnownGhost {
  return { ghost, waitedSeconds: Math.max(0, Math.round((now - ghost.joinedAt) / SECOND)), isCutOff }
}

function orderOf(one: Wish & { readonly place: number }): number {
  return classOf(one) * CLASS_STEP + one.place
}
