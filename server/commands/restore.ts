/**
 * Puts a backup in the place of what is there. What must stay true: the backup is checked from end to end before
 * anything is touched, and what was there is untouched until the last step. For a cluster that step is a swap of folders,
 * which the next start carries through if it is cut off (db/swap.ts). For portable content it is the commit, followed
 * by the swap of the files; cut off between these two, the same restore is to be run again with `replace`.
 */
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Client } from 'pg'
import type { Config } from '../config.ts'
import { findBinaries } from '../db/binaries.ts'
import { withClient } from '../db/client.ts'
import { checkVersion, DURABLE, launchServer } from '../db/cluster.ts'
import { lockDataFolder } from '../db/data-lock.ts'
import { LOCKS } from '../db/locks.ts'
import type { Log } from '../db/log.ts'
import { type Migration, migrate, readMigrations, runMigration } from '../db/migrate.ts'
import { openDatabase } from '../db/open.ts'
import { importContent } from '../db/portable.ts'
import { isErrno } from '../db/processes.ts'
import { verifyAppIsWeak } from '../db/roles.ts'
import { databaseUser, giveTo } from '../db/run-as.ts'
import { endServer, stopOrphan } from '../db/supervise.ts'
import { finishInterruptedRestore, stagingFolder, swapIn } from '../db/swap.ts'
import { unpack } from '../db/tar.ts'
import { OperatorError } from '../operator-error.ts'
import { type Erased, noteErased, readErased } from './erased-list.ts'
import { LEFT_OUT, type Manifest, openBackup, writeHashed } from './backup-folder.ts'

type Restore = {
  readonly config: Config
  readonly log: Log
  readonly from: string
  readonly replace: boolean
  readonly manifest: Manifest
  /** This Heed's migrations that had run when the backup was made. */
  readonly ran: readonly Migration[]
}

/**
 * Restores the backup in the folder `from`. Heed must not be running. Throws OperatorError when the backup is not whole,
 * when it does not fit this Heed, or when there is something already and `replace` was not given. Returns who is known to have been
 * erased, here or in the backup: these people are to be erased again, before anything is served.
 */
export async function restore({
  config,
  log,
  from,
  migrations,
  prepareQueues,
  replace = false,
}: {
  config: Config
  log: Log
  from: string
  /** The folder of this Heed's migrations. */
  migrations: string
  /** Makes the job queue's own tables, given the owner's address: portable content may hold jobs. */
  prepareQueues?: (owner: string) => Promise<void>
  replace?: boolean
}): Promise<{ madeAt: string; kind: Manifest['kind']; erased: readonly Erased[] }> {
  const manifest = await openBackup(resolve(from))
  const ran = knownMigrations(manifest, readMigrations(migrations))
  const job: Restore = { config, log, from: resolve(from), replace, manifest, ran }
  if (manifest.kind === 'cluster') await restoreCluster(job)
  else await restorePortable(job, { migrations, prepareQueues: prepareQueues ?? (async () => {}) })
  return { madeAt: manifest.madeAt, kind: manifest.kind, erased: await readErased(config.dataDir) }
}

async function restoreCluster({ config, log, from, replace, manifest }: Restore): Promise<void> {
  if (config.databaseUrl !== undefined) {
    throw new OperatorError(
      'This backup is a copy of an embedded database, which cannot be put into the one in DATABASE_URL. Make one there with "npm run heed -- backup --portable", or restore without DATABASE_URL.',
    )
  }
  const { dataDir } = config
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const unlock = await lockDataFolder(dataDir)
  try {
    finishInterruptedRestore(dataDir)
    const clusterDir = join(dataDir, 'postgres')
    const old = [...contentOf(dataDir), ...(existsSync(clusterDir) ? ['postgres'] : [])]
    if (!replace && old.length > 0) throw occupied(dataDir, old)
    await stopOrphan(clusterDir, log)
    const staged = stagingFolder(dataDir)
    await unpack(createReadStream(join(from, 'database', 'cluster.tar')), join(staged, 'postgres'))
    await stageFiles({ from, manifest, staged, dataDir })
    await tryOut(join(staged, 'postgres'), databaseUser(clusterDir))
    swapIn(dataDir, old)
  } finally {
    unlock()
  }
}

/** Starts the restored cluster once where it is staged: it recovers, and one that cannot is found out in time. */
async function tryOut(clusterDir: string, user: ReturnType<typeof databaseUser>): Promise<void> {
  const binaries = findBinaries()
  checkVersion(binaries, clusterDir)
  giveTo(user, clusterDir)
  const socketDir = mkdtempSync(join(tmpdir(), 'heed-restore-'))
  giveTo(user, socketDir)
  try {
    const server = await launchServer({
      binaries,
      clusterDir,
      socketDir,
      user,
      settings: DURABLE,
      onLine: () => {},
    })
    await endServer({ pid: server.pid, clusterDir })
  } finally {
    rmSync(socketDir, { recursive: true, force: true })
  }
}

async function restorePortable(
  job: Restore,
  { migrations, prepareQueues }: { migrations: string; prepareQueues: (owner: string) => Promise<void> },
): Promise<void> {
  const { config, log, from, replace, manifest } = job
  const { dataDir } = config
  const old = contentOf(dataDir)
  if (!replace && old.length > 0) throw occupied(dataDir, old)
  const database = await openDatabase({ config, log })
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const staged = stagingFolder(dataDir)
    await stageFiles({ from, manifest, staged, dataDir })
    if (manifest.content?.tables.some(({ table }) => table.startsWith('pgboss.')))
      await prepareQueues(database.owner)
    await withClient(database.owner, client => replaceContent(client, job))
    swapIn(dataDir, old)
    await migrate({ url: database.owner, directory: migrations, log })
  } finally {
    await database.stop()
  }
}

/** All in one transaction: a restore that fails leaves the database as it was. */
async function replaceContent(client: Client, { from, replace, manifest, ran }: Restore): Promise<void> {
  if (manifest.content === undefined)
    throw new OperatorError('The manifest of this backup does not say what is in it.')
  await client.query('BEGIN')
  const { rows } = await client.query<{ free: boolean; tables: number }>(
    `SELECT pg_try_advisory_xact_lock($1) AS free,
            (SELECT count(*)::int FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace) AS tables`,
    [LOCKS.serving],
  )
  if (rows[0]?.free !== true) {
    throw new OperatorError('A Heed is serving from this database. Stop it, then restore.')
  }
  await client.query('SELECT pg_advisory_xact_lock($1)', [LOCKS.migrating])
  if (rows[0].tables > 0) {
    if (!replace) {
      throw new OperatorError(
        'The database is not empty. Give "--replace" to put the backup in the place of everything in it.',
      )
    }
    await emptyDatabase(client)
  }
  for (const migration of ran) await runMigration(client, migration)
  await importContent(client, join(from, 'database'), manifest.content)
  await verifyAppIsWeak(client)
  await client.query('COMMIT')
}

async function emptyDatabase(client: Client): Promise<void> {
  try {
    await client.query(
      'DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC',
    )
  } catch (error) {
    if (!isErrno(error, '42501')) throw error
    throw new OperatorError(
      'This login may not empty the database. Make a new empty one that it owns, and restore into that.',
      { cause: error },
    )
  }
}

async function stageFiles({
  from,
  manifest,
  staged,
  dataDir,
}: {
  from: string
  manifest: Manifest
  staged: string
  dataDir: string
}): Promise<void> {
  for (const { path } of manifest.files) {
    const name = /^data\/(.+)$/.exec(path)?.[1]
    if (name !== undefined) await writeHashed(join(staged, name), createReadStream(join(from, path)))
  }
  // Who was erased since the backup stays on the list.
  await noteErased(staged, await readErased(dataDir))
}

/** What a restore would replace in a data folder, the database apart. */
function contentOf(dataDir: string): string[] {
  return existsSync(dataDir) ? readdirSync(dataDir).filter(name => !LEFT_OUT.test(name)) : []
}

function knownMigrations(manifest: Manifest, ours: readonly Migration[]): readonly Migration[] {
  const stranger = manifest.migrations.find(
    ({ name, sha256 }, index) => ours[index]?.name !== name || ours[index]?.sha256 !== sha256,
  )
  if (stranger === undefined) return ours.slice(0, manifest.migrations.length)
  throw new OperatorError(
    `This backup was made by another Heed than this one (its database has ${stranger.name}, which is unknown here or different). Restore it with the Heed that made it, or a newer one.`,
  )
}

function occupied(dataDir: string, names: readonly string[]): OperatorError {
  return new OperatorError(
    `The data folder ${dataDir} is not empty (it has ${names.join(', ')}). Give "--replace" to put the backup in the place of everything in it.`,
  )
}
