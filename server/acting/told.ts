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
  readonly isNamed: boolean
  /** Their first word in it or in what was joined into it; its place where it stands in the case itself. */
  readonly since: Instant | null
  readonly sinceSeq: number | null
}

/** What was said before a helper took part is not theirs to be told, however late it is looked at. */
export function tookPart(
  { isNamed, since, sinceSeq }: ToldHelper,
  fact: { readonly seq: number; readonly at: Instant },
): boolean {
  if (isNamed) return true
  return sinceSeq === null ? since !== null && since <= fact.at : sinceSeq < fact.seq
}

/** What was said in a case that was joined into another counts there. */
export async function helpersToTell(db: Db | Tx, caseIds: readonly string[]): Promise<readonly ToldHelper[]> {
  const { rows } = await sql<ToldHelper>`
    SELECT ${helperColumns}, c.id AS "of", r.seen_at AS "seenAt",
      took.named AS "isNamed", took.since, took.seq AS "sinceSeq"
    FROM cases c JOIN customer u ON u.id = c.customer_id AND u.erased_at IS NULL
      JOIN helper h ON h.customer_id = c.customer_id
      LEFT JOIN case_reader r ON r.case_id = c.id AND r.reader = h.id::text
      CROSS JOIN LATERAL (
        WITH RECURSIVE whole AS (
          SELECT c.id UNION ALL SELECT part.id FROM cases part JOIN whole w ON part.merged_into = w.id)
        SELECT bool_or(w.id = h.said_in) AS named, min(f.at) AS since, min(f.seq) FILTER (WHERE f.case_id = c.id) AS seq
        FROM whole w LEFT JOIN fact f ON f.case_id = w.id AND f.type IN ('CustomerSpoke', 'SolvedConfirmed', 'SolvedDenied')
          AND f.data::json ->> 'helperId' = h.id::text) took
    WHERE c.id = ANY(${[...caseIds]}::uuid[]) AND h.address_kind = 'email' AND h.address_value <> ''
      AND (took.named OR took.since IS NOT NULL)
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
