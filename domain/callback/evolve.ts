/** Folds what happens to a callback into the state of a case. Never reads a body. */
import type { FactOf } from '../case/facts.ts'
import { type CaseState, type EntryState, withEntry } from '../case/state.ts'
import type { Instant } from '../time.ts'
import type { CallbackFact } from './facts.ts'
import type { CallbackState } from './state.ts'

type Steps = {
  readonly [Type in CallbackFact['type']]: (state: CaseState, fact: FactOf<Type>, at: Instant) => CaseState
}

export const callbackSteps: Steps = {
  CallbackAsked: (state, { by, window, promiseId }) => {
    const { entry } = state
    if (!entry) return state
    const waitedBy = entry.callback?.waitedBy ?? (entry.medium === 'call' ? 'chat' : entry.medium)
    return withEntry(state, {
      medium: by === 'phone' ? 'call' : 'chat',
      // Whoever chooses a time is told that time, and no wait.
      toldUntil: window === null ? entry.toldUntil : null,
      callback: {
        by,
        window,
        tries: 0,
        notBefore: window?.from ?? null,
        isMet: false,
        comeBy: null,
        waitedBy,
        promiseId,
      },
    })
  },
  CallbackWithdrawn: state =>
    state.entry?.callback
      ? withEntry(state, { medium: state.entry.callback.waitedBy, callback: null })
      : state,
  CallbackDue: state => withCallback(state, { notBefore: null }),
  CallbackEarly: state => withCallback(state, { notBefore: null }),
  CallbackTried: (state, { attempt, nextAt }) =>
    withCallback(
      withEntry(state, {
        state: 'waiting',
        agentId: null,
        offerUntil: null,
        answeredAt: null,
        toldUntil: null,
      }),
      { tries: attempt, notBefore: nextAt, isMet: false, comeBy: null },
    ),
  CallbackRung: (state, { until }) => withCallback(state, { comeBy: until }),
  // Whoever came to their page is there from now on; whoever was called would have to be called again.
  CallbackMet: state =>
    state.entry?.callback?.by === 'chat'
      ? withEntry(state, { callback: null })
      : withCallback(state, { isMet: true }),
  CallbackSetAside: (state, { entryId, keptUntil }) => {
    const { entry } = state
    if (!entry) return state
    const { place, joinedAt } = entry
    return { ...state, entry: null, keptPlace: { entryId, place, joinedAt, until: keptUntil } }
  },
  PlaceTakenUp: (state, { entryId, medium, place }, at) => ({
    ...state,
    keptPlace: null,
    entry: {
      id: entryId,
      medium,
      place,
      state: 'waiting',
      agentId: null,
      joinedAt: state.keptPlace?.joinedAt ?? at,
      offerUntil: null,
      answeredAt: null,
      toldUntil: null,
      onlyFor: null,
      pastLimitAt: null,
      callback: null,
    },
  }),
}

/** Back in the line, it is called again. */
export function unmet(entry: EntryState): EntryState {
  return entry.callback ? { ...entry, callback: { ...entry.callback, isMet: false, comeBy: null } } : entry
}

function withCallback(state: CaseState, change: Partial<CallbackState>): CaseState {
  const callback = state.entry?.callback
  return callback ? withEntry(state, { callback: { ...callback, ...change } }) : state
}
