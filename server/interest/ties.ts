/** How near somebody who works here is to a customer: whether it is they themselves, or their household. */
import { sql } from 'kysely'
import type { Threshold, Ties } from '../../domain/interest/interest.ts'
import { STILL_NEAR } from '../../domain/interest/interest.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'

/** The customers that an agent is: by the accounts that they named, and by the address under which they work here. */
const ownCustomers = (agentId: string) => sql`(
  SELECT a.customer_id FROM agent_account own JOIN account a ON plain_number(a.number) = plain_number(own.number)
  WHERE own.agent_id = ${agentId}
  UNION SELECT ca.customer_id FROM agent g JOIN customer_address ca ON ca.kind = 'email' AND ca.value = lower(g.email)
  WHERE g.id = ${agentId})`

/** Those as well that they named until a short while ago: nobody stops being their own customer for the moment of a gift. */
const nearCustomers = (agentId: string, now: Instant) => sql`(
  SELECT own.customer_id FROM ${ownCustomers(agentId)} own
  UNION SELECT a.customer_id FROM agent_account_past past JOIN account a ON plain_number(a.number) = plain_number(past.number)
  WHERE past.agent_id = ${agentId} AND past.until > ${new Date(now - STILL_NEAR)})`

export async function isOwnMatter(db: Db | Tx, agentId: string, customerId: string): Promise<boolean> {
  const { rows } = await sql<{ readonly own: boolean }>`
    SELECT ${customerId}::uuid IN ${ownCustomers(agentId)} AS own`.execute(db)
  return rows[0]?.own ?? false
}

/** The same of a case, by its customer. */
export async function isOwnMatterOf(db: Db | Tx, agentId: string, caseId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM cases WHERE id = ${caseId} AND customer_id IN ${ownCustomers(agentId)}`.execute(db)
  return rows.length > 0
}

interface Gift {
  readonly agentId: string
  readonly caseId: string
  /** The gift itself; it counts once. */
  readonly remedyId: string
  readonly now: Instant
}

export interface TiesFound extends Ties {
  readonly threshold: Threshold
}

/** With the gift that is being given. */
export async function tiesOf(db: Db | Tx, { agentId, caseId, remedyId, now }: Gift): Promise<TiesFound> {
  const { rows } = await sql<Ties & Threshold & { readonly before: number }>`
    SELECT t.gifts, t.days, (SELECT count(*)::int FROM remedy r JOIN cases c ON c.id = r.case_id
        WHERE r.agent_id = ${agentId} AND c.customer_id = k.customer_id AND r.kind <> 'apology' AND r.state <> 'taken-back'
          AND r.id <> ${remedyId}
          AND r.given_at > ${new Date(now)}::timestamptz - make_interval(days => t.days)) AS before,
      k.customer_id IN ${nearCustomers(agentId, now)}
        OR EXISTS (SELECT FROM customer_address theirs JOIN customer_address mine USING (kind, value)
          WHERE theirs.customer_id = k.customer_id AND mine.customer_id IN ${nearCustomers(agentId, now)}) AS "isHousehold"
    FROM gift_threshold t, cases k WHERE k.id = ${caseId}`.execute(db)
  const [row] = rows
  if (!row) throw new Error(`case ${caseId} is not there to be given something in`)
  const { gifts, days, before, isHousehold } = row
  return { threshold: { gifts, days }, gifts: before + 1, isHousehold }
}
