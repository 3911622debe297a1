/** What erasing a person takes out of the imports. */
import { sql } from 'kysely'
import type { Tx } from '../db/connect.ts'

/**
 * Before their accounts are removed: what was said of their rows, by themselves or by the numbers that are theirs. A file that is
 * still on its way in may speak of them in ways that nobody can search for: those runs end, and their files go.
 */
export async function removeFromImports(tx: Tx, customerId: string, now: number): Promise<void> {
  await sql`
    DELETE FROM import_line WHERE customer_id = ${customerId} OR about IN (
      SELECT external_id FROM customer WHERE id = ${customerId}
      UNION SELECT number FROM account WHERE customer_id = ${customerId}
      UNION SELECT s.identifier FROM service s JOIN account a ON a.id = s.account_id WHERE a.customer_id = ${customerId}
      UNION SELECT b.number FROM bill b JOIN account a ON a.id = b.account_id WHERE a.customer_id = ${customerId})`.execute(
    tx,
  )
  await sql`
    UPDATE import_run SET state = 'stopped', problem = 'erased', blob = NULL, holder = NULL, held_until = NULL,
      finished_at = ${new Date(now)}
    WHERE state IN ('uploaded', 'running')`.execute(tx)
  await sql`DELETE FROM customer_look WHERE customer_id = ${customerId}`.execute(tx)
  await sql`UPDATE customer SET external_id = NULL WHERE id = ${customerId}`.execute(tx)
}
