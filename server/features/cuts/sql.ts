import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'
import { hasDisputes } from '../../remedies/disputes.ts'

export interface CutRow {
  readonly serviceId: string
  readonly accountId: string
  readonly accountNumber: string
  readonly plan: string
  readonly identifier: string
  readonly state: 'active' | 'cut' | 'ended'
  readonly plannedOn: string | null
  readonly noticeOn: string | null
  readonly isDisputed: boolean
}

/**
 * Read under the lock of its customer, as by whoever gives something: a dispute that would begin meanwhile waits. The service itself
 * is not locked, because the books of the demo write it from outside of the transaction. Null where there is no such service.
 */
export async function serviceRow(db: Db | Tx, serviceId: string): Promise<CutRow | null> {
  const { rows } = await sql<CutRow>`
    SELECT s.id AS "serviceId", a.id AS "accountId", a.number AS "accountNumber", s.plan, s.identifier, s.state,
      s.cut_planned_on::text AS "plannedOn", s.cut_notice_on::text AS "noticeOn", ${hasDisputes(sql`a.id`)} AS "isDisputed"
    FROM service s JOIN account a ON a.id = s.account_id WHERE s.id = ${serviceId}`.execute(db)
  return rows[0] ?? null
}
