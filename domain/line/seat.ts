/**
 * A seat: an agent at work, and what they may take.
 *
 * Every agent has first help: to hear, own and promise. So a problem may be taken by anyone with room for it, whatever
 * skill it names; a request that names a skill needs that skill, as well known as it asks for. A call takes the whole agent;
 * chats share one; a letter is put aside for a live person and so never stands in the way of one. After a contact an agent may
 * wrap up: write down what was said, before the next person comes.
 *
 * Reserved time for letters is a seat with capacity for letters only, for as long as it lasts.
 */
import type { Medium, Presence } from '../case/facts.ts'
import type { Instant } from '../time.ts'
import { neededLevel, neededSkill, type Entry, type Wish } from './entry.ts'

export const MEDIA = ['call', 'chat', 'letter'] as const satisfies readonly Medium[]

export type PerMedium = Readonly<Record<Medium, number>>

/** How well a skill is known: 1 the basics, 2 well, 3 so well that others ask. */
export const LEVELS = [1, 2, 3] as const
/** Of a skill of which nobody has said how well it is known. */
export const USUAL_LEVEL = 2

export interface Seat {
  readonly agentId: string
  readonly presence: Presence
  readonly skills: readonly string[]
  /** How well each of them is known; one that is not named is known as usual. */
  readonly levels?: Readonly<Record<string, number>>
  /** How many at once. More than one call makes no difference: a call takes the whole agent. */
  readonly capacity: PerMedium
  /** Since when the agent has been free for more: the longest free is asked first. Set by the leader, kept in the row. */
  readonly freeSince: Instant
  /** Wrapping up after a contact, and offered nobody, until then or until they say that they are ready. Null when they are. */
  readonly wrapUpUntil?: Instant | null
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
  if (seat.presence !== 'here' || isWrappingUp(seat) || load.pending > 0) return false
  return hasHands(seat, load, medium)
}

/** Until the leader has ended it: a wrap-up whose time is over still stands for the moment until then. */
export function isWrappingUp(seat: Seat): boolean {
  return (seat.wrapUpUntil ?? null) !== null
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

/** From 1 to 3; 0 for a skill that the agent does not have. */
export function levelOf(seat: Seat, skill: string): number {
  return seat.skills.includes(skill) ? (seat.levels?.[skill] ?? USUAL_LEVEL) : 0
}

export function hasSkillFor(seat: Seat, wish: Wish): boolean {
  const skill = neededSkill(wish)
  return skill === null || levelOf(seat, skill) >= neededLevel(wish)
}

/** Whether this is for the agent at all: the subject is known. Whoever waits for their owner gets the owner, whatever the subject. */
export function isFor(seat: Seat, wish: Wish): boolean {
  return wish.onlyFor ? wish.onlyFor.agentId === seat.agentId : hasSkillFor(seat, wish)
}

/**
 * Whether the agent has room for this and is the right one for it now. Beside it stands one more reason to wait, which depends
 * on who else waits: an agent who could take an earlier call gets no further chat behind it, see `hold-back.ts`.
 */
export function mayTake(seat: Seat, load: Load, wish: Wish): boolean {
  return hasRoom(seat, load, wish.medium) && isFor(seat, wish)
}

/** Whether the agent, once free, could take this: here, with the skill, and with any capacity for the medium. */
export function couldTake(seat: Seat, wish: Wish): boolean {
  return seat.presence === 'here' && seat.capacity[wish.medium] > 0 && isFor(seat, wish)
}

/** Who is asked first among those who may take the same entry: the longest free, then by id, so that it never depends on luck. */
export function compareSeats(a: Seat, b: Seat): number {
  if (a.freeSince !== b.freeSince) return a.freeSince - b.freeSince
  return a.agentId < b.agentId ? -1 : Number(a.agentId > b.agentId)
}
