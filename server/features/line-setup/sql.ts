import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'

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

/** What says in which country the house is. */
export async function phoneAndZone(
  db: Db | Tx,
): Promise<{ readonly phone: string | null; readonly timeZone: string }> {
  const { rows } = await sql<{ readonly phone: string | null; readonly timeZone: string }>`
    SELECT phone, time_zone AS "timeZone" FROM organisation`.execute(db)
  return rows[0] ?? { phone: null, timeZone: 'UTC' }
}
