/** The ladder as the setup and the lists show it. */
import type { Language } from '../../../contract/case.ts'
import type { LadderSetup, RungCounts, RungList } from '../../../contract/ladder.ts'
import { whoStands } from '../../../domain/ladder/ladder.ts'
import type { Db } from '../../db/connect.ts'
import { type House, isAbsent, isColleague } from '../../ledger/directory.ts'
import { nameOf } from '../../ledger/story.ts'
import { summariesOf } from '../../ledger/summary.ts'
import { decidedBy, decidersOf } from '../../ladder/climb-from.ts'
import { ladderOf, peopleOf } from '../../ladder/ladder-of.ts'
import { casesOnRungsOf, countByRung } from '../../ladder/sql.ts'

interface Looking {
  readonly db: Db
  readonly house: House
  readonly language: Language
  readonly now: number
}

const MOST_SHOWN = 200

/** What this agent decides about, and what they decide in somebody's place. */
export async function viewMyRung({ db, house, language, now }: Looking, agentId: string): Promise<RungList> {
  const waiting = await casesOnRungsOf(db, decidedBy(house, agentId, now), MOST_SHOWN)
  const found = waiting.filter(({ standing }) => decidersOf(house, standing, now).includes(agentId))
  const summaries = new Map(
    (
      await summariesOf(
        db,
        agentId,
        found.map(({ caseId }) => caseId),
      )
    ).map(each => [each.id, each]),
  )
  return {
    cases: found.flatMap(on => {
      const summary = summaries.get(on.caseId)
      if (!summary) return []
      const standsFor = on.agentId === agentId ? null : nameOf({ house, language }, on.agentId)
      return [{ summary, rung: on.rung, standsFor, since: on.since, answerBy: on.answerBy }]
    }),
  }
}

export async function viewRungs({ db, house, language, now }: Looking): Promise<RungCounts> {
  return {
    rungs: (await countByRung(db, now)).map(({ agentId, ...count }) => ({
      ...count,
      name: nameOf({ house, language }, agentId),
    })),
  }
}

export function viewLadderSetup(
  house: House,
  now: number,
): Omit<LadderSetup, 'version' | 'teamNames' | 'readOnlyBecause'> {
  const { rungs, ofTeams, outside } = ladderOf(house, now)
  const people = peopleOf(house, now)
  return {
    rungs: rungs.map(({ agentId, within }) => ({ agentId, within })),
    teams: [...(ofTeams ?? [])].map(([teamId, own]) => ({ teamId, rungs: [...own] })),
    outside: { ...outside, rights: { ...outside.rights } },
    demandedBy: [...(house.organisation.outsideDemandedBy ?? [])],
    isByRole: (house.organisation.ladder.rungs ?? []).length === 0,
    people: [...house.agents.values()].filter(isColleague).map(agent => {
      const standIn = isAbsent(agent, now) ? whoStands(people, agent.id, new Set([agent.id])) : null
      return {
        id: agent.id,
        name: agent.name,
        role: agent.role,
        team: agent.team,
        isAbsent: isAbsent(agent, now),
        standIn: standIn === null ? null : (house.agents.get(standIn)?.name ?? null),
      }
    }),
  }
}
