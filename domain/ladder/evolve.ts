/** Folds what happens on the ladder into the state of a case. Never reads a body. */
import type { FactOf } from '../case/facts.ts'
import type { CaseState } from '../case/state.ts'
import type { Instant } from '../time.ts'
import type { LadderFact } from './facts.ts'
import { isDeciding } from './state.ts'

type Steps = {
  readonly [Type in LadderFact['type']]: (state: CaseState, fact: FactOf<Type>, at: Instant) => CaseState
}

export const ladderSteps: Steps = {
  RungClimbed: (state, { rung, to, answerBy }, at) => ({
    ...state,
    rung: {
      rung,
      agentId: to,
      since: at,
      answerBy,
      answeredAt: null,
      people: [...(state.rung?.people ?? []), ...(to === null ? [] : [to])],
    },
  }),
  RungAnswered: (state, _fact, at) => ({ ...answered(state, at), companySpokeAt: at }),
  PointListed: (state, { pointId }) => ({ ...state, points: [...state.points, pointId] }),
}

/** Nobody has to decide any more. It keeps its height: whoever goes up again goes on from there. */
export function answered(state: CaseState, at: Instant): CaseState {
  return isDeciding(state.rung) ? { ...state, rung: { ...state.rung, answeredAt: at } } : state
}
