/** Of each promise: kept or broken, let go, moved, put right, and whether its time ran out in silence. */
import type { CommitmentKind } from '../../case/facts.ts'
import { type Instant, MINUTE, SECOND } from '../../time.ts'
import type { Measured } from './figures.ts'
import type { FactAt } from './in-case.ts'

/** A promise that is over for longer, and nothing was said of it, has run out in silence. */
export const SILENCE_MS = MINUTE
/** Within which a broken promise is to be told. */
export const TOLD_WITHIN_MS = 5 * SECOND

type Outcome = 'open' | 'kept' | 'broken' | 'released' | 'moved' | 'elsewhere'

interface Followed {
  readonly kind: CommitmentKind
  readonly dueAt: Instant
  /** We wait for the customer: the clock rests. */
  readonly isPaused: boolean
  readonly outcome: Outcome
  readonly at: Instant
  readonly brokenAt: Instant | null
}

export function promisesMeasured(facts: readonly FactAt[]): readonly Measured[] {
  const promises = new Map<string, Followed>()
  const putRight = new Set<string>()
  for (const { at, fact } of facts) {
    if (fact.type === 'CommitmentMade') promises.set(fact.commitmentId, made(fact, at))
    else if (fact.type === 'RemedyGiven') putRight.add(fact.forCommitmentId ?? '')
    else if ('commitmentId' in fact && fact.commitmentId !== undefined && fact.commitmentId !== null) {
      const before = promises.get(fact.commitmentId)
      if (before) promises.set(fact.commitmentId, after(before, fact, at))
    }
  }
  return [...promises].flatMap(([id, promise]) => measuredOf(promise, putRight.has(id)))
}

function made(fact: { readonly kind: CommitmentKind; readonly dueAt: Instant }, at: Instant): Followed {
  return { kind: fact.kind, dueAt: fact.dueAt, isPaused: false, outcome: 'open', at, brokenAt: null }
}

function after(before: Followed, fact: FactAt['fact'], at: Instant): Followed {
  switch (fact.type) {
    case 'CommitmentKept':
      return { ...before, outcome: 'kept', at }
    case 'CommitmentBroken':
      return { ...before, outcome: 'broken', dueAt: fact.dueAt, at, brokenAt: at }
    case 'CommitmentReplaced':
      return { ...before, outcome: fact.carriedInto === undefined ? 'moved' : 'elsewhere', at }
    case 'CommitmentReleased':
      return { ...before, outcome: 'released', at }
    case 'CommitmentPaused':
      return { ...before, isPaused: true }
    case 'CommitmentResumed':
      return { ...before, isPaused: false, dueAt: fact.dueAt }
    case 'CommitmentReopened':
      return { ...before, outcome: 'open', dueAt: fact.dueAt, at }
    default:
      return before
  }
}

/** What was broken once stays broken, also where it was done in the end. */
function measuredOf(promise: Followed, isPutRight: boolean): readonly Measured[] {
  const { kind, outcome, at, brokenAt } = promise
  const figure = kind === 'answer' ? 'answer-promise' : 'promise'
  const clock = clockOf(promise)
  if (brokenAt !== null)
    return [
      { figure, at: brokenAt, isGood: false, value: null },
      ...(kind === 'answer'
        ? []
        : [{ figure: 'put-right', at: brokenAt, isGood: isPutRight, value: null } as const]),
      { figure: 'breach-told', at: brokenAt, ...lateness(brokenAt - promise.dueAt) },
      ...clock,
    ]
  switch (outcome) {
    case 'kept':
      return [{ figure, at, isGood: true, value: null }, ...clock]
    case 'released':
      return [{ figure: 'promise-released', at, isGood: null, value: null }, ...clock]
    case 'moved':
      return [{ figure: 'promise-moved', at, isGood: null, value: null }, ...clock]
    // It goes on in the case that this one was joined with, and is counted there.
    case 'elsewhere':
      return []
    default:
      return clock
  }
}

function lateness(late: number): { readonly isGood: boolean; readonly value: number } {
  const value = Math.max(0, late)
  return { isGood: value <= TOLD_WITHIN_MS, value }
}

/** Of one that is open: as it would be if nobody says anything, at the moment at which that is a silence. */
function clockOf({ outcome, dueAt, isPaused, at, brokenAt }: Followed): readonly Measured[] {
  const silentFrom = dueAt + SILENCE_MS
  const settledAt = brokenAt ?? (outcome === 'open' ? null : at)
  if (settledAt === null)
    return isPaused ? [] : [{ figure: 'clock-told', at: silentFrom, isGood: false, value: null }]
  return [{ figure: 'clock-told', at: settledAt, isGood: isPaused || settledAt <= silentFrom, value: null }]
}
