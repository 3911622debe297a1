/** The mailboxes of this installation as the mail channel wants them: claimed, with where we were in the database. */
import { randomUUID } from 'node:crypto'
import {
  type FetchedMailbox,
  ImapTrouble,
  type Mailboxes,
  MailboxLost,
  type Notebook,
} from '../../channels/mail/imap/mailbox.ts'
import type { Db } from '../db/connect.ts'
import type { Seal } from '../letters/seal.ts'
import { loginWith, mailboxSeal, openSecret, sealSecret } from './secrets.ts'
import {
  beginAt,
  claimMailboxes,
  type ClaimedRow,
  doneWith,
  dueIn,
  type Held,
  heldMs,
  lookedInto,
  placeOf,
  putOffMail,
  releaseMailboxes,
  reseal,
} from './sql.ts'

interface Setting {
  readonly db: Db
  readonly secret: string
  readonly clock: () => number
}

export function fetchedMailboxes({ db, secret, clock }: Setting): Mailboxes {
  const holder = randomUUID()
  const seal = mailboxSeal(secret)
  return {
    heldMs,
    release: () => releaseMailboxes(db, holder),
    async claim() {
      const rows = await claimMailboxes(db, holder)
      const fetched: FetchedMailbox[] = []
      for (const row of rows) {
        const login = loginWith(row.oauth, openSecret(seal, row.sealed))
        if (login) fetched.push(asFetched(row, login, { db, clock, seal, holder }))
        else
          await lookedInto(
            db,
            { id: row.id, holder },
            { trouble: new ImapTrouble('secret-lost'), now: clock() },
          )
      }
      return fetched
    },
  }
}

interface Ground {
  readonly db: Db
  readonly clock: () => number
  readonly seal: Seal
  readonly holder: string
}

function asFetched(
  row: ClaimedRow,
  login: FetchedMailbox['mailbox']['login'],
  ground: Ground,
): FetchedMailbox {
  const { version, nudges, oauth: _oauth, sealed: _sealed, isPaused: _isPaused, ...mailbox } = row
  return {
    mailbox: { ...mailbox, login },
    version: String(version),
    nudge: nudges,
    notebook: notebookFor(row, ground),
  }
}

function notebookFor(row: ClaimedRow, { db, clock, seal, holder }: Ground): Notebook {
  const held: Held = { id: row.id, holder }
  return {
    async place() {
      const known = await placeOf(db, held)
      if (!known) throw new MailboxLost()
      return known.uidValidity === null ? null : { uidValidity: known.uidValidity, lastUid: known.lastUid }
    },
    begin: async (place, waiting) => mustBeOurs(await beginAt(db, held, { ...place, waiting, now: clock() })),
    due: async () => await dueIn(db, row.id, clock()),
    done: async (uid, { isNew }) => mustBeOurs(await doneWith(db, held, { uid, isNew, now: clock() })),
    putOff: async mail => mustBeOurs(await putOffMail(db, held, { ...mail, now: clock() })),
    looked: async trouble => mustBeOurs(await lookedInto(db, held, { trouble, now: clock() })),
    async keepRefreshToken(refreshToken) {
      await keepRefreshToken({ db, seal }, row, refreshToken)
    },
  }
}

function mustBeOurs(isOurs: boolean): void {
  if (!isOurs) throw new MailboxLost()
}

/** In place of the one that was spent. */
export async function keepRefreshToken(
  { db, seal }: Pick<Ground, 'db' | 'seal'>,
  row: Pick<ClaimedRow, 'id' | 'version' | 'sealed'>,
  refreshToken: string,
): Promise<void> {
  const secret = openSecret(seal, row.sealed)
  if (!secret || 'password' in secret) return
  await reseal(db, {
    id: row.id,
    version: row.version,
    sealed: sealSecret(seal, { ...secret, refreshToken }),
  })
}
