/**
 * An entry: a place in the line, and what it becomes (an offer, then a contact in somebody's hands).
 *
 * What must stay true: `place` is given once, when the person joins, and no change of state touches it. An offer that
 * lapses, a declined offer and a lost agent all lead back to where the person was.
 */
import type { Medium, PriorityReason } from '../case/facts.ts'
import { SECOND, type Instant } from '../time.ts'

/** How long an agent has to answer an offer, in seconds. Then the agent is away, and the entry is where it was. */
export const OFFER_SECONDS = 20

/** What a person asks for when they join: all that decides who may take it and in which class it stands. */
export interface Wish {
  /** `letter` is mail, and anything else with nobody waiting live at the other end. */
  readonly medium: Medium
  /** True also when nobody has said what it is: of unstated kind it is a problem. */
  readonly isProblem: boolean
  /** Only reasons that the charter states in public; never value to the company. */
  readonly priority: PriorityReason | null
  /** Who knows the subject. Needed for a request; for a problem only preferred, since every agent has first help. */
  readonly skill: string | null
  /** How well the skill must be known for a request, where setup says so: 1 to 3. Left out, whoever has it may take it. */
  readonly leastLevel?: number
  /** The customer would rather wait for the owner than be helped by somebody else; until then nobody else is asked. */
  readonly onlyFor?: OnlyFor | null
}

export interface OnlyFor {
  readonly agentId: string
  readonly until: Instant
}

interface Held extends Wish {
  readonly id: string
  readonly caseId: string
  readonly customerId: string
  /** Smaller is earlier. Taken from one counter in the order of commits, never from a clock. */
  readonly place: number
  /** The agent who has accepted the case; null while only the duty lead stands in (a stand-in goes first for nobody). */
  readonly ownerId: string | null
  /** How often somebody later was taken first because the agent already owned their case. Never above the limit. */
  readonly overtakenByOwn: number
  readonly joinedAt: Instant
  /** Until when the person was told that they would be answered, at most; null or left out where no time was told. */
  readonly toldUntil?: Instant | null
  /** When a request had waited for longer than the house says that requests may; null or left out before that. */
  readonly pastLimitAt?: Instant | null
  /** Set while the person does not wait but is called; null or left out for whoever waits. */
  readonly callback?: LineCallback | null
}

export interface LineCallback {
  /** Until then nobody is offered this. It ends with the row, not with the clock: whoever is due again is so for everybody at once. */
  readonly notBefore: Instant | null
  /** They chose the time themselves: until it comes they are before nobody. */
  readonly isChosenTime: boolean
}

export interface WaitingEntry extends Held {
  readonly state: 'waiting'
  readonly agentId: null
  readonly offerUntil: null
}

export interface OfferedEntry extends Held {
  readonly state: 'offered'
  readonly agentId: string
  readonly offerUntil: Instant
}

/** In an agent's hands until the contact ends; then it is dropped from the line. */
export interface AnsweredEntry extends Held {
  readonly state: 'answered'
  readonly agentId: string
  /** Left out where nobody asks for how long. */
  readonly answeredAt?: Instant | null
  readonly offerUntil: null
}

export type Entry = WaitingEntry | OfferedEntry | AnsweredEntry

export function offerTo(entry: WaitingEntry, agentId: string, now: Instant): OfferedEntry {
  return { ...entry, state: 'offered', agentId, offerUntil: now + OFFER_SECONDS * SECOND }
}

export function answer(entry: OfferedEntry): AnsweredEntry {
  return { ...entry, state: 'answered', offerUntil: null }
}

/** Waiting again, where it was: after an offer that lapsed or was declined, or an agent who was lost. */
export function putBack(entry: Entry): WaitingEntry {
  return { ...entry, state: 'waiting', agentId: null, offerUntil: null }
}

/** Somebody later was taken first, once more, because their own agent became free. */
export function countOvertaken(entry: WaitingEntry): WaitingEntry {
  return { ...entry, overtakenByOwn: entry.overtakenByOwn + 1 }
}

/** Keeps a place and is not to be offered: the time that they chose, or the next try, has not come. */
export function isPostponed(entry: Entry): boolean {
  return entry.state === 'waiting' && (entry.callback?.notBefore ?? null) !== null
}

/** The skill without which nobody may take this; null when everybody may. */
export function neededSkill(wish: Wish): string | null {
  return wish.isProblem ? null : wish.skill
}

/** How well that skill must be known; 0 where none is needed. */
export function neededLevel(wish: Wish): number {
  return neededSkill(wish) === null ? 0 : (wish.leastLevel ?? 1)
}

export function isLive(wish: { readonly medium: Medium }): boolean {
  return wish.medium !== 'letter'
}
