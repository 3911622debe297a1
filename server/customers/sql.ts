/** A customer as the database knows them: where they can be reached, what they hold, their cases. */
import { sql } from 'kysely'
import type { CustomerView } from '../../contract/desk.ts'
import type { Db } from '../db/connect.ts'

interface CustomerRow {
  readonly id: string
  readonly name: string | null
  readonly externalId: string | null
  readonly createdAt: number
  readonly erasedAt: number | null
}

export async function customer(db: Db, id: string): Promise<CustomerRow | null> {
  const { rows } = await sql<CustomerRow>`
    SELECT id, name, external_id AS "externalId", created_at AS "createdAt", erased_at AS "erasedAt"
    FROM customer WHERE id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function addresses(db: Db, customerId: string): Promise<CustomerView['addresses']> {
  const { rows } = await sql<CustomerView['addresses'][number]>`
    SELECT kind, value, verified_at IS NOT NULL AS "isVerified" FROM customer_address
    WHERE customer_id = ${customerId} ORDER BY created_at, value`.execute(db)
  return rows
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
  caseId: string | null,
): Promise<CustomerView['otherCases']> {
  const { rows } = await sql<CustomerView['otherCases'][number]>`
    SELECT id, reference, status, kind, opened_at AS "openedAt" FROM cases
    WHERE customer_id = ${customerId} AND id IS DISTINCT FROM ${caseId} ORDER BY opened_at DESC LIMIT 20`.execute(
    db,
  )
  return rows
}

export interface LinkRow {
  readonly label: string
  readonly urlTemplate: string
}

export async function deepLinks(db: Db): Promise<readonly LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    SELECT label, url_template AS "urlTemplate" FROM deep_link ORDER BY position`.execute(db)
  return rows
}
