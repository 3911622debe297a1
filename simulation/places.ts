/** Sitting down, taking a place, leaving: the few ways in which the floor and the line on it change. */
import { type Entry, isPostponed, type WaitingEntry } from '../domain/line/entry.ts'
import { dropEntry, putEntry, putSeat, seatIn } from '../domain/line/line.ts'
import { SECOND } from '../domain/time.ts'
import type { Floor, Present } from './floor.ts'
import type { Outcome } from './model.ts'

/** @param notBefore when a callback that is not due will be, in seconds; null for everybody who may be offered now */
export function waitingEntry(
  { person, place, toldSeconds, callback }: Present,
  notBefore: number | null = null,
): WaitingEntry {
  return {
    ...person.wish,
    id: person.id,
    caseId: person.id,
    customerId: person.id,
    place,
    ownerId: person.ownerId,
    overtakenByOwn: 0,
    joinedAt: person.joinsAt * SECOND,
    toldUntil: toldSeconds === null ? null : (person.joinsAt + toldSeconds) * SECOND,
    callback: callback && {
      notBefore: notBefore === null ? null : notBefore * SECOND,
      isChosenTime: callback.isChosenTime,
    },
    state: 'waiting',
    agentId: null,
    offerUntil: null,
  }
}

/** The seat as it is now; whoever sits down or gets free goes to the end of the free. */
export function sit(floor: Floor, agentId: string): void {
  const desk = floor.desks.get(agentId)
  if (!desk) return
  const presence = desk.planned === 'here' && desk.isAway ? 'away' : desk.planned
  const { capacity } = desk.plan
  putSeat(floor.line, {
    agentId,
    presence,
    skills: desk.skills,
    levels: desk.plan.levels,
    capacity,
    freeSince: floor.now * SECOND,
    wrapUpUntil: desk.wrapsUpUntil === null ? null : desk.wrapsUpUntil * SECOND,
  })
}

export function put(floor: Floor, visit: Present, entry: Entry): void {
  visit.entry = entry
  putEntry(floor.line, entry)
  if (entry.state === 'waiting' && !isPostponed(entry)) floor.waiting.set(entry.id, entry)
  else floor.waiting.delete(entry.id)
}

function takeOut(floor: Floor, visit: Present): void {
  visit.entry = null
  dropEntry(floor.line, visit.person.id)
  floor.waiting.delete(visit.person.id)
}

export function leave(floor: Floor, visit: Present, outcome: Outcome): void {
  const agentId = visit.entry?.agentId ?? null
  const agentWas =
    visit.answeredAt === null && agentId !== null && seatIn(floor.line, agentId) ? agentId : null
  takeOut(floor, visit)
  // Hung up in the seconds of an offer: the agent is free again.
  if (agentWas !== null && outcome !== 'set-aside') sit(floor, agentWas)
  floor.visits.delete(visit.person.id)
  const waitedSeconds = (visit.answeredAt ?? floor.now) - visit.person.joinsAt - visit.notWaitedSeconds
  const left = {
    person: visit.person,
    outcome,
    waitedSeconds,
    onLineSeconds: visit.callback ? visit.callback.onLineSeconds : waitedSeconds,
    leftAt: visit.answeredAt ?? floor.now,
    agentId: outcome === 'answered' ? agentId : null,
    isCalledBack: visit.callback !== null,
    toldSeconds: visit.toldSeconds,
  }
  for (const watch of floor.watches) watch.left?.(left)
}
