/** For whom something of the catalogue is, and whether this customer meets it. */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import {
  type Condition,
  daysBetween,
  type Recipient,
  type Unmet,
  unmet,
} from '../../domain/remedy/condition.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { House } from '../ledger/directory.ts'

interface About {
  readonly customerId: string
  readonly house: House
  readonly now: Instant
}

export interface ConditionRow extends Condition {
  readonly entryId: string
  readonly version: number
}

/** Those that hold, of one entry or of all. */
export async function conditionsOf(
  db: Db | Tx,
  entryId: string | null = null,
): Promise<readonly ConditionRow[]> {
  const { rows } = await sql<Omit<ConditionRow, 'why'> & { readonly whyEn: string; readonly whyEs: string }>`
    SELECT id, entry_id AS "entryId", kind, from_on::text AS "from", until_on::text AS "until", plans, days, version,
      why_en AS "whyEn", why_es AS "whyEs"
    FROM remedy_condition WHERE ended_at IS NULL AND (${entryId}::uuid IS NULL OR entry_id = ${entryId})
    ORDER BY entry_id, kind`.execute(db)
  return rows.map(({ whyEn, whyEs, ...row }) => ({ ...row, why: { en: whyEn, es: whyEs } }))
}

/** What of the conditions of an entry this customer does not meet; nothing of what is given without one. */
export async function unmetFor(db: Db | Tx, entryId: string | null, about: About): Promise<readonly Unmet[]> {
  if (entryId === null) return []
  return (await unmetByEntry(db, await conditionsOf(db, entryId), about)).get(entryId) ?? []
}

/** The same for many entries, told once what is known of the customer. */
export async function unmetByEntry(
  db: Db | Tx,
  conditions: readonly ConditionRow[],
  { customerId, house, now }: About,
): Promise<ReadonlyMap<string, readonly Unmet[]>> {
  if (conditions.length === 0) return new Map()
  const { timeZone } = house.organisation
  const today = dayOf(now, timeZone)
  const known = await recipientOf(db, customerId)
  const given = await lastGiven(db, customerId, timeZone)
  const byEntry = Map.groupBy(conditions, ({ entryId }) => entryId)
  return new Map(
    [...byEntry].map(([entryId, own]) => {
      const last = given.get(entryId)
      const givenDaysAgo = last === undefined ? null : daysBetween(last, today)
      return [entryId, unmet(own, { ...known, givenDaysAgo, today })]
    }),
  )
}

/** Since the oldest account of theirs; parity wants the best of them to count. */
async function recipientOf(db: Db | Tx, customerId: string): Promise<Pick<Recipient, 'since' | 'plans'>> {
  const { rows } = await sql<Pick<Recipient, 'since' | 'plans'>>`
    SELECT (SELECT min(opened_on)::text FROM account WHERE customer_id = ${customerId}) AS since,
      ARRAY(SELECT DISTINCT s.plan FROM service s JOIN account a ON a.id = s.account_id
        WHERE a.customer_id = ${customerId} AND s.state <> 'ended' ORDER BY s.plan) AS plans`.execute(db)
  return rows[0] ?? { since: null, plans: [] }
}

async function lastGiven(
  db: Db | Tx,
  customerId: string,
  timeZone: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ readonly entryId: string; readonly day: string }>`
    SELECT r.catalogue_id AS "entryId", (max(r.given_at) AT TIME ZONE ${timeZone})::date::text AS day
    FROM remedy r JOIN cases c ON c.id = r.case_id
    WHERE c.customer_id = ${customerId} AND r.catalogue_id IS NOT NULL AND r.state <> 'taken-back'
    GROUP BY r.catalogue_id`.execute(db)
  return new Map(rows.map(({ entryId, day }) => [entryId, day]))
}

function dayOf(now: Instant, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

export async function conditionById(db: Db | Tx, id: string): Promise<ConditionRow | null> {
  return (await conditionsOf(db)).find(condition => condition.id === id) ?? null
}

/** As a new version, or as a new one. */
export async function saveCondition(tx: Tx, condition: ConditionRow): Promise<void> {
  const { id, entryId, kind, from, until, plans, days, why, version } = condition
  await sql`
    INSERT INTO remedy_condition (id, entry_id, kind, from_on, until_on, plans, days, why_en, why_es, version)
    VALUES (${id}, ${entryId}, ${kind}, ${from}, ${until}, ${[...plans]}::text[], ${days}, ${why.en}, ${why.es}, ${version})
    ON CONFLICT (id) DO UPDATE SET from_on = excluded.from_on, until_on = excluded.until_on, plans = excluded.plans,
      days = excluded.days, why_en = excluded.why_en, why_es = excluded.why_es, version = excluded.version`.execute(
    tx,
  )
}

/** It holds no more, and stays readable for what was set aside. */
export async function endCondition(tx: Tx, id: string, now: Instant): Promise<void> {
  await sql`
    UPDATE remedy_condition SET ended_at = ${new Date(now)}, version = version + 1 WHERE id = ${id} AND ended_at IS NULL`.execute(
    tx,
  )
}
