/** What keeping the terms of cases asks the database. */
import { sql } from 'kysely'
import { anyOf } from '../db/any-of.ts'
import type { Db, Tx } from '../db/connect.ts'

/** What a case is found by besides its words: whose it is, and how they are reached. */
export interface Known {
  readonly caseId: string
  readonly reference: string
  readonly lastAt: number
  readonly name: string | null
  readonly emails: readonly string[]
  /** Telephone numbers, account numbers, identifiers of services, the number in another system. */
  readonly numbers: readonly string[]
}

/**
 * Nobody is erased until this transaction is over, and whoever was erased before is seen so: erasing locks the customer against this.
 * Ordered, so that two of these cannot wait for each other.
 */
export async function holdCustomersOf(tx: Tx, caseIds: readonly string[]): Promise<void> {
  await sql`
    SELECT FROM customer WHERE id IN (SELECT customer_id FROM cases WHERE id = ${anyOf(caseIds, 'uuid')})
    ORDER BY id FOR KEY SHARE`.execute(tx)
}

export async function knownOf(tx: Tx, caseIds: readonly string[]): Promise<readonly Known[]> {
  const { rows } = await sql<Known>`
    SELECT c.id AS "caseId", c.reference, greatest(c.customer_spoke_at, c.company_spoke_at) AS "lastAt", u.name,
      ARRAY(SELECT value FROM customer_address WHERE customer_id = u.id AND kind = 'email') AS emails,
      ARRAY(SELECT value FROM customer_address WHERE customer_id = u.id AND kind = 'phone'
        UNION SELECT number FROM account WHERE customer_id = u.id
        UNION SELECT s.identifier FROM service s JOIN account a ON a.id = s.account_id WHERE a.customer_id = u.id
        UNION SELECT u.external_id WHERE u.external_id IS NOT NULL) AS numbers
    FROM cases c JOIN customer u ON u.id = c.customer_id WHERE c.id = ${anyOf(caseIds, 'uuid')}`.execute(tx)
  return rows
}

export interface Entry {
  readonly caseId: string
  readonly lastAt: number
  readonly terms: readonly string[]
}

/** A case with more terms than this is found by those that it has. PostgreSQL would refuse a row of more than a megabyte. */
const mostBytes = 400_000

export async function addTerms(tx: Tx, entries: readonly Entry[]): Promise<void> {
  await sql`
    INSERT INTO case_search (case_id, last_at, terms) ${asRows(entries)}
    ON CONFLICT (case_id) DO UPDATE SET last_at = excluded.last_at,
      terms = CASE WHEN pg_column_size(case_search.terms) < ${mostBytes} THEN case_search.terms || excluded.terms
        ELSE case_search.terms END`.execute(tx)
}

export async function replaceTerms(tx: Tx, entries: readonly Entry[]): Promise<void> {
  await sql`
    INSERT INTO case_search (case_id, last_at, terms) ${asRows(entries)}
    ON CONFLICT (case_id) DO UPDATE SET last_at = excluded.last_at, terms = excluded.terms`.execute(tx)
}

function asRows(entries: readonly Entry[]) {
  const rows = entries.map(({ caseId, lastAt, terms }) => ({ id: caseId, at: new Date(lastAt), terms }))
  return sql`
    SELECT id, at, array_to_tsvector(terms) FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS r(id uuid, at timestamptz, terms text[]) ORDER BY id`
}

/** False while the follower has never worked, or works right now: its cursors are locked by whoever writes terms. */
export async function holdCursors(tx: Tx, follower: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM follower WHERE name = ${follower} ORDER BY lane FOR UPDATE SKIP LOCKED`.execute(tx)
  return rows.length === 16
}

export async function staleCustomers(db: Db | Tx, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT customer_id AS id FROM search_stale LIMIT ${limit}`.execute(db)
  return rows.map(row => row.id)
}

/**
 * Before anything of them is read: what changes afterwards waits for this transaction with its note, and is seen next time. Their
 * rows are locked first, as those do who change them.
 */
export async function takeStale(tx: Tx, customerIds: readonly string[]): Promise<readonly string[]> {
  const ids = sql`${[...customerIds]}::uuid[]`
  await sql`SELECT FROM customer WHERE id = ANY(${ids}) ORDER BY id FOR KEY SHARE`.execute(tx)
  await sql`DELETE FROM search_stale WHERE customer_id = ANY(${ids})`.execute(tx)
  const { rows } = await sql<{ readonly id: string }>`
    SELECT id FROM cases WHERE customer_id = ANY(${ids})`.execute(tx)
  return rows.map(row => row.id)
}
