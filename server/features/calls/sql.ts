import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'

export async function customerOfCase(db: Db, caseId: string): Promise<string | null> {
  const { rows } = await sql<{ readonly customerId: string }>`
    SELECT customer_id AS "customerId" FROM cases WHERE id = ${caseId}`.execute(db)
  return rows[0]?.customerId ?? null
}

export async function isCustomer(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM customer WHERE id = ${id} AND erased_at IS NULL`.execute(db)
  return rows.length > 0
}
