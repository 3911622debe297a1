import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'

/** The desk in the browser is still there. */
export async function touchSeat(db: Db, agentId: string, now: number): Promise<void> {
  await sql`UPDATE seat SET seen_at = ${new Date(now)} WHERE agent_id = ${agentId}`.execute(db)
}

export async function casesOwnedBy(db: Db, agentId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT id FROM cases WHERE owner_id = ${agentId} AND status NOT IN ('solved', 'merged') ORDER BY id`.execute(
    db,
  )
  return rows.map(row => row.id)
}

export async function markDeparted(tx: Tx, agentId: string, now: number): Promise<void> {
  await sql`UPDATE agent SET departed_at = ${new Date(now)} WHERE id = ${agentId} AND departed_at IS NULL`.execute(
    tx,
  )
  await sql`UPDATE organisation SET duty_lead_id = NULL WHERE duty_lead_id = ${agentId}`.execute(tx)
  await sql`UPDATE agent SET deputy_id = NULL WHERE deputy_id = ${agentId}`.execute(tx)
}

export interface Absence {
  readonly from: number | null
  readonly until: number | null
  readonly deputyId: string | null
}

export async function setAbsence(tx: Tx, agentId: string, absence: Absence): Promise<void> {
  const at = (instant: number | null) => (instant === null ? null : new Date(instant))
  await sql`
    UPDATE agent SET absent_from = ${at(absence.from)}, absent_until = ${at(absence.until)}, deputy_id = ${absence.deputyId}
    WHERE id = ${agentId}`.execute(tx)
}

export interface AbsenceRow extends Pick<Absence, 'from' | 'until'> {
  readonly deputy: string | null
}

export async function absenceOf(tx: Tx, agentId: string): Promise<AbsenceRow | undefined> {
  const { rows } = await sql<AbsenceRow>`
    SELECT a.absent_from AS "from", a.absent_until AS "until", d.name AS deputy
    FROM agent a LEFT JOIN agent d ON d.id = a.deputy_id WHERE a.id = ${agentId}`.execute(tx)
  return rows[0]
}
