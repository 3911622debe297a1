/** What a customer holds, as far as something can go wrong with it. */
import { sql } from 'kysely'
import type { ServiceName } from '../../../contract/failures.ts'
import type { Db } from '../../db/connect.ts'

export interface AccountRow {
  readonly id: string
  readonly number: string
  readonly services: readonly { readonly id: string; readonly service: ServiceName; readonly plan: string }[]
}

export async function accountsOfCustomer(db: Db, customerId: string): Promise<readonly AccountRow[]> {
  const { rows } = await sql<AccountRow>`
    SELECT a.id, a.number, coalesce((SELECT json_agg(json_build_object('id', s.id, 'plan', s.plan, 'service',
        CASE WHEN s.kind = 'internet' THEN 'internet' WHEN s.kind IN ('phone', 'landline', 'mobile') THEN 'phone' ELSE 'other' END)
        ORDER BY s.since, s.id) FROM service s WHERE s.account_id = a.id AND s.state <> 'ended'), '[]') AS services
    FROM account a WHERE a.customer_id = ${customerId} ORDER BY a.number`.execute(db)
  return rows
}
