/**
 * Who can help with what requests ask for. Setup keeps somebody for each such skill: a change that takes the last of them away is
 * refused, wherever it is made. Only whoever leaves the company is let go in any case: shutting somebody out waits for nothing. Asked inside of a change, after the organisation's row is locked, so that no two changes each leave
 * the other's helper as the last.
 */
import { sql } from 'kysely'
import { levelOf, type PerMedium } from '../../domain/line/seat.ts'
import { refusedLoss, refusedSkill, type SkillAsked } from '../../domain/line/setup-rules.ts'
import { isRefusal, type Refusal } from '../../domain/rule.ts'
import type { Db, Tx } from '../db/connect.ts'

export interface SkillRow {
  readonly skill: string
  readonly labelEn: string
  readonly labelEs: string
  readonly leastLevel: number
  /** A mailbox or an open case names it. */
  readonly isAsked: boolean
}

export async function skills(db: Db | Tx): Promise<readonly SkillRow[]> {
  const { rows } = await sql<SkillRow>`
    SELECT k.name AS skill, k.label_en AS "labelEn", k.label_es AS "labelEs", k.least_level::int AS "leastLevel",
      EXISTS (SELECT FROM mailbox m WHERE m.skill = k.name)
        OR EXISTS (SELECT FROM cases c WHERE c.skill = k.name AND c.status NOT IN ('solved', 'merged')) AS "isAsked"
    FROM skill k ORDER BY k.name`.execute(db)
  return rows
}

export interface HolderRow {
  readonly agentId: string
  readonly name: string
  readonly skills: readonly string[]
  readonly levels: Readonly<Record<string, number>>
  readonly capacity: PerMedium
}

/** Everybody who works here. */
export async function holders(db: Db | Tx): Promise<readonly HolderRow[]> {
  const { rows } = await sql<HolderRow>`
    SELECT a.id AS "agentId", a.name, a.skills, a.skill_levels AS levels,
      json_build_object('call', coalesce(s.call_capacity, 1), 'chat', coalesce(s.chat_capacity, 3),
        'letter', coalesce(s.letter_capacity, 1)) AS capacity
    FROM agent a LEFT JOIN seat s ON s.agent_id = a.id WHERE a.departed_at IS NULL ORDER BY lower(a.name), a.id`.execute(
    db,
  )
  return rows
}

/** Of every skill that the agent has. */
export function levelsOf({ agentId, skills: known, levels, capacity }: HolderRow): Record<string, number> {
  const seat = { agentId, skills: known, levels, capacity, presence: 'here', freeSince: 0 } as const
  return Object.fromEntries(known.map(skill => [skill, levelOf(seat, skill)]))
}

/** Null when everything that requests ask for is known by somebody who takes first help. */
export async function refusedSkills(db: Db | Tx): Promise<Refusal | null> {
  for (const asked of await skillsAsked(db)) {
    const refused = refusedSkill(asked)
    if (refused) return refused
  }
  return null
}

/**
 * Makes a change of people, skills or mailboxes, and refuses it where requests for a skill would be left with nobody who had somebody
 * before. What lacked help already does not stand in the way of other changes.
 * @param ask by whom help is lost: `people` who had the skill, or a `mailbox` that begins to ask for it
 */
export async function keepingFirstHelp<Result>(
  tx: Tx,
  ask: 'people' | 'mailbox',
  change: () => Promise<Result | Refusal>,
): Promise<Result | Refusal> {
  const before = await skillsAsked(tx)
  const done = await change()
  if (isRefusal(done)) return done
  return refusedLoss(ask, { before, after: await skillsAsked(tx) }) ?? done
}

async function skillsAsked(db: Db | Tx): Promise<readonly SkillAsked[]> {
  const people = (await holders(db)).map(holder => ({ levels: levelsOf(holder), capacity: holder.capacity }))
  return (await skills(db)).map(({ skill, labelEn, labelEs, leastLevel, isAsked }) => ({
    skill: { name: skill, en: labelEn, es: labelEs },
    leastLevel,
    isAsked,
    holders: people.flatMap(({ levels, capacity }) => {
      const level = levels[skill]
      return level === undefined ? [] : [{ level, capacity }]
    }),
  }))
}
