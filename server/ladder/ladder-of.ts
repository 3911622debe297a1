/**
 * The ladder of the house: as it was set up, or else told by roles, so that there is always one. The name of the body outside stands in
 * the organisation; how it is reached, and what it may do, in the ladder.
 */
import type { Ladder, LadderRung, OutsideBody, OutsideTold, People } from '../../domain/ladder/ladder.ts'
import type { Within } from '../../domain/time/due.ts'
import { type AgentRow, dutyLead, isAbsent, isColleague, type OrganisationRow } from '../ledger/directory.ts'

/** As it is kept; what is left out was never said. */
export interface LadderSetting {
  readonly rungs?: readonly LadderRung[]
  /** First rungs of teams that have their own. */
  readonly teams?: readonly { readonly teamId: string; readonly rungs: readonly LadderRung[] }[]
  readonly outside?: Partial<Omit<OutsideBody, 'name'>>
}

interface House {
  readonly organisation: OrganisationRow
  readonly agents: ReadonlyMap<string, AgentRow>
}

/** For a house that has said nothing: the duty lead within a working day, then the head within two. */
const leadWithin: Within = { amount: 8, unit: 'working-hours' }
const headWithin: Within = { amount: 2, unit: 'working-days' }

export function ladderOf(house: House & Parameters<typeof dutyLead>[0], now: number): Ladder {
  const { ladder, outsideBody } = house.organisation
  return {
    rungs: ladder.rungs && ladder.rungs.length > 0 ? ladder.rungs : rungsByRole(house, now),
    ofTeams: byTeam(ladder.teams ?? []),
    outside: outsideOf(ladder, outsideBody, house.organisation.outsideDemandedBy),
  }
}

export function byTeam(teams: NonNullable<LadderSetting['teams']>): NonNullable<Ladder['ofTeams']> {
  return new Map(teams.map(({ teamId, rungs }) => [teamId, rungs]))
}

/** @param demandedBy packs of rules that want it told with every “no”: then it is, whatever is set */
export function outsideOf(
  { outside = {} }: LadderSetting,
  name: string,
  demandedBy: readonly unknown[] = [],
): OutsideBody {
  const { address = '', link = '', rights = { en: '', es: '' }, isToldWithEveryNo = false } = outside
  return { name, address, link, rights, isToldWithEveryNo: isToldWithEveryNo || demandedBy.length > 0 }
}

/** What is told of it, frozen in the fact that tells it. */
export function asTold({ name, address, link, rights }: OutsideBody): OutsideTold {
  return { name, address, link, rights }
}

function rungsByRole(house: Parameters<typeof dutyLead>[0], now: number): readonly LadderRung[] {
  const lead = house.organisation.dutyLeadId ?? dutyLead(house, now)?.id ?? null
  const head = [...house.agents.values()].find(agent => isColleague(agent) && agent.role === 'head')
  const isHead = head !== undefined && head.id === lead
  return [
    ...(lead === null || isHead ? [] : [{ agentId: lead, within: leadWithin }]),
    ...(head === undefined ? [] : [{ agentId: head.id, within: headWithin }]),
  ]
}

/** Who works here, as the ladder sees them. Whoever was invited and has not joined cannot answer yet. */
export function peopleOf({ agents }: Pick<House, 'agents'>, now: number): People {
  return new Map(
    [...agents.values()].map(agent => [
      agent.id,
      {
        role: agent.role,
        deputyId: agent.deputyId,
        isThere: isColleague(agent) && !isAbsent(agent, now),
        hasLeft: !isColleague(agent),
      },
    ]),
  )
}
