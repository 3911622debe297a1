/** What the mail doctor asks of the database. */
import { sql } from 'kysely'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'

export interface LettersWaiting {
  readonly count: number
  readonly since: Instant | null
  /** Why the last one that was tried still waits. */
  readonly why: string | null
}

/** Letters that were to be gone by now. */
export async function lettersWaiting(db: Db | Tx, before: Instant): Promise<LettersWaiting> {
  const { rows } = await sql<LettersWaiting>`
    SELECT count(*)::integer AS count, min(queued_at) AS since,
      (array_agg(why ORDER BY again_at DESC) FILTER (WHERE why IS NOT NULL))[1] AS why
    FROM letter WHERE settled_at IS NULL AND queued_at < ${new Date(before)}`.execute(db)
  return rows[0] ?? { count: 0, since: null, why: null }
}

export interface KnownAddress {
  readonly customerId: string
  readonly unreachableAt: Instant | null
  readonly unreachableStatus: string | null
  readonly complainedAt: Instant | null
}

/** Customers with this address. @param address lower-cased */
export async function customersAt(db: Db | Tx, address: string): Promise<readonly KnownAddress[]> {
  const { rows } = await sql<KnownAddress>`
    SELECT customer_id AS "customerId", unreachable_at AS "unreachableAt", unreachable_status AS "unreachableStatus",
      complained_at AS "complainedAt"
    FROM customer_address WHERE kind = 'email' AND value = ${address} ORDER BY created_at LIMIT 20`.execute(
    db,
  )
  return rows
}

export interface LastLetter {
  readonly reference: string
  readonly queuedAt: Instant
  readonly settledAt: Instant | null
  readonly outcome: 'sent' | 'not-sent' | 'dropped' | null
  readonly againAt: Instant | null
  readonly why: string | null
}

export async function lastLettersTo(
  db: Db | Tx,
  customerIds: readonly string[],
  most: number,
): Promise<readonly LastLetter[]> {
  const { rows } = await sql<LastLetter>`
    SELECT c.reference, l.queued_at AS "queuedAt", l.settled_at AS "settledAt", l.outcome, l.again_at AS "againAt", l.why
    FROM letter l JOIN cases c ON c.id = l.case_id
    WHERE c.customer_id = ANY(${[...customerIds]}::uuid[]) ORDER BY l.queued_at DESC LIMIT ${most}`.execute(
    db,
  )
  return rows
}

/** What an address of ours is for, where it is in the list. */
export async function purposeOf(db: Db | Tx, address: string): Promise<string | null> {
  const { rows } = await sql<{ readonly purpose: string }>`
    SELECT purpose FROM mailbox WHERE address = ${address}`.execute(db)
  return rows[0]?.purpose ?? null
}

/** When a mail with this Message-ID came in. */
export async function mailCameAt(db: Db | Tx, messageId: string): Promise<Instant | null> {
  const { rows } = await sql<{ readonly at: Instant }>`
    SELECT came_at AS at FROM mail_in WHERE header_id = ${messageId} ORDER BY came_at LIMIT 1`.execute(db)
  return rows[0]?.at ?? null
}

export interface BoxFetched {
  readonly id: string
  readonly name: string
  readonly isPaused: boolean
}

export async function boxesFetched(db: Db | Tx): Promise<readonly BoxFetched[]> {
  const { rows } = await sql<BoxFetched>`
    SELECT id, user_name || ' (' || host || ', ' || folder || ')' AS name, is_paused AS "isPaused"
    FROM imap_mailbox ORDER BY host, user_name, folder LIMIT 50`.execute(db)
  return rows
}
