/** The house rules of handing over: one owner, a written summary, a named receiver who says yes. */
import type { Rule } from '../rule.ts'
import { countWords } from './blank.ts'
import type { Asked } from './requests.ts'
import type { CaseState } from './state.ts'

/** Fewer words than these tell nobody what has happened. */
const FEWEST_WORDS = 3

export const handoverRules: readonly Rule<Asked<'propose-handover'>>[] = [
  {
    name: 'handed-over-by-the-owner',
    says: 'A case is handed over by its owner.',
    refuses: 'handing over',
    // A duty lead who merely stands in has nothing to hand over, also when it was solved before anybody accepted it.
    when: ({ state, request }) => request.from !== state.ownerId || state.acceptedAt === null,
  },
  {
    name: 'handed-over-to-another',
    says: 'A case is handed over to somebody else, not to yourself.',
    refuses: 'handing over',
    when: ({ request }) => request.to === request.from,
  },
  {
    name: 'handed-over-with-a-summary',
    says: 'A handover needs a written summary: say what has happened and what comes next.',
    refuses: 'handing over',
    when: ({ request }) => countWords(request.summary) < FEWEST_WORDS,
  },
  {
    name: 'one-handover-at-a-time',
    says: 'This case is being handed over already: wait for the answer.',
    refuses: 'handing over',
    when: ({ state, request }) => state.handover !== null && state.handover.id !== request.handoverId,
  },
  {
    name: 'not-to-somebody-gone',
    says: 'A case is not handed to somebody who has left the company.',
    refuses: 'handing over',
    when: ({ request }) => request.receiver.departed,
  },
  {
    name: 'not-to-somebody-absent',
    says: 'A case is not handed to somebody who is away: choose a colleague who is at work.',
    refuses: 'handing over',
    when: ({ request }) => request.receiver.absent,
  },
  {
    name: 'handover-leaves-time',
    says: 'A handover leaves the receiver time to answer.',
    refuses: 'handing over',
    when: ({ request, now }) => request.until <= now,
  },
]

/** Accepting or declining. */
interface AnswersHandover {
  readonly state: CaseState
  readonly request: Pick<Asked<'accept-handover'>['request'], 'handoverId' | 'agentId'>
}

const answeredByTheReceiver: Rule<AnswersHandover> = {
  name: 'handover-answered-by-its-receiver',
  says: 'A handover is answered by the colleague to whom the case is handed.',
  refuses: 'accepting or declining a handover',
  when: ({ state, request }) => isOpenHandover(state, request) && state.handover?.to !== request.agentId,
}

const tooLate = {
  name: 'handover-still-open',
  says: 'This handover is no longer open: the owner has the case.',
  refuses: 'accepting or declining a handover',
} as const

/** Accepting again what is theirs already is no harm. */
export const acceptRules: readonly Rule<Asked<'accept-handover'>>[] = [
  {
    ...tooLate,
    when: ({ state, request, now }) =>
      isOpenHandover(state, request)
        ? state.handover !== null && state.handover.until <= now
        : state.ownerId !== request.agentId,
  },
  answeredByTheReceiver,
]

/** Declining what has come back already is no harm; declining what was accepted is. */
export const declineHandoverRules: readonly Rule<Asked<'decline-handover'>>[] = [
  {
    ...tooLate,
    when: ({ state, request }) => !isOpenHandover(state, request) && state.ownerId === request.agentId,
  },
  answeredByTheReceiver,
]

export const handoverLapseRules: readonly Rule<Asked<'lapse-handover'>>[] = [
  {
    name: 'handover-lapses-when-time-is-up',
    says: 'A handover lapses only when its time is up.',
    refuses: 'letting a handover lapse',
    when: ({ state, request, now }) =>
      isOpenHandover(state, request) && state.handover !== null && state.handover.until > now,
  },
]

function isOpenHandover(state: CaseState, request: { readonly handoverId: string }): boolean {
  return state.handover?.id === request.handoverId
}
