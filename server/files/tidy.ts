/**
 * Removes files that nothing refers to: of uploads that were refused, broken off or erased. Once an hour; what is younger than a day
 * stays, because a file is kept before its row is committed.
 */
import { sql } from 'kysely'
import { DAY, HOUR } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import type { Log } from '../db/log.ts'
import { type Looking, lookEvery } from '../ledger/wake.ts'
import type { BlobStore, IsReferenced } from './blob-store.ts'

interface Tidying {
  readonly db: Db
  readonly blobs: Pick<BlobStore, 'sweepOrphans'>
  readonly clock: () => number
  readonly log: Log
}

export async function tidyFiles({ db, blobs, clock }: Omit<Tidying, 'log'>): Promise<number> {
  const { removed } = await blobs.sweepOrphans(referencedIn(db), clock() - DAY)
  return removed
}

export function startTidying({ log, ...tidying }: Tidying): Pick<Looking, 'stop'> {
  return lookEvery(
    HOUR,
    async () => {
      const removed = await tidyFiles(tidying)
      if (removed > 0) log.info({ removed }, 'files that nothing refers to were removed')
    },
    error => log.warn({ err: error }, 'the files could not be tidied; trying again in an hour'),
  )
}

/** By a file of a case, or by a mail that stands aside. */
function referencedIn(db: Db): IsReferenced {
  return async ids => {
    const { rows } = await sql<{ readonly blob: string }>`
      SELECT blob FROM file WHERE blob = ANY(${[...ids]}::text[])
      UNION SELECT raw_blob FROM mail_in WHERE raw_blob = ANY(${[...ids]}::text[])`.execute(db)
    return new Set(rows.map(row => row.blob))
  }
}
