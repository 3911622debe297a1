/**
 * Who is told of a case beside its customer: whoever acts for them, and was named in it or has written in it. Whether they still may is
 * asked of `mayActIn`, when a letter is queued and again when it is sent.
 */
import { sql } from 'kysely'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import { type HelperRow, helperColumns } from './sql.ts'

export interface ToldHelper extends HelperRow {
  /** The case that they are to be told of. */
  readonly of: string
  /** When their own page was last open on it; null when it is closed. */
  readonly seenAt: Instant | null
}

/** What was said in a case that was joined into another counts there. */
export async function helpersToTell(db: Db | Tx, caseIds: readonly string[]): Promise<readonly ToldHelper[]> {
  const { rows } = await sql<ToldHelper>`
    SELECT ${helperColumns}, c.id AS "of", r.seen_at AS "seenAt"
    FROM cases c JOIN customer u ON u.id = c.customer_id AND u.erased_at IS NULL
      JOIN helper h ON h.customer_id = c.customer_id
      LEFT JOIN case_reader r ON r.case_id = c.id AND r.reader = h.id::text
    WHERE c.id = ANY(${[...caseIds]}::uuid[]) AND h.address_kind = 'email' AND h.address_value <> ''
      AND EXISTS (
        WITH RECURSIVE whole AS (
          SELECT c.id UNION ALL SELECT part.id FROM cases part JOIN whole w ON part.merged_into = w.id)
        SELECT FROM whole w WHERE w.id = h.said_in OR EXISTS (
          SELECT FROM fact f WHERE f.case_id = w.id AND f.type IN ('CustomerSpoke', 'SolvedConfirmed', 'SolvedDenied')
            AND f.data::json ->> 'helperId' = h.id::text))
    ORDER BY c.id, h.id`.execute(db)
  return rows
}

/** The mail that their next letter answers. */
export async function helperThread(db: Db, caseId: string, helperId: string): Promise<string | null> {
  const { rows } = await sql<{ readonly last: string }>`
    SELECT last_message_id AS last FROM helper_thread
    WHERE case_id = ${caseId} AND helper_id = ${helperId}`.execute(db)
  return rows[0]?.last ?? null
}

export async function noteHelperThread(
  tx: Tx,
  thread: { readonly caseId: string; readonly helperId: string; readonly messageId: string },
): Promise<void> {
  await sql`
    INSERT INTO helper_thread (case_id, helper_id, last_message_id)
    VALUES (${thread.caseId}, ${thread.helperId}, ${thread.messageId})
    ON CONFLICT (case_id, helper_id) DO UPDATE SET last_message_id = excluded.last_message_id`.execute(tx)
}
