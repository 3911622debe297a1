/** What the book of callbacks asks the database. */
import { sql } from 'kysely'
import type { CallbackWindow } from '../../domain/callback/facts.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'

export interface NumberStands {
  /** Some open call to this number, another than this case's. */
  readonly isInLine: boolean
  /** It is the open call of this case that is asked for once more. */
  readonly isSame: boolean
  readonly asked: number
}

export async function numberStands(
  db: Db | Tx,
  { number, caseId, now }: { readonly number: Buffer; readonly caseId: string | null; readonly now: Instant },
): Promise<NumberStands> {
  const { rows } = await sql<NumberStands>`
    SELECT EXISTS (SELECT FROM entry WHERE callback_number = ${number}
        AND case_id IS DISTINCT FROM ${caseId}::uuid) AS "isInLine",
      EXISTS (SELECT FROM entry WHERE callback_number = ${number} AND case_id = ${caseId}::uuid) AS "isSame",
      (SELECT count(*)::int FROM callback_ask
        WHERE number = ${number} AND asked_at > ${new Date(now - DAY)}) AS asked`.execute(db)
  return rows[0] ?? { isInLine: false, isSame: false, asked: 0 }
}

export async function askedFrom(db: Db | Tx, origin: Buffer, now: Instant): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(*)::int AS count FROM callback_ask
    WHERE origin = ${origin} AND asked_at > ${new Date(now - DAY)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** The times that others have chosen and that reach into this span. */
export async function chosenWithin(
  db: Db | Tx,
  { from, until }: CallbackWindow,
  exceptCase: string | null,
): Promise<readonly CallbackWindow[]> {
  const { rows } = await sql<CallbackWindow>`
    SELECT callback_from AS "from", callback_until AS "until" FROM entry
    WHERE callback_from IS NOT NULL AND state IN ('waiting', 'offered', 'answered')
      AND callback_from < ${new Date(until)} AND callback_until > ${new Date(from)}
      AND case_id IS DISTINCT FROM ${exceptCase}::uuid`.execute(db)
  return rows
}

/** @returns whether it is another number than the one that this place was to be called on */
export async function putNumber(
  tx: Tx,
  {
    caseId,
    number,
    matter,
  }: { readonly caseId: string; readonly number: Buffer; readonly matter: string | null },
): Promise<boolean> {
  const { rows } = await sql<{ readonly isNew: boolean }>`
    UPDATE entry SET callback_number = ${number}, callback_matter = ${matter}::uuid
    FROM (SELECT id, callback_number AS before FROM entry
      WHERE case_id = ${caseId} AND callback_by = 'phone' AND state IN ('waiting', 'offered', 'answered')) old
    WHERE entry.id = old.id RETURNING old.before IS DISTINCT FROM ${number} AS "isNew"`.execute(tx)
  return rows[0]?.isNew ?? false
}

/** Open calls beside which no hash of their number stands, who came first first. */
export async function callsWithoutHash(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly caseId: string }>`
    SELECT case_id AS "caseId" FROM entry
    WHERE callback_by = 'phone' AND state IN ('waiting', 'offered', 'answered') AND callback_number IS NULL
    ORDER BY place`.execute(db)
  return rows.map(({ caseId }) => caseId)
}

/** Locked as for any request on the case. @returns whether it still has an open call without a hash */
export async function lockCallWithoutHash(tx: Tx, caseId: string): Promise<boolean> {
  await sql`SELECT FROM cases WHERE id = ${caseId} FOR UPDATE`.execute(tx)
  const { rows } = await sql`
    SELECT FROM entry WHERE case_id = ${caseId} AND callback_by = 'phone'
      AND state IN ('waiting', 'offered', 'answered') AND callback_number IS NULL`.execute(tx)
  return rows.length > 0
}

export interface AskedOnce {
  readonly number: Buffer | null
  readonly origin: Buffer | null
  readonly caseId: string | null
  readonly now: Instant
}

/** What is older than a day counts no more, and is kept only where a place is, for whoever comes back to it. */
export async function noteAsk(db: Db | Tx, { number, origin, caseId, now }: AskedOnce): Promise<void> {
  await sql`
    WITH old AS (DELETE FROM callback_ask a WHERE a.asked_at <= ${new Date(now - DAY)}
      AND NOT EXISTS (SELECT FROM entry e WHERE e.case_id = a.case_id AND e.kept_until >= ${new Date(now)}))
    INSERT INTO callback_ask (asked_at, number, origin, case_id)
    VALUES (${new Date(now)}, ${number}, ${origin}, ${caseId}::uuid)`.execute(db)
}

/** The one customer whose number it was shown to be; null where nobody's, or that of several. Whoever only wrote it down may have mistyped it. */
export async function onlyCustomerOf(db: Db | Tx, value: string): Promise<string | null> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT DISTINCT a.customer_id AS id FROM customer_address a JOIN customer c ON c.id = a.customer_id
    WHERE a.kind = 'phone' AND a.value = ${value} AND a.verified_at IS NOT NULL AND c.erased_at IS NULL LIMIT 2`.execute(
    db,
  )
  return rows.length === 1 ? (rows[0]?.id ?? null) : null
}

/** The place in the line in which a customer has waited longest on a page of ours; `isPlain`: they wait there, and no call is asked for. */
export async function oldestLivePlace(
  db: Db | Tx,
  customerId: string,
): Promise<{ readonly caseId: string; readonly isPlain: boolean } | null> {
  const { rows } = await sql<{ readonly caseId: string; readonly isPlain: boolean }>`
    SELECT e.case_id AS "caseId", e.state = 'waiting' AND e.callback_by IS NULL AS "isPlain"
    FROM entry e JOIN cases c ON c.id = e.case_id
    WHERE c.customer_id = ${customerId} AND e.medium <> 'letter' AND e.state IN ('waiting', 'offered', 'answered')
    ORDER BY e.place LIMIT 1`.execute(db)
  return rows[0] ?? null
}

/** The case that keeps a place for whoever was called on this number in vain; not where it turned out to be somebody else's. */
export async function placeKeptFor(db: Db | Tx, number: Buffer, now: Instant): Promise<string | null> {
  const { rows } = await sql<{ readonly caseId: string }>`
    SELECT e.case_id AS "caseId" FROM entry e
    WHERE e.kept_until >= ${new Date(now)} AND e.state = 'left'
      AND e.case_id IN (SELECT case_id FROM callback_ask WHERE number = ${number})
      AND NOT EXISTS (SELECT FROM entry o WHERE o.case_id = e.case_id AND o.state IN ('waiting', 'offered', 'answered'))
      AND NOT EXISTS (SELECT FROM fact f WHERE f.case_id = e.case_id AND f.type = 'CallbackTried'
        AND f.data::json ->> 'why' = 'wrong-number')
    ORDER BY e.place LIMIT 1`.execute(db)
  return rows[0]?.caseId ?? null
}
