/** The people of the house as its rules see them. */
import { sql } from 'kysely'
import type { Colleague } from '../../domain/house/rules.ts'
import { signInStandings } from '../auth/sql.ts'
import type { Db, Tx } from '../db/connect.ts'

/** Everybody who works here or did. Inside a change, after the organisation's row is locked: nobody else changes them then. */
export async function colleagues(db: Db | Tx, now: number): Promise<readonly Colleague[]> {
  const standings = new Map((await signInStandings(db, now)).map(each => [each.agentId, each]))
  const { rows } = await sql<Omit<Colleague, 'canSignIn'>>`
    SELECT id, role, is_admin AS "isAdmin", departed_at IS NOT NULL AS "hasLeft" FROM agent`.execute(db)
  return rows.map(row => ({ ...row, canSignIn: standings.get(row.id)?.canSignIn ?? false }))
}

export async function dutyLeadId(db: Db | Tx): Promise<string | null> {
  const { rows } = await sql<{ readonly id: string | null }>`
    SELECT duty_lead_id AS id FROM organisation WHERE id = 1`.execute(db)
  return rows[0]?.id ?? null
}
