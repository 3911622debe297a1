/** What follows when a case goes up, a rung answers, or a point of the complaint is written down. */
import { accepting } from '../case/decisions/accepting.ts'
import { isBlank } from '../case/blank.ts'
import type { CaseFact, FactOf, Rung } from '../case/facts.ts'
import type { Asked, DecisionsOn } from '../case/requests.ts'
import type { CaseState } from '../case/state.ts'
import type { Helping } from '../acting/requests.ts'
import { refusal } from '../rule.ts'
import type { ClimbedBy } from './facts.ts'
import type { ClimbTo } from './ladder.ts'
import type { LadderRequest } from './requests.ts'
import { nothingAbove } from './rules.ts'
import { isAnswerOfRung, isDeciding } from './state.ts'

export const ladderDecisions: DecisionsOn<LadderRequest['ask']> = {
  climb: ({ state, request: { by, fromRung, to, agentId, helper } }) => {
    if (rungOf(state) !== fromRung) return []
    if (to === null) return refusal(nothingAbove)
    return climbed(state, to, by, {
      ...(agentId === null ? {} : { agentId }),
      ...(helper === undefined ? {} : { helperId: helper.id, helper: helper.name }),
    })
  },

  'climb-unanswered': ({ state, request: { rung, to, onceMore, isOver = false }, now }) => {
    const standing = state.rung
    if (!isDeciding(standing) || standing.rung !== rung) return []
    if (isOver) return [{ type: 'RungEnded', rung }]
    if (standing.answerBy === null || standing.answerBy > now) return []
    if (to !== null && to.agentId !== null) return climbed(state, to, 'unanswered')
    if (onceMore === null || onceMore.answerBy <= now) return []
    const { outside, ...owing } = onceMore
    return [{ type: 'RungLate', rung, ...owing, body: { outside } }]
  },

  'remind-rung': ({ state: { rung: standing }, request: { rung }, now }) => {
    if (!isDeciding(standing) || standing.rung !== rung) return []
    if (standing.remindedAt !== null || standing.warnAt === null || standing.warnAt > now) return []
    return [{ type: 'RungReminded', rung }]
  },

  'answer-rung': ({ state, request: { rung, agentId, words } }) => [
    // Whoever waits is helped in their turn, and has an owner then: an answer from above brings nobody forward.
    ...(state.entry?.state === 'waiting' ? [] : accepting(state, agentId)),
    { type: 'RungAnswered', rung, agentId, how: 'yes', body: words },
  ],

  'list-point': ({ state, request: { pointId, agentId, words, helper } }) => {
    if (state.points.includes(pointId)) return []
    const { helperId, body } = spokenBy(helper)
    const isSettled = state.pointsKnown.settled.includes(pointId)
    if (isSettled)
      return [{ type: 'PointOpenedAgain', pointId, ...helperId, ...(body === undefined ? {} : { body }) }]
    return [{ type: 'PointListed', pointId, agentId, ...helperId, body: { words, ...body } }]
  },

  'take-back-point': ({ state, request: { pointId, agentId, reason } }) =>
    state.points.includes(pointId) ? [{ type: 'PointTakenBack', pointId, agentId, body: { reason } }] : [],

  'settle-point': ({ state, request: { pointId, isSettled, helper } }) => {
    const isIn = (isSettled ? state.points : state.pointsKnown.settled).includes(pointId)
    if (!isIn) return []
    const { helperId, body } = spokenBy(helper)
    const point = { pointId, ...helperId, ...(body === undefined ? {} : { body }) }
    return [isSettled ? { type: 'PointSettled', ...point } : { type: 'PointOpenedAgain', ...point }]
  },
}

/** Who spoke in the customer's place. */
function spokenBy(helper: Helping | undefined) {
  return helper === undefined
    ? { helperId: {}, body: undefined }
    : { helperId: { helperId: helper.id }, body: { helper: helper.name } }
}

interface Climbing {
  readonly agentId?: string
  readonly helperId?: string
  readonly helper?: string
  readonly commitmentId?: string
}

/** The fact of going up, for whoever sends a case up: a broken promise and an approval that nobody gave do it by themselves. */
export function climbed(
  state: CaseState,
  { rung, agentId: to, answerBy, warnAt, named, teamId, outside }: ClimbTo,
  by: ClimbedBy,
  { helper, ...who }: Climbing = {},
): readonly CaseFact[] {
  if (rung <= rungOf(state)) return []
  const body = {
    ...(outside === undefined ? {} : { outside }),
    ...(helper === undefined ? {} : { helper }),
  }
  const fact: FactOf<'RungClimbed'> = {
    type: 'RungClimbed',
    rung,
    from: state.rung?.agentId ?? state.ownerId,
    to,
    by,
    answerBy,
    ...(warnAt == null ? {} : { warnAt }),
    ...(named === undefined ? {} : { named }),
    ...(teamId === undefined ? {} : { teamId }),
    ...who,
    ...(Object.keys(body).length === 0 ? {} : { body }),
  }
  return [fact]
}

/** A “no” with a reason for each point, in their order: what the customer reads, and which points it answers. */
export function sayingNo({ state, request }: Asked<'refuse'>, nextRung: Rung): CaseFact {
  const { agentId, nextAgentId, reasons, points = [], outside } = request
  const reasoned = state.points.flatMap(id => points.find(({ pointId }) => pointId === id) ?? [])
  const said = reasoned.map(({ words = '', reason }, nth) => {
    const point = isBlank(words) ? '' : ` ${words.trim()}`
    return `${nth + 1}.${point}\n${reason.trim()}`
  })
  const body = {
    reasons: [...said, ...(isBlank(reasons) ? [] : [reasons])].join('\n\n'),
    ...(outside === undefined ? {} : { outside }),
  }
  const answered = reasoned.length === 0 ? {} : { points: reasoned.map(({ pointId }) => pointId) }
  return { type: 'RefusalGiven', agentId, nextRung, nextAgentId, ...answered, body }
}

/** A "no" of whoever stands on the rung is its answer. */
export function answeringNo({ state: { rung }, request }: Asked<'refuse'>): readonly CaseFact[] {
  return isAnswerOfRung(rung, request)
    ? [{ type: 'RungAnswered', rung: rung.rung, agentId: request.agentId, how: 'no' }]
    : []
}

/**
 * Whoever decides answers in writing, whatever the line does. Who waits there keeps their place: nobody takes them up by it, and nobody
 * becomes their owner, which would bring them forward.
 */
export function answersBesideTheLine({ state: { rung, entry }, request }: Asked<'refuse'>): boolean {
  return (
    entry?.state === 'waiting' && (request.turn?.before ?? null) !== null && isAnswerOfRung(rung, request)
  )
}

/** 0: on none. */
export function rungOf({ rung }: Pick<CaseState, 'rung'>): number {
  return rung?.rung ?? 0
}
