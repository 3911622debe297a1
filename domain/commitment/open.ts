import type { CaseState } from '../case/state.ts'
import type { CommitmentState } from './state.ts'

/** Neither kept nor broken nor replaced nor let go. */
export function isOpenPromise(promise: CommitmentState): boolean {
  return promise.state === 'open'
}

export function openPromises(state: CaseState): readonly CommitmentState[] {
  return state.commitments.filter(isOpenPromise)
}

export function findPromise(state: CaseState, id: string): CommitmentState | undefined {
  return state.commitments.find(promise => promise.id === id)
}
