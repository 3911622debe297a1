/** Folds what happens to promises into the state of their case. Never reads a body. */
import type { FactOf } from '../case/facts.ts'
import type { CaseState } from '../case/state.ts'
import type { Instant } from '../time.ts'
import type { CommitmentFact } from './facts.ts'
import { findPromise } from './open.ts'
import type { CommitmentState } from './state.ts'

type Steps = {
  readonly [Type in CommitmentFact['type']]: (state: CaseState, fact: FactOf<Type>, at: Instant) => CaseState
}

export const commitmentSteps: Steps = {
  CommitmentMade: (state, fact, at) => ({
    ...state,
    commitments: [...state.commitments, made(state, fact, at)],
  }),
  CommitmentDueSoon: (state, fact, at) => withCommitment(state, fact.commitmentId, { warnedAt: at }),
  CommitmentKept: (state, fact, at) => settled(state, fact.commitmentId, 'kept', at),
  CommitmentBroken: (state, fact, at) => settled(state, fact.commitmentId, 'broken', at),
  CommitmentReplaced: (state, fact, at) => settled(state, fact.commitmentId, 'replaced', at),
  CommitmentReleased: (state, fact, at) => settled(state, fact.commitmentId, 'released', at),
  CommitmentPaused: (state, { commitmentId }, at) =>
    changed(state, commitmentId, ({ pauses }) => ({ pauses: [...pauses, { from: at, until: null }] })),
  CommitmentResumed: (state, { commitmentId, until, dueAt, warnAt }) =>
    changed(state, commitmentId, ({ pauses }) => ({
      pauses: pauses.map(pause => (pause.until === null ? { ...pause, until } : pause)),
      ...told(dueAt, warnAt),
    })),
  CommitmentReopened: (state, { commitmentId, dueAt, warnAt }) =>
    withCommitment(state, commitmentId, { state: 'open', settledAt: null, ...told(dueAt, warnAt) }),
  CommitmentHonoured: (state, { commitmentId }) => withCommitment(state, commitmentId, { beyond: null }),
  EquivalentOffered: (state, { commitmentId, equivalentId: id, kind, agentId, dueAt, ...money }) => {
    const { amountMinor: minor, currency } = money
    const amount = minor === undefined || currency === undefined ? {} : { amount: { minor, currency } }
    return withCommitment(state, commitmentId, { equivalent: { id, kind, agentId, dueAt, ...amount } })
  },
  EquivalentAccepted: (state, { commitmentId }) => withCommitment(state, commitmentId, { equivalent: null }),
  EquivalentDeclined: (state, { commitmentId }) => withCommitment(state, commitmentId, { equivalent: null }),
}

function made(state: CaseState, fact: FactOf<'CommitmentMade'>, at: Instant): CommitmentState {
  const { commitmentId, kind, agentId, dueAt, warnAt } = fact
  return {
    id: commitmentId,
    kind,
    agentId,
    madeAt: at,
    dueAt,
    warnAt,
    state: 'open',
    warnedAt: null,
    settledAt: null,
    moved: fact.moved ?? movedBy(state, fact),
    to: fact.to ?? 'customer',
    terms: fact.terms ?? null,
    within: fact.within ?? null,
    teamId: fact.teamId ?? null,
    pauses: [],
    letterId: fact.letterId ?? null,
    beyond: fact.beyond ?? null,
    equivalent: null,
  }
}

/** A promise in the place of another is one move more where it is due later. */
function movedBy(state: CaseState, { replaces, dueAt }: FactOf<'CommitmentMade'>): number {
  const before = replaces === null ? undefined : findPromise(state, replaces)
  return before ? before.moved + (dueAt > before.dueAt ? 1 : 0) : 0
}

/** A date that was told anew is warned of anew. */
function told(dueAt: Instant, warnAt: Instant): Partial<CommitmentState> {
  return { dueAt, warnAt, warnedAt: null }
}

function withCommitment(state: CaseState, id: string, change: Partial<CommitmentState>): CaseState {
  return changed(state, id, () => change)
}

function changed(
  state: CaseState,
  id: string,
  change: (promise: CommitmentState) => Partial<CommitmentState>,
): CaseState {
  return {
    ...state,
    commitments: state.commitments.map(promise =>
      promise.id === id ? { ...promise, ...change(promise) } : promise,
    ),
  }
}

function settled(state: CaseState, id: string, how: CommitmentState['state'], at: Instant): CaseState {
  return withCommitment(state, id, { state: how, settledAt: at })
}
