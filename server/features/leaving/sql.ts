/** Services as the books have them, what the house sells, and who wants to leave. */
import { sql } from 'kysely'
import type { ServiceFound } from '../../../domain/leaving/requests.ts'
import type { PlanRow } from '../../customers/plans.ts'
import type { Db, Tx } from '../../db/connect.ts'

export interface ServiceRow extends ServiceFound {
  readonly plan: string
  readonly identifier: string
}

/** `today` is a day of the house's calendar: a service has ended when its last day is over. */
const columns = (customerId: string, today: string) => sql`
  s.id AS "serviceId", s.account_id AS "accountId", a.customer_id = ${customerId} AS "isOfCustomer", s.kind, s.plan, s.identifier,
  s.monthly_minor AS "monthlyMinor", s.currency, to_char(s.ends_on, 'YYYY-MM-DD') AS "endsOn",
  s.state = 'ended' OR coalesce(s.ends_on < ${today}::date, false) AS "isEnded"`

export async function servicesOf(
  db: Db | Tx,
  customerId: string,
  today: string,
): Promise<readonly ServiceRow[]> {
  const { rows } = await sql<ServiceRow>`
    SELECT ${columns(customerId, today)} FROM service s JOIN account a ON a.id = s.account_id
    WHERE a.customer_id = ${customerId} ORDER BY s.since, s.id`.execute(db)
  return rows
}

/** Nobody else changes it until the commit. */
export async function lockService(
  tx: Tx,
  serviceId: string,
  customerId: string,
  today: string,
): Promise<ServiceRow | null> {
  const { rows } = await sql<ServiceRow>`
    SELECT ${columns(customerId, today)} FROM service s JOIN account a ON a.id = s.account_id
    WHERE s.id = ${serviceId} FOR UPDATE OF s`.execute(tx)
  return rows[0] ?? null
}

export async function endService(
  tx: Tx,
  { serviceId, endsOn }: { readonly serviceId: string; readonly endsOn: string },
): Promise<void> {
  await sql`UPDATE service SET ends_on = ${endsOn}::date WHERE id = ${serviceId}`.execute(tx)
}

export async function setPlan(
  tx: Tx,
  { serviceId, plan, monthlyMinor }: PlanRow & { readonly serviceId: string },
): Promise<void> {
  await sql`UPDATE service SET plan = ${plan}, monthly_minor = ${monthlyMinor} WHERE id = ${serviceId}`.execute(
    tx,
  )
}

/** Whether the books are kept elsewhere, and somebody has to enter there what is done here. */
export async function isByHand(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ readonly port: string }>`SELECT port FROM billing`.execute(tx)
  return rows[0]?.port !== 'demo'
}

/** Owed for another day, or another plan, and not entered yet. */
export async function earlierPromise(
  tx: Tx,
  serviceId: string | null,
  what: 'end-service' | 'change-plan',
): Promise<string | null> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT commitment_id AS id FROM billing_order WHERE service_id = ${serviceId} AND what = ${what} AND state IN ('asked', 'failed')
      AND commitment_id IS NOT NULL ORDER BY asked_at DESC LIMIT 1`.execute(tx)
  return rows[0]?.id ?? null
}

export interface LeavingRow {
  readonly caseId: string
  readonly reference: string
  readonly customerName: string | null
  readonly ownerName: string | null
  readonly wish: 'leave' | 'pay-less'
  readonly since: number
  readonly text: string | null
  readonly from: number | null
  readonly to: number | null
  readonly openProblems: number
}

/** The latest first, with the fact that says it and the words that it names. */
export async function whoWishes(db: Db, most: number): Promise<readonly LeavingRow[]> {
  const { rows } = await sql<LeavingRow>`
    SELECT w.id AS "caseId", w.reference, k.name AS "customerName", o.name AS "ownerName", w.wish,
      round(extract(epoch FROM heard.at) * 1000)::bigint AS since,
      convert_from(body.bytes, 'UTF8')::jsonb ->> 'text' AS text,
      (heard.data ->> 'from')::int AS "from", (heard.data ->> 'to')::int AS "to",
      (SELECT count(*)::int FROM cases p WHERE p.customer_id = w.customer_id AND p.status NOT IN ('solved', 'merged')
        AND p.kind IS DISTINCT FROM 'request') AS "openProblems"
    FROM (
      SELECT id, reference, customer_id, owner_id, 'leave' AS wish, 'LeavingSaid' AS type FROM cases
        WHERE wish_leave = 'said' AND status <> 'merged'
      UNION ALL SELECT id, reference, customer_id, owner_id, 'pay-less', 'WishToPayLess' FROM cases
        WHERE wish_pay_less = 'said' AND status <> 'merged') w
    JOIN customer k ON k.id = w.customer_id
    LEFT JOIN agent o ON o.id = w.owner_id
    JOIN LATERAL (SELECT f.at, f.data::jsonb AS data FROM fact f WHERE f.case_id = w.id AND f.type = w.type
      ORDER BY f.seq DESC LIMIT 1) heard ON true
    LEFT JOIN LATERAL (SELECT b.bytes FROM fact f JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
      WHERE f.case_id = w.id AND f.type IN ('CustomerSpoke', 'CallLogged', 'AgentReplied')
        AND coalesce(f.data::jsonb ->> 'messageId', f.data::jsonb ->> 'callId')
          = coalesce(heard.data ->> 'messageId', heard.data ->> 'callId') LIMIT 1) body ON true
    ORDER BY heard.at DESC LIMIT ${most}`.execute(db)
  return rows
}
