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
    takes: { inOneGo: 100, atOnce: 1 },
    book: async remedies =>
      await db.transaction().execute(async tx => await bookAll(tx, remedies, new Date(clock()))),
    async cut({ serviceId, accountId }) {
      const { numAffectedRows = 0n } = await sql`
        UPDATE service SET state = 'cut' WHERE id = ${serviceId} AND account_id = ${accountId} AND state <> 'ended'`.execute(
        db,
      )
      return numAffectedRows > 0n ? 'cut' : 'refused'
    },
  }
}

/** One statement for what is the same of all of them; those that are booked already are found first. */
async function bookAll(tx: Tx, remedies: readonly Bookable[], at: Date): Promise<readonly Booking[]> {
  const ids = [...new Set(remedies.map(({ accountId }) => accountId))]
  // Two who book on one account at once would both fill the same bill.
  const { rows } = await sql<{ readonly id: string }>`
    SELECT id FROM account WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`.execute(tx)
  const accounts = new Set(rows.map(({ id }) => id))
  const known = await referencesOf(tx, remedies)
  const isNew = ({ id, accountId }: Bookable) => accounts.has(accountId) && !known.has(id)
  const bills = await openBillsOf(tx, remedies.filter(isNew))
  const lines: Line[] = []
  const bookings: Booking[] = []
  for (const remedy of remedies) {
    const reference = known.get(remedy.id) ?? `BL-${remedy.id.slice(0, 8).toUpperCase()}`
    const said = isNew(remedy) ? await partsOf(tx, remedy, bills) : null
    if (said !== null) lines.push(...said.map(part => ({ ...part, remedy, reference, at })))
    const isBooked = known.has(remedy.id) || said !== null
    bookings.push(isBooked ? { became: 'booked', reference } : { became: 'refused' })
  }
  await insertLines(tx, lines)
  const paid = bills.filter(({ leftMinor, wasMinor }) => leftMinor === 0 && wasMinor > 0)
  if (paid.length > 0)
    await sql`UPDATE bill SET state = 'paid' WHERE id = ANY(${paid.map(({ id }) => id)}::uuid[])`.execute(tx)
  return bookings
}

/** One line of a bill, or of the next one. */
interface Part {
  readonly part: number
  readonly billId: string | null
  readonly minor: number
  readonly currency: string
}

interface Line extends Part {
  readonly remedy: Bookable
  readonly at: Date
  readonly reference: string
}

interface OpenBill {
  readonly id: string
  readonly accountId: string
  readonly currency: string
  readonly wasMinor: number
  /** Of which is taken as the remedies cover it, one after the other. */
  leftMinor: number
}

/** What stands in the books for it; null where it is refused. */
async function partsOf(
  tx: Tx,
  remedy: Bookable,
  bills: readonly OpenBill[],
): Promise<readonly Part[] | null> {
  switch (remedy.kind) {
    case 'credit':
    case 'waiver':
      return coveringBills(remedy, bills)
    case 'reconnect':
      await sql`
        UPDATE service SET state = 'active', cut_planned_on = NULL, cut_notice_on = NULL WHERE account_id = ${remedy.accountId} AND state = 'cut'
          AND (${remedy.serviceId}::uuid IS NULL OR id = ${remedy.serviceId})`.execute(tx)
      return [{ part: 0, billId: null, minor: 0, currency: await currencyFor(tx, remedy) }]
    case 'plan-change':
      return await changePlan(tx, remedy)
    default:
      return null
  }
}

/** The oldest bill first; what is over of a credit stands on the next bill, and a waiver has nothing over. */
function coveringBills(
  { accountId, kind, amountMinor, currency }: Bookable,
  bills: readonly OpenBill[],
): readonly Part[] | null {
  if (amountMinor === null || currency === null) return null
  const open = bills.filter(
    bill => bill.accountId === accountId && bill.currency === currency && bill.leftMinor > 0,
  )
  const owed = open.reduce((sum, { leftMinor }) => sum + leftMinor, 0)
  if (kind === 'waiver' && owed < amountMinor) return null
  const parts: Part[] = []
  let rest = amountMinor
  for (const bill of open) {
    const taken = Math.min(rest, bill.leftMinor)
    if (taken === 0) break
    parts.push({ part: parts.length, billId: bill.id, minor: -taken, currency })
    bill.leftMinor -= taken
    rest -= taken
  }
  if (rest > 0) parts.push({ part: parts.length, billId: null, minor: -rest, currency })
  return parts
}

/** Of those whose money goes against bills. */
async function openBillsOf(tx: Tx, remedies: readonly Bookable[]): Promise<readonly OpenBill[]> {
  const ids = remedies.flatMap(({ kind, accountId }) =>
    kind === 'credit' || kind === 'waiver' ? [accountId] : [],
  )
  if (ids.length === 0) return []
  const { rows } = await sql<OpenBill>`
    SELECT b.id, b.account_id AS "accountId", b.currency, b.total_minor + sums.minor AS "wasMinor", b.total_minor + sums.minor AS "leftMinor"
    FROM bill b CROSS JOIN LATERAL (
      SELECT coalesce(sum(l.amount_minor), 0)::bigint AS minor FROM bill_line l WHERE l.bill_id = b.id) sums
    WHERE b.account_id = ANY(${ids}::uuid[]) AND b.state <> 'paid' ORDER BY b.due_on, b.number`.execute(tx)
  return rows
}

async function changePlan(tx: Tx, remedy: Bookable): Promise<readonly Part[] | null> {
  const { rows } = await sql<{ readonly currency: string }>`
    UPDATE service s SET plan = e.said ->> 'plan', monthly_minor = (e.said ->> 'plan_minor')::bigint FROM remedy_entry_version e
    WHERE e.entry_id = ${remedy.catalogueId} AND e.version = coalesce(${remedy.catalogueVersion}::int,
        (SELECT version FROM remedy_entry WHERE id = ${remedy.catalogueId}))
      AND e.said ->> 'plan' IS NOT NULL AND e.said ->> 'plan_minor' IS NOT NULL AND e.said ->> 'currency' = s.currency
      AND s.id = ${remedy.serviceId} AND s.account_id = ${remedy.accountId} RETURNING s.currency`.execute(tx)
  const [changed] = rows
  return changed ? [{ part: 0, billId: null, minor: 0, currency: changed.currency }] : null
}

async function insertLines(tx: Tx, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return
  const rows = lines.map(({ remedy, part, billId, minor, currency, reference, at }) => ({
    remedy_id: remedy.id,
    part,
    account_id: remedy.accountId,
    bill_id: billId,
    kind: remedy.kind,
    amount_minor: minor,
    currency,
    reference,
    at,
  }))
  await sql`
    INSERT INTO bill_line (remedy_id, part, account_id, bill_id, kind, amount_minor, currency, reference, at)
    SELECT remedy_id, part, account_id, bill_id, kind, amount_minor, currency, reference, at
    FROM json_populate_recordset(NULL::bill_line, ${JSON.stringify(rows)}::json)`.execute(tx)
}

async function currencyFor(tx: Tx, { accountId, currency }: Bookable): Promise<string> {
  const { rows } = await sql<{ readonly currency: string }>`
    SELECT currency FROM service WHERE account_id = ${accountId} ORDER BY since DESC LIMIT 1`.execute(tx)
  return currency ?? rows[0]?.currency ?? 'XXX'
}

async function referencesOf(tx: Tx, remedies: readonly Bookable[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ readonly id: string; readonly reference: string }>`
    SELECT DISTINCT remedy_id AS id, reference FROM bill_line WHERE remedy_id = ANY(${remedies.map(({ id }) => id)}::uuid[])`.execute(
    tx,
  )
  return new Map(rows.map(({ id, reference }) => [id, reference]))
}
