/** The house rules of what binds: pauses, promises beyond somebody's authority, and what is offered in their place. */
import { helperDecides } from '../acting/rules.ts'
import { isBlank } from '../case/blank.ts'
import type { Asked } from '../case/requests.ts'
import type { CaseState } from '../case/state.ts'
import type { Rule } from '../rule.ts'
import { findPromise, isOpenPromise } from './open.ts'
import { BOOKED_BEFORE_MOVED } from './replacing-rules.ts'
import { type AboutOnePromise, amountRules, PROMISE_SETTLED, promiseKnown, promiseInWords } from './rules.ts'
import { type CommitmentState, isPaused } from './state.ts'

const notOpen: Rule<AboutOnePromise> = {
  ...PROMISE_SETTLED,
  when: ({ state, request }) => {
    const promise = findPromise(state, request.commitmentId)
    return promise !== undefined && !isOpenPromise(promise)
  },
}

/** What was broken is still owed: something as good puts it right. */
const notOwed: Rule<AboutOnePromise> = {
  ...PROMISE_SETTLED,
  when: ({ state, request }) => {
    const promise = findPromise(state, request.commitmentId)
    return promise !== undefined && !isOwed(promise)
  },
}

function isOwed(promise: CommitmentState): boolean {
  return isOpenPromise(promise) || promise.state === 'broken'
}

export const keptByThisReply: Rule<Asked<'reply'>> = {
  name: 'reply-keeps-what-is-here',
  says: 'A reply keeps only promises of this case.',
  refuses: 'replying',
  when: ({ state, request: { keeps = [] } }) => keeps.some(id => !findPromise(state, id)),
}

export const pausingRules: readonly Rule<Asked<'pause-promise'>>[] = [
  promiseKnown,
  notOpen,
  {
    name: 'pause-says-what-for',
    says: 'Whoever lets a promise rest tells the customer what is needed from them.',
    refuses: 'pausing a promise',
    when: ({ request }) => isBlank(request.words),
  },
  {
    name: 'pause-in-time',
    says: 'A promise whose time has passed cannot rest any more.',
    refuses: 'pausing a promise',
    when: ({ state, request, now }) => {
      const promise = findPromise(state, request.commitmentId)
      return promise !== undefined && !isPaused(promise) && promise.dueAt < now
    },
  },
  {
    name: 'first-answer-never-rests',
    says: 'The first answer waits for nobody: give it, and then ask for what is needed.',
    refuses: 'pausing a promise',
    when: ({ state, request }) => findPromise(state, request.commitmentId)?.kind === 'answer',
  },
]

const decidedByWhoMay: Rule<{ readonly request: { readonly mayDecide: boolean } }> = {
  name: 'stood-up-for-by-who-may',
  says: 'A promise beyond somebody’s authority is decided by somebody who may: ask one step up.',
  refuses: 'honouring a promise, or offering something as good',
  when: ({ request }) => !request.mayDecide,
}

export const honouringRules: readonly Rule<Asked<'honour-promise'>>[] = [promiseKnown, decidedByWhoMay]

export const equivalentRules: readonly Rule<Asked<'offer-equivalent'>>[] = [
  promiseKnown,
  notOwed,
  decidedByWhoMay,
  promiseInWords,
  {
    name: 'equivalent-in-the-future',
    says: 'Something as good is due in the future, as any promise.',
    refuses: 'offering something as good',
    when: ({ request, now }) => request.dueAt <= now,
  },
  ...amountRules,
  {
    name: 'equivalent-in-the-currency-promised',
    says: 'What was promised is in another currency: offer this in the same one.',
    refuses: 'offering something as good',
    when: ({ request: { found } }) => found?.isOtherCurrency === true,
  },
  {
    name: 'equivalent-within-authority',
    says: 'This is more than you may promise: offer less, or let somebody above you offer it.',
    refuses: 'offering something as good',
    when: ({ request: { amount, beyond } }) => amount !== undefined && beyond != null,
  },
  { ...BOOKED_BEFORE_MOVED, when: ({ request: { found } }) => found?.isBeingBooked === true },
  {
    name: 'equivalent-for-what-was-not-given',
    says: 'What was promised is given already, late, or there is a yes to it: it is not given twice.',
    refuses: 'offering something as good',
    when: ({ request: { found } }) => found?.isGiven === true,
  },
]

type FromCustomer = Asked<'accept-equivalent'> | Asked<'decline-equivalent'>

const byTheCustomer: Rule<FromCustomer> = {
  name: 'equivalent-for-the-customer',
  says: 'Only the customer decides whether something else is as good.',
  refuses: 'accepting or declining something as good',
  when: ({ state, request }) => request.customerId !== state.customerId,
}

const whenVerified: Rule<FromCustomer> = {
  name: 'equivalent-when-verified',
  says: 'To answer this, first show that it is you: ask us for a code.',
  refuses: 'accepting or declining something as good',
  when: ({ request }) => !request.verified,
}

const equivalentKnown: Rule<FromCustomer> = {
  name: 'equivalent-known',
  says: 'This is not on offer any more. What we promised you stands.',
  refuses: 'accepting something as good',
  when: asked => !wasAccepted(asked.state, asked.request.equivalentId) && !isOnOffer(asked),
}

/** In the place of what is still owed. What was kept, or is on its way, is not given twice; what is broken can be made good by it. */
function isOnOffer({ state, request }: FromCustomer): boolean {
  const promise = findPromise(state, request.commitmentId)
  const isGiven =
    request.ask === 'accept-equivalent' && (request.isBeingBooked === true || request.isGiven === true)
  return (
    promise !== undefined && isOwed(promise) && !isGiven && promise.equivalent?.id === request.equivalentId
  )
}

export const acceptingRules: readonly Rule<Asked<'accept-equivalent'>>[] = [
  byTheCustomer,
  whenVerified,
  helperDecides,
  promiseKnown,
  equivalentKnown,
  {
    name: 'equivalent-in-time',
    says: 'The time of this has passed. What we promised you stands; please ask us again.',
    refuses: 'accepting something as good',
    when: ({ state, request, now }) =>
      (findPromise(state, request.commitmentId)?.equivalent?.dueAt ?? now) < now,
  },
]

export const decliningRules: readonly Rule<Asked<'decline-equivalent'>>[] = [
  byTheCustomer,
  whenVerified,
  helperDecides,
  promiseKnown,
]

function wasAccepted(state: CaseState, equivalentId: string): boolean {
  return findPromise(state, equivalentId) !== undefined
}
