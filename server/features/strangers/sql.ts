/** What deciding about a stranger's mail asks of the database. */
import { sql } from 'kysely'
import type { FactOf } from '../../../domain/case/facts.ts'
import type { MailKind } from '../../../domain/mail/mail.ts'
import type { Standing } from '../../../domain/mail/requests.ts'
import type { Db, Tx } from '../../db/connect.ts'

type Wrote = FactOf<'StrangerWrote'>

/** To decide by it, under the lock of the case. */
export async function strangerIn(
  db: Db | Tx,
  caseId: string,
  strangerId: string,
): Promise<{ readonly standing: Standing; readonly wrote: Wrote | null }> {
  const { rows } = await sql<{ readonly type: string; readonly data: string; readonly body: string | null }>`
    SELECT f.type, f.data, convert_from(b.bytes, 'UTF8') AS body
    FROM fact f LEFT JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
    WHERE f.case_id = ${caseId} AND (
      f.type = 'StrangerWrote' AND f.data::json ->> 'messageId' = ${strangerId}
      OR f.type IN ('StrangerLetIn', 'StrangerSentAway') AND f.data::json ->> 'strangerId' = ${strangerId})
    ORDER BY f.seq`.execute(db)
  const [first] = rows
  // Erased words can be nobody's.
  if (first?.type !== 'StrangerWrote' || first.body === null) return { standing: 'unknown', wrote: null }
  const data = JSON.parse(first.data) as Omit<Wrote, 'type' | 'body'> // as the writer typed it
  const body = JSON.parse(first.body) as NonNullable<Wrote['body']> // as above
  const decided = rows[1]?.type
  const standing = decided === undefined ? 'pending' : decided === 'StrangerLetIn' ? 'let-in' : 'sent-away'
  return { standing, wrote: { type: 'StrangerWrote', ...data, body } }
}

export interface StrangersMail {
  readonly kind: 'person' | MailKind
  /** Its Message-ID. */
  readonly headerId: string | null
}

export async function mailOf(
  tx: Tx,
  { caseId, messageId }: { readonly caseId: string; readonly messageId: string },
): Promise<StrangersMail | null> {
  const { rows } = await sql<StrangersMail>`
    SELECT kind, header_id AS "headerId" FROM mail_in
    WHERE case_id = ${caseId} AND message_id = ${messageId}`.execute(tx)
  return rows[0] ?? null
}

/** What came with it goes along: its files, its source, its row. */
export async function moveMail(
  tx: Tx,
  from: { readonly caseId: string; readonly messageId: string },
  to: { readonly caseId: string; readonly messageId: string },
): Promise<void> {
  await sql`
    UPDATE file SET case_id = ${to.caseId}, message_id = ${to.messageId}
    WHERE case_id = ${from.caseId} AND message_id = ${from.messageId}`.execute(tx)
  await sql`
    UPDATE mail_in SET case_id = ${to.caseId}, message_id = ${to.messageId}, place = 'case'
    WHERE case_id = ${from.caseId} AND message_id = ${from.messageId}`.execute(tx)
}

export async function settlePending(
  tx: Tx,
  mail: { readonly caseId: string; readonly messageId: string },
  by: { readonly agentId: string; readonly now: number },
): Promise<void> {
  await sql`
    UPDATE mail_in SET settled_at = ${new Date(by.now)}, settled_by = ${by.agentId}
    WHERE case_id = ${mail.caseId} AND message_id = ${mail.messageId} AND settled_at IS NULL`.execute(tx)
}
