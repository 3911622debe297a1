/** What whoever keeps the accounts is told to do, and the books of the demo. */
import { sql } from 'kysely'
import type { OrderState } from '../../domain/leaving/state.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { Order } from './port.ts'

export async function readOrder(db: Db | Tx, id: string): Promise<OrderState | null> {
  const { rows } = await sql<OrderState>`
    SELECT id, what, service_id AS "serviceId", to_char(on_day, 'YYYY-MM-DD') AS on, state, booker = 'by-hand' AS "isByHand",
      commitment_id AS "commitmentId" FROM billing_order WHERE id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function caseOfOrder(db: Db | Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{ readonly caseId: string }>`
    SELECT case_id AS "caseId" FROM billing_order WHERE id = ${id}`.execute(db)
  return rows[0]?.caseId ?? null
}

export async function ordersToBook(db: Db, now: Instant, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT id FROM billing_order WHERE try_at <= ${new Date(now)} ORDER BY try_at, id LIMIT ${most}`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

export interface ClaimedOrder extends Order {
  readonly caseId: string
  readonly tries: number
  readonly askedAt: number
}

/** As of a remedy: the next try is moved first. Null where somebody else has it in hand, or its service is gone. */
export async function claimOrder(
  db: Db,
  id: string,
  now: Instant,
  againAfter: (tries: number) => number,
): Promise<ClaimedOrder | null> {
  return await db.transaction().execute(async tx => {
    const { rows } = await sql<ClaimedOrder>`
      SELECT o.id, o.case_id AS "caseId", c.reference AS "caseReference", o.what, o.account_id AS "accountId", a.number AS "accountNumber",
        o.service_id AS "serviceId", s.identifier, to_char(o.on_day, 'YYYY-MM-DD') AS on, o.plan, o.monthly_minor AS "monthlyMinor",
        o.currency, o.tries, o.asked_at AS "askedAt"
      FROM billing_order o JOIN cases c ON c.id = o.case_id JOIN account a ON a.id = o.account_id JOIN service s ON s.id = o.service_id
      WHERE o.id = ${id} AND o.state = 'asked' AND o.try_at <= ${new Date(now)} FOR UPDATE OF o SKIP LOCKED`.execute(
      tx,
    )
    const [claimed] = rows
    const again = claimed ? new Date(now + againAfter(claimed.tries + 1)) : null
    await sql`
      UPDATE billing_order SET tries = tries + 1, try_at = ${again}
      WHERE id = ${id} AND (${claimed !== undefined} OR NOT EXISTS (SELECT FROM account WHERE id = account_id))`.execute(
      tx,
    )
    return claimed ?? null
  })
}

/** The demo's books: done once for each order, answered with the same reference however often it is asked. */
export async function bookInDemo(db: Db, order: Order, now: Instant): Promise<string> {
  return await db.transaction().execute(async tx => {
    await sql`SELECT FROM account WHERE id = ${order.accountId} FOR UPDATE`.execute(tx)
    const reference = `SV-${order.id.slice(0, 8).toUpperCase()}`
    await sql`
      INSERT INTO demo_order (order_id, account_id, reference, at) VALUES (${order.id}, ${order.accountId}, ${reference}, ${new Date(now)})
      ON CONFLICT (order_id) DO NOTHING`.execute(tx)
    if (order.what === 'end-service')
      await sql`UPDATE service SET ends_on = ${order.on}::date WHERE id = ${order.serviceId}`.execute(tx)
    else
      await sql`
        UPDATE service SET plan = ${order.plan}, monthly_minor = ${order.monthlyMinor} WHERE id = ${order.serviceId}`.execute(
        tx,
      )
    return reference
  })
}

/** In the demo's books: what has had its last day is over, and nothing is billed for it any more. */
export async function endInDemo(db: Db, today: string): Promise<void> {
  await sql`
    UPDATE service SET state = 'ended' WHERE ends_on < ${today}::date AND state <> 'ended'
      AND EXISTS (SELECT FROM billing WHERE port = 'demo')`.execute(db)
}

export interface OrderRow {
  readonly id: string
  readonly what: 'end-service' | 'change-plan'
  readonly serviceId: string
  readonly plan: string
  readonly identifier: string
  readonly on: string
  readonly state: 'asked' | 'failed' | 'booked'
  readonly isByHand: boolean
  readonly reference: string | null
}

/** What was told to the books about the services of this customer and still counts, the latest first. */
export async function ordersOf(db: Db | Tx, customerId: string): Promise<readonly OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    SELECT o.id, o.what, o.service_id AS "serviceId", coalesce(o.plan, s.plan) AS plan, s.identifier, to_char(o.on_day, 'YYYY-MM-DD') AS on,
      o.state, o.booker = 'by-hand' AS "isByHand", o.reference
    FROM billing_order o JOIN service s ON s.id = o.service_id JOIN account a ON a.id = s.account_id
    WHERE a.customer_id = ${customerId} AND o.state <> 'replaced' ORDER BY o.asked_at DESC, o.id LIMIT 20`.execute(
    db,
  )
  return rows
}

export interface OrderToCompare {
  readonly id: string
  readonly caseId: string
  readonly state: 'asked' | 'failed' | 'booked'
  readonly reference: string | null
  readonly on: string
}

/** What was told to the operator's billing since then, and has not been replaced. */
export async function ordersToldSince(db: Db, since: Instant): Promise<readonly OrderToCompare[]> {
  const { rows } = await sql<OrderToCompare>`
    SELECT id, case_id AS "caseId", state, reference, to_char(on_day, 'YYYY-MM-DD') AS on
    FROM billing_order WHERE tries > 0 AND state <> 'replaced' AND asked_at >= ${new Date(since)}
    ORDER BY asked_at, id`.execute(db)
  return rows
}

/** Which of these ids we never told them. */
export async function neverOrdered(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT id FROM unnest(${[...ids]}::text[]) asked (id)
    WHERE NOT EXISTS (SELECT FROM billing_order o WHERE o.id::text = asked.id)`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

export interface OrderDifference {
  readonly orderId: string
  readonly ours: string
  readonly theirs: string
}

/** All of them at once: one that is no more is gone. After those of remedies, which leave none of the night before. */
export async function noteOrderDifferences(
  tx: Tx,
  found: readonly OrderDifference[],
  strangers: readonly { readonly orderId: string; readonly reference: string }[],
  now: Instant,
): Promise<void> {
  const at = new Date(now)
  await sql`DELETE FROM billing_order_difference`.execute(tx)
  for (const { orderId, ours, theirs } of found) {
    await sql`
      INSERT INTO billing_order_difference (order_id, is_ours, is_theirs, found_at) VALUES (${orderId}, ${ours}, ${theirs}, ${at})`.execute(
      tx,
    )
  }
  for (const { orderId, reference } of strangers) {
    await sql`
      INSERT INTO billing_stranger (remedy_id, reference, is_order, found_at) VALUES (${orderId}, ${reference}, true, ${at})
      ON CONFLICT DO NOTHING`.execute(tx)
  }
}
