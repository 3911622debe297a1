/** The house rules of being called back. */
import type { Asked } from '../case/requests.ts'
import { isOpen } from '../hours/hours.ts'
import type { Rule } from '../rule.ts'
import { DAY, MINUTE } from '../time.ts'
import { MOST_ASKED_A_DAY, MOST_FROM_THERE_A_DAY } from './numbers.ts'
import { isBeforeChosen, isBeingCalled } from './state.ts'
import { isOpenThroughout, LEAST_WINDOW_MINUTES, MOST_WINDOW_DAYS, MOST_WINDOW_MINUTES } from './windows.ts'

const callbackOfCaseRules: readonly Rule<Asked<'ask-callback'>>[] = [
  {
    name: 'not-while-somebody-comes',
    says: 'Somebody is being called to you right now: wait a moment.',
    refuses: 'asking to be called back, or changing it',
    when: ({ state }) => state.entry?.state === 'offered' || isBeingCalled(state.entry),
  },
  {
    name: 'not-while-talking',
    says: 'You are talking with a person already: tell them that you would rather be called.',
    refuses: 'asking to be called back',
    when: ({ state }) => state.entry?.state === 'answered',
  },
]

type Anew = Pick<Asked<'ask-callback'>, 'request' | 'now'>

export const onePlaceForANumber: Rule<Anew> = {
  name: 'one-place-for-a-number',
  says: 'This number has its place with us already: you need not ask again.',
  refuses: 'asking to be called back',
  when: ({ request }) => request.by === 'phone' && request.found.isInLine,
}

export const callbackTimeIsFull: Rule<Anew> = {
  name: 'called-while-there-is-room',
  says: 'That time has just been taken by others: choose another one.',
  refuses: 'choosing a time to be called',
  when: ({ request: { window, found } }) => window !== null && found.isFull,
}

/** Of what is asked, whoever asks: on the way in nobody stands in the line yet. */
export const callbackAnewRules: readonly Rule<Anew>[] = [
  {
    name: 'called-on-a-number',
    says: 'Write the telephone number with all its digits, so that we can call you.',
    refuses: 'asking to be called back',
    when: ({ request }) => request.by === 'phone' && request.number === null,
  },
  {
    name: 'called-on-the-right-number',
    says: 'Look at the number once more, and say that it is right.',
    refuses: 'asking to be called back',
    when: ({ request }) => request.by === 'phone' && !request.isNumberRight,
  },
  {
    name: 'called-at-the-usual-price',
    says: 'We do not call numbers that cost more than an ordinary call: give us a mobile or a landline number.',
    refuses: 'asking to be called back',
    when: ({ request }) => request.by === 'phone' && request.found.cost === 'dear',
  },
  {
    name: 'called-where-we-call',
    says: 'We do not call numbers of that country: give us another number, or write to us and we answer.',
    refuses: 'asking to be called back',
    when: ({ request }) => request.by === 'phone' && request.found.cost === 'abroad',
  },
  onePlaceForANumber,
  {
    name: 'not-called-again-and-again',
    says: `Calls to this number were asked for ${MOST_ASKED_A_DAY} times today: write to us, or ask again tomorrow.`,
    refuses: 'asking to be called back',
    when: ({ request }) => request.by === 'phone' && request.found.askedToday >= MOST_ASKED_A_DAY,
  },
  {
    name: 'not-too-many-from-one-place',
    says: 'Too many calls were asked for from where you are: write to us, or ask again tomorrow.',
    refuses: 'asking to be called back',
    when: ({ request }) => request.by === 'phone' && request.found.fromThere >= MOST_FROM_THERE_A_DAY,
  },
  {
    name: 'closed-needs-a-time',
    says: 'We are closed now: choose a time when we are open, and we call you then.',
    refuses: 'asking to be called back',
    when: ({ request, now }) => request.window === null && !isOpen(request.hours, now),
  },
  {
    name: 'called-in-the-future',
    says: 'That time is over or has begun already: choose a later one.',
    refuses: 'choosing a time to be called',
    when: ({ request: { window }, now }) => window !== null && window.from <= now,
  },
  {
    name: 'called-within-two-weeks',
    says: `Choose a time within the next ${MOST_WINDOW_DAYS} days.`,
    refuses: 'choosing a time to be called',
    when: ({ request: { window }, now }) => window !== null && window.until > now + MOST_WINDOW_DAYS * DAY,
  },
  {
    name: 'called-within-half-an-hour',
    says: 'Leave us at least half an hour to call you, and no more than four hours.',
    refuses: 'choosing a time to be called',
    when: ({ request: { window } }) =>
      window !== null &&
      (window.until - window.from < LEAST_WINDOW_MINUTES * MINUTE ||
        window.until - window.from > MOST_WINDOW_MINUTES * MINUTE),
  },
  {
    name: 'called-while-open',
    says: 'We are not open for all of that time: choose another one.',
    refuses: 'choosing a time to be called',
    when: ({ request: { window, hours } }) => window !== null && !isOpenThroughout(hours, window),
  },
  callbackTimeIsFull,
]

export const askCallbackRules: readonly Rule<Asked<'ask-callback'>>[] = [
  ...callbackOfCaseRules,
  ...callbackAnewRules,
]

export const withdrawCallbackRules: readonly Rule<Asked<'withdraw-callback'>>[] = [
  {
    name: 'waits-here-before-being-called',
    says: 'We are calling you right now: talk to us, or wait a moment and then choose.',
    refuses: 'waiting here after all',
    when: ({ state }) =>
      state.entry !== null && (isBeingCalled(state.entry) || isOfferedCallback(state.entry)),
  },
]

export const missCallbackRules: readonly Rule<Asked<'miss-callback'>>[] = [
  {
    name: 'missed-by-the-one-who-calls',
    says: 'Only the one who calls writes down that nobody was reached.',
    refuses: 'writing down a try',
    when: ({ state: { entry }, request }) =>
      entry?.id === request.entryId && isBeingCalled(entry) && entry.agentId !== request.agentId,
  },
  {
    name: 'reached-is-reached',
    says: 'You have reached this customer already: end the contact instead.',
    refuses: 'writing down a try',
    when: ({ state: { entry }, request }) =>
      entry?.id === request.entryId && entry.state === 'answered' && entry.callback?.isMet === true,
  },
]

export const meetCallbackRules: readonly Rule<Asked<'meet-callback'>>[] = [
  {
    name: 'reached-by-the-one-who-calls',
    says: 'Only the one who calls writes down that the customer was reached.',
    refuses: 'writing down that somebody was reached',
    when: ({ state: { entry }, request }) =>
      entry?.id === request.entryId &&
      isBeingCalled(entry) &&
      // Whoever is called to their page may come by themselves; whoever is telephoned cannot say it from there.
      (request.agentId !== null || entry.callback?.by === 'phone') &&
      entry.agentId !== request.agentId,
  },
]

/** Nothing is over before it is known whether anybody was reached: else the place would be gone with nobody told. */
export const calledBeforeEnded: Rule<Asked<'end-contact'>> = {
  name: 'called-before-ended',
  says: 'Write down first whether you reached this customer: if not, the line tries again.',
  refuses: 'ending a contact',
  when: ({ state, request }) => isBeingCalled(state.entry) && state.entry?.agentId === request.agentId,
}

/** They have arranged their day around it: whoever calls earlier says why. */
export const takenWhenChosen: Rule<Asked<'take'>> = {
  name: 'taken-when-chosen',
  says: 'This customer chose a later time: call then, or say why you call now.',
  refuses: 'calling before the chosen time',
  when: ({ state: { entry }, request: { early = null } }) => isBeforeChosen(entry) && early === null,
}

export const offeredWhenDue: Rule<Asked<'offer-entry'>> = {
  name: 'offered-when-due',
  says: 'This customer is called at a time of its own, which has not come yet.',
  refuses: 'offering a place in the line',
  when: ({ state }) => (state.entry?.callback?.notBefore ?? null) !== null,
}

function isOfferedCallback(entry: NonNullable<Asked<'withdraw-callback'>['state']['entry']>): boolean {
  return entry.state === 'offered' && entry.callback !== null
}
