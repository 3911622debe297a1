import { sql } from 'kysely'
import type { CustomerView } from '../../../contract/desk.ts'
import type { Db, Tx } from '../../db/connect.ts'

export async function caseOwner(
  db: Db,
  caseId: string,
): Promise<{ readonly id: string; readonly ownerId: string | null; readonly customerId: string } | null> {
  const { rows } = await sql<{
    readonly id: string
    readonly ownerId: string | null
    readonly customerId: string
  }>`
    SELECT id, owner_id AS "ownerId", customer_id AS "customerId" FROM cases WHERE id = ${caseId}`.execute(db)
  return rows[0] ?? null
}

/** Locked by the customer's row, which whoever opens a case locks first: what is counted here stays true until the commit. */
export async function countOpenProblems(tx: Tx | Db, customerId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly reference: string }>`
    SELECT reference FROM cases
    WHERE customer_id = ${customerId} AND status <> 'solved' AND kind IS DISTINCT FROM 'request'
    ORDER BY opened_at`.execute(tx)
  return rows.map(row => row.reference)
}

export async function markSeen(db: Db, agentId: string, caseId: string, seq: number): Promise<void> {
  await sql`
    INSERT INTO case_seen (agent_id, case_id, seq) VALUES (${agentId}, ${caseId}, ${seq})
    ON CONFLICT (agent_id, case_id) DO UPDATE SET seq = greatest(case_seen.seq, excluded.seq)`.execute(db)
}

export async function hasLookedSince(
  db: Db,
  caseId: string,
  agentId: string,
  since: number,
): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM fact WHERE case_id = ${caseId} AND type = 'CaseLookedAt' AND at > ${new Date(since)}
      AND data::jsonb ->> 'agentId' = ${agentId} LIMIT 1`.execute(db)
  return rows.length > 0
}

interface CustomerRow {
  readonly id: string
  readonly name: string | null
  readonly createdAt: number
}

export async function customer(db: Db, id: string): Promise<CustomerRow | null> {
  const { rows } = await sql<CustomerRow>`
    SELECT id, name, created_at AS "createdAt" FROM customer WHERE id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function addresses(db: Db, customerId: string): Promise<CustomerView['addresses']> {
  const { rows } = await sql<CustomerView['addresses'][number]>`
    SELECT kind, value, verified_at IS NOT NULL AS "isVerified" FROM customer_address
    WHERE customer_id = ${customerId} ORDER BY created_at, value`.execute(db)
  return rows
}

export async function isVerified(db: Db, caseId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM fact WHERE case_id = ${caseId} AND type = 'CustomerVerified' LIMIT 1`.execute(db)
  return rows.length > 0
}

export interface AccountRow {
  readonly id: string
  readonly number: string
  readonly openedOn: string
}

export async function accounts(db: Db, customerId: string): Promise<readonly AccountRow[]> {
  const { rows } = await sql<AccountRow>`
    SELECT id, number, opened_on AS "openedOn" FROM account WHERE customer_id = ${customerId} ORDER BY number`.execute(
    db,
  )
  return rows
}

export interface ServiceRow {
  readonly id: string
  readonly accountId: string
  readonly kind: string
  readonly plan: string
  readonly identifier: string
  readonly monthlyMinor: number
  readonly currency: string
  readonly state: string
  readonly since: string
}

export async function services(db: Db, customerId: string): Promise<readonly ServiceRow[]> {
  const { rows } = await sql<ServiceRow>`
    SELECT s.id, s.account_id AS "accountId", s.kind, s.plan, s.identifier, s.monthly_minor AS "monthlyMinor", s.currency,
      s.state, s.since
    FROM service s JOIN account a ON a.id = s.account_id WHERE a.customer_id = ${customerId} ORDER BY s.since, s.id`.execute(
    db,
  )
  return rows
}

export interface UsageRow {
  readonly serviceId: string
  readonly month: string
  readonly kind: string
  readonly quantity: number
  readonly unit: string
}

const monthsShown = 3

export async function recentUsage(db: Db, customerId: string): Promise<readonly UsageRow[]> {
  const { rows } = await sql<UsageRow>`
    SELECT u.service_id AS "serviceId", u.month, u.kind, u.quantity::float8 AS quantity, u.unit FROM (
      SELECT usage.*, dense_rank() OVER (PARTITION BY usage.service_id ORDER BY usage.month DESC) AS age
      FROM usage JOIN service s ON s.id = usage.service_id JOIN account a ON a.id = s.account_id
      WHERE a.customer_id = ${customerId}) u
    WHERE u.age <= ${monthsShown} ORDER BY u.month DESC, u.kind`.execute(db)
  return rows
}

export interface BillRow {
  readonly accountId: string
  readonly number: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly totalMinor: number
  readonly currency: string
  readonly state: string
}

const billsShown = 6

export async function recentBills(db: Db, customerId: string): Promise<readonly BillRow[]> {
  const { rows } = await sql<BillRow>`
    SELECT b.account_id AS "accountId", b.number, b.issued_on AS "issuedOn", b.due_on AS "dueOn",
      b.total_minor AS "totalMinor", b.currency, b.state
    FROM bill b JOIN account a ON a.id = b.account_id WHERE a.customer_id = ${customerId}
    ORDER BY b.issued_on DESC, b.number LIMIT ${billsShown}`.execute(db)
  return rows
}

export async function otherCases(
  db: Db,
  customerId: string,
  caseId: string,
): Promise<CustomerView['otherCases']> {
  const { rows } = await sql<CustomerView['otherCases'][number]>`
    SELECT id, reference, status, kind, opened_at AS "openedAt" FROM cases
    WHERE customer_id = ${customerId} AND id <> ${caseId} ORDER BY opened_at DESC LIMIT 20`.execute(db)
  return rows
}

export async function fileOf(
  db: Db,
  fileId: string,
): Promise<{
  readonly blob: string
  readonly name: string
  readonly mediaType: string
  readonly caseId: string
} | null> {
  const { rows } = await sql<{
    readonly blob: string
    readonly name: string
    readonly mediaType: string
    readonly caseId: string
  }>`
    SELECT blob, name, media_type AS "mediaType", case_id AS "caseId" FROM file WHERE id = ${fileId}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Files of this case that no message carries yet. */
export async function looseFiles(tx: Tx, caseId: string, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(*)::int AS count FROM file
    WHERE case_id = ${caseId} AND message_id IS NULL AND purpose = 'attachment' AND id = ANY(${[...ids]}::uuid[])`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

export async function bindFiles(tx: Tx, ids: readonly string[], messageId: string): Promise<void> {
  if (ids.length === 0) return
  await sql`UPDATE file SET message_id = ${messageId} WHERE id = ANY(${[...ids]}::uuid[])`.execute(tx)
}

export async function isOfferedTo(db: Db, agentId: string, entryId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM entry WHERE id = ${entryId} AND state = 'offered' AND agent_id = ${agentId}`.execute(db)
  return rows.length > 0
}
