/** The house rules of keeping cases in order. */
import { takenWhenChosen } from '../callback/rules.ts'
import type { Asked } from '../case/requests.ts'
import type { CaseState, EntryState } from '../case/state.ts'
import type { Rule } from '../rule.ts'
import { findPromise, openPromises } from '../commitment/open.ts'
import { promiseInWords } from '../commitment/rules.ts'
import { MOST_POINTS, pointsAreFew } from '../ladder/rules.ts'
import { DAY } from '../time.ts'
import { MOST_TAGS } from './decisions.ts'
import type { Turn } from './requests.ts'

const LONGEST_SNOOZE = 60 * DAY

export const tagRules: readonly Rule<Asked<'tag'>>[] = [
  {
    name: 'a-few-tags',
    says: 'A case has at most twenty tags: take one away first.',
    refuses: 'adding a tag',
    when: ({ state, request }) => state.tags.length >= MOST_TAGS && !state.tags.includes(request.tag),
  },
]

export const snoozeRules: readonly Rule<Asked<'snooze'>>[] = [
  {
    name: 'put-aside-by-owner-or-lead',
    says: 'The owner or a lead puts a case aside.',
    refuses: 'putting a case aside',
    when: ({ state, request }) => request.agentId !== state.ownerId && !request.isLead,
  },
  {
    name: 'nobody-is-put-aside',
    says: 'Somebody is waiting or talking in this case: nobody is put aside.',
    refuses: 'putting a case aside',
    when: ({ state }) => state.entry !== null,
  },
  promiseInWords,
  {
    name: 'put-aside-until-a-time-to-come',
    says: 'A case is put aside until a time to come.',
    refuses: 'putting a case aside',
    when: ({ state, request, now }) => !findPromise(state, request.commitmentId) && request.until <= now,
  },
  {
    name: 'put-aside-for-sixty-days',
    says: 'A case is put aside for sixty days at most.',
    refuses: 'putting a case aside',
    when: ({ request, now }) => request.until > now + LONGEST_SNOOZE,
  },
]

export const endSnoozeRules: readonly Rule<Asked<'end-snooze'>>[] = [
  {
    name: 'put-aside-until-its-time',
    says: 'A case that was put aside is back by itself only when its time has come.',
    refuses: 'bringing a case back',
    when: ({ state, now }) => state.snooze !== null && state.snooze.until > now,
  },
]

interface OfTwo {
  readonly state: CaseState
  readonly request: { readonly customerId: string }
}

const samePerson: Rule<OfTwo> = {
  name: 'joined-for-one-person',
  says: 'Only matters of the same person can be joined.',
  refuses: 'joining two cases',
  when: ({ state, request }) => request.customerId !== state.customerId,
}

const notItself = {
  name: 'joined-to-another',
  says: 'A case is joined to another one, not to itself.',
  refuses: 'joining two cases',
} as const

export const joinRules: readonly Rule<Asked<'join'>>[] = [
  { ...notItself, when: ({ state, request }) => request.from === state.id },
  samePerson,
  {
    ...pointsAreFew,
    when: ({ state: { points }, request: { along } }) =>
      new Set([...points, ...(along?.points ?? []).map(({ id }) => id)]).size > MOST_POINTS,
  },
]

export const mergeRules: readonly Rule<Asked<'merge'>>[] = [
  { ...notItself, when: ({ state, request }) => request.into === state.id },
  {
    name: 'joined-once',
    says: 'This was joined into another case before and goes on there.',
    refuses: 'joining two cases',
    when: ({ state, request }) => state.mergedInto !== null && state.mergedInto !== request.into,
  },
  samePerson,
  {
    name: 'joined-about-one-account',
    says: 'These two are about different accounts: each stays a case of its own.',
    refuses: 'joining two cases',
    when: ({ request }) => request.isAboutAnother,
  },
  {
    name: 'promises-go-along',
    says: 'Every open promise goes along when two cases are joined.',
    refuses: 'joining two cases',
    when: ({ state, request: { carried } }) =>
      openPromises(state).some(promise => carried.every(({ carriedFrom }) => carriedFrom !== promise.id)),
  },
  {
    name: 'nobody-waits-where-it-goes',
    says: 'Somebody waits for an answer there: answer first, or join it the other way round.',
    refuses: 'joining two cases',
    when: ({ state }) => state.entry !== null,
  },
  {
    // The answer would be given where nobody works any more, and what it allows would be given there.
    name: 'answered-before-joining',
    says: 'Somebody is asked to allow something there: wait for the answer, or join it the other way round.',
    refuses: 'joining two cases',
    when: ({ state, request }) => state.mergedInto === null && request.found?.isAsked === true,
  },
  {
    // Its promise gets another name where it goes on, and the reference would keep the one that was.
    name: 'booked-before-joining',
    says: 'Something is still being booked there: enter its reference first, or join it the other way round.',
    refuses: 'joining two cases',
    when: ({ state, request }) => state.mergedInto === null && request.found?.isBooking === true,
  },
  {
    // What was broken does not go on elsewhere, and the yes to it holds where it was said.
    name: 'given-before-joining',
    says: 'Somebody said yes to money there that is not given yet: give it first, or join it the other way round.',
    refuses: 'joining two cases',
    when: ({ state, request }) => state.mergedInto === null && request.found?.isAllowed === true,
  },
]

export const splitRules: readonly Rule<Asked<'split'>>[] = [
  {
    name: 'split-by-what-the-customer-said',
    says: 'Choose messages that the customer wrote in this case.',
    refuses: 'splitting a case',
    when: ({ request }) =>
      request.messageIds.length === 0 || request.messageIds.some(id => !request.found.includes(id)),
  },
  {
    // What is split off stands in no line: words there would answer somebody before their turn.
    name: 'nobody-waits-where-it-is-split',
    says: 'Somebody waits for an answer here: answer first, then split.',
    refuses: 'splitting a case',
    when: ({ state, request }) =>
      state.entry !== null &&
      state.entry.state !== 'answered' &&
      !isOwnLetter(state.entry, state, request.agentId),
  },
]

/** Whoever asks to take somebody up, by an act of its own or by answering in writing. */
interface TakesUp {
  readonly state: CaseState
  readonly request: { readonly agentId: string; readonly turn?: Turn | undefined }
}

/** A letter does not hold up the line: its owner answers it when they can. */
function isOwnLetter(entry: EntryState, { ownerId, acceptedAt }: CaseState, agentId: string): boolean {
  return entry.medium === 'letter' && acceptedAt !== null && ownerId === agentId
}

export const helpedInTurn: Rule<TakesUp> = {
  name: 'helped-in-turn',
  says: 'Somebody who came earlier is waiting: help them first.',
  refuses: 'taking up or answering somebody who waits',
  when: ({ state, request }) =>
    state.entry?.state === 'waiting' &&
    (request.turn?.before ?? null) !== null &&
    !isOwnLetter(state.entry, state, request.agentId),
}

export const takeRules: readonly Rule<Asked<'take'>>[] = [
  {
    name: 'somebody-to-take',
    says: 'Nobody waits in this case.',
    refuses: 'taking somebody up',
    when: ({ state }) => state.entry === null,
  },
  {
    name: 'taken-by-one',
    says: 'A colleague is helping this customer already, or is just being asked.',
    refuses: 'taking somebody up',
    when: ({ state, request }) =>
      state.entry !== null && state.entry.state !== 'waiting' && state.entry.agentId !== request.agentId,
  },
  takenWhenChosen,
  helpedInTurn,
]
