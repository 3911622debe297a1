/**
 * A backup while Heed serves: the database at one moment, then the files. In this order, because a file is on the disk
 * before the database speaks of it: every file that the copied database knows is in the copy.
 */
import { createReadStream } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import type { Config } from '../config.ts'
import { withClient } from '../db/client.ts'
import type { Log } from '../db/log.ts'
import { ranMigrations } from '../db/migrate.ts'
import { baseBackup } from '../db/physical.ts'
import { exportContent } from '../db/portable.ts'
import { isErrno } from '../db/processes.ts'
import { type Draft, filesBelow, LEFT_OUT, type Manifest, startDraft } from './backup-folder.ts'
import { type Reached, reachDatabase } from './reach-database.ts'

/**
 * Writes a backup into a new folder below `to` (default: `backups` in the data folder) and returns its path and size in
 * bytes. An embedded database is copied as it is; with `portable`, and for a database of the operator's own, the
 * content of its tables is, which any PostgreSQL can take. The backup holds the secret and all that people have said.
 */
export async function backup({
  config,
  log,
  now,
  to = join(config.dataDir, 'backups'),
  portable = false,
}: {
  config: Config
  log: Log
  /** Milliseconds since the epoch; names the folder. */
  now: number
  to?: string
  portable?: boolean
}): Promise<{ path: string; bytes: number }> {
  const madeAt = new Date(now).toISOString()
  const path = join(resolve(to), `heed-${madeAt.replaceAll(/[:.]/g, '-')}`)
  const source = await reachDatabase(config, log)
  try {
    const draft = await startDraft(path)
    try {
      const copied = await copyDatabase(source, draft, portable)
      await copyFiles(config.dataDir, draft, path)
      return { path, ...(await draft.finish({ ...copied, madeAt })) }
    } catch (error) {
      await draft.discard()
      throw error
    }
  } finally {
    await source.stop()
  }
}

async function copyDatabase(
  { owner, admin }: Reached,
  draft: Draft,
  portable: boolean,
): Promise<Omit<Manifest, 'format' | 'files' | 'madeAt'>> {
  return await withClient(owner, async client => {
    const { rows } = await client.query<{ version: string }>(
      `SELECT current_setting('server_version') AS version`,
    )
    const about = { postgres: rows[0]?.version ?? '', migrations: [...(await ranMigrations(client))] }
    if (admin !== undefined && !portable) {
      await baseBackup(admin, async archive => void (await draft.store('database/cluster.tar', archive)))
      return { kind: 'cluster', ...about }
    }
    const content = await exportContent(client, (file, lines) => draft.store(`database/${file}`, lines))
    return { kind: 'portable', ...about, content }
  })
}

async function copyFiles(dataDir: string, draft: Draft, backupPath: string): Promise<void> {
  const isLeftOut = (path: string): boolean =>
    LEFT_OUT.test(path) || `${backupPath}${sep}`.startsWith(`${join(dataDir, path)}${sep}`)
  for (const path of await filesBelow(dataDir, isLeftOut)) {
    try {
      await draft.store(`data/${path}`, createReadStream(join(dataDir, path)))
    } catch (error) {
      // Removed since it was listed: the file of an upload that was given up, or of a person who was erased.
      if (!isErrno(error, 'ENOENT')) throw error
    }
  }
}
