import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'

/** The case that a message went into. */
export async function caseOfMessage(
  db: Db,
  channel: string,
  externalId: string,
): Promise<{
  readonly id: string
  readonly reference: string
  readonly customerId: string
  readonly entryId: string | null
} | null> {
  const { rows } = await sql<{
    readonly id: string
    readonly reference: string
    readonly customerId: string
    readonly entryId: string | null
  }>`
    SELECT c.id, c.reference, c.customer_id AS "customerId", e.id AS "entryId"
    FROM received r JOIN cases c ON c.id = r.case_id
    LEFT JOIN entry e ON e.case_id = c.id AND e.state IN ('waiting', 'offered')
    WHERE r.channel = ${channel} AND r.external_id = ${externalId}`.execute(db)
  return rows[0] ?? null
}
