/** Which promises are kept by a booking alone: what they are waits for the reference under which it is done. */
import { sql } from 'kysely'
import { remedyKinds } from '../../domain/remedy/kinds.ts'
import { anyOf } from '../db/any-of.ts'
import type { Db, Tx } from '../db/connect.ts'

/** What only is arranged by being booked is kept when somebody has come. */
const doneWhenBooked = Object.entries(remedyKinds).flatMap(([kind, { isDoneWhenBooked }]) =>
  isDoneWhenBooked ? [kind] : [],
)

/** Of a row `p` of `commitment`. What a rule gives makes up for a promise, and does not carry it out. */
export const waitsForReference = sql<boolean>`(
  EXISTS (SELECT FROM billing_order o WHERE o.commitment_id = p.id AND o.state IN ('asked', 'failed'))
  OR EXISTS (SELECT FROM remedy r WHERE r.commitment_id = p.id AND r.state IN ('given', 'failed')
    AND r.agent_id IS NOT NULL AND r.kind = ${anyOf(doneWhenBooked, 'text')}))`

export async function isWaitingForReference(tx: Db | Tx, commitmentId: string): Promise<boolean> {
  const { rows } = await sql<{ readonly is: boolean }>`
    SELECT ${waitsForReference} AS is FROM commitment p WHERE p.id = ${commitmentId}`.execute(tx)
  return rows[0]?.is === true
}

/**
 * Broken, and not to be given once more by something as good: it was carried out late, there is a yes to carry it out, or the customer has
 * taken something as good for it. What a rule gave makes up for the wait, and nothing else.
 */
export async function isGivenThoughBroken(tx: Tx, commitmentId: string): Promise<boolean> {
  const { rows } = await sql<{ readonly is: boolean }>`
    SELECT p.state = 'broken' AND (
      EXISTS (SELECT FROM billing_order o WHERE o.commitment_id = p.id AND o.state = 'booked')
      OR EXISTS (SELECT FROM remedy r WHERE r.commitment_id = p.id AND r.agent_id IS NOT NULL
        AND r.state <> 'taken-back' AND r.kind = ${anyOf(doneWhenBooked, 'text')})
      OR EXISTS (SELECT FROM promised_money m WHERE m.commitment_id = p.id AND m.approval_id IS NOT NULL)
      OR EXISTS (SELECT FROM fact f WHERE f.case_id = p.case_id AND f.type = 'EquivalentAccepted'
        AND f.data::jsonb ->> 'commitmentId' = p.id::text)) AS is
    FROM commitment p WHERE p.id = ${commitmentId}`.execute(tx)
  return rows[0]?.is === true
}

/** Of a row `p` of `commitment`: a credit with an amount, for which nothing was given. No words of anybody keep it. */
export const creditNotGiven = sql<boolean>`(
  p.kind = 'credit' AND EXISTS (SELECT FROM promised_money m WHERE m.commitment_id = p.id)
    AND NOT EXISTS (SELECT FROM remedy r WHERE r.commitment_id = p.id AND r.state = 'booked'))`

export async function isCreditNotGiven(tx: Tx, commitmentId: string): Promise<boolean> {
  const { rows } = await sql<{ readonly is: boolean }>`
    SELECT ${creditNotGiven} AS is FROM commitment p WHERE p.id = ${commitmentId}`.execute(tx)
  return rows[0]?.is === true
}
