/** The catalogue of remedies as it is set up, with every version that it ever had. */
import { sql } from 'kysely'
import { Effects } from '../../contract/catalogue.ts'
import type { AmountBy, CatalogueEntry } from '../../domain/remedy/catalogue.ts'
import type { RemedyKind } from '../../domain/remedy/kinds.ts'
import type { Db, Tx } from '../db/connect.ts'

export interface EntryRow {
  readonly id: string
  readonly version: number
  readonly kind: RemedyKind
  readonly nameEn: string
  readonly nameEs: string
  readonly termsEn: string
  readonly termsEs: string
  readonly effects: CatalogueEntry['effects']
  readonly amountBy: AmountBy
  readonly amountMinor: number | null
  readonly costMinor: number
  readonly currency: string | null
  readonly days: number
  readonly plan: string | null
  readonly planMinor: number | null
}

export interface KeptEntry extends EntryRow {
  readonly endedAt: number | null
  readonly given: number
}

const columns = sql`e.id, e.version, e.kind, e.name_en AS "nameEn", e.name_es AS "nameEs", e.terms_en AS "termsEn",
  e.terms_es AS "termsEs", e.effects, e.amount_by AS "amountBy", e.amount_minor AS "amountMinor", e.cost_minor AS "costMinor",
  e.currency, e.days, e.plan, e.plan_minor AS "planMinor"`

/** Also what was taken out, those that are offered first. */
export async function wholeCatalogue(db: Db): Promise<readonly KeptEntry[]> {
  const { rows } = await sql<KeptEntry>`
    SELECT ${columns}, CASE WHEN NOT e.is_offered THEN coalesce(e.ended_at, e.changed_at, to_timestamp(0)) END AS "endedAt",
      (SELECT count(*) FROM remedy r WHERE r.catalogue_id = e.id AND r.state <> 'taken-back')::int AS given
    FROM remedy_entry e ORDER BY NOT e.is_offered, e.position, e.id`.execute(db)
  return rows.map(row => ({ ...row, effects: Effects.parse(row.effects) }))
}

export interface OlderRow {
  readonly entryId: string
  readonly version: number
  readonly changedAt: number | null
  readonly changedBy: string | null
  readonly nameEn: string
  readonly nameEs: string
  readonly termsEn: string
  readonly termsEs: string
  readonly amountMinor: number | null
  readonly currency: string | null
  readonly given: number
}

/** The versions that are no more, newest first. */
export async function olderVersions(db: Db): Promise<readonly OlderRow[]> {
  const { rows } = await sql<OlderRow>`
    SELECT v.entry_id AS "entryId", v.version, v.changed_at AS "changedAt", v.changed_by AS "changedBy",
      v.said ->> 'name_en' AS "nameEn", v.said ->> 'name_es' AS "nameEs", v.said ->> 'terms_en' AS "termsEn",
      v.said ->> 'terms_es' AS "termsEs", (v.said ->> 'amount_minor')::bigint AS "amountMinor", v.said ->> 'currency' AS currency,
      (SELECT count(*) FROM remedy r WHERE r.catalogue_id = v.entry_id AND r.catalogue_version = v.version
        AND r.state <> 'taken-back')::int AS given
    FROM remedy_entry_version v JOIN remedy_entry e ON e.id = v.entry_id AND v.version < e.version
    ORDER BY v.entry_id, v.version DESC`.execute(db)
  return rows
}

/** Null where there is none; held until the change is committed. */
export async function entryById(
  tx: Tx,
  id: string,
): Promise<(EntryRow & { readonly isOffered: boolean }) | null> {
  const { rows } = await sql<EntryRow & { readonly isOffered: boolean }>`
    SELECT ${columns}, e.is_offered AS "isOffered" FROM remedy_entry e WHERE id = ${id} FOR UPDATE`.execute(
    tx,
  )
  return rows[0] ?? null
}

interface By {
  readonly agentId: string
  readonly at: number
}

/** Written as its next version, which is offered from now on. */
export async function saveEntry(tx: Tx, entry: EntryRow, { agentId, at }: By): Promise<void> {
  await sql`
    INSERT INTO remedy_entry (id, position, kind, name_en, name_es, terms_en, terms_es, effects, amount_by, amount_minor, cost_minor,
      currency, days, plan, plan_minor, version, changed_at, changed_by)
    SELECT ${entry.id}, coalesce((SELECT max(position) + 1 FROM remedy_entry), 0), ${entry.kind}, ${entry.nameEn}, ${entry.nameEs},
      ${entry.termsEn}, ${entry.termsEs}, ${JSON.stringify(entry.effects)}::jsonb, ${entry.amountBy}, ${entry.amountMinor}::bigint,
      ${entry.costMinor}::bigint, ${entry.currency}, ${entry.days}::int, ${entry.plan}, ${entry.planMinor}::bigint,
      ${entry.version}::int, ${new Date(at)}::timestamptz, ${agentId}::uuid
    ON CONFLICT (id) DO UPDATE SET name_en = excluded.name_en, name_es = excluded.name_es, terms_en = excluded.terms_en,
      terms_es = excluded.terms_es, effects = excluded.effects, amount_by = excluded.amount_by,
      amount_minor = excluded.amount_minor, cost_minor = excluded.cost_minor, currency = excluded.currency, days = excluded.days,
      plan = excluded.plan, plan_minor = excluded.plan_minor, version = excluded.version, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by, is_offered = true, ended_at = NULL`.execute(tx)
}

/** Nobody gives it from now on; its row stays, and so do its versions. */
export async function endEntry(tx: Tx, id: string, at: number): Promise<void> {
  await sql`UPDATE remedy_entry SET is_offered = false, ended_at = ${new Date(at)} WHERE id = ${id}`.execute(
    tx,
  )
}
