/**
 * The books of the demo: lines beside the bills that it has. Real enough to be seen on the bill, and by the same rules as elsewhere:
 * one remedy is booked once, in one transaction, however often it is asked.
 */
import { sql } from 'kysely'
import type { Db, Tx } from '../db/connect.ts'
import { bookInDemo } from './orders-sql.ts'
import type { Bookable, BillingPort, Booking } from './port.ts'

export function demoBilling(db: Db, clock: () => number): BillingPort {
  return {
    how: 'port',
    order: async order => ({ became: 'booked', reference: await bookInDemo(db, order, clock()) }),
    book: async remedy =>
      await db.transaction().execute(async tx => {
        // Two who book on one account at once would both fill the same bill.
        const account = await sql`SELECT FROM account WHERE id = ${remedy.accountId} FOR UPDATE`.execute(tx)
        if (account.rows.length === 0) return { became: 'refused' }
        const known = await referenceOf(tx, remedy.id)
        if (known !== null) return { became: 'booked', reference: known }
        return await bookNew(tx, remedy, new Date(clock()))
      }),
    async cut({ serviceId, accountId }) {
      const { numAffectedRows = 0n } = await sql`
        UPDATE service SET state = 'cut' WHERE id = ${serviceId} AND account_id = ${accountId} AND state <> 'ended'`.execute(
        db,
      )
      return numAffectedRows > 0n ? 'cut' : 'refused'
    },
  }
}

async function bookNew(tx: Tx, remedy: Bookable, at: Date): Promise<Booking> {
  const line: LineOf = { remedy, at, reference: `BL-${remedy.id.slice(0, 8).toUpperCase()}` }
  switch (remedy.kind) {
    case 'credit':
    case 'waiver':
      return await coverBills(tx, line)
    case 'reconnect':
      await sql`
        UPDATE service SET state = 'active', cut_planned_on = NULL, cut_notice_on = NULL WHERE account_id = ${remedy.accountId} AND state = 'cut'
          AND (${remedy.serviceId}::uuid IS NULL OR id = ${remedy.serviceId})`.execute(tx)
      await insertLine(tx, line, { part: 0, billId: null, minor: 0, currency: await currencyFor(tx, remedy) })
      return { became: 'booked', reference: line.reference }
    case 'plan-change':
      return await changePlan(tx, line)
    default:
      return { became: 'refused' }
  }
}

interface LineOf {
  readonly remedy: Bookable
  readonly at: Date
  readonly reference: string
}

interface OpenBill {
  readonly id: string
  readonly leftMinor: number
}

/** The oldest bill first; what is over of a credit stands on the next bill, and a waiver has nothing over. */
async function coverBills(tx: Tx, line: LineOf): Promise<Booking> {
  const { accountId, kind, amountMinor, currency } = line.remedy
  if (amountMinor === null || currency === null) return { became: 'refused' }
  const { rows: open } = await sql<OpenBill>`
    SELECT b.id, b.total_minor + coalesce((SELECT sum(l.amount_minor) FROM bill_line l WHERE l.bill_id = b.id), 0)::bigint AS "leftMinor"
    FROM bill b WHERE b.account_id = ${accountId} AND b.state <> 'paid' AND b.currency = ${currency}
    ORDER BY b.due_on, b.number`.execute(tx)
  const owed = open.reduce((sum, { leftMinor }) => sum + Math.max(0, leftMinor), 0)
  if (kind === 'waiver' && owed < amountMinor) return { became: 'refused' }
  let rest = amountMinor
  let part = 0
  for (const bill of open) {
    const taken = Math.min(rest, Math.max(0, bill.leftMinor))
    if (taken === 0) continue
    await insertLine(tx, line, { part: part++, billId: bill.id, minor: -taken, currency })
    if (taken === bill.leftMinor) await sql`UPDATE bill SET state = 'paid' WHERE id = ${bill.id}`.execute(tx)
    rest -= taken
  }
  if (rest > 0) await insertLine(tx, line, { part, billId: null, minor: -rest, currency })
  return { became: 'booked', reference: line.reference }
}

async function changePlan(tx: Tx, line: LineOf): Promise<Booking> {
  const { remedy } = line
  const { rows } = await sql<{ readonly currency: string }>`
    UPDATE service s SET plan = e.said ->> 'plan', monthly_minor = (e.said ->> 'plan_minor')::bigint FROM remedy_entry_version e
    WHERE e.entry_id = ${remedy.catalogueId} AND e.version = coalesce(${remedy.catalogueVersion}::int,
        (SELECT version FROM remedy_entry WHERE id = ${remedy.catalogueId}))
      AND e.said ->> 'plan' IS NOT NULL AND e.said ->> 'plan_minor' IS NOT NULL AND e.said ->> 'currency' = s.currency
      AND s.id = ${remedy.serviceId} AND s.account_id = ${remedy.accountId} RETURNING s.currency`.execute(tx)
  const [changed] = rows
  if (!changed) return { became: 'refused' }
  await insertLine(tx, line, { part: 0, billId: null, minor: 0, currency: changed.currency })
  return { became: 'booked', reference: line.reference }
}

interface Part {
  readonly part: number
  readonly billId: string | null
  readonly minor: number
  readonly currency: string
}

async function insertLine(
  tx: Tx,
  { remedy, at, reference }: LineOf,
  { part, billId, minor, currency }: Part,
) {
  await sql`
    INSERT INTO bill_line (remedy_id, part, account_id, bill_id, kind, amount_minor, currency, reference, at)
    VALUES (${remedy.id}, ${part}, ${remedy.accountId}, ${billId}, ${remedy.kind}, ${minor}, ${currency}, ${reference}, ${at})`.execute(
    tx,
  )
}

async function currencyFor(tx: Tx, { accountId, currency }: Bookable): Promise<string> {
  const { rows } = await sql<{ readonly currency: string }>`
    SELECT currency FROM service WHERE account_id = ${accountId} ORDER BY since DESC LIMIT 1`.execute(tx)
  return currency ?? rows[0]?.currency ?? 'XXX'
}

async function referenceOf(tx: Tx, remedyId: string): Promise<string | null> {
  const { rows } = await sql<{ readonly reference: string }>`
    SELECT reference FROM bill_line WHERE remedy_id = ${remedyId} LIMIT 1`.execute(tx)
  return rows[0]?.reference ?? null
}
