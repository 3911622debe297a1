/** Finding cases by their terms, newest first. Each statement is bounded, however common the words are. */
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'

/** A place in the order of results: after it come older ones. */
export interface Position {
  readonly caseId: string
  readonly at: number
}

export interface Sought {
  /** A tsquery; null for any words. */
  readonly terms: string | null
  /** What is sought besides words, of the case `c`. */
  readonly condition: RawBuilder<unknown> | null
  readonly after: Position | null
}

export interface Walked {
  readonly hits: readonly Position[]
  /** The last that was looked at; null when nothing older is left. */
  readonly last: Position | null
}

/** Looks at the newest `rows` cases, one by one, and stops as soon as it has `wanted` hits. For words that many cases have. */
export async function walkNewest(
  db: Db,
  { terms, condition, after }: Sought,
  { rows, wanted }: { readonly rows: number; readonly wanted: number },
): Promise<Walked> {
  const hasWords = terms === null ? sql`true` : sql`s.terms @@ ${terms}::tsquery`
  const isMeant =
    condition === null ? sql`true` : sql`EXISTS (SELECT FROM cases c WHERE c.id = s.case_id AND ${condition})`
  // The match is worked out innermost, so that terms are not carried along; it is asked before the case is looked up.
  const found = await sql<Position & { readonly isHit: boolean; readonly nth: number }>`
    SELECT case_id AS "caseId", last_at AS at, is_hit AS "isHit", nth FROM (
      SELECT walked.*, row_number() OVER () AS nth FROM (
        SELECT s.case_id, s.last_at, CASE WHEN ${hasWords} THEN ${isMeant} ELSE false END AS is_hit
        FROM case_search s WHERE ${isAfter(after)} ORDER BY s.last_at DESC, s.case_id DESC LIMIT ${rows}
      ) walked
    ) numbered WHERE is_hit OR nth = ${rows} LIMIT ${wanted}`.execute(db)
  const hits = found.rows.filter(({ isHit }) => isHit)
  const end = found.rows.at(-1)
  const isOver = hits.length < wanted && end?.nth !== rows
  return { hits, last: isOver ? null : (end ?? null) }
}

/** Finds all cases that have these words, by the index, and then the newest of them. For words that few cases have. */
export async function seekAll(
  tx: Tx,
  { terms, condition, after }: Sought,
  wanted: number,
): Promise<readonly Position[]> {
  const isMeant = condition ?? sql`true`
  const from = condition === null ? sql`case_search s` : sql`case_search s JOIN cases c ON c.id = s.case_id`
  const { rows } = await sql<Position>`
    WITH found AS MATERIALIZED (
      SELECT s.case_id, s.last_at FROM ${from}
      WHERE ${isMeant} AND ${terms === null ? sql`true` : sql`s.terms @@ ${terms}::tsquery`}
    )
    SELECT s.case_id AS "caseId", s.last_at AS at FROM found s
    WHERE ${isAfter(after)} ORDER BY s.last_at DESC, s.case_id DESC LIMIT ${wanted}`.execute(tx)
  return rows
}

function isAfter(after: Position | null): RawBuilder<unknown> {
  return after === null
    ? sql`true`
    : sql`(s.last_at, s.case_id) < (${new Date(after.at)}::timestamptz, ${after.caseId}::uuid)`
}

/** For the rest of the transaction. Which way is quickest depends on the words, so no plan is kept for others. */
export async function hurry(tx: Tx, milliseconds: number): Promise<void> {
  await sql`
    SELECT set_config('statement_timeout', ${String(milliseconds)}, true),
      set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(tx)
}

/** About how many cases there are; null when the database has not yet had a look. */
export async function aboutHowMany(db: Db): Promise<number | null> {
  const { rows } = await sql<{ readonly rows: number }>`
    SELECT reltuples::bigint AS rows FROM pg_class WHERE oid = 'case_search'::regclass`.execute(db)
  const [row] = rows
  return row && row.rows >= 0 ? row.rows : null
}

export async function caseIdOf(db: Db, reference: string): Promise<string | null> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT id FROM cases WHERE reference = ${reference}`.execute(db)
  return rows[0]?.id ?? null
}

const textsRead = 40

/** The latest bodies of these cases, newest first. */
export async function latestBodies(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ readonly caseId: string; readonly bodies: readonly string[] }>`
    SELECT wanted.id AS "caseId", ARRAY(
      SELECT convert_from(b.bytes, 'UTF8') FROM (
        SELECT lane, seq FROM fact WHERE case_id = wanted.id AND body_hash IS NOT NULL
        ORDER BY seq DESC LIMIT ${textsRead}) f
      JOIN fact_body b USING (lane, seq) ORDER BY seq DESC) AS bodies
    FROM unnest(${[...caseIds]}::uuid[]) AS wanted(id)`.execute(db)
  return new Map(rows.map(({ caseId, bodies }) => [caseId, bodies]))
}

/** What the customers of these cases are called, where they are reached, and the numbers of what they have. */
export async function knownOfCustomers(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (caseIds.length === 0) return new Map()
  const { rows } = await sql<{ readonly caseId: string; readonly known: readonly string[] }>`
    SELECT c.id AS "caseId", ARRAY(
      SELECT name FROM customer WHERE id = c.customer_id AND name IS NOT NULL
      UNION ALL SELECT value FROM customer_address WHERE customer_id = c.customer_id
      UNION ALL SELECT number FROM account WHERE customer_id = c.customer_id
      UNION ALL SELECT s.identifier FROM service s JOIN account a ON a.id = s.account_id
        WHERE a.customer_id = c.customer_id
      UNION ALL SELECT external_id FROM customer WHERE id = c.customer_id AND external_id IS NOT NULL) AS known
    FROM cases c WHERE c.id = ANY(${[...caseIds]}::uuid[])`.execute(db)
  return new Map(rows.map(({ caseId, known }) => [caseId, known]))
}
