/** What many have at once: noted with its accounts, ended, corrected. Who is concerned is looked at by the sweep, one after the other. */
import { sql } from 'kysely'
import type { Service } from '../../domain/charter/packs/pack.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'

export interface NewOutage {
  readonly id: string
  readonly place: string
  readonly event: 'loss-of-service' | 'delayed-start'
  readonly service: Service
  readonly from: Instant
  readonly until: Instant | null
}

export interface OutageRow extends NewOutage {
  readonly notedAt: Instant
  readonly notedBy: string
  readonly version: number
  readonly accounts: number
  /** Not looked at yet since the last change. */
  readonly waiting: number
  readonly given: readonly { readonly minor: number; readonly currency: string; readonly count: number }[]
}

/** Numbers as they were written: of accounts that are there, and of those that are not. */
export interface Numbers {
  readonly found: readonly { readonly accountId: string; readonly number: string }[]
  readonly unknown: readonly string[]
}

/** How they are written is nobody's matter: spaces, dashes and case do not count. */
export async function accountsNamed(db: Db | Tx, numbers: readonly string[]): Promise<Numbers> {
  const { rows } = await sql<{ readonly typed: string; readonly accountId: string | null }>`
    SELECT t.typed, a.id AS "accountId" FROM unnest(${[...numbers]}::text[]) AS t(typed)
      LEFT JOIN account a ON plain_number(a.number) = plain_number(t.typed)`.execute(db)
  return {
    found: rows.flatMap(({ typed, accountId }) => (accountId === null ? [] : [{ accountId, number: typed }])),
    unknown: rows.flatMap(({ typed, accountId }) => (accountId === null ? [typed] : [])),
  }
}

/** @returns false where it is there already: sent twice, it is one outage */
export async function insertOutage(
  tx: Tx,
  { id, place, event, service, from, until }: NewOutage,
  { by, now }: { readonly by: string; readonly now: Instant },
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO outage (id, place, event, service, from_at, until_at, noted_at, noted_by)
    VALUES (${id}, ${place}, ${event}, ${service}, ${new Date(from)}, ${until === null ? null : new Date(until)}, ${new Date(now)}, ${by})
    ON CONFLICT (id) DO NOTHING RETURNING id`.execute(tx)
  return rows.length > 0
}

/**
 * Accounts that are concerned; one that is there already stays as it is. Whoever had told us of it by themselves, and has it still,
 * becomes a part of it with the time at which they did.
 */
export async function addAccounts(
  tx: Tx,
  outageId: string,
  accountIds: readonly string[],
  now: Instant,
): Promise<void> {
  const [ids, at] = [[...accountIds], new Date(now)]
  await sql`
    UPDATE service_failure f SET outage_id = o.id, reckon_at = ${at} FROM outage o
    WHERE o.id = ${outageId} AND f.account_id = ANY(${ids}::uuid[]) AND f.outage_id IS NULL AND f.until_at IS NULL
      AND f.event = o.event AND f.service = o.service
      AND f.id = (SELECT min(g.id::text)::uuid FROM service_failure g WHERE g.account_id = f.account_id AND g.outage_id IS NULL
        AND g.until_at IS NULL AND g.event = o.event AND g.service = o.service)`.execute(tx)
  await sql`
    INSERT INTO service_failure (id, outage_id, account_id, event, service, from_at, until_at, noted_at, reckon_at)
    SELECT gen_random_uuid(), o.id, a, o.event, o.service, o.from_at, NULL, ${at}, ${at}
    FROM outage o, unnest(${ids}::uuid[]) a WHERE o.id = ${outageId}
    ON CONFLICT (outage_id, account_id) DO NOTHING`.execute(tx)
}

/** @returns false where somebody has changed it meanwhile */
export async function changeOutage(
  tx: Tx,
  { id, version, from, until }: Pick<OutageRow, 'id' | 'version' | 'from' | 'until'>,
  now: Instant,
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE outage SET from_at = ${new Date(from)}, until_at = ${until === null ? null : new Date(until)}, version = version + 1
    WHERE id = ${id} AND version = ${version} RETURNING id`.execute(tx)
  if (rows.length === 0) return false
  await sql`UPDATE service_failure SET reckon_at = ${new Date(now)} WHERE outage_id = ${id}`.execute(tx)
  return true
}

export async function outages(
  db: Db | Tx,
  now: Instant,
  id: string | null = null,
): Promise<readonly OutageRow[]> {
  const { rows } = await sql<OutageRow>`
    SELECT o.id, o.place, o.event, o.service, o.from_at AS "from", o.until_at AS until, o.noted_at AS "notedAt", o.noted_by AS "notedBy",
      o.version, (SELECT count(*)::int FROM service_failure f WHERE f.outage_id = o.id) AS accounts,
      (SELECT count(*)::int FROM service_failure f WHERE f.outage_id = o.id AND f.reckon_at <= ${new Date(now)}) AS waiting,
      coalesce((SELECT json_agg(json_build_object('minor', g.minor, 'currency', g.currency, 'count', g.count) ORDER BY g.currency)
        FROM (SELECT r.currency, sum(coalesce(r.amount_minor, 0) + r.cost_minor)::bigint AS minor, count(*) AS count
          FROM remedy r JOIN service_failure f ON f.id = r.failure_id WHERE f.outage_id = o.id GROUP BY r.currency) g), '[]') AS given
    FROM outage o WHERE ${id}::uuid IS NULL OR o.id = ${id} ORDER BY o.until_at DESC NULLS FIRST, o.from_at DESC LIMIT 100`.execute(
    db,
  )
  return rows
}
