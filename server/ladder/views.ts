/** Where a case stands on the ladder, for an agent and for its customer. */
import type { CaseForCustomer, Language } from '../../contract/case.ts'
import type { LadderView, OutsideApplies, PointView } from '../../contract/ladder-view.ts'
import { evolve } from '../../domain/case/evolve.ts'
import type { CaseFact } from '../../domain/case/facts.ts'
import { type CaseState, isOpen } from '../../domain/case/state.ts'
import type { ClimbTo, OutsideBody } from '../../domain/ladder/ladder.ts'
import { isDeciding } from '../../domain/ladder/state.ts'
import type { Db } from '../db/connect.ts'
import type { House } from '../ledger/directory.ts'
import type { StoredFact } from '../ledger/ledger.ts'
import { nameOf } from '../ledger/story.ts'
import { toRefuse } from './asked.ts'
import { climbFrom, decidersOf } from './climb-from.ts'
import { ladderOf } from './ladder-of.ts'
import { outsideFor } from './outside.ts'
import { pointsIn, pointsOf } from './points.ts'

interface Looking {
  readonly house: House
  readonly language: Language
  readonly now: number
}

/** For an agent, from the facts of the case, which are read for its story anyway. */
export function viewLadder(
  looking: Looking & { readonly agentId: string },
  caseId: string,
  facts: readonly StoredFact[],
): LadderView {
  const { house, now, agentId } = looking
  const state = foldOf(caseId, facts)
  const { outside } = ladderOf(house, now)
  const { rung } = state
  const no = toRefuse({ house, state, now }, { agentId, reasons: '' })
  return {
    rung:
      rung === null
        ? null
        : {
            rung: rung.rung,
            agentId: rung.agentId,
            name: nameOn(looking, rung.agentId, outside),
            since: rung.since,
            answerBy: rung.answerBy,
            isDeciding: isDeciding(rung),
            timesLate: rung.timesLate,
          },
    deciders: [...decidersOf(house, state, now)],
    next: viewNext(looking, nextOf(looking, state), outside),
    afterNo: nameOn(looking, no.nextAgentId, outside),
    points: [...pointsIn(facts)],
  }
}

/** What the customer's page reads beside the case. */
export interface Beside {
  readonly applies: OutsideApplies | null
  readonly points: readonly PointView[]
}

export async function besideLadder(db: Db, { house, now }: Looking, state: CaseState): Promise<Beside> {
  return { applies: await outsideFor(db, house, state, now), points: await pointsOf(db, state.id) }
}

export function viewOwnLadder(
  looking: Looking,
  state: CaseState,
  mayDecide: boolean,
  { applies, points }: Beside,
): CaseForCustomer['ladder'] {
  if (!isOpen(state)) return null
  const { house, language, now } = looking
  const { outside } = ladderOf(house, now)
  const { rung } = state
  const decides = isDeciding(rung)
  const next = viewNext(looking, nextOf(looking, state), outside)
  return {
    rung: rung?.rung ?? 0,
    name: rung === null || rung.agentId === null ? null : nameOf({ house, language }, rung.agentId),
    isDeciding: decides,
    answerBy: rung?.answerBy ?? null,
    next,
    canClimb: mayDecide && next !== null && !(decides && now < (rung.answerBy ?? 0)),
    timesLate: rung?.timesLate ?? 0,
    points: [...points],
    mayList: mayDecide,
    outside: applies
      ? {
          applies,
          name: outside.name,
          address: outside.address,
          link: outside.link,
          rights: outside.rights[language],
        }
      : null,
  }
}

function nextOf({ house, now }: Looking, state: CaseState): ClimbTo | null {
  return climbFrom(house, ladderOf(house, now), state, now)
}

function viewNext(looking: Looking, next: ClimbTo | null, outside: OutsideBody): LadderView['next'] {
  if (next === null) return null
  const { agentId, answerBy } = next
  return { name: nameOn(looking, agentId, outside), isOutside: agentId === null, answerBy }
}

/** Who stands there; the body outside where nobody of the house does. */
function nameOn({ house, language }: Looking, agentId: string | null, { name }: OutsideBody): string {
  return agentId === null ? name : nameOf({ house, language }, agentId)
}

function foldOf(caseId: string, facts: readonly StoredFact[]): CaseState {
  const state = facts.reduce<CaseState | null>(
    (before, { fact, at }) => evolve(before, fact as CaseFact, at, caseId), // a case's facts are case facts
    null,
  )
  if (!state) throw new Error(`case ${caseId} has no facts`)
  return state
}
