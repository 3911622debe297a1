/** The house rules of promises. */
import { helperDecides } from '../acting/rules.ts'
import { isBlank } from '../case/blank.ts'
import type { Asked } from '../case/requests.ts'
import type { CaseState } from '../case/state.ts'
import type { Rule } from '../rule.ts'
import { findPromise, isOpenPromise } from './open.ts'

/** Any request about one promise. */
interface AboutOnePromise {
  readonly state: CaseState
  readonly request: { readonly commitmentId: string }
}

const promiseKnown: Rule<AboutOnePromise> = {
  name: 'promise-known',
  says: 'There is no such promise in this case.',
  refuses: 'keeping, warning of, breaking or releasing a promise',
  when: ({ state, request }) => !findPromise(state, request.commitmentId),
}

const PROMISE_SETTLED = {
  name: 'promise-settled',
  says: 'A promise that is settled is never changed: make a new one.',
  refuses: 'keeping or releasing a promise',
} as const

export const promiseInWords: Rule<{ readonly request: { readonly words: string } }> = {
  name: 'promise-in-words',
  says: 'A promise is written down in words that the customer can hold us to.',
  refuses: 'promising, or putting a case aside',
  when: ({ request }) => isBlank(request.words),
}

export const makingRules: readonly Rule<Asked<'promise'>>[] = [
  promiseInWords,
  {
    name: 'promise-in-the-future',
    says: 'A promise is due in the future.',
    refuses: 'promising',
    when: ({ state, request, now }) => !findPromise(state, request.commitmentId) && request.dueAt <= now,
  },
  {
    name: 'replaces-an-open-promise',
    says: 'A new promise takes the place only of one that is open.',
    refuses: 'promising',
    when: ({ state, request }) => replacesWhatIsNotOpen(state, request),
  },
]

export const keepingRules: readonly Rule<Asked<'keep-promise'>>[] = [
  promiseKnown,
  { ...PROMISE_SETTLED, when: asked => isSettledOtherwise(asked, 'kept') },
  {
    name: 'kept-with-evidence',
    says: 'Whoever says that a promise was kept writes down what shows it.',
    refuses: 'keeping a promise',
    when: ({ request }) => request.agentId !== null && isBlank(request.evidence),
  },
  {
    name: 'kept-in-time',
    says: 'A promise whose time has passed was not kept: put it right with a new one.',
    refuses: 'keeping a promise',
    when: ({ state, request, now }) => {
      const promise = findPromise(state, request.commitmentId)
      return promise !== undefined && isOpenPromise(promise) && promise.dueAt < now
    },
  },
]

export const warningRules: readonly Rule<Asked<'warn-promise'>>[] = [
  promiseKnown,
  {
    name: 'warn-when-nearly-due',
    says: 'A warning comes when a promise is nearly due, not before.',
    refuses: 'warning of a promise',
    when: ({ state, request, now }) => (findPromise(state, request.commitmentId)?.warnAt ?? now) > now,
  },
]

export const breakingRules: readonly Rule<Asked<'break-promise'>>[] = [
  promiseKnown,
  {
    name: 'broken-when-overdue',
    says: 'A promise is broken only when its time has passed.',
    refuses: 'breaking a promise',
    when: ({ state, request, now }) => {
      const promise = findPromise(state, request.commitmentId)
      return promise !== undefined && isOpenPromise(promise) && promise.dueAt >= now
    },
  },
]

export const releasingRules: readonly Rule<Asked<'release-promise'>>[] = [
  {
    name: 'released-by-the-customer',
    says: 'Only the customer lets us off a promise.',
    refuses: 'releasing a promise',
    when: ({ state, request }) => request.customerId !== state.customerId,
  },
  {
    name: 'released-when-verified',
    says: 'To let us off a promise, first show that it is you: ask us for a code.',
    refuses: 'releasing a promise',
    when: ({ request }) => !request.verified,
  },
  helperDecides,
  promiseKnown,
  { ...PROMISE_SETTLED, when: asked => isSettledOtherwise(asked, 'released') },
]

function replacesWhatIsNotOpen(state: CaseState, request: Asked<'promise'>['request']): boolean {
  if (request.replaces === null || findPromise(state, request.commitmentId)) return false
  const replaced = findPromise(state, request.replaces)
  return !replaced || !isOpenPromise(replaced)
}

/** Settled, and not in the way that is asked for: asking for that again is no harm. */
function isSettledOtherwise({ state, request }: AboutOnePromise, how: 'kept' | 'released'): boolean {
  const promise = findPromise(state, request.commitmentId)
  return promise !== undefined && !isOpenPromise(promise) && promise.state !== how
}
