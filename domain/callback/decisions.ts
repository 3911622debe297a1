/** What follows when somebody asks to be called, is called, is not reached, or comes back. */
import type { CaseFact } from '../case/facts.ts'
import type { DecisionsOn } from '../case/requests.ts'
import type { CaseState, EntryState } from '../case/state.ts'
import { joining } from '../case/decisions/joining.ts'
import { findPromise, isOpenPromise } from '../commitment/open.ts'
import type { OpeningHours } from '../hours/hours.ts'
import { MINUTE, type Instant } from '../time.ts'
import type { WhyMissed } from './facts.ts'
import type { AskCallback } from './requests.ts'
import { isBeingCalled } from './state.ts'
import { COME_MINUTES, keptUntil, nextTryAt } from './tries.ts'

type CallbackAsk = 'ask-callback' | 'withdraw-callback' | 'come-due' | 'miss-callback' | 'meet-callback'

export const callbackDecisions: DecisionsOn<CallbackAsk> = {
  'ask-callback': ({ state, request, now }) => {
    const medium = request.by === 'phone' ? 'call' : 'chat'
    const joined = joining({ entryId: request.entryId, medium }, state, now)
    const [place] = joined
    const entryId = place && 'entryId' in place ? place.entryId : (state.entry?.id ?? request.entryId)
    const old = openWindow(state)
    const made = promised(state, request, old)
    const promiseId = made.some(({ type }) => type === 'CommitmentMade') ? request.promise.commitmentId : null
    const { by, window, number, numberIs } = request
    const asked: CaseFact = {
      type: 'CallbackAsked',
      entryId,
      by,
      window,
      promiseId,
      ...(by === 'phone' && number !== null ? { numberIs, body: { number } } : {}),
    }
    return [...joined, asked, ...made]
  },

  'withdraw-callback': ({ state: { entry }, request: { entryId } }) =>
    entry?.id === entryId && entry.callback && entry.state === 'waiting'
      ? [{ type: 'CallbackWithdrawn', entryId }]
      : [],

  'come-due': ({ state: { entry }, request: { entryId }, now }) =>
    entry?.id === entryId && isOver(entry.callback?.notBefore ?? null, now)
      ? [{ type: 'CallbackDue', entryId }]
      : [],

  'miss-callback': ({ state, request: { entryId, agentId, why, hours }, now }) =>
    state.entry?.id === entryId && isBeingCalled(state.entry)
      ? missed(state.entry, { agentId, why, hours, now })
      : [],

  'meet-callback': ({ state: { entry }, request: { entryId, agentId } }) =>
    entry?.id === entryId && isBeingCalled(entry) ? [{ type: 'CallbackMet', entryId, agentId }] : [],
}

interface Missing {
  readonly agentId: string
  readonly why: WhyMissed
  readonly hours: OpeningHours
  readonly now: Instant
}

/** One more try in vain. A number that is somebody else's is not called again. */
export function missed(entry: EntryState, { agentId, why, hours, now }: Missing): readonly CaseFact[] {
  const attempt = (entry.callback?.tries ?? 0) + 1
  const nextAt = why === 'wrong-number' ? null : nextTryAt(attempt, now, hours)
  return [
    { type: 'CallbackTried', entryId: entry.id, agentId, attempt, why, nextAt },
    ...(nextAt === null
      ? [{ type: 'CallbackSetAside', entryId: entry.id, keptUntil: keptUntil(hours, now) } as const]
      : []),
  ]
}

/** The promise that a window is, in the place of an earlier one. Where no window is chosen any more, they let us off it. */
function promised(
  state: CaseState,
  { window, promise }: AskCallback,
  old: string | null,
): readonly CaseFact[] {
  const agentId = state.ownerId ?? promise.agentId
  const { commitmentId } = promise
  if (window === null || agentId === null || findPromise(state, commitmentId)) {
    const { customerId } = state
    return old === null ? [] : [{ type: 'CommitmentReleased', commitmentId: old, customerId }]
  }
  return [
    {
      type: 'CommitmentMade',
      commitmentId,
      kind: 'call-back',
      agentId,
      dueAt: window.until,
      // Warned while there is still the whole window to keep it in.
      warnAt: window.from,
      replaces: old,
      body: { words: promise.words },
    },
    ...(old === null ? [] : [{ type: 'CommitmentReplaced', commitmentId: old, by: commitmentId } as const]),
  ]
}

/** What follows for a callback from what else happens in the case. */
export function callingBack(state: CaseState, facts: readonly CaseFact[], now: Instant): readonly CaseFact[] {
  const { entry } = state
  if (!entry?.callback) return []
  const met: readonly CaseFact[] = isComing(entry, facts)
    ? [{ type: 'CallbackMet', entryId: entry.id, agentId: null }]
    : []
  return [...met, ...ringing(entry, facts, now), ...settlingWindow(state, [...facts, ...met], now)]
}

/** Somebody has the time for whoever is to come to their page: they are told at once. */
function ringing(entry: EntryState, facts: readonly CaseFact[], now: Instant): readonly CaseFact[] {
  const taken = facts.find(fact => fact.type === 'EntryAnswered')
  if (!taken || entry.callback?.by !== 'chat' || entry.state === 'answered') return []
  if (facts.some(({ type }) => type === 'ContactEnded')) return []
  const until = now + COME_MINUTES * MINUTE
  return [{ type: 'CallbackRung', entryId: entry.id, agentId: taken.agentId, until }]
}

/** Whoever is called to their page and writes something has come. */
function isComing(entry: EntryState, facts: readonly CaseFact[]): boolean {
  return (
    entry.callback?.by === 'chat' &&
    isBeingCalled(entry) &&
    facts.some(({ type }) => type === 'CustomerSpoke') &&
    !facts.some(({ type }) => type === 'CallbackMet')
  )
}

/** A chosen window is kept by the first try or talk within it, and let go by a customer who needs no call any more. */
function settlingWindow(state: CaseState, facts: readonly CaseFact[], now: Instant): readonly CaseFact[] {
  const commitmentId = openWindow(state)
  if (commitmentId === null || isSettledBy(facts, commitmentId)) return []
  const called = facts.find(isCall)
  if (called) {
    const isInTime = now <= (findPromise(state, commitmentId)?.dueAt ?? now)
    const agentId = called.agentId ?? state.entry?.agentId ?? null
    return isInTime ? [{ type: 'CommitmentKept', commitmentId, agentId }] : []
  }
  return facts.some(isNotNeeded)
    ? [{ type: 'CommitmentReleased', commitmentId, customerId: state.customerId }]
    : []
}

function openWindow({ entry, ...state }: CaseState): string | null {
  const id = entry?.callback?.promiseId ?? null
  const promise = id === null ? undefined : findPromise({ ...state, entry }, id)
  return promise && isOpenPromise(promise) ? promise.id : null
}

function isCall(
  fact: CaseFact,
): fact is Extract<CaseFact, { readonly type: 'CallbackTried' | 'CallbackMet' }> {
  return fact.type === 'CallbackTried' || fact.type === 'CallbackMet'
}

function isNotNeeded(fact: CaseFact): boolean {
  if (fact.type === 'EntryLeft') return fact.reason !== 'merged'
  return fact.type === 'CallbackWithdrawn' || fact.type === 'ContactEnded'
}

function isSettledBy(facts: readonly CaseFact[], id: string): boolean {
  return facts.some(
    fact =>
      (fact.type === 'CommitmentKept' ||
        fact.type === 'CommitmentReleased' ||
        fact.type === 'CommitmentReplaced' ||
        fact.type === 'CommitmentBroken') &&
      fact.commitmentId === id,
  )
}

function isOver(notBefore: Instant | null, now: Instant): boolean {
  return notBefore !== null && notBefore <= now
}
