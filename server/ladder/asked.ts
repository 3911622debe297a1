/** What is asked of the ladder, made from how the case stands under its lock: who is above, and who may decide. */
import type { Rung } from '../../domain/case/facts.ts'
import type { RequestOf } from '../../domain/case/requests.ts'
import type { CaseState } from '../../domain/case/state.ts'
import { type Ladder, namedRung } from '../../domain/ladder/ladder.ts'
import { isDeciding } from '../../domain/ladder/state.ts'
import type { Instant } from '../../domain/time.ts'
import type { House } from '../ledger/directory.ts'
import { climbFrom, decidersOf, onceMore } from './climb-from.ts'
import { asTold, ladderOf, peopleOf } from './ladder-of.ts'

/** Nobody is left who waits for an answer: what the rung owed is over, and nobody is above. */
export function toEnd({ rung }: CaseState): RequestOf<'climb-unanswered'> {
  return { ask: 'climb-unanswered', rung: rung?.rung ?? 0, to: null, onceMore: null, isOver: true }
}

/** Where somebody asks, and what they see. */
export interface Before {
  readonly house: House
  readonly state: CaseState
  readonly now: Instant
}

export function toClimb(
  { house, state, now }: Before,
  asked: Omit<RequestOf<'climb'>, 'ask' | 'to'>,
): RequestOf<'climb'> {
  return { ask: 'climb', ...asked, to: climbFrom(house, ladderOf(house, now), state, now) }
}

export function toClimbUnanswered({ house, state, now }: Before): RequestOf<'climb-unanswered'> {
  const ladder = ladderOf(house, now)
  const to = climbFrom(house, ladder, state, now)
  const isLast = to === null || to.agentId === null
  return {
    ask: 'climb-unanswered',
    rung: state.rung?.rung ?? 0,
    to,
    onceMore: isLast ? onceMore(house, ladder, state, now) : null,
  }
}

export function toAnswer(
  { house, state, now }: Before,
  asked: Pick<RequestOf<'answer-rung'>, 'rung' | 'agentId' | 'words'>,
): RequestOf<'answer-rung'> {
  return { ask: 'answer-rung', ...asked, mayDecide: decidersOf(house, state, now) }
}

export function toRefuse(
  { house, state, now }: Before,
  asked: Pick<RequestOf<'refuse'>, 'agentId' | 'reasons' | 'points' | 'turn'>,
): RequestOf<'refuse'> {
  const ladder = ladderOf(house, now)
  const mayDecide = decidersOf(house, state, now)
  const next = whoDecidesNext({ house, state, now }, ladder, asked.agentId, mayDecide)
  const isTold = next.nextRung === 'outside-body' || ladder.outside.isToldWithEveryNo
  return {
    ask: 'refuse',
    ...asked,
    ...next,
    mayDecide,
    ...(isTold ? { outside: asTold(ladder.outside) } : {}),
  }
}

/** Who decides after this "no": whoever is on the rung already, where it is not their own; or else whoever stands above. */
function whoDecidesNext(
  { house, state, now }: Before,
  ladder: Ladder,
  agentId: string,
  mayDecide: readonly string[],
): { readonly nextRung: Rung; readonly nextAgentId: string | null } {
  const { rung } = state
  const next =
    isDeciding(rung) && !mayDecide.includes(agentId)
      ? rung.agentId
      : (climbFrom(house, ladder, state, now, [agentId])?.agentId ?? null)
  return { nextRung: namedRung(peopleOf(house, now), next), nextAgentId: next }
}
