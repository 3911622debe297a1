/** What letters to helpers ask of the database. */
import { sql } from 'kysely'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import { letterQueue } from './prepare-queues.ts'
import type { LetterKey, Outcome, Owed, PutLetter } from './sql.ts'

/** Of one fact each helper gets one letter. */
export interface HelperLetterKey extends LetterKey {
  readonly helperId: string
}

export interface HelperLetter extends HelperLetterKey {
  readonly caseId: string
}

/** Of these, the ones that are written down already. */
export async function helperLettersAmong(
  db: Db | Tx,
  letters: readonly HelperLetterKey[],
): Promise<readonly HelperLetterKey[]> {
  const { rows } = await sql<HelperLetterKey>`
    SELECT lane, seq, helper_id AS "helperId" FROM helper_letter JOIN unnest(${letters.map(({ lane }) => lane)}::smallint[],
      ${letters.map(({ seq }) => seq)}::bigint[], ${letters.map(({ helperId }) => helperId)}::uuid[])
      AS k(lane, seq, helper_id) USING (lane, seq, helper_id)`.execute(db)
  return rows
}

export async function insertHelperLetters(
  tx: Tx,
  letters: readonly (HelperLetter & Pick<PutLetter, 'jobId' | 'notBefore'>)[],
  now: Instant,
): Promise<void> {
  await sql`
    INSERT INTO helper_letter (lane, seq, helper_id, case_id, job_id, not_before, queued_at)
    SELECT lane, seq, helper_id, case_id, job_id, not_before, ${new Date(now)}
    FROM unnest(${letters.map(({ lane }) => lane)}::smallint[], ${letters.map(({ seq }) => seq)}::bigint[],
      ${letters.map(({ helperId }) => helperId)}::uuid[], ${letters.map(({ caseId }) => caseId)}::uuid[],
      ${letters.map(({ jobId }) => jobId)}::uuid[],
      ${letters.map(({ notBefore }) => (notBefore === null ? null : new Date(notBefore)))}::timestamptz[])
      AS l(lane, seq, helper_id, case_id, job_id, not_before)`.execute(tx)
}

/** Locks and returns, in order, those that are still owed and that no job will carry out. */
export async function lockHelperLettersWithoutJob(tx: Tx): Promise<readonly HelperLetter[]> {
  const { rows } = await sql<HelperLetter>`
    SELECT lane, seq, helper_id AS "helperId", case_id AS "caseId" FROM helper_letter
    WHERE settled_at IS NULL AND not_before IS NULL AND NOT EXISTS (
      SELECT FROM pgboss.job j
      WHERE j.name = ${letterQueue} AND j.id = helper_letter.job_id AND j.state IN ('created', 'retry', 'active'))
    ORDER BY lane, seq, helper_id FOR UPDATE SKIP LOCKED`.execute(tx)
  return rows
}

/** Locks and returns, in order, those that have waited for their hour, which has come. */
export async function lockHelperLettersThatMayGo(
  tx: Tx,
  now: Instant,
  most: number,
): Promise<readonly HelperLetter[]> {
  const { rows } = await sql<HelperLetter>`
    SELECT lane, seq, helper_id AS "helperId", case_id AS "caseId" FROM helper_letter
    WHERE settled_at IS NULL AND not_before <= ${new Date(now)}
    ORDER BY lane, seq, helper_id LIMIT ${most} FOR UPDATE SKIP LOCKED`.execute(tx)
  return rows
}

export async function giveHelperLetterNewJob(
  tx: Tx,
  { lane, seq, helperId }: HelperLetterKey,
  jobId: string,
  now: Instant,
): Promise<void> {
  await sql`
    UPDATE helper_letter SET job_id = ${jobId}, queued_at = ${new Date(now)}, not_before = NULL
    WHERE lane = ${lane} AND seq = ${seq} AND helper_id = ${helperId}`.execute(tx)
}

type Tried = Pick<Owed, 'queuedAt' | 'isByMachine' | 'tries'>

/** One that is still owed; null when there is none or it is settled. What helpers are told is what a person wrote or broke. */
export async function owedHelperLetter(
  db: Db,
  { lane, seq, helperId }: HelperLetterKey,
): Promise<Tried | null> {
  const { rows } = await sql<Tried>`
    SELECT queued_at AS "queuedAt", false AS "isByMachine", tries FROM helper_letter
    WHERE lane = ${lane} AND seq = ${seq} AND helper_id = ${helperId} AND settled_at IS NULL`.execute(db)
  return rows[0] ?? null
}

export async function noteHelperTry(db: Db, { lane, seq, helperId }: HelperLetterKey): Promise<void> {
  await sql`
    UPDATE helper_letter SET tries = tries + 1
    WHERE lane = ${lane} AND seq = ${seq} AND helper_id = ${helperId} AND settled_at IS NULL`.execute(db)
}

/** True for the one who settles it first. */
export async function settleHelperLetter(
  db: Db | Tx,
  { lane, seq, helperId }: HelperLetterKey,
  outcome: Outcome,
  now: Instant,
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE helper_letter SET settled_at = ${new Date(now)}, outcome = ${outcome}
    WHERE lane = ${lane} AND seq = ${seq} AND helper_id = ${helperId} AND settled_at IS NULL RETURNING 1`.execute(
    db,
  )
  return rows.length > 0
}
