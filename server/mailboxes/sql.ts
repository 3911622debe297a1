/** Mailboxes that are fetched: their settings, and where we are in each. */
import { sql } from 'kysely'
import type { ImapMailbox, ImapTrouble, Place, PutOff, Waiting } from '../../channels/mail/imap/mailbox.ts'
import type { Db, Tx } from '../db/connect.ts'

export interface OAuthRow {
  readonly tokenUrl: string
  readonly clientId: string
  readonly scope: string | null
}

export interface MailboxRow extends Omit<ImapMailbox, 'login'> {
  readonly version: number
  readonly oauth: OAuthRow | null
  readonly sealed: string
  readonly isPaused: boolean
}

export interface ClaimedRow extends MailboxRow {
  readonly nudges: number
}

export const heldMs = 3_000

const columns = sql`m.id, m.version, m.host, m.port, m.security, m.user_name AS "user", m.oauth, m.sealed, m.certificate, m.folder,
  m.after_taking AS "afterTaking", m.move_to AS "moveTo", m.start_with AS "startWith", m.since, m.is_paused AS "isPaused"`

export async function mailboxById(db: Db | Tx, id: string): Promise<MailboxRow | null> {
  const { rows } = await sql<MailboxRow>`SELECT ${columns} FROM imap_mailbox m WHERE m.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Those that nobody fetches, and those that we do, for some seconds from now. */
export async function claimMailboxes(db: Db, holder: string): Promise<readonly ClaimedRow[]> {
  const { rows } = await sql<ClaimedRow>`
    UPDATE imap_state s SET holder = ${holder}, held_until = clock_timestamp() + ${heldMs}::int * interval '1 ms'
    FROM imap_mailbox m
    WHERE m.id = s.mailbox_id AND NOT m.is_paused
      AND (s.holder = ${holder} OR s.held_until IS NULL OR s.held_until < clock_timestamp())
    RETURNING ${columns}, s.nudges`.execute(db)
  return rows
}

export async function releaseMailboxes(db: Db, holder: string): Promise<void> {
  await sql`UPDATE imap_state SET holder = NULL, held_until = NULL WHERE holder = ${holder}`.execute(db)
}

/** Whose it is to write: nothing below changes a mailbox that another process holds. */
export interface Held {
  readonly id: string
  readonly holder: string
}

export async function placeOf(
  db: Db,
  { id, holder }: Held,
): Promise<{ readonly uidValidity: string | null; readonly lastUid: number } | null> {
  const { rows } = await sql<{ readonly uidValidity: string | null; readonly lastUid: number }>`
    SELECT uid_validity AS "uidValidity", last_uid AS "lastUid" FROM imap_state
    WHERE mailbox_id = ${id} AND holder = ${holder}`.execute(db)
  return rows[0] ?? null
}

/** @returns false when it is not ours */
export async function beginAt(
  db: Db,
  { id, holder }: Held,
  begin: Place & { readonly waiting: readonly number[]; readonly now: number },
): Promise<boolean> {
  return await db.transaction().execute(async tx => {
    const { numAffectedRows } = await sql`
      UPDATE imap_state SET uid_validity = ${begin.uidValidity}, last_uid = ${begin.lastUid}
      WHERE mailbox_id = ${id} AND holder = ${holder}`.execute(tx)
    if (numAffectedRows !== 1n) return false
    await sql`DELETE FROM imap_waiting WHERE mailbox_id = ${id}`.execute(tx)
    await sql`
      INSERT INTO imap_waiting (mailbox_id, uid, tries, is_taken, next_try_at, says, since)
      SELECT ${id}, uid, 0, false, ${new Date(begin.now)}, '', ${new Date(begin.now)}
      FROM unnest(${[...begin.waiting]}::bigint[]) AS uid`.execute(tx)
    return true
  })
}

const dueAtOnce = 200

export async function dueIn(db: Db, id: string, now: number): Promise<readonly Waiting[]> {
  const { rows } = await sql<Waiting>`
    SELECT uid, tries, is_taken AS "isTaken" FROM imap_waiting
    WHERE mailbox_id = ${id} AND next_try_at <= ${new Date(now)} ORDER BY uid LIMIT ${dueAtOnce}`.execute(db)
  return rows
}

/** @returns false when it is not ours */
export async function doneWith(
  db: Db,
  { id, holder }: Held,
  mail: { readonly uid: number; readonly isNew: boolean; readonly now: number },
): Promise<boolean> {
  const { rows } = await sql`
    WITH ours AS (
      UPDATE imap_state SET last_uid = greatest(last_uid, ${mail.uid}), taken = taken + ${mail.isNew ? 1 : 0}::int,
        last_mail_at = CASE WHEN ${mail.isNew} THEN ${new Date(mail.now)}::timestamptz ELSE last_mail_at END
      WHERE mailbox_id = ${id} AND holder = ${holder} RETURNING mailbox_id),
    gone AS (
      DELETE FROM imap_waiting w USING ours WHERE w.mailbox_id = ours.mailbox_id AND w.uid = ${mail.uid})
    SELECT FROM ours`.execute(db)
  return rows.length > 0
}

/** @returns false when it is not ours */
export async function putOffMail(
  db: Db,
  { id, holder }: Held,
  mail: PutOff & { readonly now: number },
): Promise<boolean> {
  const at = (moment: number | null) => (moment === null ? null : new Date(moment))
  const { rows } = await sql`
    WITH ours AS (
      UPDATE imap_state SET last_uid = greatest(last_uid, ${mail.uid})
      WHERE mailbox_id = ${id} AND holder = ${holder} RETURNING mailbox_id)
    INSERT INTO imap_waiting (mailbox_id, uid, tries, is_taken, next_try_at, says, came_at, size, since)
    SELECT mailbox_id, ${mail.uid}, ${mail.tries}, ${mail.isTaken}, ${at(mail.nextTryAt)}::timestamptz, ${mail.says},
      ${at(mail.cameAt)}::timestamptz, ${mail.size}::bigint, ${at(mail.now)}::timestamptz FROM ours
    ON CONFLICT (mailbox_id, uid) DO UPDATE SET tries = excluded.tries, is_taken = excluded.is_taken,
      next_try_at = excluded.next_try_at, says = excluded.says, came_at = coalesce(excluded.came_at, imap_waiting.came_at),
      size = coalesce(excluded.size, imap_waiting.size)
    RETURNING 1`.execute(db)
  return rows.length > 0
}

/** @returns false when it is not ours */
export async function lookedInto(
  db: Db,
  { id, holder }: Held,
  { trouble, now }: { readonly trouble: ImapTrouble | null; readonly now: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE imap_state SET trouble = ${trouble?.kind ?? null}, trouble_says = ${trouble?.message ?? null},
      last_look_at = CASE WHEN ${trouble === null} THEN ${new Date(now)}::timestamptz ELSE last_look_at END,
      trouble_since = CASE WHEN ${trouble === null} THEN NULL ELSE coalesce(trouble_since, ${new Date(now)}) END
    WHERE mailbox_id = ${id} AND holder = ${holder}`.execute(db)
  return numAffectedRows === 1n
}

/** The one that begins anew with it finds it there; a mailbox that was changed meanwhile keeps what was typed. */
export async function reseal(
  db: Db,
  mailbox: { readonly id: string; readonly version: number; readonly sealed: string },
): Promise<void> {
  await sql`
    UPDATE imap_mailbox SET sealed = ${mailbox.sealed}, version = version + 1
    WHERE id = ${mailbox.id} AND version = ${mailbox.version}`.execute(db)
}
