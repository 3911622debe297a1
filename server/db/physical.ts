/**
 * A copy of the whole embedded cluster while it serves, made by PostgreSQL itself (its base backup): consistent at the
 * moment it ends, with the log that brings it there, each page's checksum verified on the way.
 */
import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Client } from 'pg'
import { withClient } from './client.ts'
import { copyOut } from './copy-protocol.ts'

const [NEW_ARCHIVE, DATA] = ['n'.charCodeAt(0), 'd'.charCodeAt(0)]

/** Hands the archive, as a stream, to `take`. `admin` is the superuser's address. */
export async function baseBackup(admin: string, take: (archive: Readable) => Promise<void>): Promise<void> {
  const url = new URL(admin)
  url.searchParams.set('replication', 'true')
  await withClient(url.href, async client => {
    // Keeps the log from being recycled meanwhile; it goes with the connection.
    await client.query(
      `CREATE_REPLICATION_SLOT heed_${randomUUID().replaceAll('-', '')} TEMPORARY PHYSICAL RESERVE_WAL`,
    )
    await take(archiveOf(client))
  })
}

function archiveOf(client: Client): Readable {
  let archives = 0
  const statement = `BASE_BACKUP (LABEL 'heed', CHECKPOINT 'fast', WAL true, MANIFEST 'no')`
  return copyOut(client, statement, message => {
    if (message[0] === NEW_ARCHIVE) archives++
    if (archives > 1) throw new Error('The cluster has tablespaces of its own, which Heed never makes')
    return message[0] === DATA ? message.subarray(1) : undefined
  })
}
