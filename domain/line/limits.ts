/**
 * What time alone brings in the line: a wrap-up is over, whoever waited for their owner alone waits for everybody again, a request
 * has waited longer than the house says that requests may. Asked by the leader, who commits it.
 */
import { SECOND, type Instant } from '../time.ts'
import { isLive, type WaitingEntry } from './entry.ts'
import type { Line } from './line.ts'
import { CLASSES, comparePlaces } from './order.ts'
import { MEDIA, type Seat } from './seat.ts'

/** Whoever would rather wait for the owner of their case does so for this long at most, in seconds; then anybody takes them. */
export const OWNER_WAIT_SECONDS = 3_600
/** The same while the owner is not at their desk. */
export const OWNER_AWAY_SECONDS = 1_200

/** Until when the one who owns the case may be waited for. */
export function ownerWaitUntil(isOwnerHere: boolean, now: Instant): Instant {
  return now + (isOwnerHere ? OWNER_WAIT_SECONDS : OWNER_AWAY_SECONDS) * SECOND
}

/** Whose wrap-up is over, the longest over first. */
export function overdueWrapUps(line: Line, now: Instant): readonly Seat[] {
  const over: Seat[] = []
  for (const agentId of line.wrappingUp) {
    const seat = line.seats.get(agentId)?.seat
    if (seat && (seat.wrapUpUntil ?? Number.POSITIVE_INFINITY) <= now) over.push(seat)
  }
  return over.toSorted((a, b) => (a.wrapUpUntil ?? 0) - (b.wrapUpUntil ?? 0))
}

/** Those for whom the time to wait for their owner is over, or whose owner has become somebody else or left. */
export function overdueOwnerWaits(line: Line, now: Instant): readonly WaitingEntry[] {
  const over: WaitingEntry[] = []
  for (const entryId of line.onlyForOwner) {
    const entry = line.entries.get(entryId)
    if (entry?.state !== 'waiting' || !entry.onlyFor) continue
    const { agentId, until } = entry.onlyFor
    if (until <= now || entry.ownerId !== agentId || !line.seats.has(agentId)) over.push(entry)
  }
  return over
}

/** Those who are called back and are due by now, the earliest place first. */
export function dueCallbacks(line: Line, now: Instant): readonly WaitingEntry[] {
  const due: WaitingEntry[] = []
  for (const entry of line.postponed.values()) {
    if ((entry.callback?.notBefore ?? now + 1) <= now) due.push(entry)
  }
  return due.toSorted(comparePlaces)
}

/**
 * The requests that wait live for longer than the house has said that requests may: they are to be offered a booked callback. Problems are
 * never among them; they are before every request.
 * @param limitSeconds what setup states; null where nothing is stated
 */
export function requestsPastLimit(
  line: Line,
  now: Instant,
  limitSeconds: number | null,
): readonly WaitingEntry[] {
  if (limitSeconds === null) return []
  const past: WaitingEntry[] = []
  for (let rank = 0; rank < CLASSES; rank += 1) {
    for (const medium of MEDIA) {
      if (!isLive({ medium })) continue
      for (const { waiting } of line.classes[rank]?.queues[medium].values() ?? []) {
        for (const entry of waiting) {
          if (entry.isProblem || entry.joinedAt + limitSeconds * SECOND > now) break
          if ((entry.pastLimitAt ?? null) === null) past.push(entry)
        }
      }
    }
  }
  return past
}
