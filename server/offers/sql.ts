/** The catalogue of offers: what may be promised, in versions that never change. */
import { sql } from 'kysely'
import type { Db, Tx } from '../db/connect.ts'

export interface OfferRow {
  readonly id: string
  readonly version: number
  readonly nameEn: string
  readonly nameEs: string
  readonly termsEn: string
  readonly termsEs: string
  readonly priceMinor: number | null
  readonly currency: string | null
  readonly fromDay: string
  readonly untilDay: string | null
  readonly withdrawnAt: number | null
  /** Open promises of it, of any version. */
  readonly promised: number
}

const columns = sql`
  o.id, v.version, v.name_en AS "nameEn", v.name_es AS "nameEs", v.terms_en AS "termsEn", v.terms_es AS "termsEs",
  v.price_minor AS "priceMinor", v.currency, v.from_day::text AS "fromDay", v.until_day::text AS "untilDay",
  o.withdrawn_at AS "withdrawnAt",
  (SELECT count(*)::int FROM commitment p WHERE p.state = 'open' AND p.terms ->> 'offerId' = o.id::text) AS promised`

/** Each in the version that counts today. */
export async function offers(db: Db | Tx): Promise<readonly OfferRow[]> {
  const { rows } = await sql<OfferRow>`
    SELECT ${columns} FROM offer o JOIN offer_version v ON v.offer_id = o.id AND v.version = o.version
    ORDER BY v.name_en, o.id`.execute(db)
  return rows
}

export async function offerById(db: Db | Tx, id: string): Promise<OfferRow | null> {
  const { rows } = await sql<OfferRow>`
    SELECT ${columns} FROM offer o JOIN offer_version v ON v.offer_id = o.id AND v.version = o.version
    WHERE o.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export type NewVersion = Omit<OfferRow, 'withdrawnAt' | 'promised'> & {
  readonly publishedBy: string
  readonly publishedAt: number
}

/** Published again, it is no longer withdrawn. */
export async function insertVersion(tx: Tx, offer: NewVersion): Promise<void> {
  await sql`
    INSERT INTO offer (id, version) VALUES (${offer.id}, ${offer.version})
    ON CONFLICT (id) DO UPDATE SET version = excluded.version, withdrawn_at = NULL`.execute(tx)
  await sql`
    INSERT INTO offer_version (offer_id, version, name_en, name_es, terms_en, terms_es, price_minor, currency, from_day, until_day,
      published_by, published_at)
    VALUES (${offer.id}, ${offer.version}, ${offer.nameEn}, ${offer.nameEs}, ${offer.termsEn}, ${offer.termsEs}, ${offer.priceMinor},
      ${offer.currency}, ${offer.fromDay}, ${offer.untilDay}, ${offer.publishedBy}, ${new Date(offer.publishedAt)})`.execute(
    tx,
  )
}

export async function withdraw(tx: Tx, id: string, now: number): Promise<void> {
  await sql`UPDATE offer SET withdrawn_at = ${new Date(now)} WHERE id = ${id} AND withdrawn_at IS NULL`.execute(
    tx,
  )
}
