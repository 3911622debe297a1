import { sql } from 'kysely'
import type { DeepLink } from '../../../contract/import.ts'
import type { CallView } from '../../../contract/calls.ts'
import type { Db } from '../../db/connect.ts'

const mostCallers = 20

/**
 * Who has this number: as an address of theirs, or as the line that they have with us. Those who showed it to be theirs first.
 * @param forms how the number may stand on a line
 */
export async function customersWithNumber(
  db: Db,
  value: string,
  forms: readonly string[],
): Promise<CallView['customers']> {
  const { rows } = await sql<CallView['customers'][number]>`
    SELECT c.id, coalesce(c.name, '') AS name, c.external_id AS "externalId", bool_or(n.is_verified) AS "isVerified",
      (SELECT count(*)::int FROM cases o WHERE o.customer_id = c.id AND o.status NOT IN ('solved', 'merged')) AS "openCases"
    FROM (
      SELECT customer_id, verified_at IS NOT NULL AS is_verified FROM customer_address
      WHERE kind = 'phone' AND value = ${value}
      UNION ALL
      SELECT a.customer_id, false FROM service s JOIN account a ON a.id = s.account_id
      WHERE s.identifier = ANY(${[...forms]}::text[]) AND s.state <> 'ended') n
    JOIN customer c ON c.id = n.customer_id
    WHERE c.erased_at IS NULL
    GROUP BY c.id ORDER BY bool_or(n.is_verified) DESC, c.name, c.id LIMIT ${mostCallers}`.execute(db)
  return rows
}

/** Whether this agent has, or had, a case with them, or is being asked to take one. */
export async function hasCaseWith(db: Db, agentId: string, customerId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM cases c WHERE c.customer_id = ${customerId} AND (c.owner_id = ${agentId} OR c.handover_to = ${agentId}
      OR EXISTS (SELECT FROM entry e WHERE e.case_id = c.id AND e.agent_id = ${agentId})) LIMIT 1`.execute(db)
  return rows.length > 0
}

/** One look in a while is one, however often the page is opened. */
export async function noteLook(
  db: Db,
  look: {
    readonly agentId: string
    readonly customerId: string
    readonly now: number
    readonly since: number
  },
): Promise<void> {
  await sql`
    INSERT INTO customer_look (customer_id, agent_id, at)
    SELECT ${look.customerId}, ${look.agentId}, ${new Date(look.now)}
    WHERE NOT EXISTS (SELECT FROM customer_look WHERE customer_id = ${look.customerId} AND agent_id = ${look.agentId}
      AND at > ${new Date(look.since)})`.execute(db)
}

export async function replaceLinks(db: Db, links: readonly DeepLink[]): Promise<void> {
  await db.transaction().execute(async tx => {
    await sql`DELETE FROM deep_link`.execute(tx)
    await sql`
      INSERT INTO deep_link (position, label, url_template)
      SELECT ordinality, label, url FROM unnest(${links.map(({ label }) => label)}::text[],
        ${links.map(({ urlTemplate }) => urlTemplate)}::text[]) WITH ORDINALITY AS l(label, url)`.execute(tx)
  })
}

export async function beginExport(
  db: Db,
  log: { readonly id: string; readonly agentId: string; readonly what: string; readonly now: number },
): Promise<void> {
  await sql`
    INSERT INTO export_log (id, agent_id, what, at)
    VALUES (${log.id}, ${log.agentId}, ${log.what}, ${new Date(log.now)})`.execute(db)
}

export async function endExport(db: Db, id: string, rows: number): Promise<void> {
  await sql`UPDATE export_log SET rows = ${rows} WHERE id = ${id}`.execute(db)
}

export interface ExportRow {
  readonly id: string
  readonly externalId: string | null
  readonly name: string | null
  readonly language: string
  readonly createdAt: number
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly accounts: readonly string[]
}

export async function customersAfter(db: Db, id: string, limit: number): Promise<readonly ExportRow[]> {
  const { rows } = await sql<ExportRow>`
    SELECT c.id, c.external_id AS "externalId", c.name, c.language, c.created_at AS "createdAt",
      ARRAY(SELECT value FROM customer_address WHERE customer_id = c.id AND kind = 'email'
        ORDER BY verified_at NULLS LAST, created_at, value) AS emails,
      ARRAY(SELECT value FROM customer_address WHERE customer_id = c.id AND kind = 'phone'
        ORDER BY verified_at NULLS LAST, created_at, value) AS phones,
      ARRAY(SELECT number FROM account WHERE customer_id = c.id ORDER BY number) AS accounts
    FROM customer c WHERE c.id > ${id} AND c.erased_at IS NULL ORDER BY c.id LIMIT ${limit}`.execute(db)
  return rows
}
