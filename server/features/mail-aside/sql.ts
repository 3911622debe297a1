/** What the list of mails that wait asks of the database. */
import { sql } from 'kysely'
import type { KeptAnswers } from '../../../domain/mail/kept.ts'
import type { MailKind } from '../../../domain/mail/mail.ts'
import type { Db } from '../../db/connect.ts'

export interface AsideRow {
  readonly id: string
  readonly cameAt: number
  readonly from: string | null
  readonly subject: string
  readonly kind: 'person' | MailKind
  readonly answers: KeptAnswers
  readonly caseId: string | null
  readonly reference: string | null
}

/** The same mail once more is not looked at twice. */
const waits = sql`m.settled_at IS NULL AND (m.place = 'pending' OR m.place = 'aside' AND m.kind <> 'duplicate')`
const columns = sql`
  m.id, m.came_at AS "cameAt", m.from_address AS "from", m.subject, m.kind, m.answers, m.case_id AS "caseId", c.reference`

/** The newest first. @param after the id of the last one that was shown */
export async function mailsAside(
  db: Db,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly AsideRow[]> {
  const isOlder =
    after === undefined
      ? sql`true`
      : sql`(m.came_at, m.id) < (SELECT came_at, id FROM mail_in WHERE id = ${after})`
  const { rows } = await sql<AsideRow>`
    SELECT ${columns} FROM mail_in m LEFT JOIN cases c ON c.id = m.case_id
    WHERE ${waits} AND ${isOlder} ORDER BY m.came_at DESC, m.id DESC LIMIT ${limit}`.execute(db)
  return rows
}

export async function countAside(db: Db): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(*)::int AS count FROM mail_in m WHERE ${waits}`.execute(db)
  return rows[0]?.count ?? 0
}

export async function mailAside(db: Db, id: string): Promise<AsideRow | null> {
  const { rows } = await sql<AsideRow>`
    SELECT ${columns} FROM mail_in m LEFT JOIN cases c ON c.id = m.case_id
    WHERE m.id = ${id} AND m.place IN ('aside', 'pending')`.execute(db)
  return rows[0] ?? null
}

/** Where the source of a mail is kept that waits: aside, or beside a stranger's words; null after erasure. */
export async function rawAside(db: Db, id: string): Promise<string | null> {
  const { rows } = await sql<{ readonly blob: string | null }>`
    SELECT coalesce(m.raw_blob, f.blob) AS blob FROM mail_in m
    LEFT JOIN file f ON f.case_id = m.case_id AND f.message_id = m.message_id AND f.purpose = 'raw-mail'
    WHERE m.id = ${id} AND m.place IN ('aside', 'pending') ORDER BY f.created_at LIMIT 1`.execute(db)
  return rows[0]?.blob ?? null
}

/** Whoever was first stays noted. */
export async function settleAside(
  db: Db,
  mailId: string,
  { agentId, now }: { readonly agentId: string; readonly now: number },
): Promise<void> {
  await sql`
    UPDATE mail_in SET settled_at = ${new Date(now)}, settled_by = ${agentId}
    WHERE id = ${mailId} AND place = 'aside' AND settled_at IS NULL`.execute(db)
}
