/** Purses: whoever gives holds theirs until the commit, so that two who give at once cannot both see the same room. */
import { sql } from 'kysely'
import type { Tx } from '../db/connect.ts'

/** The customer comes before the purse, as everywhere; a purse that nobody has set up is made, without an amount. */
export async function lockPurses(
  tx: Tx,
  customerIds: readonly string[],
  holders: readonly string[],
): Promise<void> {
  const ids = [...new Set(customerIds)].toSorted()
  const named = [...new Set(holders)].toSorted()
  if (ids.length > 0)
    await sql`SELECT FROM customer WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`.execute(tx)
  await sql`
    INSERT INTO purse (holder) SELECT unnest(${named}::text[]) ORDER BY 1 ON CONFLICT DO NOTHING`.execute(tx)
  await sql`SELECT FROM purse WHERE holder = ANY(${named}::text[]) ORDER BY holder FOR UPDATE`.execute(tx)
}
