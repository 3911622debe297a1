/**
 * Mail of a person who is erased: in their own cases, set aside, and where they named the case of somebody else. What was let in there is
 * that person's; it is among the leftovers.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/connect.ts'

function emailsOf(customerId: string | RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(SELECT value FROM customer_address WHERE customer_id = ${customerId} AND kind = 'email')`
}

/** What of it lies on the disk and is no file of a case of theirs, as names in the blob store. @param customer a column or an id */
export function blobsOfMails(customer: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    SELECT m.raw_blob FROM mail_in m WHERE m.raw_blob IS NOT NULL AND (m.from_address IN ${emailsOf(customer)}
      OR m.case_id IN (SELECT id FROM cases WHERE customer_id = ${customer}))
    UNION SELECT f.blob FROM mail_in m JOIN file f ON f.case_id = m.case_id AND f.message_id = m.message_id
      WHERE m.place IN ('pending', 'story') AND m.from_address IN ${emailsOf(customer)}`
}

/** Before their addresses go, by which it is found. */
export async function removeMailsIn(
  tx: Tx,
  { customerId, caseIds }: { readonly customerId: string; readonly caseIds: readonly string[] },
): Promise<void> {
  const theirs = sql`from_address IN ${emailsOf(customerId)}`
  await sql`
    DELETE FROM fact_body b USING fact f
    WHERE b.lane = f.lane AND b.seq = f.seq
      AND f.type IN ('StrangerWrote', 'AutomaticReplyCame', 'MailLoopStopped', 'AbuseReported')
      AND lower(btrim(convert_from(b.bytes, 'UTF8')::json ->> 'from')) IN ${emailsOf(customerId)}`.execute(tx)
  await sql`
    DELETE FROM file f USING mail_in m
    WHERE f.case_id = m.case_id AND f.message_id = m.message_id AND m.place IN ('pending', 'story')
      AND m.from_address IN ${emailsOf(customerId)}`.execute(tx)
  await sql`
    UPDATE received r SET external_id = 'erased-' || gen_random_uuid() FROM mail_in m
    WHERE r.case_id = m.case_id AND r.message_id = m.message_id AND m.from_address IN ${emailsOf(customerId)}`.execute(
    tx,
  )
  await sql`DELETE FROM mail_in WHERE case_id IS NULL AND ${theirs}`.execute(tx)
  await sql`
    UPDATE mail_in SET header_id = NULL, header_date = NULL, from_address = NULL, subject = '',
      answers = '{"asked":[],"found":null,"verdicts":null}', external_id = NULL, raw_blob = NULL, raw_size = NULL,
      raw_sha256 = NULL
    WHERE case_id = ANY(${[...caseIds]}::uuid[]) OR ${theirs}`.execute(tx)
}
