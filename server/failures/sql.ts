/** Failures of services as they stand, what is reckoned from, and outages. */
import { sql } from 'kysely'
import type { GivenBefore } from '../../domain/failure/reckon.ts'
import type { FailureState } from '../../domain/failure/state.ts'
import type { Service } from '../../domain/charter/packs/pack.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import { currencyOf } from '../remedies/sql.ts'

export interface FailureRow extends FailureState {
  readonly serviceId: string | null
  readonly caseId: string | null
}

const columns = sql`
  f.id, f.event, f.service, f.account_id AS "accountId", f.from_at AS "from", f.until_at AS until, f.service_id AS "serviceId",
  f.case_id AS "caseId", f.outage_id AS "outageId"`

/** Nobody else changes it until the commit. */
export async function lockFailure(tx: Tx, id: string): Promise<FailureRow | null> {
  const { rows } = await sql<FailureRow>`
    SELECT ${columns} FROM service_failure f WHERE f.id = ${id} FOR UPDATE`.execute(tx)
  return rows[0] ?? null
}

export interface Reckonable {
  readonly isOfCustomer: boolean
  readonly currency: string | null
  /** What the service costs in a month; of all such services of the account where none is named. Null: not known. */
  readonly monthlyMinor: number | null
}

/** A line by which people speak is a telephone, whatever it hangs on. */
const kindsOf: Readonly<Record<Service, readonly string[]>> = {
  phone: ['phone', 'landline', 'mobile'],
  internet: ['internet'],
  other: [],
}

export async function readReckonable(
  tx: Db | Tx,
  { accountId, service, serviceId }: Pick<FailureRow, 'accountId' | 'service' | 'serviceId'>,
  customerId: string,
): Promise<Reckonable | null> {
  const { rows } = await sql<Reckonable>`
    SELECT a.customer_id = ${customerId} AS "isOfCustomer", ${currencyOf(sql`a.id`)} AS currency,
      (SELECT sum(s.monthly_minor) FROM service s WHERE s.account_id = a.id AND CASE WHEN ${serviceId}::uuid IS NULL
          THEN s.kind = ANY(${[...kindsOf[service]]}::text[]) AND s.state <> 'ended' ELSE s.id = ${serviceId} END)::bigint AS "monthlyMinor"
    FROM account a WHERE a.id = ${accountId}`.execute(tx)
  return rows[0] ?? null
}

export interface GivenFor {
  readonly count: number
  readonly given: readonly GivenBefore[]
}

/** What rules have given for it; what somebody took back was given too: it is not given again by itself. */
export async function givenFor(tx: Db | Tx, failureId: string): Promise<GivenFor> {
  const { rows } = await sql<GivenBefore & { readonly count: number }>`
    SELECT currency, sum(coalesce(amount_minor, 0) + cost_minor)::bigint AS minor, count(*)::int AS count
    FROM remedy WHERE failure_id = ${failureId} GROUP BY currency ORDER BY currency`.execute(tx)
  return {
    count: rows.reduce((sum, { count }) => sum + count, 0),
    given: rows.map(({ minor, currency }) => ({ minor, currency })),
  }
}

/** Whether the same is written down for a part of that time, or that a promised visit was missed on that day. */
export async function isThereAlready(
  tx: Tx,
  one: Omit<FailureState, 'id'> & { readonly id: string },
  day: { readonly from: Instant; readonly until: Instant },
): Promise<boolean> {
  const { id, event, service, accountId, from, until } = one
  const isAppointment = event === 'missed-appointment'
  const [begins, ends] = isAppointment
    ? [new Date(day.from), new Date(day.until)]
    : [new Date(from), until === null ? 'infinity' : new Date(until)]
  const { rows } = await sql<{ readonly isThere: boolean }>`
    SELECT EXISTS (SELECT FROM service_failure f WHERE f.account_id = ${accountId} AND f.id <> ${id} AND f.event = ${event}
        AND (${isAppointment} OR f.service = ${service}) AND f.case_id IS NOT NULL
        AND f.from_at <= ${ends}::timestamptz AND coalesce(f.until_at, 'infinity') >= ${begins}::timestamptz)
      OR ${isAppointment} AND EXISTS (SELECT FROM commitment p JOIN cases c ON c.id = p.case_id
        JOIN account a ON a.customer_id = c.customer_id
        WHERE a.id = ${accountId} AND p.kind = 'visit' AND p.state = 'broken'
          AND p.due_at >= ${new Date(day.from)} AND p.due_at < ${new Date(day.until)}) AS "isThere"`.execute(
    tx,
  )
  return rows[0]?.isThere === true
}

/** Where a visit to this customer may be broken just now, in whichever case it was promised. */
export async function casesWithVisits(db: Db, customerId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT DISTINCT p.case_id AS id FROM commitment p JOIN cases c ON c.id = p.case_id
    WHERE c.customer_id = ${customerId} AND p.kind = 'visit' AND p.state = 'open'`.execute(db)
  return rows.map(({ id }) => id)
}

export interface Written extends FailureState {
  readonly serviceId: string | null
  readonly caseId: string
  readonly reckonAt: Instant | null
}

export async function writeFailure(tx: Tx, one: Written, now: Instant): Promise<void> {
  const until = one.until === null ? null : new Date(one.until)
  const reckonAt = one.reckonAt === null ? null : new Date(one.reckonAt)
  await sql`
    INSERT INTO service_failure (id, outage_id, case_id, account_id, service_id, event, service, from_at, until_at, noted_at, reported_at, reckon_at)
    VALUES (${one.id}, ${one.outageId}, ${one.caseId}, ${one.accountId}, ${one.serviceId}, ${one.event}, ${one.service},
      ${new Date(one.from)}, ${until}, ${new Date(now)}, ${one.outageId === null ? new Date(one.from) : null}, ${reckonAt})
    ON CONFLICT (id) DO UPDATE SET case_id = excluded.case_id, from_at = excluded.from_at, until_at = excluded.until_at,
      reckon_at = excluded.reckon_at`.execute(tx)
}

export interface FailureOfCase extends FailureState {
  readonly serviceId: string | null
  readonly accountNumber: string
  readonly place: string | null
}

/** What is written down in a case, the latest first. */
export async function failuresOf(db: Db, caseId: string): Promise<readonly FailureOfCase[]> {
  const { rows } = await sql<FailureOfCase>`
    SELECT ${columns}, coalesce(a.number, '') AS "accountNumber", o.place FROM service_failure f LEFT JOIN account a ON a.id = f.account_id
      LEFT JOIN outage o ON o.id = f.outage_id
    WHERE f.case_id = ${caseId} ORDER BY f.from_at DESC, f.id`.execute(db)
  return rows
}
