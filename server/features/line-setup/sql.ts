import { sql } from 'kysely'
import type { Tx } from '../../db/connect.ts'

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
