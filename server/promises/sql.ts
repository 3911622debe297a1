/** What a promise is checked against: where it was said, whom it is made to, what its maker may give. */
import { sql } from 'kysely'
import type { PromiseEvidence } from '../../domain/commitment/facts.ts'
import { isWithin } from '../../domain/evidence/rules.ts'
import type { Instant } from '../../domain/time.ts'
import { helpersOfCase } from '../acting/sql.ts'
import type { Db, Tx } from '../db/connect.ts'

/** Whether the message, the call or the recording stands in this case. */
export async function isEvidenceHere(
  tx: Tx,
  caseId: string,
  evidence: PromiseEvidence | undefined,
): Promise<boolean> {
  if (evidence === undefined) return true
  if ('recordingId' in evidence) return (await secondsOf(tx, caseId, evidence.recordingId)) !== null
  const [name, id] = 'messageId' in evidence ? ['messageId', evidence.messageId] : ['callId', evidence.callId]
  const { rows } = await sql`
    SELECT FROM fact WHERE case_id = ${caseId} AND type IN ('CustomerSpoke', 'AgentReplied', 'CallLogged')
      AND data::jsonb ->> ${name} = ${id} LIMIT 1`.execute(tx)
  return rows.length > 0
}

/** Whether anybody’s giving of a kind is limited at all. */
export async function isLimited(db: Db | Tx, kind: string): Promise<boolean> {
  const { rows } = await sql<{ readonly is: boolean }>`
    SELECT EXISTS (SELECT FROM authority WHERE kind = ${kind} UNION ALL SELECT FROM authority_person WHERE kind = ${kind}) AS is`.execute(
    db,
  )
  return rows[0]?.is === true
}

/** Whether the recording has these seconds; left out where none were named, or it is not there at all. */
export async function areSecondsThere(
  tx: Tx,
  caseId: string,
  evidence: PromiseEvidence | undefined,
): Promise<{ readonly areSecondsThere?: boolean }> {
  if (evidence === undefined || !('recordingId' in evidence)) return {}
  const seconds = await secondsOf(tx, caseId, evidence.recordingId)
  return seconds === null ? {} : { areSecondsThere: isWithin(seconds, evidence) }
}

/** How long a recording of this case is. */
async function secondsOf(tx: Tx, caseId: string, recordingId: string): Promise<number | null> {
  const { rows } = await sql<{ readonly seconds: number }>`
    SELECT seconds FROM recording WHERE id = ${recordingId} AND case_id = ${caseId}`.execute(tx)
  return rows[0]?.seconds ?? null
}

/** In which language the customer of a case is written to. */
export async function languageOfCase(db: Db | Tx, caseId: string): Promise<'en' | 'es'> {
  const { rows } = await sql<{ readonly language: string }>`
    SELECT u.language FROM cases c JOIN customer u ON u.id = c.customer_id WHERE c.id = ${caseId}`.execute(db)
  return rows[0]?.language === 'es' ? 'es' : 'en'
}

/** The words of something offered in a promise's place; null where they were erased. */
export async function equivalentWords(tx: Tx, caseId: string, equivalentId: string): Promise<string | null> {
  const { rows } = await sql<{ readonly words: string }>`
    SELECT convert_from(b.bytes, 'UTF8')::jsonb ->> 'words' AS words
    FROM fact f JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
    WHERE f.case_id = ${caseId} AND f.type = 'EquivalentOffered' AND f.data::jsonb ->> 'equivalentId' = ${equivalentId}`.execute(
    tx,
  )
  return rows[0]?.words ?? null
}

/** Whoever was asked and has not been let, whose time is over, or who was withdrawn, is promised nothing. */
export async function isHelperHere(
  tx: Tx,
  caseId: string,
  helperId: string | undefined,
  now: Instant,
): Promise<boolean> {
  if (helperId === undefined) return true
  return (await helpersOfCase(tx, caseId)).some(
    ({ id, authorisedAt, withdrawnAt, declinedAt, until }) =>
      id === helperId && authorisedAt !== null && withdrawnAt === null && declinedAt === null && until > now,
  )
}

/** The yes with which the money of a promise was promised; null where nobody had to be asked. */
export async function allowedBy(tx: Tx, commitmentId: string): Promise<string | null> {
  const { rows } = await sql<{ readonly id: string | null }>`
    SELECT approval_id AS id FROM promised_money WHERE commitment_id = ${commitmentId}`.execute(tx)
  return rows[0]?.id ?? null
}
