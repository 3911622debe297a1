/** The house rules of a place in the line. */
import { calledBeforeEnded, offeredWhenDue } from '../callback/rules.ts'
import { isBeingCalled } from '../callback/state.ts'
import type { Rule } from '../rule.ts'
import type { Instant } from '../time.ts'
import type { Asked } from './requests.ts'
import type { CaseState } from './state.ts'

interface AboutOneEntry {
  readonly state: CaseState
  readonly request: { readonly entryId: string }
}

const entryIsThere: Rule<AboutOneEntry> = {
  name: 'entry-is-there',
  says: 'This customer no longer waits at this place in the line.',
  refuses: 'telling a wait, offering or answering',
  when: ({ state, request }) => state.entry?.id !== request.entryId,
}

export const quoteRules: readonly Rule<Asked<'tell-quote'>>[] = [
  entryIsThere,
  {
    name: 'quote-while-waiting',
    says: 'A wait is told only to somebody who is still waiting.',
    refuses: 'telling a wait',
    when: ({ state }) => state.entry?.state === 'answered',
  },
]

export const offerEntryRules: readonly Rule<Asked<'offer-entry'>>[] = [
  entryIsThere,
  offeredWhenDue,
  {
    name: 'offered-once-at-a-time',
    says: 'A customer is offered to one agent at a time, and only while waiting.',
    refuses: 'offering a place in the line',
    when: ({ state, request }) => {
      const isOfferedToThem = state.entry?.state === 'offered' && state.entry.agentId === request.agentId
      return state.entry?.state !== 'waiting' && !isOfferedToThem
    },
  },
  {
    name: 'offered-to-the-one-waited-for',
    says: 'This customer would rather wait for the one who knows the case.',
    refuses: 'offering a place in the line',
    when: ({ state, request }) =>
      state.entry !== null && ![null, request.agentId].includes(state.entry.onlyFor?.agentId ?? null),
  },
]

export const waitForOwnerRules: readonly Rule<Asked<'wait-for-owner'>>[] = [
  entryIsThere,
  {
    name: 'owner-to-wait-for',
    says: 'Nobody in particular looks after this yet, so there is nobody to wait for: whoever is free comes.',
    refuses: 'waiting for the owner',
    when: ({ state }) => state.ownerId === null || state.acceptedAt === null,
  },
  {
    name: 'owner-waited-for-in-the-line',
    says: 'Somebody is being called for this right now: it is too late to wait for one person.',
    refuses: 'waiting for the owner',
    when: ({ state }) => state.entry?.state !== 'waiting',
  },
]

export const answerRules: readonly Rule<Asked<'answer-entry'>>[] = [
  entryIsThere,
  {
    name: 'answered-in-turn',
    says: 'The line offers the next customer: nobody is answered out of turn.',
    refuses: 'answering',
    when: ({ state }) => state.entry?.state === 'waiting',
  },
  {
    name: 'answered-by-one',
    says: 'A colleague was quicker: this customer is already being helped.',
    refuses: 'answering',
    when: ({ state, request }) =>
      state.entry?.state === 'answered' && state.entry.agentId !== request.agentId,
  },
  {
    name: 'offered-to-a-colleague',
    says: 'This customer is just being offered to a colleague: if they cannot answer, the line asks again.',
    refuses: 'answering',
    when: ({ state, request }) => state.entry?.state === 'offered' && state.entry.agentId !== request.agentId,
  },
]

export const declineRules: readonly Rule<Asked<'decline-entry'>>[] = [
  {
    name: 'answered-is-not-declined',
    says: 'You have answered this customer already: hand the case over if somebody else should go on.',
    refuses: 'declining',
    when: ({ state, request }) =>
      state.entry?.id === request.entryId &&
      state.entry.state === 'answered' &&
      state.entry.agentId === request.agentId,
  },
]

export const missRules: readonly Rule<Asked<'miss-entry'>>[] = [
  {
    name: 'missed-when-time-is-up',
    says: 'An offer is missed only when its time is up.',
    refuses: 'missing an offer',
    when: ({ state, request, now }) =>
      state.entry?.id === request.entryId && isAfter(state.entry.offerUntil, now),
  },
]

export const endContactRules: readonly Rule<Asked<'end-contact'>>[] = [
  {
    name: 'answered-before-ended',
    says: 'This customer is still waiting: answer first, then end the contact.',
    refuses: 'ending a contact',
    when: ({ state }) => state.entry !== null && state.entry.state !== 'answered',
  },
  {
    name: 'ended-by-its-own',
    says: 'A contact is ended by the agent who is with the customer, or by the owner.',
    refuses: 'ending a contact',
    when: ({ state, request }) =>
      state.entry !== null && ![state.entry.agentId, state.ownerId].includes(request.agentId),
  },
  calledBeforeEnded,
]

export const quietRules: readonly Rule<Asked<'quiet'>>[] = [
  {
    name: 'only-a-running-chat-goes-quiet',
    says: 'Only a chat that somebody has answered can go quiet.',
    refuses: 'ending a contact for silence',
    when: ({ state }) =>
      state.entry !== null &&
      (!(state.entry.medium === 'chat' && state.entry.state === 'answered') || isBeingCalled(state.entry)),
  },
]

function isAfter(instant: Instant | null, now: Instant): boolean {
  return instant !== null && instant > now
}
