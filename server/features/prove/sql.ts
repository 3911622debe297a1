import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'

/** The e-mail addresses of those who may act in this case now. */
export async function helperAddresses(
  db: Db,
  caseId: string,
  now: number,
): Promise<readonly { readonly helperId: string; readonly address: string }[]> {
  const { rows } = await sql<{ readonly helperId: string; readonly address: string }>`
    SELECT h.id AS "helperId", h.address_value AS address
    FROM cases c JOIN helper h ON h.customer_id = c.customer_id
    WHERE c.id = ${caseId} AND (h.case_id IS NULL OR h.case_id = c.id) AND h.address_kind = 'email'
      AND h.authorised_at IS NOT NULL AND h.withdrawn_at IS NULL AND h.until > ${new Date(now)}
    ORDER BY h.asked_at LIMIT 20`.execute(db)
  return rows
}
