import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'

/**
 * Somebody has the case open on a page: no need to send by mail what they see, and whoever waits there is there.
 * @param reader `customer`, or the id of the helper
 */
export async function noteVisitor(db: Db, caseId: string, reader: string, now: number): Promise<void> {
  await sql`
    WITH seen AS (
      INSERT INTO case_reader (case_id, reader, seen_at) VALUES (${caseId}, ${reader}, ${new Date(now)})
      ON CONFLICT (case_id, reader) DO UPDATE SET seen_at = excluded.seen_at)
    INSERT INTO case_visitor (case_id, seen_at) VALUES (${caseId}, ${new Date(now)})
    ON CONFLICT (case_id) DO UPDATE SET seen_at = excluded.seen_at`.execute(db)
}

/** This reader has closed it. Nobody is left when no other has it open. */
export async function noteVisitorGone(db: Db, caseId: string, reader: string): Promise<void> {
  await sql`
    WITH gone AS (DELETE FROM case_reader WHERE case_id = ${caseId} AND reader = ${reader})
    DELETE FROM case_visitor WHERE case_id = ${caseId}
      AND NOT EXISTS (SELECT FROM case_reader WHERE case_id = ${caseId} AND reader <> ${reader})`.execute(db)
}

/** For the first time; what has no terms is left out. */
export async function noteTermsShown(db: Db, caseId: string, now: number): Promise<void> {
  await sql`
    INSERT INTO terms_shown (commitment_id, shown_at)
    SELECT id, ${new Date(now)} FROM commitment WHERE case_id = ${caseId} AND terms IS NOT NULL
    ON CONFLICT DO NOTHING`.execute(db)
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
