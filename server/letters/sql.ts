/** What letters ask of the database. */
import { sql } from 'kysely'
import type { ChannelName } from '../../domain/case/facts.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { StoredFact } from '../ledger/ledger.ts'
import type { Situation } from './decide.ts'
import { letterQueue } from './prepare-queues.ts'

export type LetterKey = Pick<StoredFact, 'lane' | 'seq'>
export type Outcome = 'sent' | 'not-sent' | 'dropped'

/** How each of these cases stands with its customer; cases that are not there are left out. */
export async function situationsOf(
  db: Db | Tx,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, Situation>> {
  const { rows } = await sql<Situation & { readonly caseId: string }>`
    SELECT c.id AS "caseId", c.channel, v.seen_at AS "seenAt", coalesce(t.is_automatic, false) AS "isAutomatic",
      u.erased_at IS NULL AND EXISTS (
        SELECT FROM customer_address a WHERE a.customer_id = c.customer_id AND a.kind = 'email') AS "hasAddress"
    FROM cases c JOIN customer u ON u.id = c.customer_id
      LEFT JOIN case_reader v ON v.case_id = c.id AND v.reader = 'customer' LEFT JOIN mail_thread t ON t.case_id = c.id
    WHERE c.id = ANY(${[...caseIds]}::uuid[])`.execute(db)
  return new Map(rows.map(({ caseId, ...situation }) => [caseId, situation]))
}

/** Of these facts, the ones that have a letter already. */
export async function lettersAmong(db: Db | Tx, facts: readonly LetterKey[]): Promise<readonly LetterKey[]> {
  const { rows } = await sql<LetterKey>`
    SELECT lane, seq FROM letter JOIN unnest(${facts.map(fact => fact.lane)}::smallint[],
      ${facts.map(fact => fact.seq)}::bigint[]) AS k(lane, seq) USING (lane, seq)`.execute(db)
  return rows
}

export async function insertLetters(
  tx: Tx,
  letters: readonly (LetterKey & { readonly caseId: string; readonly jobId: string })[],
  now: Instant,
): Promise<void> {
  await sql`
    INSERT INTO letter (lane, seq, case_id, job_id, queued_at)
    SELECT lane, seq, case_id, job_id, ${new Date(now)}
    FROM unnest(${letters.map(letter => letter.lane)}::smallint[], ${letters.map(letter => letter.seq)}::bigint[],
      ${letters.map(letter => letter.caseId)}::uuid[], ${letters.map(letter => letter.jobId)}::uuid[])
      AS l(lane, seq, case_id, job_id)`.execute(tx)
}

/** Locks and returns, in order, the letters that are still owed and that no job will carry out. */
export async function lockLettersWithoutJob(
  tx: Tx,
): Promise<readonly (LetterKey & { readonly caseId: string })[]> {
  const { rows } = await sql<LetterKey & { readonly caseId: string }>`
    SELECT lane, seq, case_id AS "caseId" FROM letter
    WHERE settled_at IS NULL AND NOT EXISTS (
      SELECT FROM pgboss.job j
      WHERE j.name = ${letterQueue} AND j.id = letter.job_id AND j.state IN ('created', 'retry', 'active'))
    ORDER BY lane, seq FOR UPDATE SKIP LOCKED`.execute(tx)
  return rows
}

export async function giveNewJob(
  tx: Tx,
  { lane, seq }: LetterKey,
  jobId: string,
  now: Instant,
): Promise<void> {
  await sql`
    UPDATE letter SET job_id = ${jobId}, queued_at = ${new Date(now)} WHERE lane = ${lane} AND seq = ${seq}`.execute(
    tx,
  )
}

/** A letter that is still owed, when it is; null when there is none or it is settled. */
export async function owedLetter(
  db: Db,
  { lane, seq }: LetterKey,
): Promise<{ readonly caseId: string; readonly queuedAt: Instant } | null> {
  const { rows } = await sql<{ readonly caseId: string; readonly queuedAt: Instant }>`
    SELECT case_id AS "caseId", queued_at AS "queuedAt" FROM letter
    WHERE lane = ${lane} AND seq = ${seq} AND settled_at IS NULL`.execute(db)
  return rows[0] ?? null
}

/** True for the one who settles it first. */
export async function settleLetter(
  db: Db | Tx,
  { lane, seq }: LetterKey,
  outcome: Outcome,
  now: Instant,
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE letter SET settled_at = ${new Date(now)}, outcome = ${outcome}
    WHERE lane = ${lane} AND seq = ${seq} AND settled_at IS NULL RETURNING 1`.execute(db)
  return rows.length > 0
}

export interface Addressee {
  readonly reference: string
  readonly channel: ChannelName
  readonly customerName: string | null
  readonly language: string
  readonly ownerId: string | null
  /** False while the duty lead stands in for whoever will take it on. */
  readonly isAccepted: boolean
  /** Where the mail goes; null when there is no address. */
  readonly to: string | null
  readonly subject: string | null
  readonly lastMessageId: string | null
  readonly isAutomatic: boolean
  /** Which generation of keys opens the case. */
  readonly keyVersion: number
}

/**
 * Whom a letter about this case goes to; null when the customer was erased. Of several addresses it is the one that the case was
 * last written from or that was left in it, then a verified one, then the newest; never one that merely stood in a mail.
 */
export async function addresseeOf(db: Db, caseId: string): Promise<Addressee | null> {
  const { rows } = await sql<Addressee>`
    SELECT c.reference, c.channel, u.name AS "customerName", u.language, c.owner_id AS "ownerId",
      c.accepted_at IS NOT NULL AS "isAccepted", t.subject, t.last_message_id AS "lastMessageId",
      coalesce(t.is_automatic, false) AS "isAutomatic",
      coalesce((SELECT k.version FROM case_key k WHERE k.case_id = c.id), 0) AS "keyVersion",
      (SELECT a.value FROM customer_address a
        LEFT JOIN (
          SELECT f.seq, lower(said ->> 'from') AS wrote, lower(said ->> 'value') AS gave
          FROM fact f JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq,
            LATERAL (SELECT convert_from(b.bytes, 'UTF8')::json AS said) words
          WHERE f.case_id = c.id AND f.type IN ('CustomerSpoke', 'AddressLeft')) used
          ON a.value IN (used.wrote, used.gave)
        WHERE a.customer_id = c.customer_id AND a.kind = 'email'
        ORDER BY used.seq DESC NULLS LAST, a.verified_at DESC NULLS LAST, a.created_at DESC, a.value LIMIT 1) AS "to"
    FROM cases c JOIN customer u ON u.id = c.customer_id LEFT JOIN mail_thread t ON t.case_id = c.id
    WHERE c.id = ${caseId} AND u.erased_at IS NULL`.execute(db)
  return rows[0] ?? null
}

export async function languageOfCustomer(db: Db, customerId: string): Promise<string> {
  const { rows } = await sql<{ readonly language: string }>`
    SELECT language FROM customer WHERE id = ${customerId}`.execute(db)
  return rows[0]?.language ?? 'en'
}

/** How many receipts went, since then, to the customer of this case. */
export async function receiptsSince(db: Db, caseId: string, since: Instant): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(*) FROM cases mine JOIN cases c ON c.customer_id = mine.customer_id
      JOIN letter l ON l.case_id = c.id JOIN fact f ON f.lane = l.lane AND f.seq = l.seq
    WHERE mine.id = ${caseId} AND f.type = 'CaseOpened' AND l.outcome = 'sent'
      AND l.settled_at > ${new Date(since)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** What the mail program of the customer will answer to from now on. */
export async function noteSent(
  db: Db | Tx,
  thread: { readonly caseId: string; readonly subject: string; readonly messageId: string },
): Promise<void> {
  await sql`
    INSERT INTO mail_thread (case_id, subject, last_message_id)
    VALUES (${thread.caseId}, ${thread.subject}, ${thread.messageId})
    ON CONFLICT (case_id) DO UPDATE SET last_message_id = excluded.last_message_id`.execute(db)
}

export interface FileToSend {
  readonly id: string
  readonly blob: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

export async function filesToSend(
  db: Db,
  caseId: string,
  ids: readonly string[],
): Promise<readonly FileToSend[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<FileToSend>`
    SELECT id, blob, name, media_type AS "mediaType", size FROM file
    WHERE case_id = ${caseId} AND id = ANY(${[...ids]}::uuid[])
    ORDER BY array_position(${[...ids]}::uuid[], id)`.execute(db)
  return rows
}

/** Until when a one-time code may still be used; null when it is used up, too old or unknown. */
export async function codeUsableUntil(db: Db, codeId: string, now: Instant): Promise<Instant | null> {
  const { rows } = await sql<{ readonly until: Instant }>`
    SELECT expires_at AS until FROM case_code
    WHERE id = ${codeId} AND used_at IS NULL AND expires_at > ${new Date(now)}`.execute(db)
  return rows[0]?.until ?? null
}
