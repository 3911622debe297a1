import type { LineSetup } from '../../../contract/line.ts'
import { levelOf } from '../../../domain/line/seat.ts'
import type { LineSetting } from '../../line/sql.ts'
import type { HolderRow, SkillRow } from './sql.ts'

interface Standing {
  readonly line: LineSetting
  readonly skills: readonly SkillRow[]
  readonly holders: readonly HolderRow[]
}

export function viewLineSetup({
  line,
  skills,
  holders,
}: Standing): Omit<LineSetup, 'version' | 'readOnlyBecause'> {
  const { call = 0, chat = 0, letter = 0 } = line.wrapUpSeconds ?? {}
  const limit = line.requestLimitSeconds ?? null
  return {
    wrapUpSeconds: { call, chat, letter },
    requestLimitMinutes: limit === null ? null : Math.round(limit / 60),
    leastLevels: skills.map(({ isAsked: _, ...skill }) => skill),
    people: holders.map(holder => ({
      agentId: holder.agentId,
      name: holder.name,
      levels: levelsOf(holder),
    })),
  }
}

/** Of every skill that the agent has. */
export function levelsOf({ agentId, skills, levels, capacity }: HolderRow): Record<string, number> {
  const seat = { agentId, skills, levels, capacity, presence: 'here', freeSince: 0 } as const
  return Object.fromEntries(skills.map(skill => [skill, levelOf(seat, skill)]))
}
