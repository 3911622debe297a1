import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'
import type { PerMedium } from '../../../domain/line/seat.ts'

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

export async function saveLine(tx: Tx, line: object): Promise<void> {
  await sql`UPDATE organisation SET line = ${JSON.stringify(line)}::jsonb`.execute(tx)
}

export async function saveLeastLevel(tx: Tx, skill: string, leastLevel: number): Promise<void> {
  await sql`UPDATE skill SET least_level = ${leastLevel} WHERE name = ${skill}`.execute(tx)
}

export async function saveLevels(
  tx: Tx,
  agentId: string,
  levels: Readonly<Record<string, number>>,
): Promise<void> {
  await sql`UPDATE agent SET skill_levels = ${JSON.stringify(levels)}::jsonb WHERE id = ${agentId}`.execute(
    tx,
  )
}

/** Somebody may take now whom they could not take before: offers that were chosen until now are chosen anew. */
export async function moveLine(tx: Tx): Promise<void> {
  await sql`UPDATE line_place SET version = version + 1`.execute(tx)
}
