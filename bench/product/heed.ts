/** The product as its operator runs it: a process of its own, over a data folder of its own, on ports that nobody else has. */
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readServerFile } from '../../server/db/cluster.ts'
import { isAlive, signal, waitUntilGone } from '../../server/db/processes.ts'
import { type Started, startUntilReady } from '../measure.ts'

export interface Place {
  readonly dataDir: string
  readonly url: string
  readonly smtpPort: number
  /** The product prints into this file. */
  readonly log: { readonly file: string; readonly descriptor: number }
  /** Ends a database that still runs there and removes the folder. */
  readonly clear: () => Promise<void>
}

export const mailDomain = 'behemoth.example'
const root = join(import.meta.dirname, '..', '..')
const slowestStartMs = 120_000

async function findPlace(name: string): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), `heed-${name}-`))
  const [port, smtpPort] = await freePorts()
  const file = `${dataDir}.log`
  const log = { file, descriptor: openSync(file, 'a') }
  return {
    dataDir,
    log,
    url: `http://127.0.0.1:${port}`,
    smtpPort,
    async clear() {
      const pid = databasePid(dataDir)
      if (pid !== undefined) await killNow(pid)
      rmSync(dataDir, { recursive: true, force: true })
      closeSync(log.descriptor)
      rmSync(file)
    },
  }
}

/** Does the work at a place of its own and clears it; when the work fails, tells what the product last printed. */
export async function atPlace<T>(name: string, work: (place: Place) => Promise<T>): Promise<T> {
  const place = await findPlace(name)
  try {
    return await work(place)
  } catch (error) {
    console.error(readFileSync(place.log.file, 'utf8').split('\n').slice(-20).join('\n'))
    throw error
  } finally {
    await place.clear()
  }
}

/** Starts Heed without npm and without the launcher, and waits until it is ready. */
export async function startHeed(place: Place, ...words: string[]): Promise<Started> {
  const { port } = new URL(place.url)
  return await startUntilReady({
    command: [process.execPath, join(root, 'server', 'heed.ts'), 'start', ...words],
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      HEED_DATA: place.dataDir,
      HEED_HOST: '127.0.0.1',
      HEED_PORT: port,
      HEED_SMTP_PORT: String(place.smtpPort),
      HEED_MAIL_DOMAIN: mailDomain,
      HEED_LOG_LEVEL: 'error',
    },
    readyUrl: `${place.url}/readyz`,
    timeoutMs: slowestStartMs,
    output: place.log.descriptor,
  })
}

/** The process of its database; undefined when none runs. */
export function databasePid(dataDir: string): number | undefined {
  const file = readServerFile(join(dataDir, 'postgres'))
  return file !== undefined && isAlive(file.pid) ? file.pid : undefined
}

export async function killNow(pid: number): Promise<void> {
  signal(pid, 'SIGKILL')
  if (!(await waitUntilGone(pid, 30_000))) throw new Error(`process ${pid} cannot be killed`)
}

/** Waits until the database is another process than `before` and the product, which must live on, is ready again. */
export async function waitForAnotherDatabase(place: Place, heed: Started, before: number): Promise<void> {
  for (const until = performance.now() + slowestStartMs; performance.now() < until; await sleep(10)) {
    if (!isAlive(heed.pid)) throw new Error('the product ended when its database was killed')
    const file = readServerFile(join(place.dataDir, 'postgres'))
    if (file === undefined || file.pid === before || !file.isReady) continue
    const answer = await fetch(`${place.url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
  }
  throw new Error('the product did not recover from the death of its database')
}

/** Held together until both are known, so that they are two. */
async function freePorts(): Promise<[number, number]> {
  const servers = [createServer().listen(0, '127.0.0.1'), createServer().listen(0, '127.0.0.1')]
  const ports = await Promise.all(
    servers.map(async server => {
      await once(server, 'listening')
      return (server.address() as AddressInfo).port // it listens on a port, not on a path
    }),
  )
  for (const server of servers) server.close()
  const [one = 0, other = 0] = ports
  return [one, other]
}
