/** How a case stands is not changed by how a service does: that has rows of its own. */
import type { FactOf } from '../case/facts.ts'
import type { CaseState } from '../case/state.ts'
import type { AccountFact } from './facts.ts'

type Steps = {
  readonly [Type in AccountFact['type']]: (state: CaseState, fact: FactOf<Type>) => CaseState
}

export const accountSteps: Steps = {
  CutPlanned: state => state,
  CutNoticeGiven: state => state,
  CutTakenBack: state => state,
  ServiceCut: state => state,
  UnusedTold: state => state,
}
