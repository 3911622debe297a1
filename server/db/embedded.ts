/**
 * The database that Heed brings with it: a real PostgreSQL in `<data>/postgres`, reached over a unix socket only.
 *
 * What must stay true: one Heed per data folder (data-lock.ts); a server left over from a killed Heed is stopped before
 * a new one starts; a server that dies by itself comes back while Heed runs; `stop` returns when it has ended.
 */
import { createHash } from 'node:crypto'
import { accessSync, chownSync, constants, existsSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { OperatorError } from '../operator-error.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import {
  checkVersion,
  clusterExists,
  createCluster,
  DURABLE,
  launchServer,
  readServerFile,
  type Server,
  type Settings,
  SUPERUSER,
} from './cluster.ts'
import { lockDataFolder } from './data-lock.ts'
import type { Log } from './log.ts'
import { isErrno } from './processes.ts'
import { APP, createRolesAndDatabase, DATABASE, OWNER } from './roles.ts'
import { type DatabaseUser, databaseUser, giveTo } from './run-as.ts'
import { isServer, stopOrphan, supervise } from './supervise.ts'
import { finishInterruptedRestore } from './swap.ts'
import { socketUrl } from './urls.ts'

/** Three logins to the same database: `admin` may do anything, `owner` owns the schema, `app` serves. */
export type Addresses = { readonly admin: string; readonly owner: string; readonly app: string }

export type Embedded = {
  readonly addresses: Addresses
  readonly socketDir: string
  /** The process of the database now; another one after it died and came back. */
  readonly pid: () => number
  /** Ends the database cleanly and lets go of the data folder. May be called twice. */
  readonly stop: () => Promise<void>
}

/** A socket's path may have 107 bytes; the server adds its own name and, for a lock, a suffix to the folder's. */
const LONGEST_SOCKET_DIR = 107 - '/.s.PGSQL.5432.lock'.length

/**
 * Starts the database of a data folder, creating both when they are not there. Throws OperatorError when another Heed
 * uses the folder, or when this machine cannot run it. `settings` are PostgreSQL's, over those of DURABLE; tests of other
 * things than durability give `fsync: 'off'`, which spares the disk.
 */
export async function startEmbedded({
  dataDir: given,
  log,
  settings = {},
}: {
  dataDir: string
  log: Log
  settings?: Settings
}): Promise<Embedded> {
  const dataDir = resolve(given)
  prepareDataFolder(dataDir)
  const unlock = await lockDataFolder(dataDir)
  try {
    return await startLocked({ dataDir, log, settings, unlock })
  } catch (error) {
    unlock()
    throw error
  }
}

/** The addresses of the database that another Heed process serves from this folder, if one does. */
export function runningEmbedded(dataDir: string): Addresses | undefined {
  const file = readServerFile(join(resolve(dataDir), 'postgres'))
  return file?.isReady === true && isServer(file) ? addressesOf(file.socketDir) : undefined
}

async function startLocked({
  dataDir,
  log,
  settings,
  unlock,
}: {
  dataDir: string
  log: Log
  settings: Settings
  unlock: () => void
}): Promise<Embedded> {
  finishInterruptedRestore(dataDir)
  const { binaries, clusterDir, user, isNew } = await prepareCluster(dataDir, {
    sync: settings['fsync'] !== 'off',
  })
  await stopOrphan(clusterDir, log)
  const socketDir = prepareSocketDir(dataDir, user)
  const launch = (): Promise<Server> =>
    launchServer({
      binaries,
      clusterDir,
      socketDir,
      user,
      settings: { ...DURABLE, ...settings },
      onLine: line => log.debug({ line }, 'From the database'),
    })
  const supervised = await supervise(launch, { clusterDir, log })
  const addresses = addressesOf(socketDir)
  try {
    await createRolesAndDatabase(addresses.admin)
  } catch (error) {
    await supervised.stop()
    throw error
  }
  log.info({ pid: supervised.pid(), isNew }, 'The database is up')
  const stop = (): Promise<void> => supervised.stop().finally(unlock)
  return { addresses, socketDir, pid: supervised.pid, stop }
}

async function prepareCluster(
  dataDir: string,
  { sync }: { sync: boolean },
): Promise<{ binaries: Binaries; clusterDir: string; user: DatabaseUser | undefined; isNew: boolean }> {
  const clusterDir = join(dataDir, 'postgres')
  const binaries = findBinaries()
  const user = databaseUser(clusterDir)
  const isNew = !clusterExists(clusterDir)
  if (isNew) await createCluster(binaries, clusterDir, { user, sync })
  else checkVersion(binaries, clusterDir)
  giveTo(user, clusterDir)
  return { binaries, clusterDir, user, isNew }
}

function prepareDataFolder(dataDir: string): void {
  try {
    // When Heed is root, its database's user passes through this folder (and cannot list it).
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    if (!isErrno(error, 'EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'EEXIST')) throw error
    throw new OperatorError(
      `The data folder ${dataDir} cannot be used. Set HEED_DATA to a folder that this user may write to.`,
      { cause: error },
    )
  }
}

/** Where the socket lives: in the data folder, or, when its path is too long for a socket, in a private temporary folder. */
function prepareSocketDir(dataDir: string, user: DatabaseUser | undefined): string {
  const near = join(dataDir, 'socket')
  const mark = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  const socketDir = Buffer.byteLength(near) <= LONGEST_SOCKET_DIR ? near : join(tmpdir(), `heed-${mark}`)
  if (!existsSync(socketDir)) mkdirSync(socketDir, { mode: 0o700 })
  const found = lstatSync(socketDir)
  const expected = [user?.uid, process.getuid?.()]
  if (!found.isDirectory() || !expected.includes(found.uid) || (found.mode & 0o077) !== 0) {
    throw new OperatorError(
      `${socketDir} is there already and is not a private folder of Heed's. Look at what it is, remove it, and start again.`,
    )
  }
  if (user !== undefined) chownSync(socketDir, user.uid, user.gid)
  return socketDir
}

function addressesOf(socketDir: string): Addresses {
  return {
    admin: socketUrl({ socketDir, user: SUPERUSER, database: DATABASE }),
    owner: socketUrl({ socketDir, user: OWNER, database: DATABASE }),
    app: socketUrl({ socketDir, user: APP, database: DATABASE }),
  }
}
