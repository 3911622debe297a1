/** Which promises are kept by a booking alone: what they are waits for the reference under which it is done. */
import { sql } from 'kysely'
import { remedyKinds } from '../../domain/remedy/kinds.ts'
import { anyOf } from '../db/any-of.ts'
import type { Db, Tx } from '../db/connect.ts'

/** What only is arranged by being booked is kept when somebody has come. */
const doneWhenBooked = Object.entries(remedyKinds).flatMap(([kind, { isDoneWhenBooked }]) =>
  isDoneWhenBooked ? [kind] : [],
)

/** Of a row `p` of `commitment`. */
export const waitsForReference = sql<boolean>`(
  EXISTS (SELECT FROM billing_order o WHERE o.commitment_id = p.id AND o.state IN ('asked', 'failed'))
  OR EXISTS (SELECT FROM remedy r WHERE r.commitment_id = p.id AND r.state IN ('given', 'failed')
    AND r.kind = ${anyOf(doneWhenBooked, 'text')}))`

export async function isWaitingForReference(tx: Db | Tx, commitmentId: string): Promise<boolean> {
  const { rows } = await sql<{ readonly is: boolean }>`
    SELECT ${waitsForReference} AS is FROM commitment p WHERE p.id = ${commitmentId}`.execute(tx)
  return rows[0]?.is === true
}
