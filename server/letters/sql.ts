/** What letters ask of the database. */
import { sql } from 'kysely'
import type { ChannelName } from '../../domain/case/facts.ts'
import { type HowItCame, isBroughtIn } from '../../domain/mail/brought-in.ts'
import { HOUR, type Instant } from '../../domain/time.ts'
import { anyOf } from '../db/any-of.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { StoredFact } from '../ledger/ledger.ts'
import { type Situation, TOLD_CHANGES } from './decide.ts'
import { letterQueue } from './prepare-queues.ts'
import type { Thread } from './thread.ts'

/** Under which the cursors of whoever owes letters are kept. */
export const letterFollowerName = 'letters'

export type LetterKey = Pick<StoredFact, 'lane' | 'seq'>
export type Outcome = 'sent' | 'not-sent' | 'dropped'

export interface OwedLetter extends LetterKey {
  readonly caseId: string
  readonly isByMachine: boolean
}

/** A letter with the job that carries it out; one that may not go before some moment gets its job then. */
export interface PutLetter extends OwedLetter {
  readonly jobId: string
  readonly notBefore: Instant | null
}

interface CameIn extends HowItCame {
  readonly cameAt: Instant
}

/** How each of these cases stands with its customer; cases that are not there are left out. */
export async function situationsOf(
  db: Db | Tx,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, Situation>> {
  const { rows } = await sql<
    Omit<Situation, 'isBroughtIn'> & { readonly caseId: string; readonly mails: readonly CameIn[] | null }
  >`
    SELECT c.id AS "caseId", c.channel, c.priority IS NOT DISTINCT FROM 'loss-of-service' AS "isWithoutService", v.seen_at AS "seenAt", coalesce(t.is_automatic, false) AS "isAutomatic",
      coalesce((SELECT f.data::jsonb ->> 'reason' = ${anyOf(TOLD_CHANGES, 'text')} FROM fact f
        WHERE f.case_id = c.id AND f.type = 'OwnerChanged' ORDER BY f.seq DESC LIMIT 1), false) AS "isNewOwnerTold",
      (SELECT json_agg(json_build_object('source', m.source, 'date', m.header_date,
          'inMailboxAt', (m.answers ->> 'inMailboxAt')::bigint,
          'cameAt', round(extract(epoch FROM m.came_at) * 1000)::bigint))
        FROM mail_in m WHERE m.case_id = c.id) AS mails,
      u.erased_at IS NULL AND EXISTS (
        SELECT FROM customer_address a WHERE a.customer_id = c.customer_id AND a.kind = 'email') AS "hasAddress"
    FROM cases c JOIN customer u ON u.id = c.customer_id
      LEFT JOIN case_reader v ON v.case_id = c.id AND v.reader = 'customer' LEFT JOIN mail_thread t ON t.case_id = c.id
    WHERE c.id = ${anyOf(caseIds, 'uuid')}`.execute(db)
  return new Map(
    rows.map(({ caseId, mails, ...situation }) => {
      const broughtIn = mails?.every(mail => isBroughtIn(mail, mail.cameAt)) ?? false
      return [caseId, { ...situation, isBroughtIn: broughtIn }]
    }),
  )
}

/** Of these facts, the ones that have a letter already. */
export async function lettersAmong(db: Db | Tx, facts: readonly LetterKey[]): Promise<readonly LetterKey[]> {
  const { rows } = await sql<LetterKey>`
    SELECT lane, seq FROM letter JOIN unnest(${facts.map(fact => fact.lane)}::smallint[],
      ${facts.map(fact => fact.seq)}::bigint[]) AS k(lane, seq) USING (lane, seq)`.execute(db)
  return rows
}

export async function insertLetters(tx: Tx, letters: readonly PutLetter[], now: Instant): Promise<void> {
  await sql`
    INSERT INTO letter (lane, seq, case_id, job_id, by_machine, not_before, queued_at)
    SELECT lane, seq, case_id, job_id, by_machine, not_before, ${new Date(now)}
    FROM unnest(${letters.map(letter => letter.lane)}::smallint[], ${letters.map(letter => letter.seq)}::bigint[],
      ${letters.map(letter => letter.caseId)}::uuid[], ${letters.map(letter => letter.jobId)}::uuid[],
      ${letters.map(letter => letter.isByMachine)}::boolean[],
      ${letters.map(({ notBefore }) => (notBefore === null ? null : new Date(notBefore)))}::timestamptz[])
      AS l(lane, seq, case_id, job_id, by_machine, not_before)`.execute(tx)
}

/** Locks and returns, in order, the letters that are still owed and that no job will carry out. */
export async function lockLettersWithoutJob(tx: Tx): Promise<readonly OwedLetter[]> {
  const { rows } = await sql<OwedLetter>`
    SELECT lane, seq, case_id AS "caseId", by_machine AS "isByMachine" FROM letter
    WHERE settled_at IS NULL AND not_before IS NULL AND NOT EXISTS (
      SELECT FROM pgboss.job j
      WHERE j.name = ${letterQueue} AND j.id = letter.job_id AND j.state IN ('created', 'retry', 'active'))
    ORDER BY lane, seq FOR UPDATE SKIP LOCKED`.execute(tx)
  return rows
}

/** Locks and returns, in order, letters that have waited for their hour, which has come. */
export async function lockLettersThatMayGo(
  tx: Tx,
  now: Instant,
  most: number,
): Promise<readonly OwedLetter[]> {
  const { rows } = await sql<OwedLetter>`
    SELECT lane, seq, case_id AS "caseId", by_machine AS "isByMachine" FROM letter
    WHERE settled_at IS NULL AND not_before <= ${new Date(now)} ORDER BY lane, seq LIMIT ${most} FOR UPDATE SKIP LOCKED`.execute(
    tx,
  )
  return rows
}

export async function giveNewJob(
  tx: Tx,
  { lane, seq }: LetterKey,
  jobId: string,
  now: Instant,
): Promise<void> {
  await sql`
    UPDATE letter SET job_id = ${jobId}, queued_at = ${new Date(now)}, not_before = NULL WHERE lane = ${lane} AND seq = ${seq}`.execute(
    tx,
  )
}

/** Of these letters, those that are still owed. */
export async function owedLetters(db: Db, keys: readonly LetterKey[]): Promise<readonly Owed[]> {
  const { rows } = await sql<Owed>`
    SELECT lane, seq, case_id AS "caseId", queued_at AS "queuedAt", by_machine AS "isByMachine", tries
    FROM letter JOIN unnest(${keys.map(({ lane }) => lane)}::smallint[], ${keys.map(({ seq }) => seq)}::bigint[])
      AS k(lane, seq) USING (lane, seq)
    WHERE settled_at IS NULL`.execute(db)
  return rows
}

export interface Owed extends OwedLetter {
  readonly queuedAt: Instant
  /** How often it was tried in vain. */
  readonly tries: number
}

/** Why it still waits, and until when, for whoever works on the case. */
export async function noteTry(
  db: Db,
  { lane, seq }: LetterKey,
  tried: { readonly againAt: Instant; readonly why: string; readonly counts: boolean },
): Promise<void> {
  await sql`
    UPDATE letter SET tries = tries + ${tried.counts ? 1 : 0}, again_at = ${new Date(tried.againAt)}, why = ${tried.why}
    WHERE lane = ${lane} AND seq = ${seq} AND settled_at IS NULL`.execute(db)
}

/** True for the one who settles it first. */
export async function settleLetter(
  db: Db | Tx,
  { lane, seq }: LetterKey,
  outcome: Outcome,
  now: Instant,
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE letter SET settled_at = ${new Date(now)}, outcome = ${outcome}, again_at = NULL, why = NULL
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
  readonly thread: Thread
  /** The last mail in the case came from a machine, or somebody there called a letter of ours unwanted: machines write there no more. */
  readonly isAutomatic: boolean
  /** Which generation of keys opens the case. */
  readonly keyVersion: number
  /** By when a person answers, as it was promised when the case was opened; null where nothing is. */
  readonly answerBy: Instant | null
  /** How many letters that no person wrote went to this customer, in all their cases, within the last hour. */
  readonly machineLetters: number
  /** When the first of these went; null where none did. */
  readonly firstMachineLetter: Instant | null
}

/**
 * Whom a letter about this case goes to; null when the customer was erased. Of several addresses it is the one that the case was
 * last written from or that was left in it, then a verified one, then the newest, and one that letters came back from only where there
 * is no other; never one that merely stood in a mail.
 */
export async function addresseeOf(db: Db, caseId: string, now: Instant): Promise<Addressee | null> {
  return (await addresseesOf(db, [caseId], now))[0] ?? null
}

/** The same for several cases, in no order; cases whose customer was erased are left out. */
export async function addresseesOf(
  db: Db,
  caseIds: readonly string[],
  now: Instant,
): Promise<readonly (Addressee & { readonly caseId: string })[]> {
  const { rows } = await sql<Addressee & { readonly caseId: string }>`
    SELECT c.id AS "caseId", c.reference, c.channel, u.name AS "customerName", u.language, c.owner_id AS "ownerId",
      c.accepted_at IS NOT NULL AS "isAccepted", t.subject,
      json_build_object('ids', coalesce(t.message_ids, '{}'), 'customers', t.customer_message_id, 'last', t.last_message_id) AS thread,
      coalesce(t.is_automatic, false) OR dest.complained_at IS NOT NULL AS "isAutomatic",
      (SELECT p.due_at FROM commitment p
        WHERE p.case_id = c.id AND p.kind = 'answer' AND p.state = 'open' LIMIT 1) AS "answerBy",
      machine.letters AS "machineLetters", machine.first AS "firstMachineLetter",
      coalesce((SELECT k.version FROM case_key k WHERE k.case_id = c.id), 0) AS "keyVersion",
      dest.value AS "to"
    FROM cases c JOIN customer u ON u.id = c.customer_id LEFT JOIN mail_thread t ON t.case_id = c.id
      CROSS JOIN LATERAL (
        -- By their cases, case by case (OFFSET): a plan from a time of few letters would read all letters again for each one.
        SELECT count(*)::int AS letters, min(l.settled_at) AS first
        FROM (SELECT id FROM cases WHERE customer_id = c.customer_id OFFSET 0) theirs CROSS JOIN LATERAL (
          SELECT settled_at FROM letter WHERE case_id = theirs.id AND by_machine AND outcome = 'sent'
            AND settled_at > ${new Date(now - HOUR)} OFFSET 0) l) machine
      LEFT JOIN LATERAL (
        SELECT a.value, a.complained_at FROM customer_address a
        LEFT JOIN (
          SELECT f.seq, lower(said ->> 'from') AS wrote, lower(said ->> 'value') AS gave
          FROM fact f JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq,
            LATERAL (SELECT convert_from(b.bytes, 'UTF8')::json AS said) words
          WHERE f.case_id = c.id AND f.type IN ('CustomerSpoke', 'AddressLeft')) used
          ON a.value IN (used.wrote, used.gave)
        WHERE a.customer_id = c.customer_id AND a.kind = 'email'
        ORDER BY a.unreachable_at IS NOT NULL, used.seq DESC NULLS LAST, a.verified_at DESC NULLS LAST, a.created_at DESC, a.value
        LIMIT 1) dest ON true
    WHERE c.id = ${anyOf(caseIds, 'uuid')} AND u.erased_at IS NULL`.execute(db)
  return rows
}

/** A person's words to the same customer wait behind this letter. */
export async function isBeforeWords(
  db: Db,
  { caseId, seq }: { readonly caseId: string; readonly seq: number },
): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM letter WHERE case_id = ${caseId} AND seq > ${seq} AND NOT by_machine AND settled_at IS NULL LIMIT 1`.execute(
    db,
  )
  return rows.length > 0
}

export async function languageOfCustomer(db: Db, customerId: string): Promise<string> {
  const { rows } = await sql<{ readonly language: string }>`
    SELECT language FROM customer WHERE id = ${customerId}`.execute(db)
  return rows[0]?.language ?? 'en'
}

export interface SentLetter extends LetterKey {
  readonly caseId: string
  readonly subject: string
  readonly messageId: string
}

/**
 * Settles what was sent, with what the mail program of the customer will answer to from now on. No two may be of one case.
 * @returns those that nobody had settled before
 */
export async function settleSentLetters(
  db: Db | Tx,
  letters: readonly SentLetter[],
  now: Instant,
): Promise<readonly LetterKey[]> {
  const { rows } = await sql<LetterKey>`
    WITH sent AS (
      SELECT * FROM unnest(${letters.map(({ lane }) => lane)}::smallint[], ${letters.map(({ seq }) => seq)}::bigint[],
        ${letters.map(({ caseId }) => caseId)}::uuid[], ${letters.map(({ subject }) => subject)}::text[],
        ${letters.map(({ messageId }) => messageId)}::text[]) AS s(lane, seq, case_id, subject, message_id)),
    settled AS (
      UPDATE letter l SET settled_at = ${new Date(now)}, outcome = 'sent', again_at = NULL, why = NULL
      FROM sent WHERE l.lane = sent.lane AND l.seq = sent.seq AND l.settled_at IS NULL RETURNING l.lane, l.seq),
    threaded AS (
      INSERT INTO mail_thread (case_id, subject, last_message_id, message_ids)
      SELECT case_id, subject, message_id, thread_with('{}', message_id) FROM sent JOIN settled USING (lane, seq)
      ON CONFLICT (case_id) DO UPDATE SET last_message_id = excluded.last_message_id,
        message_ids = thread_with(mail_thread.message_ids, excluded.last_message_id))
    SELECT lane, seq FROM settled`.execute(db)
  return rows
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
