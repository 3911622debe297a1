/** A customer as the database knows them: where they can be reached, what they hold, their cases. */
import { type RawBuilder, sql } from 'kysely'
import type { CustomerView } from '../../contract/desk.ts'
import type { RemedyKindName } from '../../contract/remedies.ts'
import type { Db } from '../db/connect.ts'
import { isDisputed } from '../remedies/disputes.ts'

interface CustomerRow {
  readonly id: string
  readonly name: string | null
  readonly externalId: string | null
  readonly createdAt: number
  readonly isErased: boolean
}

interface AccountRow {
  readonly id: string
  readonly number: string
  readonly openedOn: string
}

interface ServiceRow {
  readonly id: string
  readonly accountId: string
  readonly kind: string
  readonly plan: string
  readonly identifier: string
  readonly monthlyMinor: number
  readonly currency: string
  readonly state: string
  readonly since: string
  readonly cutPlannedOn: string | null
  readonly cutNoticeOn: string | null
  readonly endsOn: string | null
}

interface UsageRow {
  readonly serviceId: string
  readonly month: string
  readonly kind: string
  readonly quantity: number
  readonly unit: string
}

interface BillRow {
  readonly accountId: string
  readonly number: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly totalMinor: number
  readonly currency: string
  readonly state: string
  /** Looked at while the service goes on: not demanded meanwhile. */
  readonly isDisputed: boolean
  readonly lines: readonly {
    readonly kind: RemedyKindName
    readonly minor: number
    readonly reference: string
  }[]
}

interface LinkRow {
  readonly label: string
  readonly urlTemplate: string
}

export interface WholeCustomer {
  /** One, or none. */
  readonly customers: readonly CustomerRow[]
  readonly addresses: CustomerView['addresses']
  readonly accounts: readonly AccountRow[]
  readonly services: readonly ServiceRow[]
  readonly usage: readonly UsageRow[]
  readonly bills: readonly BillRow[]
  readonly others: CustomerView['otherCases']
  readonly links: readonly LinkRow[]
}

const monthsShown = 3
const billsShown = 6
const casesShown = 20

/** Everything in one trip: a case is opened more often than anything else is asked. */
export async function wholeCustomer(
  db: Db,
  customerId: string,
  caseId: string | null,
): Promise<WholeCustomer | undefined> {
  const { rows } = await sql<WholeCustomer>`
    SELECT
      ${listed(sql`SELECT id, name, external_id AS "externalId", ${milliseconds(sql`created_at`)} AS "createdAt",
        erased_at IS NOT NULL AS "isErased" FROM customer WHERE id = ${customerId}`)} AS customers,
      ${listed(sql`SELECT kind, value, verified_at IS NOT NULL AS "isVerified",
        unreachable_at IS NOT NULL AS "isUnreachable", complained_at IS NOT NULL AS "isUnwanted" FROM customer_address
        WHERE customer_id = ${customerId} ORDER BY created_at, value`)} AS addresses,
      ${listed(sql`SELECT id, number, opened_on AS "openedOn" FROM account
        WHERE customer_id = ${customerId} ORDER BY number`)} AS accounts,
      ${listed(sql`SELECT s.id, s.account_id AS "accountId", s.kind, s.plan, s.identifier,
        s.monthly_minor AS "monthlyMinor", s.currency,
        CASE WHEN s.ends_on < current_date THEN 'ended' ELSE s.state END AS state, s.since,
        s.cut_planned_on AS "cutPlannedOn", s.cut_notice_on AS "cutNoticeOn", s.ends_on AS "endsOn"
        FROM service s JOIN account a ON a.id = s.account_id WHERE a.customer_id = ${customerId}
        ORDER BY s.since, s.id`)} AS services,
      ${listed(sql`SELECT service_id AS "serviceId", month, kind, quantity::float8 AS quantity, unit FROM (
          SELECT usage.*, dense_rank() OVER (PARTITION BY usage.service_id ORDER BY usage.month DESC) AS age
          FROM usage JOIN service s ON s.id = usage.service_id JOIN account a ON a.id = s.account_id
          WHERE a.customer_id = ${customerId}) u
        WHERE age <= ${monthsShown} ORDER BY month DESC, kind`)} AS usage,
      ${listed(sql`SELECT b.account_id AS "accountId", b.number, b.issued_on AS "issuedOn", b.due_on AS "dueOn",
        b.total_minor AS "totalMinor", b.currency, b.state, ${isDisputed} AS "isDisputed",
        (SELECT coalesce(json_agg(json_build_object('kind', l.kind, 'minor', l.amount_minor, 'reference', l.reference)
          ORDER BY l.at, l.part), '[]') FROM bill_line l WHERE l.bill_id = b.id) AS lines
        FROM bill b JOIN account a ON a.id = b.account_id WHERE a.customer_id = ${customerId}
        ORDER BY b.issued_on DESC, b.number LIMIT ${billsShown}`)} AS bills,
      ${listed(sql`SELECT id, reference, status, kind, ${milliseconds(sql`opened_at`)} AS "openedAt" FROM cases
        WHERE customer_id = ${customerId} AND id IS DISTINCT FROM ${caseId}
        ORDER BY opened_at DESC LIMIT ${casesShown}`)} AS others,
      ${listed(links)} AS links`.execute(db)
  return rows[0]
}

function listed(query: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(SELECT coalesce(json_agg(found), '[]') FROM (${query}) found)`
}

/** JSON has no moments: since the epoch, as everywhere. */
function milliseconds(column: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`floor(extract(epoch FROM ${column}) * 1000)::bigint`
}

const links = sql`SELECT label, url_template AS "urlTemplate" FROM deep_link ORDER BY position`

export async function deepLinks(db: Db): Promise<readonly LinkRow[]> {
  const { rows } = await sql<LinkRow>`${links}`.execute(db)
  return rows
}
