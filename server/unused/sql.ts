/** In which case something about a service stands, and which services are paid for and not used. */
import { sql } from 'kysely'
import type { Db, Tx } from '../db/connect.ts'

export interface Where {
  readonly customerId: string
  readonly language: 'en' | 'es'
  /** The case that is named, where it is of this customer; else the newest that is open, else the newest. */
  readonly caseId: string | null
}

/** Null where there is no such service, or nobody who has it. */
export async function caseForService(
  db: Db | Tx,
  serviceId: string,
  named: string | null,
): Promise<Where | null> {
  const { rows } = await sql<Where>`
    SELECT k.id AS "customerId", CASE WHEN k.language = 'es' THEN 'es' ELSE 'en' END AS language,
      (SELECT c.id FROM cases c WHERE c.customer_id = k.id AND c.status <> 'merged'
        ORDER BY c.id IS NOT DISTINCT FROM ${named}::uuid DESC, c.status = 'solved', c.opened_at DESC, c.id LIMIT 1) AS "caseId"
    FROM service s JOIN account a ON a.id = s.account_id JOIN customer k ON k.id = a.customer_id
    WHERE s.id = ${serviceId} AND k.erased_at IS NULL`.execute(db)
  return rows[0] ?? null
}

/** As long as nobody says that it is worth a word: everybody goes away for a month. */
export const idleMonths = 2

/** Services that run, were not used for some months, and of which nothing was said yet; the longest idle first. */
export async function untoldServices(
  db: Db,
  after: string,
  most: number,
): Promise<readonly { readonly serviceId: string }[]> {
  const { rows } = await sql<{ readonly serviceId: string }>`
    SELECT s.id AS "serviceId" FROM service s JOIN account a ON a.id = s.account_id JOIN customer k ON k.id = a.customer_id
      CROSS JOIN LATERAL (SELECT coalesce(max(u.month), '-infinity') AS last FROM usage u
        WHERE u.service_id = s.id AND u.quantity > 0) used
      CROSS JOIN LATERAL (SELECT count(DISTINCT u.month) AS months, min(u.month) AS since FROM usage u
        WHERE u.service_id = s.id AND u.month > used.last) idle
    WHERE s.id > ${after}::uuid AND s.state <> 'ended' AND s.ends_on IS NULL AND k.erased_at IS NULL AND idle.months >= ${idleMonths}
      AND NOT EXISTS (SELECT FROM unused_told t WHERE t.service_id = s.id AND t.since = idle.since)
    ORDER BY s.id LIMIT ${most}`.execute(db)
  return rows
}
