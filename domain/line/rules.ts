/** The house rules of the line. Each `says` is what the person who is refused reads, and the name of the test that holds it. */
import type { Rule } from '../rule.ts'
import type { Entry, WaitingEntry } from './entry.ts'
import { isBehindCall } from './hold-back.ts'
import { hasHands, hasSkillFor, isWrappingUp, type Load, type Seat } from './seat.ts'

export interface JoinContext {
  /** The entry that the same person already has for the same matter, by whatever channel. */
  readonly present: Entry | null
}

export interface OfferContext {
  readonly entry: Entry
  readonly seat: Seat
  readonly load: Load
  /** The first in the published order of all whom this agent may take. */
  readonly firstId: string | null
  /** The first call that this agent could take, where a chat in hand keeps them from it; see hold-back.ts. */
  readonly call?: WaitingEntry | null
}

export interface AnswerContext {
  readonly entry: Entry
  readonly agentId: string
}

export const joinRules: readonly Rule<JoinContext>[] = [
  {
    name: 'one-place-per-matter',
    says: 'A person keeps one place per matter, across channels.',
    refuses: 'join the line',
    when: ({ present }) => present !== null,
  },
]

export const offerRules: readonly Rule<OfferContext>[] = [
  {
    name: 'offered-once',
    says: 'Nobody is offered to two agents at once.',
    refuses: 'offer',
    when: ({ entry }) => entry.state !== 'waiting',
  },
  {
    name: 'away-is-away',
    says: 'An agent who is away is offered nobody.',
    refuses: 'offer',
    when: ({ seat }) => seat.presence !== 'here',
  },
  {
    name: 'wrapping-up-in-peace',
    says: 'An agent who is wrapping up is offered nobody, until the time is over or they say that they are ready.',
    refuses: 'offer',
    when: ({ seat }) => isWrappingUp(seat),
  },
  {
    name: 'waits-for-the-owner',
    says: 'Whoever would rather wait for the one who knows their case is offered to nobody else.',
    refuses: 'offer',
    when: ({ entry, seat }) => Boolean(entry.onlyFor) && entry.onlyFor?.agentId !== seat.agentId,
  },
  {
    name: 'one-offer-at-a-time',
    says: 'An agent is offered one person at a time.',
    refuses: 'offer',
    when: ({ load }) => load.pending > 0,
  },
  {
    name: 'within-capacity',
    says: 'A call takes the whole agent, and nobody is given more at once than they can hold.',
    refuses: 'offer',
    when: ({ entry, seat, load }) => !hasHands(seat, load, entry.medium),
  },
  {
    name: 'request-needs-skill',
    says: 'A request goes to somebody who knows the subject; a problem may go to anyone.',
    refuses: 'offer',
    when: ({ entry, seat }) => !entry.onlyFor && !hasSkillFor(seat, entry),
  },
  {
    name: 'no-chat-before-a-call',
    says: 'An agent who has a chat in hand gets no chat that comes after a call which they could take.',
    refuses: 'offer',
    when: ({ entry, call }) => entry.medium === 'chat' && isBehindCall(entry, call ?? null),
  },
  {
    name: 'zero-overtakes',
    says: 'Nobody is offered while somebody whom the same agent may take comes earlier in the published order.',
    refuses: 'offer',
    when: ({ entry, firstId }) => entry.id !== firstId,
  },
]

/**
 * An answer a moment after the 20 seconds still counts while the offer stands: the customer is better off with it than with
 * the clock.
 */
export const answerRules: readonly Rule<AnswerContext>[] = [
  {
    name: 'answered-once',
    says: 'Somebody else has answered already: one agent answers one person.',
    refuses: 'answer',
    when: ({ entry, agentId }) => entry.state === 'answered' && entry.agentId !== agentId,
  },
  {
    name: 'asked-then-answered',
    says: 'Only the agent who is being offered a person answers; this offer has gone back to the line.',
    refuses: 'answer',
    when: ({ entry, agentId }) =>
      entry.state === 'waiting' || (entry.state === 'offered' && entry.agentId !== agentId),
  },
]

/** All of them, for the printed list. */
export const rules = [...joinRules, ...offerRules, ...answerRules] as const
