/** What is to be looked at, in whose case it stands, and what its outage says of it by now. */
import { sql } from 'kysely'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { FailureRow } from './sql.ts'

export async function failuresToReckon(db: Db, now: Instant, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT id FROM service_failure WHERE reckon_at <= ${new Date(now)} ORDER BY reckon_at, id LIMIT ${most}`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

export interface Concerned {
  readonly customerId: string
  readonly language: 'en' | 'es'
  /** Where it stands, or would: the case that it was noted in, where that goes on; else an open problem of this customer. */
  readonly caseId: string | null
}

/** Null where the account is gone. */
export async function whoIsConcerned(db: Db, failureId: string): Promise<Concerned | null> {
  const { rows } = await sql<Concerned>`
    WITH RECURSIVE goes_on AS (
      SELECT c.id, c.merged_into FROM cases c JOIN service_failure f ON f.case_id = c.id WHERE f.id = ${failureId}
      UNION ALL SELECT c.id, c.merged_into FROM goes_on g JOIN cases c ON c.id = g.merged_into)
    SELECT k.id AS "customerId", CASE WHEN k.language = 'es' THEN 'es' ELSE 'en' END AS language, coalesce(
      (SELECT id FROM goes_on WHERE merged_into IS NULL LIMIT 1),
      (SELECT c.id FROM cases c WHERE c.customer_id = k.id AND c.status NOT IN ('solved', 'merged')
        AND c.kind IS DISTINCT FROM 'request' ORDER BY c.opened_at DESC LIMIT 1)) AS "caseId"
    FROM service_failure f JOIN account a ON a.id = f.account_id JOIN customer k ON k.id = a.customer_id
    WHERE f.id = ${failureId} AND k.erased_at IS NULL`.execute(db)
  return rows[0] ?? null
}

export interface ToReckon extends FailureRow {
  /** As its outage says; of one that is nobody else's, as it is. */
  readonly isFrom: Instant
  readonly isUntil: Instant | null
  readonly notedBy: string | null
}

/** Null where somebody else has it in hand, or nothing is to be done any more. */
export async function claimFailure(tx: Tx, id: string, now: Instant): Promise<ToReckon | null> {
  const { rows } = await sql<ToReckon>`
    SELECT f.id, f.event, f.service, f.account_id AS "accountId", f.from_at AS "from", f.until_at AS until, f.service_id AS "serviceId",
      f.case_id AS "caseId", f.outage_id AS "outageId", least(o.from_at, f.reported_at, CASE WHEN o.id IS NULL THEN f.from_at END) AS "isFrom",
      CASE WHEN o.id IS NULL THEN f.until_at ELSE o.until_at END AS "isUntil", o.noted_by AS "notedBy"
    FROM service_failure f LEFT JOIN outage o ON o.id = f.outage_id
    WHERE f.id = ${id} AND f.reckon_at <= ${new Date(now)} FOR UPDATE OF f SKIP LOCKED`.execute(tx)
  return rows[0] ?? null
}

export async function lookAgainAt(db: Db | Tx, id: string, at: Instant | null): Promise<void> {
  await sql`UPDATE service_failure SET reckon_at = ${at === null ? null : new Date(at)} WHERE id = ${id}`.execute(
    db,
  )
}

/** Its account is gone: nobody is left to whom anything could be due. */
export async function letGo(db: Db, id: string): Promise<void> {
  await sql`UPDATE service_failure SET reckon_at = NULL WHERE id = ${id}`.execute(db)
}
