import { sql } from 'kysely'
import type { Tx } from '../../db/connect.ts'
import { hasDisputes } from '../../remedies/disputes.ts'

export interface CutRow {
  readonly serviceId: string
  readonly accountId: string
  readonly accountNumber: string
  readonly state: 'active' | 'cut' | 'ended'
  readonly plannedOn: string | null
  readonly noticeOn: string | null
  readonly isDisputed: boolean
}

/**
 * Its customer is held until the commit, as by whoever gives something: a dispute that would begin meanwhile waits. The service itself
 * is not, because the books of the demo write it from outside of this transaction. Null where there is no such service.
 */
export async function serviceHeld(tx: Tx, serviceId: string): Promise<CutRow | null> {
  await sql`
    SELECT FROM customer k JOIN account a ON a.customer_id = k.id JOIN service s ON s.account_id = a.id
    WHERE s.id = ${serviceId} FOR UPDATE OF k`.execute(tx)
  const { rows } = await sql<CutRow>`
    SELECT s.id AS "serviceId", a.id AS "accountId", a.number AS "accountNumber", s.state, s.cut_planned_on::text AS "plannedOn",
      s.cut_notice_on::text AS "noticeOn", ${hasDisputes(sql`a.id`)} AS "isDisputed"
    FROM service s JOIN account a ON a.id = s.account_id WHERE s.id = ${serviceId}`.execute(tx)
  return rows[0] ?? null
}

export async function saveCut(
  tx: Tx,
  serviceId: string,
  { plannedOn, noticeOn }: Pick<CutRow, 'plannedOn' | 'noticeOn'>,
): Promise<void> {
  await sql`
    UPDATE service SET cut_planned_on = ${plannedOn}::date, cut_notice_on = ${noticeOn}::date WHERE id = ${serviceId}`.execute(
    tx,
  )
}

export async function markCut(tx: Tx, serviceId: string): Promise<void> {
  await sql`UPDATE service SET state = 'cut' WHERE id = ${serviceId} AND state = 'active'`.execute(tx)
}
