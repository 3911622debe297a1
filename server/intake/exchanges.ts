/** What went back and forth with one address within the hour: its mails that opened cases, and when our receipts for them left. */
import { sql } from 'kysely'
import type { Answered } from '../../domain/mail/back-and-forth.ts'
import { HOUR, type Instant } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'

/** Oldest first; without what was brought in, and without what was erased. */
export async function exchangesWith(
  db: Db,
  { customerId, from }: { readonly customerId: string; readonly from: string },
  now: Instant,
): Promise<readonly Answered[]> {
  const { rows } = await sql<Answered>`
    SELECT m.subject, said ->> 'text' AS text, m.came_at AS "cameAt", l.settled_at AS "answeredAt",
      EXISTS (SELECT FROM file WHERE file.message_id = m.message_id AND purpose = 'attachment') AS "hasFiles"
    FROM cases c
      JOIN fact opened ON opened.case_id = c.id AND opened.type = 'CaseOpened'
      JOIN letter l ON l.lane = opened.lane AND l.seq = opened.seq AND l.outcome = 'sent'
      JOIN mail_in m ON m.case_id = c.id AND m.from_address = ${from} AND m.source <> 'import'
      JOIN fact spoke ON spoke.case_id = c.id AND spoke.type = 'CustomerSpoke'
        AND spoke.data::json ->> 'messageId' = m.message_id::text
      JOIN fact_body b ON b.lane = spoke.lane AND b.seq = spoke.seq,
      LATERAL (SELECT convert_from(b.bytes, 'UTF8')::json AS said) words
    WHERE c.customer_id = ${customerId} AND c.opened_at > ${new Date(now - HOUR)} AND m.came_at = c.opened_at
    ORDER BY m.came_at, m.id`.execute(db)
  return rows
}
