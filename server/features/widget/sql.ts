import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'

/** Whose account has this number. */
export async function customerOfAccount(db: Db, number: string): Promise<string | null> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT c.id FROM account a JOIN customer c ON c.id = a.customer_id
    WHERE a.number = ${number} AND c.erased_at IS NULL`.execute(db)
  return rows[0]?.id ?? null
}

/** Whom a site means by its own name for a customer. */
export async function customerOfSite(db: Db | Tx, externalId: string): Promise<string | null> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT customer_id AS id FROM widget_customer WHERE external_id = ${externalId}`.execute(db)
  return rows[0]?.id ?? null
}

/** False when somebody else was quicker. */
export async function nameForSite(
  tx: Tx,
  named: { readonly externalId: string; readonly customerId: string; readonly now: number },
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO widget_customer (external_id, customer_id, created_at)
    VALUES (${named.externalId}, ${named.customerId}, ${new Date(named.now)})
    ON CONFLICT DO NOTHING RETURNING 1`.execute(tx)
  return rows.length > 0
}

/** The newest matter that is not solved, of those begun while a site knew this customer; where one was joined, the one in which it goes on. */
export async function goingOf(
  db: Db,
  customerId: string,
): Promise<{ readonly id: string; readonly reference: string } | null> {
  const { rows } = await sql<{ readonly id: string; readonly reference: string }>`
    WITH RECURSIVE begun AS (
      SELECT c.id, c.reference, c.status, c.opened_at, c.merged_into FROM cases c
      WHERE c.customer_id = ${customerId} AND EXISTS (
        SELECT FROM fact f WHERE f.case_id = c.id AND f.type = 'CustomerVerified' AND f.data::json ->> 'how' = 'site')
      UNION
      SELECT c.id, c.reference, c.status, c.opened_at, c.merged_into FROM cases c JOIN begun b ON c.id = b.merged_into
      WHERE c.customer_id = ${customerId})
    SELECT id, reference FROM begun WHERE status NOT IN ('solved', 'merged')
    ORDER BY opened_at DESC, id LIMIT 1`.execute(db)
  return rows[0] ?? null
}
