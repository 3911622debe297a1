/** Folds what happens on the ladder into the state of a case. Never reads a body. */
import type { FactOf } from '../case/facts.ts'
import type { CaseState } from '../case/state.ts'
import type { Instant } from '../time.ts'
import type { LadderFact } from './facts.ts'
import { isDeciding, type RungState } from './state.ts'

type Steps = {
  readonly [Type in LadderFact['type']]: (state: CaseState, fact: FactOf<Type>, at: Instant) => CaseState
}

export const ladderSteps: Steps = {
  RungClimbed: (state, { rung, to, answerBy, named, warnAt = null, teamId = null }, at) => ({
    ...state,
    rung: {
      rung,
      agentId: to,
      since: at,
      answerBy,
      answeredAt: null,
      people: withPerson(state.rung?.people ?? [], to),
      named: named ?? to,
      teamId,
      warnAt,
      remindedAt: null,
      timesLate: 0,
    },
  }),
  RungReminded: (state, _fact, at) => onRung(state, { remindedAt: at }),
  RungLate: (state, { agentId, answerBy, warnAt }) =>
    onRung(state, {
      agentId,
      answerBy,
      warnAt,
      remindedAt: null,
      people: withPerson(state.rung?.people ?? [], agentId),
      timesLate: (state.rung?.timesLate ?? 0) + 1,
    }),
  RungEnded: (state, _fact, at) => answered(state, at),
  // Whoever stood in has decided as well: never again about this case.
  RungAnswered: (state, { agentId }, at) => ({
    ...onRung(answered(state, at), { people: withPerson(state.rung?.people ?? [], agentId) }),
    companySpokeAt: at,
  }),
  PointListed: (state, { pointId, agentId }) => ({
    ...state,
    points: [...state.points, pointId],
    pointsKnown:
      agentId === null
        ? { ...state.pointsKnown, own: [...state.pointsKnown.own, pointId] }
        : state.pointsKnown,
  }),
  PointTakenBack: (state, { pointId }) => ({ ...state, points: without(state.points, pointId) }),
  PointSettled: (state, { pointId }) => ({
    ...state,
    points: without(state.points, pointId),
    pointsKnown: { ...state.pointsKnown, settled: [...state.pointsKnown.settled, pointId] },
  }),
  PointOpenedAgain: (state, { pointId }) => ({
    ...state,
    points: [...state.points, pointId],
    pointsKnown: { ...state.pointsKnown, settled: without(state.pointsKnown.settled, pointId) },
  }),
}

/** Nobody has to decide any more. It keeps its height: whoever goes up again goes on from there. */
export function answered(state: CaseState, at: Instant): CaseState {
  return isDeciding(state.rung) ? { ...state, rung: { ...state.rung, answeredAt: at } } : state
}

/** After a “no” goes up to somebody above whoever said it: they have decided. */
export function refusedBy(state: CaseState, agentId: string): readonly string[] {
  return withPerson(state.refusedBy, agentId)
}

/** Of a case that was joined into this one: it stays as high as the higher of the two, and whoever decided about either has decided. */
export function decidedElsewhere(
  state: CaseState,
  rung: RungState | undefined,
  refused: readonly string[] = [],
): CaseState {
  const others = refused.filter(id => !state.refusedBy.includes(id))
  return {
    ...state,
    ...(rung === undefined ? {} : { rung: higherOf(state.rung, rung) }),
    ...(others.length === 0 ? {} : { refusedBy: [...state.refusedBy, ...others] }),
  }
}

function higherOf(here: RungState | null, there: RungState): RungState {
  if (here === null) return there
  const people = there.people.reduce<readonly string[]>(withPerson, here.people)
  return isDeciding(here) || here.rung >= there.rung ? { ...here, people } : { ...there, people }
}

function onRung(state: CaseState, change: Partial<RungState>): CaseState {
  return state.rung === null ? state : { ...state, rung: { ...state.rung, ...change } }
}

function withPerson(people: readonly string[], id: string | null): readonly string[] {
  return id === null || people.includes(id) ? people : [...people, id]
}

function without(ids: readonly string[], gone: string): readonly string[] {
  return ids.filter(id => id !== gone)
}
