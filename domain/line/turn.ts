/**
 * Whose turn it is when an agent goes to the line themselves, instead of being asked by it. First help is for all: a missing skill
 * keeps nobody from being helped, and whoever comes first is helped first.
 */
import { neededSkill, type WaitingEntry } from './entry.ts'
import { type Line, loadIn, type Queue, seatIn } from './line.ts'
import { classOf, comparePlaces } from './order.ts'
import { fenceAmong, OWN_FIRST_REACH, type Pace } from './own-first.ts'
import { MEDIA } from './seat.ts'

export interface LineTurn {
  /** Whoever is to be helped first; null when nobody comes before. */
  readonly before: WaitingEntry | null
  /** Those who came earlier and let this one pass because the agent owns the case. */
  readonly overtook: readonly WaitingEntry[]
}

const theirTurn: LineTurn = { before: null, overtook: [] }

/** Null when nobody waits there any more. */
export function turnIn(
  line: Line,
  entryId: string,
  agentId: string,
  pace: Pace | null = null,
): LineTurn | null {
  const entry = line.entries.get(entryId)
  if (entry?.state !== 'waiting') return null
  for (let rank = 0; rank < classOf(entry); rank += 1) {
    const before = headOf(queuesBeside(line, rank, entry, agentId))
    if (before) return { before, overtook: [] }
  }
  const queues = queuesBeside(line, classOf(entry), entry, agentId)
  const head = headOf(queues)
  // Somebody who is called back stands in no queue before they are due, and may be helped in their place all the same.
  if (!head || comparePlaces(entry, head) <= 0) return theirTurn
  return turnAmongEquals(queues, { entry, head, agentId, pace })
}

interface Among {
  readonly entry: WaitingEntry
  readonly head: WaitingEntry
  readonly agentId: string
  readonly pace: Pace | null
}

/** A case of the agent's own goes before its equals, within the limits of own-first.ts. */
function turnAmongEquals(queues: readonly Queue[], { entry, head, agentId, pace }: Among): LineTurn {
  const own = earliest(queues.map(queue => queue.owned.get(agentId)?.first))
  if (own?.id !== entry.id) return { before: head, overtook: [] }
  const passed = queues.flatMap(queue => earlierThan(queue, entry)).toSorted(comparePlaces)
  const others = passed.slice(0, OWN_FIRST_REACH + 1)
  const isFenced = fenceAmong(others, pace) < entry.place
  return isFenced ? { before: head, overtook: [] } : { before: null, overtook: passed }
}

function earlierThan(queue: Queue, entry: WaitingEntry): readonly WaitingEntry[] {
  const found: WaitingEntry[] = []
  for (const other of queue.waiting) {
    if (comparePlaces(other, entry) >= 0) break
    found.push(other)
  }
  return found
}

/**
 * Those of one class whom this agent could help as well: with the skill or without need of it, and by a medium that they have
 * hands for. A call cannot be taken beside a chat; one more chat or letter always can, when the agent wishes it.
 */
function queuesBeside(line: Line, rank: number, entry: WaitingEntry, agentId: string): readonly Queue[] {
  const seat = seatIn(line, agentId)
  const { call, chat } = loadIn(line, agentId)
  const skills = new Set([null, neededSkill(entry), ...(seat?.skills ?? [])])
  const media = MEDIA.filter(
    medium =>
      medium === entry.medium ||
      ((seat?.capacity[medium] ?? 0) > 0 && (medium !== 'call' || (call === 0 && chat === 0))),
  )
  return media.flatMap(medium =>
    [...(line.classes[rank]?.queues[medium].values() ?? [])].filter(
      // Whoever waits for somebody else alone is before nobody.
      ({ skill, onlyFor }) => skills.has(skill) && (onlyFor === null || onlyFor === agentId),
    ),
  )
}

function headOf(queues: readonly Queue[]): WaitingEntry | null {
  return earliest(queues.map(queue => queue.waiting.first))
}

function earliest(entries: readonly (WaitingEntry | undefined)[]): WaitingEntry | null {
  return entries.reduce<WaitingEntry | null>(
    (first, entry) => (entry && (!first || comparePlaces(entry, first) < 0) ? entry : first),
    null,
  )
}
