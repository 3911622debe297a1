/** How a case stands is not changed by what goes wrong with a service: that has rows of its own. */
import type { FactOf } from '../case/facts.ts'
import type { CaseState } from '../case/state.ts'
import type { FailureFact } from './facts.ts'

type Steps = {
  readonly [Type in FailureFact['type']]: (state: CaseState, fact: FactOf<Type>) => CaseState
}

export const failureSteps: Steps = {
  FailureNoted: state => state,
  FailureEnded: state => state,
  FailureCorrected: state => state,
}
