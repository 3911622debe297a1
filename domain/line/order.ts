/**
 * The published order of the line: who is taken first by a given agent.
 *
 * key(entry, agent) = problem before request, live before letter, priority, own case of this agent, place.
 *
 * - Problem before request: nobody who needs help waits behind somebody who is buying.
 * - Live before letter: a letter does not hold the line; letters have reserved time and clocks of their own.
 * - Priority: loss of service and vulnerability, the reasons that the charter states in public. It comes after "live", so
 *   that a letter never keeps a person on the phone waiting.
 * - Own case: whoever knows the story takes it, so that it is told once. Only among equals in all of the above, and never
 *   past somebody who has been overtaken in this way twice already.
 * - Place: first come, first served.
 *
 * What must stay true: for one agent and one set of fences this is a total order, so that sorting means something. That is
 * why a fence closes own-case-first for everybody behind it, rather than comparing pair by pair: with y (overtaken never),
 * x (overtaken twice) and own case o behind both, "o before y, y before x, x before o" would be a circle.
 */
import { isLive, type Entry, type Wish } from './entry.ts'

/** One entry may be overtaken this often by somebody whose own agent became free. */
export const OWN_FIRST_LIMIT = 2

/** How many classes there are; all who wait in one class are equal but for own case and place. */
export const CLASSES = 8

/** The class of an entry, 0 being first: problem before request, live before letter, priority before none. */
export function classOf(wish: Wish): number {
  return (wish.isProblem ? 0 : 4) + (isLive(wish) ? 0 : 2) + (wish.priority === null ? 1 : 0)
}

/** An entry that nobody's own case may overtake any more. */
export function isFence(entry: Entry): boolean {
  return entry.overtakenByOwn >= OWN_FIRST_LIMIT
}

/**
 * For each class the place behind which own-case-first no longer applies to this agent: the earliest fence that this agent
 * may take and does not own. Infinity where there is none.
 */
export type Fences = readonly number[]

export const NO_FENCES: Fences = Array.from({ length: CLASSES }, () => Number.POSITIVE_INFINITY)

export function isOwnFirst(entry: Entry, agentId: string, fences: Fences): boolean {
  return entry.ownerId === agentId && entry.place < (fences[classOf(entry)] ?? Number.POSITIVE_INFINITY)
}

/** By place alone. Places are unique; the id only keeps the order total if they ever were not. */
export function comparePlaces(a: Entry, b: Entry): number {
  if (a.place !== b.place) return a.place - b.place
  return a.id < b.id ? -1 : Number(a.id > b.id)
}

/** The published order as this agent meets it: negative when `a` comes first. */
export function compareForAgent(agentId: string, fences: Fences = NO_FENCES): (a: Entry, b: Entry) => number {
  return (a, b) =>
    classOf(a) - classOf(b) ||
    Number(isOwnFirst(b, agentId, fences)) - Number(isOwnFirst(a, agentId, fences)) ||
    comparePlaces(a, b)
}

/** What decided. `own-limit`: an own case that stays behind because somebody ahead was overtaken often enough. */
export type OrderBy = 'problem' | 'live' | 'priority' | 'own' | 'own-limit' | 'place'

export interface OrderReason {
  readonly firstId: string
  readonly secondId: string
  readonly by: OrderBy
  /** For agents and leads, in English; other languages write their own from `by`. */
  readonly says: string
}

const SAYS: Readonly<Record<OrderBy, string>> = {
  problem: 'A problem comes before a request: nobody who needs help waits behind somebody who is buying.',
  live: 'Somebody who is waiting live comes before a letter; letters have time of their own.',
  priority: 'Loss of service and vulnerability come first, as the charter says in public.',
  own: 'You own this case already, so the story need not be told again.',
  'own-limit': 'You own the later case, but others have gone ahead of somebody before it twice already.',
  place: 'Both are alike, and this one came first.',
}

/** Why one of two waiting entries comes before the other when this agent is free. */
export function explainOrder(a: Entry, b: Entry, agentId: string, fences: Fences = NO_FENCES): OrderReason {
  const isAFirst = compareForAgent(agentId, fences)(a, b) <= 0
  const [first, second] = isAFirst ? [a, b] : [b, a]
  const by = decidedBy(first, second, agentId, fences)
  return { firstId: first.id, secondId: second.id, by, says: SAYS[by] }
}

function decidedBy(first: Entry, second: Entry, agentId: string, fences: Fences): OrderBy {
  if (first.isProblem !== second.isProblem) return 'problem'
  if (isLive(first) !== isLive(second)) return 'live'
  if ((first.priority === null) !== (second.priority === null)) return 'priority'
  if (isOwnFirst(first, agentId, fences) && !isOwnFirst(second, agentId, fences)) return 'own'
  if (second.ownerId === agentId && first.ownerId !== agentId) return 'own-limit'
  return 'place'
}
