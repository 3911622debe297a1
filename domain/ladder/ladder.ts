/**
 * Who decides next when somebody has said no, or has said nothing in time. There is always a next rung, up to a body outside the company.
 *
 * What must stay true
 * - It only goes up, and nobody decides twice about the same case: not on two rungs, and not as its owner and on a rung.
 * - Whoever is not there is stood in for; where nobody can be, the next person up decides.
 * - The last rung inside always has somebody.
 */
import type { CaseState } from '../case/state.ts'
import type { Within } from '../time/due.ts'
import type { Instant } from '../time.ts'
import type { RungState } from './state.ts'

export type Role = 'agent' | 'lead' | 'head'

export interface LadderRung {
  readonly agentId: string
  /** How soon they answer, by the calendar of their team. */
  readonly within: Within
}

/** A body outside of the house: an ombudsman, an arbitration body. */
export interface OutsideBody {
  readonly name: string
  readonly address: string
  readonly link: string
  /** What it may do for the customer, and what they need for it. */
  readonly rights: { readonly en: string; readonly es: string }
  /** Told with every "no", and not only with that of the last rung. */
  readonly isToldWithEveryNo: boolean
}

/** As it is told, so that it stays readable as it was. */
export type OutsideTold = Omit<OutsideBody, 'isToldWithEveryNo'>

export interface Ladder {
  /** From the first one above the owner to the last one inside; never empty. */
  readonly rungs: readonly LadderRung[]
  /** First rungs that a team has of its own, by its id: they come before those of the house. */
  readonly ofTeams?: ReadonlyMap<string, readonly LadderRung[]>
  readonly outside: OutsideBody
}

/** Where a case goes when it goes up. */
export interface ClimbTo {
  readonly rung: number
  /** Null: to the body outside. */
  readonly agentId: string | null
  readonly answerBy: Instant | null
  /** When whoever decides is reminded. */
  readonly warnAt?: Instant | null
  /** Who is named for this rung, where somebody stands in. */
  readonly named?: string
  /** The team whose own rungs come first; it stays the same for as long as the case climbs. */
  readonly teamId?: string
  /** Where it goes outside: what the customer is told of that body. */
  readonly outside?: OutsideTold
}

/** The last rung inside let its time pass: who owes the answer now, and by when. */
export interface OnceMore {
  readonly agentId: string
  readonly answerBy: Instant
  readonly warnAt: Instant
  readonly outside: OutsideTold
}

/** Somebody who works here. */
export interface OnLadder {
  readonly role: Role
  readonly deputyId: string | null
  readonly isThere: boolean
  readonly hasLeft: boolean
}

export type People = ReadonlyMap<string, OnLadder>

/** The rungs by which the cases of this team go up: its own first, then those of the house. Nobody stands on two. */
export function rungsFor({ rungs, ofTeams }: Ladder, teamId: string | null): readonly LadderRung[] {
  const own = (teamId === null ? undefined : ofTeams?.get(teamId)) ?? []
  return [...own.filter(({ agentId }) => heightOf(rungs, agentId) === 0), ...rungs]
}

/** How a case stands, as far as going up is concerned. */
export type Standing = Pick<CaseState, 'rung' | 'ownerId' | 'acceptedAt'> &
  Partial<Pick<CaseState, 'refusedBy'>>

/**
 * The next rung up and who stands on it now.
 * @param deciding who has it in hand beside its owner: whoever says no just now
 * @returns null when it is with the body outside already: nothing is above that
 */
export function nextUp(
  { rungs }: Pick<Ladder, 'rungs'>,
  { rung, ownerId, acceptedAt, refusedBy = [] }: Standing,
  people: People,
  deciding: readonly string[] = [],
): Pick<ClimbTo, 'rung' | 'agentId' | 'named'> | null {
  if (rung !== null && rung.agentId === null) return null
  const inHand = [
    ...(acceptedAt !== null && ownerId !== null ? [ownerId] : []),
    ...refusedBy.filter(id => !(rung?.people.includes(id) ?? false)),
    ...deciding,
  ]
  const taken = new Set([...inHand, ...(rung?.people ?? [])])
  const reached = Math.max(placeOf(rungs, rung), ...inHand.map(id => heightOf(rungs, id)))
  const above = (rung?.rung ?? 0) + 1
  const floor = Math.max(0, ...inHand.filter(id => heightOf(rungs, id) === 0).map(id => rankOf(people, id)))

  for (const [index, { agentId }] of rungs.entries()) {
    if (index < reached || !isAbove(floor, rankOf(people, agentId))) continue
    const found = whoStands(people, agentId, taken)
    if (found === null) continue
    const named = found === agentId ? {} : { named: agentId }
    return { rung: Math.max(index + 1, above), agentId: found, ...named }
  }
  const last = reached < rungs.length ? lastResort(rungs, people, taken, floor) : null
  const named = rungs.at(-1)?.agentId
  if (last !== null && named !== undefined)
    return {
      rung: Math.max(rungs.length, above),
      agentId: last,
      ...(named === last ? {} : { named }),
    }
  return { rung: Math.max(rungs.length + 1, above), agentId: null }
}

/**
 * How many rungs lie behind a case, on the ladder as it is now: it may have changed since the case went up. Who stood on a rung that is
 * gone was in the place of whoever stands there now.
 */
function placeOf(rungs: readonly LadderRung[], rung: RungState | null): number {
  if (rung === null) return 0
  const height = rung.named === null ? 0 : heightOf(rungs, rung.named)
  return height > 0 ? Math.min(height, rung.rung) : rung.rung - 1
}

/**
 * Who owes the answer of the last rung now that its time is over: whoever stands there, or else whoever stands in for them, if only so
 * that somebody can answer.
 */
export function stillOwing(
  { rungs }: Pick<Ladder, 'rungs'>,
  { agentId, named, people: before }: RungState & { readonly agentId: string },
  { people, ownerId }: { readonly people: People; readonly ownerId: string | null },
): string {
  const taken = new Set([...before, ...(ownerId === null ? [] : [ownerId])])
  for (const own of [agentId, named]) if (own !== null) taken.delete(own)
  return (
    whoStands(people, agentId, taken) ??
    (named === null ? null : whoStands(people, named, taken)) ??
    lastResort(rungs, people, taken, 0) ??
    agentId
  )
}

/** Whoever stands in for this person, the person first; each once. */
export function whoStands(people: People, agentId: string, taken: ReadonlySet<string>): string | null {
  const seen = new Set<string>()
  for (let id: string | null = agentId; id !== null && !seen.has(id); id = people.get(id)?.deputyId ?? null) {
    seen.add(id)
    const person = people.get(id)
    if (!person) return null
    if (person.isThere && !person.hasLeft && !taken.has(id)) return id
  }
  return null
}

/** Nobody who is named is there: a head or a lead who is, or else whoever is named last, who finds it when they are back. */
export function lastResort(
  rungs: readonly LadderRung[],
  people: People,
  taken: ReadonlySet<string>,
  floor = 0,
): string | null {
  const free = [...people].filter(
    ([id, { isThere, hasLeft, role }]) =>
      isThere && !hasLeft && !taken.has(id) && role !== 'agent' && isAbove(floor, rank[role]),
  )
  const present = free.find(([, { role }]) => role === 'head') ?? free[0]
  if (present) return present[0]
  const named = rungs.at(-1)?.agentId ?? null
  const isUsable = named !== null && !taken.has(named) && people.get(named)?.hasLeft === false
  return isUsable && isAbove(floor, rankOf(people, named)) ? named : null
}

const rank: Readonly<Record<Role, number>> = { agent: 0, lead: 1, head: 2 }

function rankOf(people: People, id: string): number {
  const role = people.get(id)?.role
  return role === undefined ? 0 : rank[role]
}

/** Anybody is above an agent; above a lead who stands on no rung is the head. */
function isAbove(floor: number, height: number): boolean {
  return floor === 0 || height > floor
}

function heightOf(rungs: readonly LadderRung[], agentId: string): number {
  return rungs.findIndex(rung => rung.agentId === agentId) + 1
}

/** How a "no" names who decides next. */
export function namedRung(people: People, agentId: string | null): 'lead' | 'head' | 'outside-body' {
  if (agentId === null) return 'outside-body'
  return people.get(agentId)?.role === 'head' ? 'head' : 'lead'
}
