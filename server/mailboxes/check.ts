/** Whether a mailbox can be fetched: connects once and says what is there, or what is wrong. Takes nothing and marks nothing. */
import type { ImapMailbox } from '../../channels/mail/imap/mailbox.ts'
import { type TriedOut, tryOut } from '../../channels/mail/imap/try-out.ts'
import type { Db } from '../db/connect.ts'
import { keepRefreshToken } from './fetched.ts'
import { loginWith, mailboxSeal, openSecret } from './secrets.ts'
import { mailboxById, type MailboxRow } from './sql.ts'

export interface Checking {
  readonly db: Db
  readonly secret: string
  readonly clock: () => number
}

/** A mailbox as it is kept; null when there is none of this id. */
export async function checkMailbox(checking: Checking, id: string): Promise<TriedOut | null> {
  const row = await mailboxById(checking.db, id)
  return row && (await checkKept(checking, row, row))
}

type Wanted = Omit<ImapMailbox, 'id' | 'login' | 'since' | 'startWith' | 'afterTaking'> &
  Pick<MailboxRow, 'oauth'>

/** Other settings with the secret that is kept for `row`: the caller has made sure that it goes to the same server. */
export async function checkKept(
  { db, secret, clock }: Checking,
  row: MailboxRow,
  wanted: Wanted,
): Promise<TriedOut> {
  const seal = mailboxSeal(secret)
  const login = loginWith(wanted.oauth, openSecret(seal, row.sealed))
  if (!login) return { is: 'trouble', kind: 'secret-lost', says: '', folders: [], certificate: null }
  const keep = async (token: string) => await keepRefreshToken({ db, seal }, row, token)
  return await tryOut({ ...wanted, login }, { clock, keepRefreshToken: keep })
}
