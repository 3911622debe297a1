/** What keeps a case from going up, a rung from answering, and a ladder from being set up so that nobody would answer. */
import { helperDecides } from '../acting/rules.ts'
import { isBlank } from '../case/blank.ts'
import type { Asked } from '../case/requests.ts'
import { type Refusal, refusedBy, type Rule } from '../rule.ts'
import type { Ladder } from './ladder.ts'
import { isDeciding } from './state.ts'

/** Named, because the decision needs it too: nothing leads further up. */
export const nothingAbove: Rule<Asked<'climb'>> = {
  name: 'nothing-above',
  says: 'This is with the body outside of our company: nobody stands above it.',
  refuses: 'going up',
  when: ({ state, request }) => isNew({ state, request }) && request.to === null,
}

export const climbRules: readonly Rule<Asked<'climb'>>[] = [
  helperDecides,
  {
    name: 'climbing-is-the-customers',
    says: 'First show that it is you: then it goes up with one tap.',
    refuses: 'going up for somebody who has not shown who they are',
    when: ({ request: { by, verified } }) => (by === 'customer' || by === 'helper') && !verified,
  },
  {
    name: 'rung-decides-first',
    says: 'Somebody on this rung still has time to decide. If they let it pass, it goes up by itself.',
    refuses: 'going up before the rung has answered',
    when: asked =>
      isNew(asked) && isDeciding(asked.state.rung) && asked.now < (asked.state.rung.answerBy ?? 0),
  },
  nothingAbove,
  {
    name: 'one-person-one-rung',
    says: 'Nobody stands on two rungs of one case, and the owner stands on none.',
    refuses: 'going up to somebody who has decided before',
    when: asked => {
      const { state, request } = asked
      const agentId = request.to?.agentId ?? null
      if (!isNew(asked) || agentId === null) return false
      const isOwner = state.acceptedAt !== null && state.ownerId === agentId
      return isOwner || (state.rung?.people.includes(agentId) ?? false)
    },
  },
  {
    name: 'never-down-the-ladder',
    says: 'A case only goes up the ladder, never down.',
    refuses: 'going to the same rung or to one below',
    when: asked => isNew(asked) && (asked.request.to?.rung ?? 1) <= asked.request.fromRung,
  },
]

/** What was asked for twice has happened, and is refused by nothing. */
function isNew({ state, request }: Pick<Asked<'climb'>, 'state' | 'request'>): boolean {
  return (state.rung?.rung ?? 0) === request.fromRung
}

export const answerRungRules: readonly Rule<Asked<'answer-rung'>>[] = [
  {
    name: 'rung-waits-for-an-answer',
    says: 'This rung has nothing to decide any more: look at the case again.',
    refuses: 'answering for a rung that has answered, or is another one by now',
    when: ({ state: { rung }, request }) => !isDeciding(rung) || rung.rung !== request.rung,
  },
  {
    name: 'rung-answers-itself',
    says: 'Only the person on this rung, or who stands in for them, can answer for it.',
    refuses: 'answering for a rung',
    when: ({ request: { agentId, mayDecide } }) => !mayDecide.includes(agentId),
  },
  {
    name: 'rung-answers-in-words',
    says: 'Say what you do about it, in words that the customer can read.',
    refuses: 'answering for a rung',
    when: ({ request }) => isBlank(request.words.text),
  },
]

/** Nobody reads a longer list, and a "no" has to answer all of it. */
export const MOST_POINTS = 12

export const pointsAreFew = {
  name: 'points-are-few',
  says: 'Twelve points are listed already: put this into one of them, or split the case.',
  refuses: 'listing a point of the complaint',
} as const

export const pointRules: readonly Rule<Asked<'list-point'>>[] = [
  helperDecides,
  {
    name: 'points-are-the-customers',
    says: 'First show that it is you: then you list what you want answered.',
    refuses: 'listing a point of the complaint for somebody who has not shown who they are',
    when: ({ request: { agentId, verified } }) => agentId === null && !verified,
  },
  {
    name: 'point-says-something',
    says: 'Write the point as the customer said it.',
    refuses: 'listing a point of the complaint',
    when: ({ request }) => isBlank(request.words),
  },
  {
    ...pointsAreFew,
    when: ({ state: { points }, request }) =>
      points.length >= MOST_POINTS && !points.includes(request.pointId),
  },
]

export const takeBackPointRules: readonly Rule<Asked<'take-back-point'>>[] = [
  {
    name: 'own-points-stay',
    says: 'The customer listed this point themselves: only they can say that it is settled.',
    refuses: 'taking back a point of the complaint',
    when: ({ state, request }) => state.pointsKnown.own.includes(request.pointId),
  },
  {
    name: 'point-goes-with-its-reason',
    says: 'Say why this is no point of theirs: the customer reads it.',
    refuses: 'taking back a point of the complaint',
    when: ({ request }) => isBlank(request.reason),
  },
]

export const settlePointRules: readonly Rule<Asked<'settle-point'>>[] = [
  helperDecides,
  {
    name: 'settling-is-the-customers',
    says: 'First show that it is you: then you say which of your points are settled.',
    refuses: 'saying of a point of the complaint that it is settled, or open again',
    when: ({ request }) => !request.verified,
  },
  {
    ...pointsAreFew,
    when: ({ state, request: { isSettled } }) => !isSettled && state.points.length >= MOST_POINTS,
  },
]

/** Nobody owns what they decide about: whoever is above the owner would be beside themselves. */
export const rungIsNotOwner: Rule<Asked<'propose-handover'>> = {
  name: 'rung-is-not-owner',
  says: 'They decide about this from their rung: first they answer, then they can take it on.',
  refuses: 'handing a case over to whoever decides about it on the ladder',
  when: ({ state: { rung }, request }) => isDeciding(rung) && rung.agentId === request.to,
}

export const eachPointAnswered: Rule<Asked<'refuse'>> = {
  name: 'each-point-has-its-reason',
  says: 'Each point that the customer raised gets its own reason.',
  refuses: 'saying no',
  when: ({ state: { points }, request: { points: reasoned = [] } }) =>
    points.some(id => !reasoned.some(({ pointId, reason }) => pointId === id && !isBlank(reason))),
}

export const rungBeforeRest: Rule<Asked<'rest'>> = {
  name: 'rung-decides-before-rest',
  says: 'Somebody on the ladder still has to decide about this: it does not rest.',
  refuses: 'resting',
  when: ({ state }) => isDeciding(state.rung),
}

export const rungStaysHere: Rule<Asked<'merge'>> = {
  name: 'rung-stays-with-its-case',
  says: 'Somebody on the ladder decides about this case: join the other one into it.',
  refuses: 'joining a case into another while a rung decides about it',
  when: ({ state }) => isDeciding(state.rung),
}

interface LadderAfter {
  readonly ladder: Ladder
  /** Whoever works here and has signed in. */
  readonly canAnswer: (agentId: string) => boolean
}

export const ladderRules: readonly Rule<LadderAfter>[] = [
  {
    name: 'last-rung-answers',
    says: 'The last rung inside always answers: name somebody there who works here and has signed in.',
    refuses: 'a ladder whose last rung has nobody who could answer, also by a departure',
    when: ({ ladder: { rungs }, canAnswer }) => {
      const last = rungs.at(-1)
      return !last || !canAnswer(last.agentId)
    },
  },
  {
    name: 'each-rung-another-person',
    says: 'One person cannot stand on two rungs: each rung is somebody else.',
    refuses: 'a ladder with the same person twice',
    when: ({ ladder: { rungs, ofTeams } }) =>
      [[], ...(ofTeams?.values() ?? [])].some(own => {
        const all = [...own, ...rungs]
        return new Set(all.map(({ agentId }) => agentId)).size < all.length
      }),
  },
  {
    name: 'outside-body-can-be-reached',
    says: 'Say which body outside decides after you, and where people reach it: its name, and an address or a link.',
    refuses: 'a ladder that ends inside of the house',
    when: ({ ladder: { outside } }) =>
      isBlank(outside.name) || (isBlank(outside.address) && isBlank(outside.link)),
  },
]

/** Null when the house may have this ladder. */
export function refusedLadder(after: LadderAfter): Refusal | null {
  return refusedBy(ladderRules, after)
}
