/**
 * The queue of letters over pg-boss: jobs are put in the caller's transaction, taken a few at a time, tried again later when they
 * did not succeed, and taken over when their worker is gone.
 *
 * pg-boss works here as heed_app: it owns nothing, makes nothing and migrates nothing. Its own pollers stay unused: this process
 * knows when it has put something in, and a look every ten seconds finds what is due again and what other processes left.
 */
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { fromKysely, PgBoss } from 'pg-boss'
import type { Db, Tx } from '../db/connect.ts'
import { onWake } from '../ledger/wake.ts'
import { letterQueue } from './prepare-queues.ts'

export interface Job<Data extends object> {
  readonly data: Data
  /** Jobs of one key are done one after the other, in the order in which they were put. */
  readonly key: string
  readonly isUrgent?: boolean
}

/** Undefined: done. Otherwise it is tried again, not earlier than so many seconds from now. */
export type Handled = { readonly againAfterSeconds: number | null } | undefined

export interface Queue<Data extends object> {
  /** Begins to work; until then jobs are only put. */
  readonly start: () => void
  /** Puts jobs in order; the ids under which they wait, in the same order. */
  readonly put: (db: Db | Tx, jobs: readonly Job<Data>[]) => Promise<readonly string[]>
  /** Says that there is something to do, once it is committed. */
  readonly wake: () => void
  /** Works until nothing is due. */
  readonly catchUp: () => Promise<void>
  /** Resolves when nothing is in hand. */
  readonly idle: () => Promise<void>
  /** Finishes what is in hand and takes nothing more. */
  readonly stop: () => Promise<void>
}

interface QueueSetting<Data extends object> {
  readonly pool: Pool
  readonly atOnce: number
  readonly work: (data: Data) => Promise<Handled>
  readonly onTrouble: (error: unknown) => void
}

const pollMs = 10_000
const beatMs = 10_000
const urgent = 10

export async function openQueue<Data extends object>(setting: QueueSetting<Data>): Promise<Queue<Data>> {
  const { onTrouble } = setting
  const boss = new PgBoss({
    db: { executeSql: (text, values) => onOneConnection(setting.pool, text, values) },
    migrate: false,
    schedule: false,
    // Finds jobs whose worker is gone, and sweeps what is done.
    superviseIntervalSeconds: 60,
    maintenanceIntervalSeconds: 3_600,
    // For parts that we do not use.
    flowIntervalSeconds: 86_400,
    queueCacheIntervalSeconds: 86_400,
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', onTrouble)
  await boss.start()

  const hands = openHands(boss, setting)
  return {
    ...hands,
    async put(db, jobs) {
      // They share one instant; pg-boss then orders them by id.
      const ids = jobs.map(() => randomUUID()).toSorted()
      const rows = jobs.map(({ data, key, isUrgent }, index) => ({
        id: ids[index] ?? randomUUID(),
        data,
        singletonKey: key,
        ...(isUrgent ? { priority: urgent } : {}),
      }))
      if (rows.length > 0) await boss.insert(letterQueue, rows, { db: fromKysely(db) })
      return ids
    },
    async stop() {
      await hands.stop()
      await boss.stop({ close: false, graceful: false })
    },
  }
}

/** Takes jobs as long as a hand is free, and looks again whenever one becomes free. */
function openHands<Data extends object>(boss: PgBoss, setting: QueueSetting<Data>): Omit<Queue<Data>, 'put'> {
  const inHand = new Set<Promise<void>>()
  let poll: NodeJS.Timeout | null = null

  const take = onWake(async () => {
    while (poll !== null && inHand.size < setting.atOnce) {
      const jobs = await boss.fetch<Data>(letterQueue, { batchSize: setting.atOnce - inHand.size })
      if (jobs.length === 0) return
      for (const job of jobs) {
        const done = carryOut(boss, job, setting)
          .catch(setting.onTrouble)
          .finally(() => inHand.delete(done))
        inHand.add(done)
        void done.then(wake)
      }
    }
  }, setting.onTrouble)
  const wake = () => void take()
  const idle = async () => {
    while (inHand.size > 0) await Promise.all(inHand)
  }
  return {
    idle,
    wake,
    start() {
      poll ??= setInterval(wake, pollMs)
      wake()
    },
    async catchUp() {
      do {
        await idle()
        await take()
      } while (inHand.size > 0)
    },
    async stop() {
      if (poll) clearInterval(poll)
      poll = null
      await take()
      await idle()
    },
  }
}

interface Taken<Data> {
  readonly id: string
  readonly retryCount: number
  readonly data: Data
}

async function carryOut<Data extends object>(
  boss: PgBoss,
  { id, retryCount, data }: Taken<Data>,
  { work, onTrouble }: QueueSetting<Data>,
): Promise<void> {
  // Names this try: if the job was given to another meanwhile, our word about it counts no more.
  const attempt = { id, retryCount }
  const beat = setInterval(() => {
    boss.touch(letterQueue, attempt).catch(onTrouble)
  }, beatMs)
  try {
    const again = await work(data)
    if (!again) return void (await boss.complete(letterQueue, attempt))
    await boss.fail(letterQueue, attempt)
    const startAfter = again.againAfterSeconds
    if (startAfter !== null) await boss.update({ name: letterQueue, options: { id, startAfter } })
  } catch (error) {
    await boss.fail(letterQueue, attempt)
    throw error
  } finally {
    clearInterval(beat)
  }
}

/**
 * pg-boss sends whole transactions as one text. One that breaks off half-way leaves its connection inside the transaction, and
 * such a connection must not go back to where requests are served from.
 */
async function onOneConnection(pool: Pool, text: string, values: unknown[] | undefined) {
  const client = await pool.connect()
  try {
    const result = await client.query<object>(text, values)
    client.release()
    return result
  } catch (error) {
    client.release(true)
    throw error
  }
}
