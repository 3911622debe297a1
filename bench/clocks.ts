/**
 * How late a broken promise is noted, and that none is missed or noted twice.
 *
 * Method. The product runs as a process of its own over its embedded database at full durability, with 200,000 cases that each have an
 * open promise; whose promise is broken has an address, so that each of them is also sent a letter (into the outbox) by the same
 * process meanwhile. Someone outside reads the ledger every 25 ms: a promise counts as noted when its fact is seen there, committed.
 * In milliseconds from the moment that it was due:
 *
 * - latenessP50Ms, latenessP99Ms: 2,000 promises, due evenly spread over a minute.
 * - sameSecondP99Ms: 2,000 more, all due within one second.
 * - catchUpSeconds: 2,000 more, spread over a minute that begins as the product is killed with -9, and its database with it; after
 *   that minute it is started. From the start of the process, with the database's own recovery, until the last is noted.
 * - missed, doubled: of all these, how many have no fact in the end, or more than one.
 * - commitsPerSecond: the machine's own limit, commits of one small row by one connection and by 24, before.
 * - readyAfterMs: of catchUpSeconds, how long the product took until it served.
 *
 * - compensated, booked: with --compensation, how many of them were made good by rule, and how many of those were on the account in
 *   the books of the demo when all was noted; the same process books them meanwhile.
 *
 * Options: --promises N (200000), --due N (2000), --minute SECONDS (60), --compensation.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { runningEmbedded, startEmbedded } from '../server/db/embedded.ts'
import { silent } from '../server/db/log.ts'
import { type DueTimes, fill, makeDue } from './clocks/fill.ts'
import { countBroken, watchUntilBroken } from './clocks/watch.ts'
import { commitsPerSecond, percentile } from './measure.ts'
import { atPlace, databasePid, killNow, type Place, startHeed } from './product/heed.ts'
import { type Options, wholeNumber } from './run.ts'

const patienceMs = 120_000
/** Between the rows' becoming due and the first of them, so that the writing of the rows is over. */
const leadMs = 2_000

interface Size {
  readonly due: number
  readonly minuteMs: number
}

export async function run(options: Options): Promise<Readonly<Record<string, unknown>>> {
  const promises = wholeNumber(options, 'promises', 200_000)
  const size = {
    due: wholeNumber(options, 'due', 2_000),
    minuteMs: wholeNumber(options, 'minute', 60) * 1_000,
  }
  return await atPlace('clocks', async place => {
    const first = await startHeed(place, '--empty')
    await first.stop()
    const isCompensated = options['compensation'] !== undefined
    const limits = await filled(place, { promises, isCompensated })
    const heed = await startHeed(place, '--empty')
    const spread = await measured(place, size, size.minuteMs)
    const atOnce = await measured(place, size, 1_000)
    const { catchUp, due, readyAfterMs, missed, doubled, compensated, booked } = await afterAMinuteDown(
      place,
      heed.pid,
      size,
      [spread.due, atOnce.due],
    )
    console.error(`caught up with ${due.size} after ${catchUp.toFixed(1)} s`)
    return {
      latenessP50Ms: percentile(spread.latenessMs, 0.5),
      latenessP99Ms: percentile(spread.latenessMs, 0.99),
      sameSecondP99Ms: percentile(atOnce.latenessMs, 0.99),
      missed,
      doubled,
      catchUpSeconds: catchUp,
      readyAfterMs,
      ...(isCompensated ? { compensated, booked } : {}),
      ...limits,
    }
  })
}

async function filled(
  place: Place,
  { promises, isCompensated }: { readonly promises: number; readonly isCompensated: boolean },
) {
  const started = performance.now()
  const database = await startEmbedded({ dataDir: place.dataDir, log: silent })
  try {
    const { owner } = database.addresses
    await withClient(owner, async client => await fill(client, { promises, isCompensated }))
    console.error(`${promises} promises in ${((performance.now() - started) / 1_000).toFixed(0)} s`)
    return {
      commitsPerSecond: { one: await commitsPerSecond(owner, 1), by24: await commitsPerSecond(owner, 24) },
    }
  } finally {
    await database.stop()
  }
}

async function measured(place: Place, { due: count }: Size, withinMs: number) {
  return await reaching(place, async client => {
    const due = await makeDue(client, { count, from: Date.now() + leadMs, withinMs })
    const { latenessMs } = await watchUntilBroken(client, due, patienceMs)
    console.error(
      `${count} within ${withinMs / 1_000} s: p50 ${percentile(latenessMs, 0.5)} ms, p99 ${percentile(latenessMs, 0.99)} ms, most ${Math.max(...latenessMs)} ms`,
    )
    return { due, latenessMs }
  })
}

async function afterAMinuteDown(
  place: Place,
  pid: number,
  { due: count, minuteMs }: Size,
  before: readonly DueTimes[],
) {
  const from = Date.now() + leadMs
  const due = await reaching(
    place,
    async client => await makeDue(client, { count, from, withinMs: minuteMs }),
  )
  await killNow(pid)
  const database = databasePid(place.dataDir)
  if (database !== undefined) await killNow(database)
  await sleep(Math.max(0, from + minuteMs - Date.now()))
  const startedAt = Date.now()
  const heed = await startHeed(place, '--empty')
  try {
    return await reaching(place, async client => {
      const { lastSeenAt } = await watchUntilBroken(client, due, patienceMs)
      const counted = await countBroken(client, new Map([...before, due].flatMap(times => [...times])))
      return { due, catchUp: (lastSeenAt - startedAt) / 1_000, readyAfterMs: heed.readyMs, ...counted }
    })
  } finally {
    await heed.stop()
  }
}

async function reaching<T>(place: Place, work: (client: Client) => Promise<T>): Promise<T> {
  const addresses = runningEmbedded(place.dataDir)
  if (!addresses) throw new Error('the database does not run')
  return await withClient(addresses.owner, work)
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
