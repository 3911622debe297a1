/** Mailboxes that are fetched as the desk shows them: everything but their secrets. */
import { type FetchedView, Trouble } from '../../../contract/fetched.ts'
import type { Db } from '../../db/connect.ts'
import { setupVersions } from '../../setup/change.ts'
import { type StandingRow, standingMailboxes, waitingMails } from './sql.ts'

export async function viewFetched(db: Db): Promise<FetchedView> {
  // First, so that whatever is newer than its version is found out when it is saved.
  const versions = await setupVersions(db)
  const rows = await standingMailboxes(db)
  const waiting = await waitingMails(db)
  return {
    mailboxes: rows.map(row => ({
      ...settingsOf(row),
      version: versions.get(`fetched:${row.id}`) ?? 0,
      state: {
        lastLookAt: row.lastLookAt,
        lastMailAt: row.lastMailAt,
        taken: row.taken,
        trouble: troubleOf(row),
        waiting: row.waiting,
        waitingMails: waiting
          .filter(({ mailboxId }) => mailboxId === row.id)
          .map(({ mailboxId: _id, ...mail }) => mail),
      },
    })),
  }
}

function settingsOf(row: StandingRow) {
  const {
    id,
    host,
    port,
    security,
    user,
    oauth,
    certificate,
    folder,
    afterTaking,
    moveTo,
    startWith,
    isPaused,
  } = row
  return {
    id,
    host,
    port,
    security,
    user,
    oauth,
    certificate,
    folder,
    afterTaking,
    moveTo,
    startWith,
    isPaused,
  }
}

function troubleOf({ trouble, troubleSays, troubleSince }: StandingRow) {
  const kind = Trouble.safeParse(trouble)
  if (!kind.success || troubleSince === null) return null
  return { kind: kind.data, says: troubleSays ?? '', since: troubleSince }
}
