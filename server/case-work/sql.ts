/** What keeping cases in order asks of the database. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { FactOf, Words } from '../../domain/case/facts.ts'
import type { CarriedMoney, FoundForMerge } from '../../domain/case-work/requests.ts'
import type { CaseTag } from '../../domain/case-work/tags.ts'
import type { Db, Tx } from '../db/connect.ts'
import { isReserved } from '../remedies/reserved.ts'
import { waitsForReference } from '../promises/waiting.ts'

/** The words of promises as they were made, and of what is offered instead, by their ids; those that were erased are left out. */
export async function promiseWords(tx: Tx, caseId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ readonly id: string; readonly words: string }>`
    SELECT f.data::jsonb ->> (CASE f.type WHEN 'CommitmentMade' THEN 'commitmentId' ELSE 'equivalentId' END) AS id,
      convert_from(b.bytes, 'UTF8')::jsonb ->> 'words' AS words
    FROM fact f JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
    WHERE f.case_id = ${caseId} AND f.type IN ('CommitmentMade', 'EquivalentOffered') ORDER BY f.seq`.execute(
    tx,
  )
  return new Map(rows.map(({ id, words }) => [id, words]))
}

/** The money in its open promises. */
export async function promisedMoneyIn(tx: Tx, caseId: string): Promise<ReadonlyMap<string, CarriedMoney>> {
  const { rows } = await sql<CarriedMoney & { readonly id: string }>`
    SELECT p.id, m.amount_minor AS minor, m.currency, m.approval_id AS "approvalId"
    FROM promised_money m JOIN commitment p ON p.id = m.commitment_id WHERE p.case_id = ${caseId} AND p.state = 'open'`.execute(
    tx,
  )
  return new Map(rows.map(({ id, ...money }) => [id, money]))
}

/** When the customer first told us of a matter, also in a case that was joined into it. Null where the case is not there. */
export async function firstToldAt(db: Db | Tx, caseId: string): Promise<number | null> {
  const { rows } = await sql<{ readonly at: number | null }>`
    WITH RECURSIVE matter AS (
      SELECT id, opened_at FROM cases WHERE id = ${caseId}
      UNION ALL SELECT c.id, c.opened_at FROM cases c JOIN matter m ON c.merged_into = m.id)
    SELECT round(extract(epoch FROM min(opened_at)) * 1000)::bigint AS at FROM matter`.execute(db)
  return rows[0]?.at ?? null
}

interface MessageRow {
  readonly data: string
  readonly body: string | null
}

/** Of these messages, the ones that the customer wrote in this case, in the order in which they came. */
export async function customerMessages(
  tx: Tx,
  caseId: string,
  messageIds: readonly string[],
): Promise<readonly FactOf<'CustomerSpoke'>[]> {
  const { rows } = await sql<MessageRow>`
    SELECT f.data, convert_from(b.bytes, 'UTF8') AS body
    FROM fact f LEFT JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
    WHERE f.case_id = ${caseId} AND f.type = 'CustomerSpoke'
      AND f.data::jsonb ->> 'messageId' = ANY(${[...messageIds]}::text[])
    ORDER BY f.seq`.execute(tx)
  return rows.map(({ data, body }) => {
    const fact = JSON.parse(data) as Omit<FactOf<'CustomerSpoke'>, 'type' | 'body'> // as the writer typed it
    const words = body === null ? {} : { body: JSON.parse(body) as Words } // as above
    return { type: 'CustomerSpoke', ...fact, ...words }
  })
}

/** Whose account each of two cases speaks of, where it is certain; what is about nobody else is left out. */
export async function accountsSpokenOf(tx: Tx, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT DISTINCT customer_id AS id FROM case_about
    WHERE case_id = ANY(${[...caseIds]}::uuid[]) AND customer_id IS NOT NULL`.execute(tx)
  return new Set(rows.map(row => row.id))
}

/** What in a case waits for somebody outside of it: an answer to an ask, the reference of a booking. */
export async function whatGoesOn(tx: Tx, caseId: string): Promise<FoundForMerge> {
  const { rows } = await sql<FoundForMerge>`
    SELECT EXISTS (SELECT FROM approval WHERE case_id = ${caseId} AND state = 'open') AS "isAsked",
      EXISTS (SELECT FROM commitment p WHERE p.case_id = ${caseId} AND p.state = 'open' AND ${waitsForReference}) AS "isBooking",
      EXISTS (SELECT FROM commitment p JOIN promised_money m ON m.commitment_id = p.id
        WHERE p.case_id = ${caseId} AND p.state = 'broken' AND ${isReserved}) AS "isAllowed"`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('a question without tables has one answer')
  return row
}

/** What a case is about goes along, unless that is known of the case that stays already. */
export async function carryAccount(tx: Tx, from: string, into: string): Promise<void> {
  await sql`
    INSERT INTO case_about
    SELECT (json_populate_record(about, json_build_object('case_id', ${into}::uuid))).* FROM case_about about
    WHERE about.case_id = ${from}
    ON CONFLICT (case_id) DO UPDATE SET kind = excluded.kind, name = excluded.name, typed = excluded.typed,
      looked_up_at = excluded.looked_up_at, customer_id = excluded.customer_id, proved_at = excluded.proved_at
    WHERE case_about.customer_id IS NULL AND excluded.customer_id IS NOT NULL`.execute(tx)
}

/** Which of these files are there: one may have been refused or tidied away. */
export async function filesThere(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ readonly id: string }>`
    SELECT id FROM file WHERE id = ANY(${[...ids]}::uuid[])`.execute(tx)
  return new Set(rows.map(row => row.id))
}

/** A further row for what lies on the disk once: each case has files of its own, and what nobody names any more is tidied away. */
export async function copyFile(
  tx: Tx,
  copy: {
    readonly from: string
    readonly id: string
    readonly caseId: string
    readonly messageId: string
    readonly now: number
  },
): Promise<void> {
  await sql`
    INSERT INTO file (id, case_id, message_id, blob, name, media_type, size, sha256, purpose, content_id, created_at)
    SELECT ${copy.id}, ${copy.caseId}, ${copy.messageId}, blob, name, media_type, size, sha256, purpose, content_id,
      ${new Date(copy.now)}
    FROM file WHERE id = ${copy.from}`.execute(tx)
}

/** The subject under which the customer wrote, for the letters of the new case. Their mail program keeps a thread of its own. */
export async function copyThread(tx: Tx, from: string, to: string): Promise<void> {
  await sql`
    INSERT INTO mail_thread (case_id, subject, last_message_id, is_automatic)
    SELECT ${to}, subject, NULL, is_automatic FROM mail_thread WHERE case_id = ${from}
    ON CONFLICT DO NOTHING`.execute(tx)
}

export async function insertMentions(
  tx: Tx,
  note: {
    readonly caseId: string
    readonly noteId: string
    readonly agentIds: readonly string[]
    readonly now: number
  },
): Promise<void> {
  await sql`
    INSERT INTO mention (agent_id, case_id, note_id, at)
    SELECT named, ${note.caseId}, ${note.noteId}, ${new Date(note.now)}
    FROM unnest(${[...note.agentIds]}::uuid[]) AS named
    ON CONFLICT DO NOTHING`.execute(tx)
}

export async function readMentions(
  db: Db | Tx,
  { agentId, caseId, now }: { readonly agentId: string; readonly caseId: string; readonly now: number },
): Promise<void> {
  await sql`
    UPDATE mention SET read_at = ${new Date(now)}
    WHERE agent_id = ${agentId} AND case_id = ${caseId} AND read_at IS NULL`.execute(db)
}

const mostTagsListed = 500

/** Tags in use, the most used first. What was joined into another case has left its tags there. */
export async function tagsInUse(
  db: Db,
): Promise<readonly { readonly tag: string; readonly count: number }[]> {
  const { rows } = await sql<{ readonly tag: string; readonly count: number }>`
    SELECT t.word AS tag, count(*)::int AS count FROM case_tag_word t JOIN cases c ON c.id = t.case_id
    WHERE c.status <> 'merged' GROUP BY t.word ORDER BY count DESC, t.word LIMIT ${mostTagsListed}`.execute(
    db,
  )
  return rows
}

/** What a word is called in a case: as it stands there, or by a new id. To be asked under the lock of the case. */
export async function tagCalled(tx: Tx, caseId: string, word: string): Promise<CaseTag> {
  const { rows } = await sql<{ readonly tag: string }>`
    SELECT tag FROM case_tag_word WHERE case_id = ${caseId} AND word = ${word}`.execute(tx)
  return { tag: rows[0]?.tag ?? randomUUID(), word }
}

/** The tags of one case, as they are called in the one that it is joined to. */
export async function tagsCarried(tx: Tx, from: string, into: string): Promise<readonly CaseTag[]> {
  const { rows } = await sql<CaseTag>`
    SELECT coalesce(there.tag, gen_random_uuid()::text) AS tag, t.word
    FROM case_tag_word t LEFT JOIN case_tag_word there ON there.case_id = ${into} AND there.word = t.word
    WHERE t.case_id = ${from} ORDER BY t.word`.execute(tx)
  return rows
}
