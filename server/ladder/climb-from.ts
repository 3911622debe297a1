/** Where a case goes when it goes up now, and who may answer for a rung. */
import { warnAt } from '../../domain/commitment/warn.ts'
import {
  type ClimbTo,
  type Ladder,
  type LadderRung,
  lastResort,
  nextUp,
  type OnceMore,
  rungsFor,
  type Standing,
  stillOwing,
  whoStands,
} from '../../domain/ladder/ladder.ts'
import { isDeciding } from '../../domain/ladder/state.ts'
import { dueAt } from '../../domain/time/due.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { calendarFor } from '../calendars/calendar-for.ts'
import { dutyLead, type House } from '../ledger/directory.ts'
import { asTold, peopleOf } from './ladder-of.ts'

/**
 * One rung up from where it stands, with the time by which that rung answers.
 * @param deciding who has it in hand beside its owner: whoever says no just now
 * @returns null where nothing is above
 */
export function climbFrom(
  house: House,
  ladder: Ladder,
  state: Standing,
  now: Instant,
  deciding: readonly string[] = [],
): ClimbTo | null {
  const teamId = teamOf(house, ladder, state)
  const rungs = rungsFor(ladder, teamId)
  const up = nextUp({ rungs }, state, peopleOf(house, now), deciding)
  if (up === null) return null
  if (up.agentId === null) return { ...up, answerBy: null, outside: asTold(ladder.outside) }
  const { agentId, named = agentId } = up
  const by = answerBy(house, within(rungs, named), agentId, now)
  return {
    ...up,
    answerBy: by,
    warnAt: warnAt(now, by, calendarOf(house, agentId)),
    ...(teamId === null ? {} : { teamId }),
  }
}

/** The last rung inside let its time pass: who owes the answer now, and by when. Null where nobody decides. */
export function onceMore(house: House, ladder: Ladder, state: Standing, now: Instant): OnceMore | null {
  const { rung, ownerId } = state
  if (!isDeciding(rung)) return null
  const rungs = rungsFor(ladder, teamOf(house, ladder, state))
  const agentId = stillOwing({ rungs }, rung, { people: peopleOf(house, now), ownerId })
  const by = answerBy(house, within(rungs, rung.named ?? rung.agentId), agentId, now)
  return {
    agentId,
    answerBy: by,
    warnAt: warnAt(now, by, calendarOf(house, agentId)),
    outside: asTold(ladder.outside),
  }
}

/** Whose own rungs come first: those of the owner's team, and for as long as it climbs those with which it began. */
function teamOf(house: House, { ofTeams }: Ladder, { rung, ownerId }: Standing): string | null {
  if (rung !== null) return rung.teamId
  const teamId = ownerId === null ? null : (house.agents.get(ownerId)?.teamId ?? null)
  return teamId !== null && (ofTeams?.get(teamId)?.length ?? 0) > 0 ? teamId : null
}

/** The time of whoever is named; of somebody who is named no more, that of the last one. */
function within(rungs: readonly LadderRung[], named: string): LadderRung['within'] | undefined {
  return (rungs.find(({ agentId }) => agentId === named) ?? rungs.at(-1))?.within
}

/** A broken promise sends a case up inside of the house; out of it goes only who asks for it, or whom the last rung leaves unanswered. */
export function climbAtBreach(house: House, ladder: Ladder, state: Standing, now: Instant): ClimbTo | null {
  const to = climbFrom(house, ladder, state, now)
  return to?.agentId === null ? null : to
}

/**
 * Whoever stands on the rung, and whoever stands in for them while they are not there: a deputy, the duty lead, or another lead or head.
 * Nobody who owns the case, said no in it, or decided about it on another rung.
 */
export function decidersOf(house: House, state: Standing, now: Instant): readonly string[] {
  const { rung } = state
  if (!isDeciding(rung)) return []
  const standIn = inPlaceOf(house, state, now)
  return standIn === null ? [rung.agentId] : [rung.agentId, standIn]
}

/** On whose rungs this agent may decide now: their own, and those of whoever is not there. */
export function decidedBy(house: House, agentId: string, now: Instant): readonly string[] {
  const people = peopleOf(house, now)
  return [...people].flatMap(([id, { isThere }]) => (id === agentId || !isThere ? [id] : []))
}

/** Null while whoever stands on the rung is there, and where nobody is who could. */
function inPlaceOf(house: House, { rung, ownerId, acceptedAt, refusedBy = [] }: Standing, now: Instant) {
  const agentId = rung?.agentId ?? null
  if (rung === null || agentId === null) return null
  const people = peopleOf(house, now)
  if (people.get(agentId)?.isThere === true) return null
  const owner = acceptedAt !== null && ownerId !== null ? [ownerId] : []
  const taken = new Set([...owner, ...refusedBy, ...rung.people])
  const lead = dutyLead(house, now)?.id ?? null
  return (
    whoStands(people, agentId, taken) ??
    (lead === null || taken.has(lead) ? null : lead) ??
    lastResort([], people, taken)
  )
}

/** By the calendar of the team of whoever decides. Where nobody ever works, a day: no time at all would be silence. */
function answerBy(
  house: House,
  time: LadderRung['within'] | undefined,
  agentId: string,
  now: Instant,
): Instant {
  return (time === undefined ? null : dueAt(calendarOf(house, agentId), now, time)) ?? now + DAY
}

function calendarOf(house: House, agentId: string) {
  return calendarFor(house, { teamId: house.agents.get(agentId)?.teamId ?? null })
}
