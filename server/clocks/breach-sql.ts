/** To whom the customers of cases pay, and in which language they read. */
import { sql } from 'kysely'
import type { Instant } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'
import { currencyOf } from '../remedies/sql.ts'

export interface Account {
  readonly id: string
  /** Null while nothing was ever charged to it. */
  readonly currency: string | null
  /** Of the services that are not over. */
  readonly monthlyMinor: number
}

export interface OfCase {
  readonly language: 'en' | 'es'
  readonly accounts: readonly Account[]
  /** Appointments that were noted as missed, by when they were to be. */
  readonly missed: readonly Instant[]
}

export async function accountsOfCases(
  tx: Tx,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, OfCase>> {
  const { rows } = await sql<OfCase & { readonly caseId: string }>`
    SELECT c.id AS "caseId", CASE WHEN k.language = 'es' THEN 'es' ELSE 'en' END AS language,
      coalesce((SELECT json_agg(json_build_object('id', a.id, 'currency', ${currencyOf(sql`a.id`)}, 'monthlyMinor', (
          SELECT coalesce(sum(s.monthly_minor), 0) FROM service s WHERE s.account_id = a.id AND s.state <> 'ended')) ORDER BY a.number)
        FROM account a WHERE a.customer_id = c.customer_id), '[]') AS accounts,
      coalesce((SELECT json_agg(round(extract(epoch FROM f.from_at) * 1000)) FROM service_failure f JOIN account a ON a.id = f.account_id
        WHERE a.customer_id = c.customer_id AND f.event = 'missed-appointment'), '[]') AS missed
    FROM cases c JOIN customer k ON k.id = c.customer_id WHERE c.id = ANY(${[...caseIds]}::uuid[])`.execute(
    tx,
  )
  return new Map(rows.map(({ caseId, ...of }) => [caseId, of]))
}
