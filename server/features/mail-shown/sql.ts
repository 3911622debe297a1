import { type RawBuilder, sql } from 'kysely'
import type { KeptAnswers } from '../../../domain/mail/kept.ts'
import type { Db } from '../../db/connect.ts'

/** The fact that brought this mail into the case: somebody's words, a stranger's, or what is only noted. */
function bodyOf(caseId: string, messageId: string): RawBuilder<unknown> {
  return sql`FROM fact f JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
    WHERE f.case_id = ${caseId} AND f.data::jsonb ->> 'messageId' = ${messageId}
      AND f.type IN ('CustomerSpoke', 'StrangerWrote', 'AutomaticReplyCame', 'MailLoopStopped', 'AbuseReported')
    ORDER BY f.seq LIMIT 1`
}

/** Null when it has none, and after erasure. */
export async function htmlOfMail(db: Db, caseId: string, messageId: string): Promise<string | null> {
  const { rows } = await sql<{ readonly html: string | null }>`
    SELECT convert_from(b.bytes, 'UTF8')::json ->> 'html' AS html ${bodyOf(caseId, messageId)}`.execute(db)
  return rows[0]?.html ?? null
}

/** Files that the HTML of a mail may refer to. */
export async function inlineFiles(
  db: Db,
  caseId: string,
  messageId: string,
): Promise<readonly { readonly id: string; readonly contentId: string }[]> {
  const { rows } = await sql<{ readonly id: string; readonly contentId: string }>`
    SELECT id, content_id AS "contentId" FROM file
    WHERE case_id = ${caseId} AND message_id = ${messageId} AND content_id IS NOT NULL
    ORDER BY created_at, id LIMIT 500`.execute(db)
  return rows
}

export interface KeptFile {
  readonly blob: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly caseId: string
}

const keptColumns = sql`blob, name, media_type AS "mediaType", size, case_id AS "caseId"`

export async function rawMail(db: Db, caseId: string, messageId: string): Promise<KeptFile | null> {
  const { rows } = await sql<KeptFile>`
    SELECT ${keptColumns} FROM file
    WHERE case_id = ${caseId} AND message_id = ${messageId} AND purpose = 'raw-mail'
    ORDER BY created_at, id LIMIT 1`.execute(db)
  return rows[0] ?? null
}

export async function keptFile(db: Db, fileId: string): Promise<KeptFile | null> {
  const { rows } = await sql<KeptFile>`
    SELECT ${keptColumns} FROM file WHERE id = ${fileId} AND purpose = 'attachment'`.execute(db)
  return rows[0] ?? null
}

export interface MailInRow {
  readonly subject: string
  readonly from: string | null
  readonly cameAt: number
  readonly source: string
  readonly kind: string
  readonly answers: KeptAnswers
}

export async function mailIn(db: Db, caseId: string, messageId: string): Promise<MailInRow | null> {
  const { rows } = await sql<MailInRow>`
    SELECT subject, from_address AS "from", came_at AS "cameAt", source, kind, answers FROM mail_in
    WHERE case_id = ${caseId} AND message_id = ${messageId} ORDER BY came_at LIMIT 1`.execute(db)
  return rows[0] ?? null
}

export async function caseThere(
  db: Db,
  caseId: string,
): Promise<{ readonly id: string; readonly ownerId: string | null } | null> {
  const { rows } = await sql<{ readonly id: string; readonly ownerId: string | null }>`
    SELECT id, owner_id AS "ownerId" FROM cases WHERE id = ${caseId}`.execute(db)
  return rows[0] ?? null
}
