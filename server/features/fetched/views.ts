/** Mailboxes that are fetched as the desk shows them: everything but their secrets. */
import { type FetchedView, Trouble } from '../../../contract/fetched.ts'
import type { Db } from '../../db/connect.ts'
import { setupVersions } from '../../setup/change.ts'
import { type StandingRow, standingMailboxes, waitingMails } from './sql.ts'

export async function viewFetched(db: Db): Promise<FetchedView> {
  // First, so that whatever is newer than its version is found out when it is saved.
  const versions = await setupVersions(db)
  const rows = await standingMailboxes(db)
  const mails = await waitingMails(db)
  return {
    mailboxes: rows.map(row => {
      const { lastLookAt, lastMailAt, taken, waiting, trouble, troubleSays, troubleSince, ...settings } = row
      return {
        ...settings,
        version: versions.get(`fetched:${row.id}`) ?? 0,
        state: {
          lastLookAt,
          lastMailAt,
          taken,
          trouble: troubleOf({ trouble, troubleSays, troubleSince }),
          waiting,
          waitingMails: mails
            .filter(({ mailboxId }) => mailboxId === row.id)
            .map(({ mailboxId: _id, ...mail }) => mail),
        },
      }
    }),
  }
}

type Troubled = Pick<StandingRow, 'trouble' | 'troubleSays' | 'troubleSince'>

function troubleOf({ trouble, troubleSays, troubleSince }: Troubled) {
  const kind = Trouble.safeParse(trouble)
  if (!kind.success || troubleSince === null) return null
  return { kind: kind.data, says: troubleSays ?? '', since: troubleSince }
}
