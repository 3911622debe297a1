/** Remedies that are to be booked, and where the accounts are kept. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { DAY, type Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { BookedThere } from './webhook.ts'
import type { Trouble } from './port.ts'

/** What went wrong longer ago helps nobody. */
const keptDays = 35

export interface BillingRow {
  readonly port: 'demo' | 'webhook' | 'by-hand'
  readonly url: string | null
  readonly sealedSecret: string | null
  readonly byHandRole: 'agent' | 'lead' | 'head'
  readonly reconciledAt: number | null
  readonly oldSealedSecret: string | null
  readonly rotatedAt: number | null
  /** Customers are told by the house itself of what they pay for and do not use. */
  readonly tellsUnused: boolean
}

export async function billingRow(db: Db | Tx): Promise<BillingRow> {
  const { rows } = await sql<BillingRow>`
    SELECT port, url, sealed_secret AS "sealedSecret", by_hand_role AS "byHandRole", reconciled_at AS "reconciledAt",
      old_sealed_secret AS "oldSealedSecret", rotated_at AS "rotatedAt", tells_unused AS "tellsUnused"
    FROM billing WHERE id = 1`.execute(db)
  const [row] = rows
  if (!row) throw new Error('billing has lost its row')
  return row
}

export async function remediesToBook(db: Db, now: Instant, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT id FROM remedy WHERE try_at <= ${new Date(now)} ORDER BY try_at, id LIMIT ${most}`.execute(db)
  return rows.map(({ id }) => id)
}

/** A try that booked nothing. What is old is forgotten meanwhile. */
export async function noteTry(
  db: Db,
  remedyId: string,
  { trouble, status }: Trouble,
  now: Instant,
): Promise<void> {
  await sql`
    INSERT INTO billing_try (id, remedy_id, at, trouble, status)
    VALUES (${randomUUID()}, ${remedyId}, ${new Date(now)}, ${trouble}, ${status})`.execute(db)
  await sql`DELETE FROM billing_try WHERE at < ${new Date(now - keptDays * DAY)}`.execute(db)
}

/** Everything that waits for an answer is due now. */
export async function hurry(db: Db, now: Instant, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    UPDATE remedy SET try_at = ${new Date(now)} WHERE id IN (
      SELECT id FROM remedy WHERE state = 'given' AND try_at IS NOT NULL ORDER BY given_at, id LIMIT ${most})
    RETURNING id`.execute(db)
  return rows.map(({ id }) => id)
}

export interface ToCompare {
  readonly id: string
  readonly caseId: string
  readonly state: 'given' | 'failed' | 'booked' | 'taken-back'
  readonly reference: string | null
  readonly amountMinor: number | null
  readonly currency: string | null
}

/** What was told to the operator's billing since then. */
export async function toldSince(db: Db, since: Instant): Promise<readonly ToCompare[]> {
  const { rows } = await sql<ToCompare>`
    SELECT id, case_id AS "caseId", state, reference, amount_minor AS "amountMinor", currency
    FROM remedy WHERE tries > 0 AND given_at >= ${new Date(since)} ORDER BY given_at, id`.execute(db)
  return rows
}

export interface Difference {
  readonly remedyId: string
  readonly ours: string
  readonly theirs: string
}

/** Which of these ids we never gave. */
export async function neverGiven(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT id FROM unnest(${[...ids]}::text[]) asked (id) WHERE NOT EXISTS (SELECT FROM remedy r WHERE r.id::text = asked.id)`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

/** All differences at once: one that is no more is gone. */
export async function noteDifferences(
  tx: Tx,
  found: readonly Difference[],
  strangers: readonly BookedThere[],
  now: Instant,
): Promise<void> {
  await sql`DELETE FROM billing_stranger`.execute(tx)
  for (const { remedyId, reference, amountMinor, currency } of strangers) {
    await sql`
      INSERT INTO billing_stranger (remedy_id, reference, amount_minor, currency, found_at)
      VALUES (${remedyId}, ${reference}, ${amountMinor}, ${currency}, ${new Date(now)}) ON CONFLICT DO NOTHING`.execute(
      tx,
    )
  }
  await sql`DELETE FROM billing_difference`.execute(tx)
  for (const { remedyId, ours, theirs } of found) {
    await sql`
      INSERT INTO billing_difference (remedy_id, is_ours, is_theirs, found_at)
      VALUES (${remedyId}, ${ours}, ${theirs}, ${new Date(now)})`.execute(tx)
  }
  await sql`UPDATE billing SET reconciled_at = ${new Date(now)}`.execute(tx)
}
