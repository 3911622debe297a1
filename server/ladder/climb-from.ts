/** Where a case goes when it goes up now, and who may answer for a rung. */
import type { CaseState } from '../../domain/case/state.ts'
import { type ClimbTo, type Ladder, nextUp, whoStands } from '../../domain/ladder/ladder.ts'
import { isDeciding } from '../../domain/ladder/state.ts'
import { dueAt } from '../../domain/time/due.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { calendarFor } from '../calendars/calendar-for.ts'
import { dutyLead, type House } from '../ledger/directory.ts'
import { asTold, peopleOf } from './ladder-of.ts'

type Standing = Pick<CaseState, 'rung' | 'ownerId' | 'acceptedAt'>

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
  const up = nextUp(ladder, state, peopleOf(house, now), deciding)
  if (up === null) return null
  if (up.agentId === null) return { ...up, answerBy: null, outside: asTold(ladder.outside) }
  return { ...up, answerBy: answerBy(house, ladder, { rung: up.rung, agentId: up.agentId }, now) }
}

/** A broken promise sends a case up inside of the house; out of it goes only who asks for it, or whom the last rung leaves unanswered. */
export function climbAtBreach(house: House, ladder: Ladder, state: Standing, now: Instant): ClimbTo | null {
  const to = climbFrom(house, ladder, state, now)
  return to?.agentId === null ? null : to
}

/**
 * Whoever stands on the rung, and whoever stands in for them while they are not there: a deputy, or the duty lead. Nobody who owns the
 * case or decided about it on another rung.
 */
export function decidersOf(
  house: House,
  { rung, ownerId, acceptedAt }: Standing,
  now: Instant,
): readonly string[] {
  if (!isDeciding(rung)) return []
  const standIn = inPlaceOf(house, rung.agentId, now)
  const isOwner = acceptedAt !== null && ownerId === standIn
  const isTaken = standIn === null || isOwner || rung.people.includes(standIn)
  return isTaken ? [rung.agentId] : [rung.agentId, standIn]
}

/** On whose rungs this agent decides now: their own, and those of whoever they stand in for. */
export function decidedBy(house: House, agentId: string, now: Instant): readonly string[] {
  return [...house.agents.keys()].filter(id => id === agentId || inPlaceOf(house, id, now) === agentId)
}

function inPlaceOf(house: House, agentId: string, now: Instant): string | null {
  const found = whoStands(peopleOf(house, now), agentId, new Set()) ?? dutyLead(house, now)?.id ?? null
  return found === agentId ? null : found
}

/** By the calendar of the team of whoever decides. Where nobody ever works, a day: no time at all would be silence. */
function answerBy(
  house: House,
  { rungs }: Ladder,
  { rung, agentId }: { readonly rung: number; readonly agentId: string },
  now: Instant,
): Instant {
  const within = rungs[rung - 1]?.within
  const calendar = calendarFor(house, { teamId: house.agents.get(agentId)?.teamId ?? null })
  return (within === undefined ? null : dueAt(calendar, now, within)) ?? now + DAY
}
