/** Limits of persons, and purses with how they were filled. */
import { sql } from 'kysely'
import type { KindInPurse, PersonLimit } from '../../../contract/purses.ts'
import type { Db, Tx } from '../../db/connect.ts'

export interface LimitRow extends PersonLimit {
  readonly agentId: string
}

export async function personLimits(db: Db | Tx, agentId: string | null = null): Promise<readonly LimitRow[]> {
  const { rows } = await sql<LimitRow>`
    SELECT agent_id AS "agentId", kind, is_granted AS "isGranted", per_act_minor AS "perActMinor", most_minor AS "perCaseMinor",
      per_month_minor AS "perMonthMinor", per_month_count AS "perMonthCount", currency
    FROM authority_person WHERE ${agentId}::uuid IS NULL OR agent_id = ${agentId} ORDER BY agent_id, kind`.execute(
    db,
  )
  return rows
}

export async function saveLimits(tx: Tx, agentId: string, limits: readonly PersonLimit[]): Promise<void> {
  await sql`DELETE FROM authority_person WHERE agent_id = ${agentId}`.execute(tx)
  await sql`
    INSERT INTO authority_person (agent_id, kind, is_granted, per_act_minor, most_minor, per_month_minor, per_month_count, currency)
    SELECT ${agentId}, kind, "isGranted", "perActMinor", "perCaseMinor", "perMonthMinor", "perMonthCount", currency
    FROM json_to_recordset(${JSON.stringify(limits)}::json) AS g (kind text, "isGranted" boolean, "perActMinor" bigint,
      "perCaseMinor" bigint, "perMonthMinor" bigint, "perMonthCount" integer, currency text)`.execute(tx)
}

export interface PurseEntryRow {
  readonly id: string
  readonly holder: string
  readonly what: 'set' | 'topped-up' | 'closed'
  readonly amountMinor: number | null
  readonly currency: string | null
  readonly why: string
  readonly agentId: string
  readonly at: number
}

/** Newest first. */
export async function purseEntries(db: Db): Promise<readonly PurseEntryRow[]> {
  const { rows } = await sql<PurseEntryRow>`
    SELECT id, holder, what, amount_minor AS "amountMinor", currency, why, agent_id AS "agentId", at
    FROM purse_entry ORDER BY at DESC, id LIMIT 500`.execute(db)
  return rows
}

/** Null where nothing was entered under this name. */
export async function purseEntry(db: Db | Tx, id: string): Promise<PurseEntryRow | null> {
  const { rows } = await sql<PurseEntryRow>`
    SELECT id, holder, what, amount_minor AS "amountMinor", currency, why, agent_id AS "agentId", at
    FROM purse_entry WHERE id = ${id}`.execute(db)
  return rows[0] ?? null
}

export interface PurseFields {
  readonly mostMinor: number | null
  readonly currency: string | null
  readonly fromOn: string | null
  readonly untilOn: string | null
}

/** Held until the change is committed, as by whoever gives out of it. */
export async function purseHeld(tx: Tx, holder: string): Promise<PurseFields> {
  await sql`INSERT INTO purse (holder) VALUES (${holder}) ON CONFLICT DO NOTHING`.execute(tx)
  const { rows } = await sql<PurseFields>`
    SELECT most_minor AS "mostMinor", currency, from_on::text AS "fromOn", until_on::text AS "untilOn"
    FROM purse WHERE holder = ${holder} FOR UPDATE`.execute(tx)
  return rows[0] ?? { mostMinor: null, currency: null, fromOn: null, untilOn: null }
}

export async function savePurse(
  tx: Tx,
  holder: string,
  { mostMinor, currency, fromOn, untilOn }: PurseFields,
): Promise<void> {
  await sql`
    UPDATE purse SET most_minor = ${mostMinor}, currency = ${currency}, from_on = ${fromOn}::date, until_on = ${untilOn}::date
    WHERE holder = ${holder}`.execute(tx)
}

export interface KindFields {
  readonly kind: KindInPurse
  readonly mostCount: number
}

export async function kindsOf(tx: Tx, holder: string): Promise<readonly KindFields[]> {
  const { rows } = await sql<KindFields>`
    SELECT kind, most_count AS "mostCount" FROM purse_kind WHERE holder = ${holder} ORDER BY kind`.execute(tx)
  return rows
}

export async function saveKinds(
  tx: Tx,
  holder: string,
  kinds: readonly KindFields[],
  { fromOn, untilOn }: Pick<PurseFields, 'fromOn' | 'untilOn'>,
): Promise<void> {
  await sql`DELETE FROM purse_kind WHERE holder = ${holder}`.execute(tx)
  for (const { kind, mostCount } of kinds)
    await sql`
      INSERT INTO purse_kind (holder, kind, most_count, from_on, until_on)
      VALUES (${holder}, ${kind}, ${mostCount}, ${fromOn}::date, ${untilOn}::date)`.execute(tx)
}

export async function addEntry(tx: Tx, entry: PurseEntryRow): Promise<void> {
  await sql`
    INSERT INTO purse_entry (id, holder, what, amount_minor, currency, why, agent_id, at)
    VALUES (${entry.id}, ${entry.holder}, ${entry.what}, ${entry.amountMinor}, ${entry.currency}, ${entry.why}, ${entry.agentId},
      ${new Date(entry.at)})`.execute(tx)
}
