/**
 * A seat: an agent at work, and what they may take.
 *
 * Every agent has first help: to hear, own and promise. So a problem may be taken by anyone with room for it, whatever
 * skill it names; a request that names a skill needs that skill. A call takes the whole agent; chats share one; a letter
 * is put aside for a live person and so never stands in the way of one.
 *
 * Reserved time for letters is a seat with capacity for letters only, for as long as it lasts.
 */
import type { Medium, Presence } from '../case/facts.ts'
import type { Instant } from '../time.ts'
import { neededSkill, type Entry, type Wish } from './entry.ts'

export const MEDIA = ['call', 'chat', 'letter'] as const satisfies readonly Medium[]

export type PerMedium = Readonly<Record<Medium, number>>

export interface Seat {
  readonly agentId: string
  readonly presence: Presence
  readonly skills: readonly string[]
  /** How many at once. More than one call makes no difference: a call takes the whole agent. */
  readonly capacity: PerMedium
  /** Since when the agent has been free for more: the longest free is asked first. Set by the leader, kept in the row. */
  readonly freeSince: Instant
}

/** What an agent has in hand, offers included, and how many of those are still unanswered offers. */
export interface Load extends PerMedium {
  readonly pending: number
}

export const NO_LOAD: Load = { call: 0, chat: 0, letter: 0, pending: 0 }

/** The load after one entry has come into the agent's hands, or left them. */
export function changeLoad(load: Load, entry: Entry, by: 1 | -1): Load {
  const pending = load.pending + (entry.state === 'offered' ? by : 0)
  return { ...load, [entry.medium]: load[entry.medium] + by, pending }
}

/** Whether one more of this medium may be offered now. One offer at a time; nobody who is away or offline. */
export function hasRoom(seat: Seat, load: Load, medium: Medium): boolean {
  if (seat.presence !== 'here' || load.pending > 0) return false
  return hasHands(seat, load, medium)
}

/** Whether one more of this medium fits beside what the agent has in hand. */
export function hasHands(seat: Seat, load: Load, medium: Medium): boolean {
  if (load.call > 0) return false
  if (medium === 'call') return load.chat === 0 && seat.capacity.call > 0
  const roomForChat = load.chat < seat.capacity.chat
  if (medium === 'chat') return roomForChat
  // With every chat taken, a letter on top would only be paid for by those who chat.
  return load.letter < seat.capacity.letter && (load.chat === 0 || roomForChat)
}

export function hasSkillFor(seat: Seat, wish: Wish): boolean {
  const skill = neededSkill(wish)
  return skill === null || seat.skills.includes(skill)
}

/** Whether this may be offered to this agent now. The whole of eligibility; the line's indexes must agree with it. */
export function mayTake(seat: Seat, load: Load, wish: Wish): boolean {
  return hasRoom(seat, load, wish.medium) && hasSkillFor(seat, wish)
}

/** Whether the agent, once free, could take this: here, with the skill, and with any capacity for the medium. */
export function couldTake(seat: Seat, wish: Wish): boolean {
  return seat.presence === 'here' && seat.capacity[wish.medium] > 0 && hasSkillFor(seat, wish)
}

/** Who is asked first among those who may take the same entry: the longest free, then by id, so that it never depends on luck. */
export function compareSeats(a: Seat, b: Seat): number {
  if (a.freeSince !== b.freeSince) return a.freeSince - b.freeSince
  return a.agentId < b.agentId ? -1 : Number(a.agentId > b.agentId)
}
