/** The house rules of failures: times that can be, of an account of this customer, and each once. */
import type { Asked } from '../case/requests.ts'
import type { Rule } from '../rule.ts'
import { DAY, type Instant } from '../time.ts'
import type { FailureEvent } from './facts.ts'
import type { FailureState } from './state.ts'

interface Times {
  readonly from: Instant
  readonly until: Instant | null
}

/** Nobody remembers the times of what was longer ago, and no pack asks for it. */
const longestAgoMs = 731 * DAY

const begunAlready = {
  name: 'failure-has-begun',
  says: 'It has not begun yet: write it down when it has.',
  refuses: 'noting a failure that is still to come',
} as const

const endsAfterwards = {
  name: 'failure-ends-after-it-began',
  says: 'It ends before it began: look at both times again.',
  refuses: 'noting a failure with its times the wrong way round',
} as const

const endedByNow = {
  name: 'failure-ended-by-now',
  says: 'It cannot have ended in the future: leave the end open while it goes on.',
  refuses: 'noting an end that is still to come',
} as const

const notLongAgo = {
  name: 'failure-within-two-years',
  says: 'That is more than two years ago: look at the date again.',
  refuses: 'noting a failure of long ago',
} as const

/** Named, because whoever looks at outages has nothing more to do then. */
export const onceForATime = {
  name: 'failure-noted-once',
  says: 'This is written down for that time already: correct its times instead.',
  refuses: 'noting one failure twice',
} as const

const wasNoted = {
  name: 'failure-was-noted',
  says: 'Nothing like this is written down here: look at the case again.',
  refuses: 'ending or correcting a failure that is not there',
} as const

const ofManyAtOnce: Rule<{
  readonly request: { readonly agentId: string | null; readonly known: FailureState | null }
}> = {
  name: 'outage-is-one-for-all',
  says: 'This is an outage of many: whoever leads ends or corrects it for all of them at once.',
  refuses: 'ending or correcting an outage for one customer alone',
  when: ({ request: { agentId, known } }) => agentId !== null && known !== null && known.outageId !== null,
}

const timed = {
  /** Of an appointment that is called off the day before, it is known by then that nobody comes. */
  begunAlready: ({ from, event }: Times & { readonly event: FailureEvent }, now: Instant) =>
    from > now + (event === 'missed-appointment' ? DAY : 0),
  endsAfterwards: ({ from, until }: Times) => until !== null && until < from,
  endedByNow: ({ until }: Times, now: Instant) => until !== null && until > now,
  notLongAgo: ({ from }: Times, now: Instant) => from < now - longestAgoMs,
} as const

export const noteFailureRules: readonly Rule<Asked<'note-failure'>>[] = [
  {
    name: 'failure-of-an-account-of-theirs',
    says: 'This customer has no such account: look at the list again.',
    refuses: 'noting a failure for somebody else’s account',
    when: ({ request }) => request.account?.isOfCustomer !== true,
  },
  { ...begunAlready, when: ({ request, now }) => timed.begunAlready(request, now) },
  { ...notLongAgo, when: ({ request, now }) => timed.notLongAgo(request, now) },
  { ...endsAfterwards, when: ({ request }) => timed.endsAfterwards(request) },
  { ...endedByNow, when: ({ request, now }) => timed.endedByNow(request, now) },
  { ...onceForATime, when: ({ request }) => request.known === null && request.isThere },
]

export const endFailureRules: readonly Rule<Asked<'end-failure'>>[] = [
  { ...wasNoted, when: ({ request }) => request.known === null },
  ofManyAtOnce,
  {
    ...endsAfterwards,
    when: ({ request: { known, until } }) =>
      known !== null && timed.endsAfterwards({ from: known.from, until }),
  },
  {
    ...endedByNow,
    when: ({ request: { until }, now }) => until > now,
  },
]

export const correctFailureRules: readonly Rule<Asked<'correct-failure'>>[] = [
  { ...wasNoted, when: ({ request }) => request.known === null },
  ofManyAtOnce,
  {
    ...begunAlready,
    when: ({ request: { known, from }, now }) =>
      known !== null && timed.begunAlready({ from, until: null, event: known.event }, now),
  },
  { ...notLongAgo, when: ({ request, now }) => timed.notLongAgo(request, now) },
  { ...endsAfterwards, when: ({ request }) => timed.endsAfterwards(request) },
  { ...endedByNow, when: ({ request, now }) => timed.endedByNow(request, now) },
  { ...onceForATime, when: ({ request }) => request.isThere },
]

export const reckonFailureRules: readonly Rule<{
  readonly request: { readonly known: FailureState | null }
}>[] = []
