import type { AgentView, Me } from '../../../contract/desk.ts'
import type { AgentRow, House } from '../../ledger/directory.ts'
import { isAbsent, isColleague } from '../../ledger/directory.ts'

export function viewAgent(agent: AgentRow, now: number): AgentView {
  return {
    id: agent.id,
    name: agent.name,
    role: agent.role,
    team: agent.team,
    skills: [...agent.skills],
    presence: agent.presence,
    isAbsent: isAbsent(agent, now),
  }
}

export function viewTeam(house: House, now: number): readonly AgentView[] {
  return [...house.agents.values()].filter(isColleague).map(agent => viewAgent(agent, now))
}

export function viewMe(agent: AgentRow, house: House, limits: Me['limits'], now: number): Me {
  const { name, timeZone, isDemo, outsideBody } = house.organisation
  return {
    agent: {
      ...viewAgent(agent, now),
      email: agent.email,
      isAdmin: agent.isAdmin,
      isOfAgency: agent.agency !== null,
    },
    organisation: { name, timeZone, isDemo, outsideBody },
    seat: { chatCapacity: agent.chatCapacity, letterCapacity: agent.letterCapacity },
    limits,
  }
}
