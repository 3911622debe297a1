import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'

export interface CaseOfEvidence {
  readonly id: string
  readonly ownerId: string | null
  readonly customerId: string
  readonly reference: string
}

export async function caseOfEvidence(db: Db, caseId: string): Promise<CaseOfEvidence | null> {
  const { rows } = await sql<CaseOfEvidence>`
    SELECT id, owner_id AS "ownerId", customer_id AS "customerId", reference FROM cases WHERE id = ${caseId}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Under the customer's lock, which erasing takes first. */
export async function isErasedCustomer(tx: Tx, customerId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM customer WHERE id = ${customerId} AND erased_at IS NOT NULL`.execute(tx)
  return rows.length > 0
}
