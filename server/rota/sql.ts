/** Rows of the rota: one person's whole in each. */
import { sql } from 'kysely'
import type { Rota } from '../../domain/rota/rota.ts'
import type { Db, Tx } from '../db/connect.ts'

export async function allRotas(db: Db | Tx): Promise<ReadonlyMap<string, Rota>> {
  const { rows } = await sql<{ readonly agentId: string; readonly plan: Rota }>`
    SELECT agent_id AS "agentId", plan FROM rota`.execute(db)
  return new Map(rows.map(({ agentId, plan }) => [agentId, plan]))
}

/** Grows with each change of anybody's rota. */
export async function rotaChanges(db: Db): Promise<number> {
  const { rows } = await sql<{ readonly changes: number }>`
    SELECT coalesce(sum(version), 0)::int AS changes FROM rota`.execute(db)
  return rows[0]?.changes ?? 0
}

export async function rotaOf(db: Db | Tx, agentId: string): Promise<Rota | null> {
  const { rows } = await sql<{ readonly plan: Rota }>`
    SELECT plan FROM rota WHERE agent_id = ${agentId}`.execute(db)
  return rows[0]?.plan ?? null
}

export async function saveRota(tx: Tx, agentId: string, plan: Rota): Promise<void> {
  await sql`
    INSERT INTO rota (agent_id, plan) VALUES (${agentId}, ${JSON.stringify(plan)}::jsonb)
    ON CONFLICT (agent_id) DO UPDATE SET plan = excluded.plan, version = rota.version + 1`.execute(tx)
}
