import { sql } from 'kysely'
import type { FetchedMailbox } from '../../../contract/fetched.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { MailboxRow } from '../../mailboxes/sql.ts'

export type StandingRow = Omit<MailboxRow, 'version' | 'sealed' | 'since'> & {
  readonly lastLookAt: number | null
  readonly lastMailAt: number | null
  readonly taken: number
  readonly trouble: string | null
  readonly troubleSays: string | null
  readonly troubleSince: number | null
  readonly waiting: number
}

export async function standingMailboxes(db: Db): Promise<readonly StandingRow[]> {
  const { rows } = await sql<StandingRow>`
    SELECT m.id, m.host, m.port, m.security, m.user_name AS "user", m.oauth, m.certificate, m.folder,
      m.after_taking AS "afterTaking", m.move_to AS "moveTo", m.start_with AS "startWith", m.is_paused AS "isPaused",
      s.last_look_at AS "lastLookAt", s.last_mail_at AS "lastMailAt", s.taken, s.trouble, s.trouble_says AS "troubleSays",
      s.trouble_since AS "troubleSince",
      (SELECT count(*) FROM imap_waiting w WHERE w.mailbox_id = m.id AND w.tries > 0) AS waiting
    FROM imap_mailbox m JOIN imap_state s ON s.mailbox_id = m.id ORDER BY m.created_at, m.id`.execute(db)
  return rows
}

type WaitingRow = FetchedMailbox['state']['waitingMails'][number] & { readonly mailboxId: string }

const waitingShown = 20

/** Of each mailbox the first that are not done with. */
export async function waitingMails(db: Db): Promise<readonly WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    SELECT w.mailbox_id AS "mailboxId", w.uid, w.is_taken AS "isTaken", w.says, w.came_at AS "cameAt", w.size, w.tries,
      w.next_try_at AS "nextTryAt"
    FROM imap_mailbox m, LATERAL (
      SELECT * FROM imap_waiting w WHERE w.mailbox_id = m.id AND w.tries > 0 ORDER BY w.uid LIMIT ${waitingShown}) w
    ORDER BY w.mailbox_id, w.uid`.execute(db)
  return rows
}

export async function otherMailboxAt(
  tx: Tx,
  box: Pick<MailboxRow, 'id' | 'host' | 'user' | 'folder'>,
): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM imap_mailbox WHERE lower(host) = lower(${box.host}) AND lower(user_name) = lower(${box.user})
      AND folder = ${box.folder} AND id <> ${box.id}`.execute(tx)
  return rows.length > 0
}

export async function saveMailbox(
  tx: Tx,
  box: Omit<MailboxRow, 'version' | 'since'> & { readonly now: number },
): Promise<void> {
  const oauth = box.oauth === null ? null : JSON.stringify(box.oauth)
  await sql`
    INSERT INTO imap_mailbox (id, host, port, security, user_name, oauth, sealed, certificate, folder, after_taking, move_to,
      start_with, since, is_paused, created_at)
    VALUES (${box.id}, ${box.host}, ${box.port}, ${box.security}, ${box.user}, ${oauth}::jsonb, ${box.sealed}, ${box.certificate},
      ${box.folder}, ${box.afterTaking}, ${box.moveTo}, ${box.startWith}, ${new Date(box.now)}, ${box.isPaused}, ${new Date(box.now)})
    ON CONFLICT (id) DO UPDATE SET version = imap_mailbox.version + 1, host = excluded.host, port = excluded.port,
      security = excluded.security, user_name = excluded.user_name, oauth = excluded.oauth, sealed = excluded.sealed,
      certificate = excluded.certificate, folder = excluded.folder, after_taking = excluded.after_taking,
      move_to = excluded.move_to, start_with = excluded.start_with, is_paused = excluded.is_paused`.execute(
    tx,
  )
  await sql`INSERT INTO imap_state (mailbox_id) VALUES (${box.id}) ON CONFLICT DO NOTHING`.execute(tx)
}

/** Another server, another folder, or another wish for what was there: where we were is worth nothing. */
export async function beginAnew(tx: Tx, id: string, now: number): Promise<void> {
  await sql`UPDATE imap_mailbox SET since = ${new Date(now)} WHERE id = ${id}`.execute(tx)
  await sql`UPDATE imap_state SET uid_validity = NULL, last_uid = 0 WHERE mailbox_id = ${id}`.execute(tx)
  await sql`DELETE FROM imap_waiting WHERE mailbox_id = ${id}`.execute(tx)
}

/** What was wrong may be right now. */
export async function forgetTrouble(tx: Tx, id: string): Promise<void> {
  await sql`
    UPDATE imap_state SET trouble = NULL, trouble_says = NULL, trouble_since = NULL WHERE mailbox_id = ${id}`.execute(
    tx,
  )
}

export async function deleteMailbox(tx: Tx, id: string): Promise<void> {
  await sql`DELETE FROM imap_mailbox WHERE id = ${id}`.execute(tx)
}

/** Looks now, and tries again whatever waits. */
export async function nudgeMailbox(db: Db, id: string, now: number): Promise<void> {
  await sql`UPDATE imap_waiting SET next_try_at = ${new Date(now)} WHERE mailbox_id = ${id}`.execute(db)
  await sql`UPDATE imap_state SET nudges = nudges + 1 WHERE mailbox_id = ${id}`.execute(db)
}
