/**
 * Where a customer can be reached, and which of these addresses belong to one case.
 *
 * What must stay true: whoever writes under the address of a known customer speaks in that customer's name, and may leave further
 * addresses there. What they left opens nothing and tells them nothing outside of the case in which they left it.
 */
import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import type { AddressKind } from './sql.ts'

export interface CaseAddress {
  readonly kind: AddressKind
  /** E-mail in lower case; phone in E.164. */
  readonly value: string
  readonly isVerified: boolean
  /** Given with the words of this case or left in it. */
  readonly isOfCase: boolean
}

/** All addresses of the customer of a case, the first given first. */
export async function addressesForCase(db: Db, caseId: string): Promise<readonly CaseAddress[]> {
  const { rows } = await sql<CaseAddress>`
    SELECT a.kind, a.value, a.verified_at IS NOT NULL AS "isVerified",
      a.created_at = c.opened_at OR EXISTS (
        SELECT FROM fact f JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq,
          LATERAL (SELECT convert_from(b.bytes, 'UTF8')::json AS said) words
        WHERE f.case_id = c.id AND f.type IN ('CustomerSpoke', 'AddressLeft')
          AND a.value IN (lower(btrim(said ->> 'from')), lower(said ->> 'value'))) AS "isOfCase"
    FROM cases c JOIN customer_address a ON a.customer_id = c.customer_id
    WHERE c.id = ${caseId} ORDER BY a.created_at, a.value`.execute(db)
  return rows
}
