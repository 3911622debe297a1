/** Keeps a database server running while Heed runs, and ends servers: our own, and those that a killed Heed left. */
import { rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { OperatorError } from '../operator-error.ts'
import { readServerFile, type Server } from './cluster.ts'
import type { Log } from './log.ts'
import { commandLine, isAlive, signal, waitUntilGone } from './processes.ts'

export type Supervised = {
  /** The server's process now; another one after it died and came back. */
  readonly pid: () => number
  readonly stop: () => Promise<void>
}

type Place = { readonly pid: number; readonly clusterDir: string }

const RESTART_DELAYS_MS = [0, 50, 100, 200, 500, 1_000, 2_000, 5_000]
const LONGEST_DELAY_MS = 5_000

/** Clean first; then at once, which costs a recovery at the next start and no commit. */
const ENDINGS = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
] as const

/** Whenever the server ends before `stop` was called, it is launched again, which recovers what was committed. */
export async function supervise(
  launch: () => Promise<Server>,
  { clusterDir, log }: { clusterDir: string; log: Log },
): Promise<Supervised> {
  let isStopping = false
  let server = await launch()
  const watch = async (): Promise<void> => {
    for (;;) {
      await server.ended
      if (isStopping) return
      log.error({ pid: server.pid }, 'The database ended by itself; starting it again')
      const next = await relaunch(launch, { isStopping: () => isStopping, log })
      if (next === undefined) return
      server = next
      // A stop that came while it was starting has found no server to end.
      if (isStopping) await endServer({ pid: server.pid, clusterDir })
      else log.warn({ pid: server.pid }, 'The database is back')
    }
  }
  const watched = watch()
  // Only for a process that ends without having called `stop`, by a bug: nothing can be awaited any more.
  const onExit = (): void => {
    if (isServer({ pid: server.pid, clusterDir })) signal(server.pid, 'SIGINT')
  }
  process.once('exit', onExit)
  const stop = async (): Promise<void> => {
    isStopping = true
    process.off('exit', onExit)
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
    await sleep(RESTART_DELAYS_MS[attempt] ?? LONGEST_DELAY_MS)
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
 * own child to be watched, and must have been started with our settings. The caller holds the data folder's lock.
 */
export async function stopOrphan(clusterDir: string, log: Log): Promise<void> {
  const left = readServerFile(clusterDir)
  if (left === undefined) return
  if (isServer(left)) {
    log.warn({ pid: left.pid }, 'Stopping the database that an earlier Heed left running')
    await endServer(left)
  } else if (await isListening(left.socketDir)) {
    throw new OperatorError(
      `Something outside this container or machine is running the database in ${clusterDir}. Two must never share one data folder: stop the other one first.`,
    )
  } else if (isAlive(left.pid)) {
    // The number belongs to some other program by now, which PostgreSQL would take for a live server.
    rmSync(join(clusterDir, 'postmaster.pid'), { force: true })
  }
}

/** True when the process is a database server over that very folder, and not another program under a used number. */
export function isServer({ pid, clusterDir }: Place): boolean {
  const words = commandLine(pid)
  return words.includes('postgres') && words.includes(` ${clusterDir} `)
}

export async function endServer(server: Place): Promise<void> {
  for (const [name, withinMs] of ENDINGS) {
    if (!isServer(server)) return
    signal(server.pid, name)
    if (await waitUntilGone(server.pid, withinMs)) return
  }
  throw new Error(`The database (process ${server.pid}) cannot be ended`)
}

function isListening(socketDir: string): Promise<boolean> {
  return new Promise(settle => {
    const socket = connect(join(socketDir, '.s.PGSQL.5432'))
    socket.once('connect', () => {
      socket.destroy()
      settle(true)
    })
    socket.once('error', () => settle(false))
  })
}
