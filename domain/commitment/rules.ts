/** The house rules of promises. */
import { helperDecides } from '../acting/rules.ts'
import { isBlank } from '../case/blank.ts'
import type { Asked } from '../case/requests.ts'
import type { CaseState } from '../case/state.ts'
import type { HouseRule } from '../override/override.ts'
import { mostAtOnceMinor } from '../remedy/money.ts'
import type { Rule } from '../rule.ts'
import { HORIZON_YEARS } from '../time/due.ts'
import { DAY } from '../time.ts'
import type { Beyond } from './facts.ts'
import { findPromise, isOpenPromise } from './open.ts'
import { replacingRules } from './replacing-rules.ts'
import { isPaused } from './state.ts'

/** Any request about one promise. */
export interface AboutOnePromise {
  readonly state: CaseState
  readonly request: { readonly commitmentId: string }
}

export const promiseKnown: Rule<AboutOnePromise> = {
  name: 'promise-known',
  says: 'There is no such promise in this case.',
  refuses: 'keeping, warning of, breaking or releasing a promise',
  when: ({ state, request }) => !findPromise(state, request.commitmentId),
}

export const PROMISE_SETTLED = {
  name: 'promise-settled',
  says: 'A promise that is settled is never changed: make a new one.',
  refuses: 'keeping or releasing a promise',
} as const

/** As far as calendars are looked at (time/due.ts). */
const longestAheadMs = HORIZON_YEARS * 366 * DAY

export const promiseInWords: Rule<{ readonly request: { readonly words: string } }> = {
  name: 'promise-in-words',
  says: 'A promise is written down in words that the customer can hold us to.',
  refuses: 'promising, or putting a case aside',
  when: ({ request }) => isBlank(request.words),
}

interface OfMoney {
  readonly request: { readonly amount?: { readonly minor: number } | undefined }
}

/** Of all that promises money: a whole number of the smallest coins, which sums can hold. */
export const amountRules: readonly Rule<OfMoney>[] = [
  {
    name: 'amount-of-money-above-zero',
    says: 'An amount that is promised is above zero.',
    refuses: 'promising',
    when: ({ request: { amount } }) =>
      amount !== undefined && (amount.minor <= 0 || !Number.isSafeInteger(amount.minor)),
  },
  {
    name: 'amount-of-money-that-sums-can-hold',
    says: 'What is promised at once is a million pounds or euros at most: look at the amount again.',
    refuses: 'promising',
    when: ({ request: { amount } }) => amount !== undefined && amount.minor > mostAtOnceMinor,
  },
]

const offerWhileLive: HouseRule<Asked<'promise'>> = {
  name: 'offer-while-it-is-live',
  says: 'This offer cannot be promised today. If it was said already, write it down as said: it binds us.',
  refuses: 'promising',
  when: ({ request: { beyond, isSaid } }) => isAboutOffer(beyond) && isSaid !== true,
  met: ({ request: { beyond, terms } }) =>
    terms === undefined
      ? null
      : { id: terms.offerId, direction: beyond === 'offer-not-begun' ? 'earlier' : 'later', needs: '' },
  about: () => undefined,
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
    name: 'promise-within-five-years',
    says: 'That is more than five years away, and nobody could be held to it: look at the date again.',
    refuses: 'promising',
    when: ({ request, now }) => request.dueAt > now + longestAheadMs,
  },
  ...replacingRules,
  {
    name: 'promise-to-its-customer',
    says: 'This case is another customer’s: a promise is made where its customer reads it.',
    refuses: 'promising',
    when: ({ state, request: { customerId } }) => customerId !== undefined && customerId !== state.customerId,
  },
  {
    name: 'promise-to-who-acts',
    says: 'Nobody of that name acts in this case: promise it to the customer.',
    refuses: 'promising',
    when: ({ request: { to, found } }) => typeof to === 'object' && found?.isHelperHere !== true,
  },
  {
    name: 'evidence-in-this-case',
    says: 'What shows that this was said does not stand in this case.',
    refuses: 'promising',
    when: ({ request: { evidence, found } }) => evidence !== undefined && found?.isEvidenceHere === false,
  },
  {
    name: 'seconds-within-the-recording',
    says: 'These seconds are not in that recording: it is shorter, or they run backwards.',
    refuses: 'promising',
    when: ({ request: { found } }) => found?.areSecondsThere === false,
  },
  ...amountRules,
  {
    name: 'amount-in-the-currency-of-the-offer',
    says: 'This offer has its price in another currency: promise it in that one.',
    refuses: 'promising',
    when: ({ request: { found } }) => found?.isOtherCurrency === true,
  },
  offerWhileLive,
  {
    name: 'promise-within-authority',
    says: 'This is more than you may promise. Ask before you say it; if it was said, write it down as said.',
    refuses: 'promising',
    when: ({ request: { beyond, isSaid } }) => beyond != null && !isAboutOffer(beyond) && isSaid !== true,
  },
  {
    name: 'details-say-something',
    says: 'There is nothing in these details yet: write them, or choose an offer.',
    refuses: 'sending the details',
    when: ({ request: { letter } }) => letter !== undefined && isBlank(letter.words.text),
  },
]

function isAboutOffer(beyond: Beyond | null | undefined): boolean {
  return beyond === 'offer-ended' || beyond === 'offer-not-begun'
}

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
    name: 'kept-by-its-reference',
    says: 'This is kept by being booked: enter the reference under which it was, where it waits for it.',
    refuses: 'keeping a promise',
    when: ({ state, request: { agentId, commitmentId, waitsForReference } }) => {
      const promise = findPromise(state, commitmentId)
      return agentId !== null && waitsForReference === true && promise !== undefined && isOpenPromise(promise)
    },
  },
  {
    name: 'credit-kept-by-being-given',
    says: 'Words do not keep a promise of money: give it for this promise, and its booking keeps it.',
    refuses: 'keeping a promise of credit with an amount for which nothing was given',
    when: ({ state, request: { agentId, commitmentId, isNotGiven } }) => {
      const promise = findPromise(state, commitmentId)
      return agentId !== null && isNotGiven === true && promise !== undefined && isOpenPromise(promise)
    },
  },
  {
    name: 'kept-in-time',
    says: 'A promise whose time has passed was not kept: put it right with a new one.',
    refuses: 'keeping a promise',
    when: ({ state, request, now }) => {
      const promise = findPromise(state, request.commitmentId)
      return promise !== undefined && isOpenPromise(promise) && !isPaused(promise) && promise.dueAt < now
    },
  },
]

const clockRests: Rule<AboutOnePromise> = {
  name: 'clock-rests-while-we-wait',
  says: 'While we wait for the customer, the clock of a promise rests.',
  refuses: 'warning of or breaking a promise',
  when: ({ state, request }) => {
    const promise = findPromise(state, request.commitmentId)
    return promise !== undefined && isPaused(promise)
  },
}

export const warningRules: readonly Rule<Asked<'warn-promise'>>[] = [
  promiseKnown,
  clockRests,
  {
    name: 'warn-when-nearly-due',
    says: 'A warning comes when a promise is nearly due, not before.',
    refuses: 'warning of a promise',
    when: ({ state, request, now }) => (findPromise(state, request.commitmentId)?.warnAt ?? now) > now,
  },
]

export const breakingRules: readonly Rule<Asked<'break-promise'>>[] = [
  promiseKnown,
  clockRests,
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

/** Settled, and not in the way that is asked for: asking for that again is no harm. */
function isSettledOtherwise({ state, request }: AboutOnePromise, how: 'kept' | 'released'): boolean {
  const promise = findPromise(state, request.commitmentId)
  return promise !== undefined && !isOpenPromise(promise) && promise.state !== how
}
