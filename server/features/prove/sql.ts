import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'

export async function insertCode(
  db: Db,
  code: {
    readonly id: string
    readonly caseId: string
    readonly hash: Buffer
    readonly now: number
    readonly expiresAt: number
  },
): Promise<void> {
  await sql`
    INSERT INTO case_code (id, case_id, code_hash, sent_at, expires_at)
    VALUES (${code.id}, ${code.caseId}, ${code.hash}, ${new Date(code.now)}, ${new Date(code.expiresAt)})`.execute(
    db,
  )
}

export async function codesSentSince(db: Db, caseId: string, since: number): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(*)::int AS count FROM case_code WHERE case_id = ${caseId} AND sent_at > ${new Date(since)}`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** The newest code, one try the poorer; null when there is none that can still be tried. */
export async function takeTry(
  db: Db | Tx,
  caseId: string,
  now: number,
  mostTries: number,
): Promise<{ readonly id: string; readonly hash: Buffer } | null> {
  const { rows } = await sql<{ readonly id: string; readonly hash: Buffer }>`
    UPDATE case_code SET tries = tries + 1
    WHERE id = (SELECT id FROM case_code WHERE case_id = ${caseId} ORDER BY sent_at DESC LIMIT 1)
      AND used_at IS NULL AND expires_at > ${new Date(now)} AND tries < ${mostTries}
    RETURNING id, code_hash AS hash`.execute(db)
  return rows[0] ?? null
}

/** True for the one who uses it first. */
export async function useCode(db: Db | Tx, id: string, now: number): Promise<boolean> {
  const { rows } =
    await sql`UPDATE case_code SET used_at = ${new Date(now)} WHERE id = ${id} AND used_at IS NULL RETURNING 1`.execute(
      db,
    )
  return rows.length > 0
}
