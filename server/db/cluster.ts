/**
 * One PostgreSQL cluster on disk, and one server process over it. Knows nothing of locks, orphans and restarts: that is
 * embedded.ts. What must stay true: a commit that was acknowledged is on the disk (fsync, synchronous_commit and
 * full_page_writes are set here, by command line, so that no file in the data folder can turn them off).
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { OperatorError } from '../operator-error.ts'
import type { Binaries } from './binaries.ts'
import { isErrno } from './processes.ts'
import { type DatabaseUser, giveTo, runAs } from './run-as.ts'

export const SUPERUSER = 'heed_admin'

export type Settings = Readonly<Record<string, string | number>>

/** Text is ordered alike on every machine, whatever locales it has. */
const BY_CODE_POINT = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']

/** Tuned for a small product that shares its machine: few processes, little memory, full durability. */
export const DURABLE: Settings = {
  listen_addresses: '',
  port: 5432,
  unix_socket_permissions: '0700',
  max_connections: 60,
  superuser_reserved_connections: 3,
  shared_buffers: '48MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  effective_cache_size: '512MB',
  // Reads happen in the process that wants them; the default keeps three more processes for it.
  io_method: 'sync',
  jit: 'off',
  max_worker_processes: 2,
  max_parallel_workers: 0,
  max_parallel_workers_per_gather: 0,
  max_parallel_maintenance_workers: 0,
  max_logical_replication_workers: 0,
  autovacuum_max_workers: 1,
  autovacuum_worker_slots: 2,
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // An online backup needs all three.
  wal_level: 'replica',
  max_wal_senders: 3,
  max_replication_slots: 3,
  max_wal_size: '512MB',
  min_wal_size: '80MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  datestyle: 'ISO, YMD',
  password_encryption: 'scram-sha-256',
  // A statement and the detail of its error may hold customers' words: they never reach the log.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_line_prefix: '',
  logging_collector: 'off',
  log_destination: 'stderr',
}

export type Launch = {
  readonly binaries: Binaries
  readonly clusterDir: string
  readonly socketDir: string
  readonly user: DatabaseUser | undefined
  readonly settings: Settings
  /** Told each line that the server logs. */
  readonly onLine: (line: string) => void
}

export type Server = {
  readonly pid: number
  /** Settles when the process has ended, by whatever cause. */
  readonly ended: Promise<void>
  /** Lets this process end while the server runs on. */
  readonly unref: () => void
}

/**
 * Makes a new cluster at `clusterDir`: UTF-8, ordered by code point, with page checksums. It is made aside and renamed,
 * so a start that is killed half-way leaves nothing that looks like a cluster.
 */
export async function createCluster(
  binaries: Binaries,
  clusterDir: string,
  {
    user,
    sync = true,
    locale = BY_CODE_POINT,
  }: { user: DatabaseUser | undefined; sync?: boolean; locale?: readonly string[] },
): Promise<void> {
  const aside = `${clusterDir}.new`
  rmSync(aside, { recursive: true, force: true })
  const place = ['-D', aside, '-U', SUPERUSER, '--auth=trust', '--data-checksums', '--no-instructions']
  const command = [
    binaries.initdb,
    ...place,
    '--encoding=UTF8',
    ...locale,
    ...(sync ? [] : ['--no-sync']),
  ] as const
  mkdirSync(aside, { mode: 0o700 })
  giveTo(user, aside)
  const { file, args, options } = runAs(user, command, [aside, binaries.initdb])
  const child = spawn(file, args, { ...options, env: bareEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] })
  const complaints: string[] = []
  collect(child, line => complaints.push(line))
  const code = await exitOf(child)
  if (code !== 0) {
    rmSync(aside, { recursive: true, force: true })
    throw new OperatorError(
      `The database could not be created in ${dirname(clusterDir)}: ${complaints.slice(-3).join(' ') || `initdb ended with ${code}`}`,
    )
  }
  renameSync(aside, clusterDir)
}

/** Throws OperatorError when the cluster was made by another major version than the one that would serve it. */
export function checkVersion(binaries: Binaries, clusterDir: string): void {
  const found = readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8').trim()
  if (found === binaries.major) return
  throw new OperatorError(
    `The data in ${clusterDir} was written by PostgreSQL ${found}; this Heed brings ${binaries.major}. With the Heed that wrote it, run "npm run heed -- backup --portable"; then restore that with this one into an empty data folder.`,
  )
}

export function clusterExists(clusterDir: string): boolean {
  return existsSync(join(clusterDir, 'PG_VERSION'))
}

/**
 * Starts the server and waits until it answers. It gets a session of its own: Ctrl-C in the terminal must reach Heed,
 * which ends its requests first and stops the database last. Throws when the server ends before it answers.
 */
export async function launchServer({ onLine, ...launch }: Launch): Promise<Server> {
  const { clusterDir } = launch
  const child = spawnServer(launch)
  const last: string[] = []
  collect(child, line => {
    last.push(line)
    if (last.length > 5) last.shift()
    onLine(line)
  })
  let hasEnded = false
  const ended = exitOf(child).then(outcome => {
    hasEnded = true
    if (typeof outcome === 'string') last.push(outcome)
  })
  for (;;) {
    const told = readServerFile(clusterDir)
    if (child.pid !== undefined && told?.pid === child.pid && told.isReady) {
      return { pid: child.pid, ended, unref: () => unref(child) }
    }
    if (hasEnded) throw new Error(`The database did not start: ${last.join(' ')}`)
    await sleep(5)
  }
}

function spawnServer({
  binaries,
  clusterDir,
  socketDir,
  user,
  settings,
}: Omit<Launch, 'onLine'>): ChildProcess {
  const flags = Object.entries({ ...settings, unix_socket_directories: quoted(socketDir) })
  const words = ['-D', clusterDir, ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const paths = [clusterDir, join(socketDir, 'x'), binaries.postgres]
  const { file, args, options } = runAs(user, [binaries.postgres, ...words], paths)
  return spawn(file, args, {
    ...options,
    env: bareEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
}

/** What a server writes about itself into its data folder; undefined when none has been there since the last clean stop. */
export function readServerFile(
  clusterDir: string,
): { pid: number; clusterDir: string; socketDir: string; isReady: boolean } | undefined {
  try {
    const lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, folder, , , socketDir, , , status] = lines
    return {
      pid: Number(pid),
      clusterDir: folder ?? '',
      socketDir: socketDir ?? '',
      isReady: status?.trim() === 'ready',
    }
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined
    throw error
  }
}

/** The operator's PG… variables are meant for other clients, not for this server. */
function bareEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }
}

/** The setting is a list; a path with a comma or a blank must be one item of it. */
function quoted(path: string): string {
  return `"${path.replaceAll('"', '""')}"`
}

function collect(child: ChildProcess, onLine: (line: string) => void): void {
  if (child.stderr !== null) createInterface({ input: child.stderr }).on('line', onLine)
}

function unref(child: ChildProcess): void {
  child.unref()
  // The pipe is a socket underneath, which its type does not tell.
  if (child.stderr instanceof Socket) child.stderr.unref()
}

/** The exit code, or the word for why there is none. */
function exitOf(child: ChildProcess): Promise<number | string> {
  return new Promise(resolve => {
    child.once('error', error => resolve(error.message))
    child.once('close', (code, by) => resolve(code ?? by ?? 'nothing'))
  })
}
