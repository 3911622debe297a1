/**
 * How many are before somebody, and who is there to take them: what the estimate is made of.
 *
 * The number told is never smaller than the truth: where it is not certain whether somebody ahead takes an agent's time
 * away, they are counted.
 */
import { isLive, neededSkill, type WaitingEntry, type Wish } from './entry.ts'
import type { Line, Queue } from './line.ts'
import { loadIn } from './line.ts'
import { classOf, comparePlaces } from './order.ts'
import { couldTake, MEDIA, mayTake } from './seat.ts'

export interface Staff {
  /** Agents here who take this sort of matter, busy or not. */
  readonly agents: number
  /** How many such contacts they can have in hand at once, all together. */
  readonly hands: number
  /** How many of them could be offered one more right now. */
  readonly free: number
}

/** How many would be served before this entry: 0 for the next one and for one already offered; null when it is not in the line. */
export function placeAhead(line: Line, entryId: string): number | null {
  const entry = line.entries.get(entryId)
  if (!entry) return null
  return entry.state === 'waiting' ? countAhead(line, entry, entry) : 0
}

/** How many would be served before somebody who joined now. */
export function aheadOfNewcomer(line: Line, wish: Wish): number {
  return countAhead(line, wish, null)
}

/** Who is here for this sort of matter. Looks at every seat: for a quote, not for each choice. */
export function staffFor(line: Line, wish: Wish): Staff {
  let agents = 0
  let hands = 0
  let free = 0
  for (const { seat } of line.seats.values()) {
    if (!couldTake(seat, wish)) continue
    agents += 1
    hands += wish.medium === 'call' ? 1 : seat.capacity[wish.medium]
    if (mayTake(seat, loadIn(line, seat.agentId), wish)) free += 1
  }
  return { agents, hands, free }
}

function countAhead(line: Line, wish: Wish, entry: WaitingEntry | null): number {
  let ahead = 0
  for (const { queue, isOwnClass } of queuesAhead(line, wish))
    ahead += isOwnClass ? aheadIn(queue, entry) : queue.waiting.size
  return ahead + postponedAhead(line, wish, entry).length
}

/** Those between two tries of ours are due within the hour, in their old place. Whoever chose a time is before nobody until then. */
function postponedAhead(line: Line, wish: Wish, entry: WaitingEntry | null): readonly WaitingEntry[] {
  if (line.postponed.size === 0) return []
  const rank = classOf(wish)
  const rivals = skillsBesideOf(line, wish)
  const ahead: WaitingEntry[] = []
  for (const other of line.postponed.values()) {
    if (other.callback?.isChosenTime || other.id === entry?.id) continue
    const otherRank = classOf(other)
    const isEarlier = otherRank < rank || (otherRank === rank && (!entry || comparePlaces(other, entry) < 0))
    const queue = { skill: neededSkill(other), onlyFor: other.onlyFor?.agentId ?? null }
    if (isEarlier && isRival(line, queue, { wish, rivals })) ahead.push(other)
  }
  return ahead
}

/** Everybody who would be served before this entry, or before somebody who joined now, in the published order. */
export function placesAhead(line: Line, wish: Wish, entry: WaitingEntry | null): readonly WaitingEntry[] {
  const found: WaitingEntry[] = [...postponedAhead(line, wish, entry)]
  for (const { queue, isOwnClass } of queuesAhead(line, wish)) {
    for (const other of queue.waiting) {
      if (isOwnClass && entry && comparePlaces(other, entry) >= 0) break
      found.push(other)
    }
  }
  return found.toSorted((a, b) => classOf(a) - classOf(b) || comparePlaces(a, b))
}

/** The queues of those who come before, or may: all in the classes before, and in one's own class whoever came earlier. */
function* queuesAhead(
  line: Line,
  wish: Wish,
): Generator<{ readonly queue: Queue; readonly isOwnClass: boolean }> {
  const rank = classOf(wish)
  const rivals = skillsBesideOf(line, wish)
  for (const [other, { queues }] of line.classes.entries()) {
    if (other > rank) break
    for (const medium of MEDIA) {
      // Letters are put aside for whoever is waiting live: they are no wait to them, whatever their class.
      if (medium === 'letter' && isLive(wish)) continue
      for (const queue of queues[medium].values())
        if (isRival(line, queue, { wish, rivals })) yield { queue, isOwnClass: other === rank }
    }
  }
}

interface Rivalry {
  readonly wish: Wish
  readonly rivals: ReadonlySet<string>
}

/** Whether those of a queue take the time of an agent who also takes this. */
function isRival(
  line: Line,
  { skill, onlyFor }: Pick<Queue, 'skill' | 'onlyFor'>,
  { wish, rivals }: Rivalry,
): boolean {
  if (onlyFor === null) return skill === null || rivals.has(skill)
  const owner = line.seats.get(onlyFor)?.seat
  return owner !== undefined && couldTake(owner, wish)
}

function aheadIn(queue: Queue, entry: WaitingEntry | null): number {
  return entry ? queue.waiting.countBefore(entry) : queue.waiting.size
}

/** The skills whose requests compete for the same agents: its own, and every other that one of those agents has. */
function skillsBesideOf(line: Line, wish: Wish): ReadonlySet<string> {
  const skills = new Set<string>()
  // Requests never come before a problem.
  if (wish.isProblem) return skills
  const own = neededSkill(wish)
  if (own !== null) skills.add(own)
  for (const { seat } of line.seats.values()) {
    if (couldTake(seat, wish)) for (const skill of seat.skills) skills.add(skill)
  }
  return skills
}
