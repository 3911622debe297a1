import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'

export interface ColleagueRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly team: string | null
  readonly absentFrom: number | null
  readonly absentUntil: number | null
}

/** Everybody who works here, by team and name. */
export async function whoWorksHere(db: Db | Tx): Promise<readonly ColleagueRow[]> {
  const { rows } = await sql<ColleagueRow>`
    SELECT a.id, a.name, a.email, t.name AS team, a.absent_from AS "absentFrom", a.absent_until AS "absentUntil"
    FROM agent a LEFT JOIN team t ON t.id = a.team_id WHERE a.departed_at IS NULL
    ORDER BY lower(t.name) NULLS LAST, lower(a.name), a.id`.execute(db)
  return rows
}
