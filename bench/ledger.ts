/**
 * How fast facts are written, at what cost, and whether all of them arrive.
 *
 * Method. The embedded database at full durability, in a folder of its own. One process with 24 concurrent writers, over the
 * pool of twelve connections that a serving process has, appends through `actOn` and `append` what the inbox and the desk append
 * (customers' words 45 %, replies 30 %, notes 12 %, promises made and kept 10 %, new cases 3 %, spread over 480 cases; every
 * tenth transaction touches two of them). A follower in a process of its own writes down what it takes, and is killed with -9
 * and started again at random moments.
 *
 * - eventsPerSecond: facts acknowledged, by the time that the writers wrote.
 * - commitsPerSecond: the machine's own limit, commits of one small row by 24 connections on the same database, measured
 *   before, between and after the slices of the load.
 * - cpuMsPerEvent: user and system time of writers, follower, its restarts, this process and the whole database, per fact.
 * - missed, outOfOrder (within a case), gaps (in a lane), badHashes: counts of facts, see ledger/judge.ts.
 *
 * Options: --seconds N (of load, 30), --slices N (3), --writers N (24), --kills N (in each slice, 1).
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { type Addresses, startEmbedded } from '../server/db/embedded.ts'
import { migrationsFolder } from '../server/db/folder.ts'
import { silent } from '../server/db/log.ts'
import { migrate } from '../server/db/migrate.ts'
import { hasCaughtUp, judge, type Verdict } from './ledger/judge.ts'
import type { Write, Written } from './ledger/writers.ts'
import { commitsPerSecond, startCpuMeter } from './measure.ts'
import { type Options, wholeNumber } from './run.ts'

interface Figures extends Verdict {
  readonly eventsPerSecond: number
  readonly commitsPerSecond: number
  readonly cpuMsPerEvent: number
}

interface Plan {
  readonly seconds: number
  readonly slices: number
  readonly writers: number
  readonly kills: number
}

/** What happened between two measurements of the limit. */
interface Slice {
  readonly events: number
  readonly seconds: number
  readonly cpuMs: number
}

const WRITERS = new URL('./ledger/writers.ts', import.meta.url)
const FOLLOWER = new URL('./ledger/follower.ts', import.meta.url)

export async function run(options: Options): Promise<Readonly<Record<keyof Figures, number>>> {
  const slices = wholeNumber(options, 'slices', 3)
  const plan: Plan = {
    slices,
    seconds: wholeNumber(options, 'seconds', 30) / slices,
    writers: wholeNumber(options, 'writers', 24),
    kills: wholeNumber(options, 'kills', 1),
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'heed-ledger-'))
  const database = await startEmbedded({ dataDir, log: silent })
  try {
    await migrate({ url: database.addresses.owner, directory: migrationsFolder, log: silent })
    return await measure(database.addresses, plan)
  } finally {
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measure({ owner, app }: Addresses, plan: Plan): Promise<Figures> {
  const client = new Client({ connectionString: owner })
  await client.connect()
  await client.query(`CREATE TABLE bench_seen (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, lane smallint NOT NULL, seq bigint NOT NULL, case_id uuid)`)
  await client.query('GRANT SELECT, INSERT ON bench_seen TO heed_app')
  const writers = await startChild(WRITERS, app, String(plan.writers))
  const follower = await keepFollowing(app)
  try {
    const { rows } = await client.query<{ count: string }>('SELECT count(*) FROM fact')
    const limits = [await commitsPerSecond(owner, plan.writers)]
    const slices: Slice[] = []
    while (slices.length < plan.slices) {
      const slice = await runSlice(client, { writers, follower, plan })
      limits.push(await commitsPerSecond(owner, plan.writers))
      slices.push(slice)
      const rate = (slice.events / slice.seconds).toFixed(0)
      const cost = (slice.cpuMs / slice.events).toFixed(2)
      console.error(
        `${rate} events/s at ${cost} ms each; the limit is ${limits.at(-1)?.toFixed(0)} commits/s`,
      )
    }
    const events = sum(slices.map(slice => slice.events))
    return {
      eventsPerSecond: events / sum(slices.map(slice => slice.seconds)),
      commitsPerSecond: sum(limits) / limits.length,
      cpuMsPerEvent: sum(slices.map(slice => slice.cpuMs)) / events,
      ...(await judge(client, Number(rows[0]?.count) + events)),
    }
  } finally {
    await Promise.all([killNow(writers), follower.kill()])
    await client.end()
  }
}

interface Stage {
  readonly writers: ChildProcess
  readonly follower: Awaited<ReturnType<typeof keepFollowing>>
  readonly plan: Plan
}

/** The writers write, the follower is killed and comes back; over when it has taken everything. */
async function runSlice(client: Client, { writers, follower, plan }: Stage): Promise<Slice> {
  const readCpu = startCpuMeter([process.pid])
  const written = write(writers, plan.seconds)
  for (let kill = 0; kill < plan.kills; kill++) {
    await sleep((Math.random() * plan.seconds * 1_000) / plan.kills)
    await follower.kill()
    await follower.start()
  }
  const { events, seconds } = await written
  if (!(await hasCaughtUp(client, 'bench'))) console.error('The follower has stopped following')
  return { events, seconds, cpuMs: readCpu() }
}

/** A follower that can be killed and started again. */
async function keepFollowing(url: string) {
  let child = await startChild(FOLLOWER, url)
  return {
    kill: async () => await killNow(child),
    async start() {
      child = await startChild(FOLLOWER, url)
    },
  }
}

/** Starts a program of this bench and waits until it says that it is ready. */
async function startChild(file: URL, ...words: string[]): Promise<ChildProcess> {
  const child = fork(file, words, { stdio: ['ignore', 2, 2, 'ipc'] })
  const [first] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown] // one word, or its exit code
  if (first !== 'ready') throw new Error(`${file.pathname} ended with ${String(first)}`)
  return child
}

/** Lets the writers write; answers what was acknowledged, and the time from the first to the last. */
async function write(writers: ChildProcess, seconds: number): Promise<Omit<Slice, 'cpuMs'>> {
  const started = performance.now()
  writers.send({ seconds } satisfies Write)
  const [{ events }] = (await once(writers, 'message')) as [Written] // what writers.ts answers
  return { events, seconds: (performance.now() - started) / 1_000 }
}

async function killNow(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
