/**
 * The database that Heed brings with it: a real PostgreSQL in `<data>/postgres`, reached over a unix socket only.
 *
 * What must stay true: one Heed per data folder (data-lock.ts); a server left over from a killed Heed is stopped before
 * a new one starts; a server that dies by itself comes back while Heed runs; `stop` returns when it has ended.
 */
import { createHash } from 'node:crypto'
import { chownSync, existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
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
import { commandLine, isAlive, isErrno, signal, waitUntilGone } from './processes.ts'
import { finishInterruptedRestore } from './swap.ts'
import { APP, createRolesAndDatabase, DATABASE, OWNER } from './roles.ts'
import { type DatabaseUser, databaseUser, giveTo } from './run-as.ts'
import { socketUrl } from './urls.ts'

/** Three logins to the same database: `admin` may do anything, `owner` owns the schema, `app` serves. */
export type Addresses = { readonly admin: string; readonly owner: string; readonly app: string }

export type Embedded = {
  readonly addresses: Addresses
  readonly socketDir: string
  /** The process of the database now; another one after it died and came back. */
  pid(): number
  /** Ends the database cleanly and lets go of the data folder. May be called twice. */
  stop(): Promise<void>
}

/** A socket's path may have 107 bytes; the server adds its own name and, for a lock, a suffix to the folder's. */
const LONGEST_SOCKET_DIR = 107 - '/.s.PGSQL.5432.lock'.length
const STOP_WITHIN_MS = 30_000
const RESTART_DELAYS_MS = [0, 50, 100, 200, 500, 1_000, 2_000, 5_000]

/**
 * Starts the database of a data folder, creating both when they are not there. Throws OperatorError when another Heed
 * uses the folder, or when this machine cannot run it.
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
  const clusterDir = join(dataDir, 'postgres')
  const binaries = findBinaries()
  const user = databaseUser(clusterDir)
  const isNew = !clusterExists(clusterDir)
  if (isNew) await createCluster(binaries, clusterDir, { user })
  else checkVersion(binaries, clusterDir)
  giveTo(user, clusterDir)
  await stopOrphan(clusterDir, log)
  const socketDir = prepareSocketDir(dataDir, user)
  const supervised = await superviseServer({ binaries, clusterDir, socketDir, user, settings, log })
  const addresses = addressesOf(socketDir)
  try {
    await createRolesAndDatabase(addresses.admin)
  } catch (error) {
    await supervised.stop()
    throw error
  }
  log.info({ pid: supervised.pid(), isNew }, 'The database is up')
  const stop = async (): Promise<void> => {
    await supervised.stop()
    unlock()
  }
  return { addresses, socketDir, pid: supervised.pid, stop }
}

/** Keeps a server running until `stop`: whenever it ends, it is started again, which recovers what was committed. */
async function superviseServer({
  binaries,
  clusterDir,
  socketDir,
  user,
  settings,
  log,
}: {
  binaries: Binaries
  clusterDir: string
  socketDir: string
  user: DatabaseUser | undefined
  settings: Settings
  log: Log
}): Promise<{ pid(): number; stop(): Promise<void> }> {
  const launch = (): Promise<Server> =>
    launchServer(binaries, {
      clusterDir,
      socketDir,
      user,
      settings: { ...DURABLE, ...settings },
      onLine: line => log.debug({ line }, 'From the database'),
    })
  const stopping = new AbortController()
  let server = await launch()
  const watch = async (): Promise<void> => {
    for (;;) {
      await server.ended
      if (stopping.signal.aborted) return
      log.error({ pid: server.pid }, 'The database ended by itself; starting it again')
      const next = await relaunch(launch, { isStopping: () => stopping.signal.aborted, log })
      if (next === undefined) return
      server = next
      // A stop that came while it was starting has found no server to end.
      if (stopping.signal.aborted) await endServer({ pid: server.pid, clusterDir })
      else log.warn({ pid: server.pid }, 'The database is back')
    }
  }
  const watched = watch()
  const stop = async (): Promise<void> => {
    stopping.abort()
    await endServer({ pid: server.pid, clusterDir })
    await watched
  }
  return { pid: () => server.pid, stop }
}

async function relaunch(
  launch: () => Promise<Server>,
  { isStopping, log }: { isStopping: () => boolean; log: Log },
): Promise<Server | undefined> {
  for (let attempt = 0; !isStopping(); attempt++) {
    await sleep(RESTART_DELAYS_MS[attempt] ?? RESTART_DELAYS_MS.at(-1))
    try {
      if (!isStopping()) return await launch()
    } catch (error) {
      // The first attempts may fail by right: parts of the old server are still going.
      log.warn({ err: error, attempt }, 'The database did not come back yet')
    }
  }
  return undefined
}

/**
 * A Heed that was killed leaves its database running. That one is stopped rather than taken over: a server must be our
 * own child to be watched, and must have been started with our settings.
 */
async function stopOrphan(clusterDir: string, log: Log): Promise<void> {
  const file = readServerFile(clusterDir)
  if (file === undefined) return
  if (isServer(file)) {
    log.warn({ pid: file.pid }, 'Stopping the database that an earlier Heed left running')
    await endServer(file)
  } else if (await isListening(file.socketDir)) {
    throw new OperatorError(
      `Something outside this container or machine is running the database in ${clusterDir}. Two must never share one data folder: stop the other one first.`,
    )
  } else if (isAlive(file.pid)) {
    // The number belongs to some other program by now, which PostgreSQL would take for a live server.
    rmSync(join(clusterDir, 'postmaster.pid'), { force: true })
  }
}

/** Clean first; then at once, which costs a recovery at the next start and no commit. */
async function endServer(server: { pid: number; clusterDir: string }): Promise<void> {
  for (const [name, withinMs] of [
    ['SIGINT', STOP_WITHIN_MS],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isServer(server)) return
    signal(server.pid, name)
    if (await waitUntilGone(server.pid, withinMs)) return
  }
  throw new Error(`The database (process ${server.pid}) cannot be ended`)
}

function isServer({ pid, clusterDir }: { pid: number; clusterDir: string }): boolean {
  const words = commandLine(pid)
  return words.includes('postgres') && words.includes(` ${clusterDir} `)
}

function isListening(socketDir: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(join(socketDir, '.s.PGSQL.5432'))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

function prepareDataFolder(dataDir: string): void {
  try {
    // When Heed is root, its database's user passes through this folder (and cannot list it).
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  } catch (error) {
    if (!isErrno(error, 'EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'EEXIST')) throw error
    throw new OperatorError(
      `The data folder ${dataDir} cannot be made. Set HEED_DATA to a folder that this user may write to.`,
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
