import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'

/** The customer has the case open on a page: no need to send by mail what they see. */
export async function noteVisitor(db: Db, caseId: string, now: number): Promise<void> {
  await sql`
    INSERT INTO case_visitor (case_id, seen_at) VALUES (${caseId}, ${new Date(now)})
    ON CONFLICT (case_id) DO UPDATE SET seen_at = excluded.seen_at`.execute(db)
}

export async function noteVisitorGone(db: Db, caseId: string): Promise<void> {
  await sql`DELETE FROM case_visitor WHERE case_id = ${caseId}`.execute(db)
}

export async function ownFile(
  db: Db,
  caseIds: readonly string[],
  fileId: string,
): Promise<{ readonly blob: string; readonly name: string; readonly mediaType: string } | null> {
  const { rows } = await sql<{ readonly blob: string; readonly name: string; readonly mediaType: string }>`
    SELECT blob, name, media_type AS "mediaType" FROM file
    WHERE id = ${fileId} AND case_id = ANY(${[...caseIds]}::uuid[]) AND purpose = 'attachment'`.execute(db)
  return rows[0] ?? null
}
