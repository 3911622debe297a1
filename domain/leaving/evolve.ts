/** Folds what is wished, and done about it, into the state of a case. Never reads a body. */
import type { FactOf } from '../case/facts.ts'
import type { CaseState } from '../case/state.ts'
import type { LeavingFact } from './facts.ts'
import type { Wishes } from './state.ts'

type Steps = {
  readonly [Type in LeavingFact['type']]: (state: CaseState, fact: FactOf<Type>) => CaseState
}

export const leavingSteps: Steps = {
  LeavingSaid: state => wishing(state, { leave: 'said' }),
  WishToPayLess: state => wishing(state, { payLess: 'said' }),
  WishTakenBack: (state, { wish }) =>
    wishing(state, wish === 'leave' ? { leave: 'taken-back' } : { payLess: 'taken-back' }),
  ServiceCancelled: state => wishing(state, { leave: 'done' }),
  PlanChanged: state => wishing(state, { payLess: 'done' }),
  OrderBooked: state => state,
  OrderRefused: state => state,
}

function wishing(state: CaseState, change: Partial<Wishes>): CaseState {
  return { ...state, wishes: { ...state.wishes, ...change } }
}
