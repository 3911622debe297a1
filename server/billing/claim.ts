/**
 * Takes remedies in hand: nobody else does until their next try, which is moved first, unless they are settled by then. So a process
 * that is killed with some in hand loses nothing.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import { disputedNumbers } from '../remedies/disputes.ts'
import type { Bookable } from './port.ts'

/** What is to be told, and how often it was told, this time included. */
export interface Claimed extends Bookable {
  readonly caseId: string
  readonly tries: number
  readonly givenAt: number
}

export interface Claiming {
  readonly now: Instant
  /** How long until the next try, after each; the last one for all that follow. */
  readonly pauses: readonly number[]
}

/** Null when somebody else has it in hand, or nobody has to. */
export async function claim(db: Db, id: string, claiming: Claiming): Promise<Claimed | null> {
  const [claimed] = await claimWhere(db, sql`id = ${id} AND try_at <= ${new Date(claiming.now)}`, {
    ...claiming,
    most: 1,
  })
  return claimed ?? null
}

/** Those that have waited longest. What is tried in between comes later than `dueBy`: one look tries each once. */
export async function claimDue(
  db: Db,
  dueBy: Instant,
  claiming: Claiming & { readonly most: number },
): Promise<readonly Claimed[]> {
  return await claimWhere(db, sql`try_at <= ${new Date(dueBy)}`, claiming)
}

async function claimWhere(
  db: Db,
  which: RawBuilder<unknown>,
  { now, pauses, most }: Claiming & { readonly most: number },
): Promise<readonly Claimed[]> {
  const { rows } = await sql<Claimed>`
    WITH due AS (
      SELECT id FROM remedy WHERE state = 'given' AND ${which} ORDER BY try_at, id LIMIT ${most} FOR UPDATE SKIP LOCKED),
    taken AS (
      UPDATE remedy r SET tries = r.tries + 1, try_at = ${new Date(now)}::timestamptz
        + (${[...pauses]}::bigint[])[least(r.tries + 1, ${pauses.length}::int)] * interval '1 millisecond'
      FROM due WHERE r.id = due.id RETURNING r.*)
    SELECT t.id, t.kind, t.case_id AS "caseId", c.reference AS "caseReference", t.account_id AS "accountId",
      coalesce(a.number, '') AS "accountNumber", t.service_id AS "serviceId", t.catalogue_id AS "catalogueId",
      t.catalogue_version AS "catalogueVersion", CASE WHEN t.kind = 'reconnect' THEN ${disputedNumbers(sql`t.account_id`)} ELSE '{}' END AS "disputedBills",
      t.amount_minor AS "amountMinor", t.currency, t.tries, t.given_at AS "givenAt"
    FROM taken t JOIN cases c ON c.id = t.case_id LEFT JOIN account a ON a.id = t.account_id
    ORDER BY t.given_at, t.id`.execute(db)
  return rows
}
