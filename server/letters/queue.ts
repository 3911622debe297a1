/**
 * The queue of letters over pg-boss: jobs are put in the caller's transaction, taken some at a time, tried again later when they
 * did not succeed, and taken over when their worker is gone.
 *
 * pg-boss works here as heed_app: it owns nothing, makes nothing and migrates nothing. Its own pollers stay unused: this process
 * knows when it has put something in and when something is due again, and a look every ten seconds finds what other processes left.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Pool, QueryConfig } from 'pg'
import { fromKysely, PgBoss } from 'pg-boss'
import { type Db, nameOf, type Tx } from '../db/connect.ts'
import { openHands } from './hands.ts'
import { letterQueue } from './prepare-queues.ts'

export interface Job<Data extends object> {
  readonly data: Data
  /** Jobs of one key are done one after the other, in the order in which they were put. */
  readonly key: string
  /** `first` goes before all others, `early` before those that do not say; what stands before it in its key goes along. */
  readonly goes?: 'first' | 'early'
}

/** Undefined: done. Otherwise it is tried again, not earlier than so many milliseconds from now. */
export type Handled = { readonly againAfterMs: number } | undefined

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

export interface QueueSetting<Data extends object> {
  readonly pool: Pool
  readonly atOnce: number
  readonly work: (data: Data) => Promise<Handled>
  /** Milliseconds for which nothing is taken at all. */
  readonly rests?: () => number
  readonly onTrouble: (error: unknown) => void
}

const priorities = { first: 10, early: 5 } as const

export async function openQueue<Data extends object>(setting: QueueSetting<Data>): Promise<Queue<Data>> {
  const { onTrouble } = setting
  const names = new Map<string, string>()
  const boss = new PgBoss({
    db: {
      executeSql(text, values = []) {
        const name = nameOf(text, names)
        return onOneConnection(setting.pool, { text, values, ...(name === undefined ? {} : { name }) })
      },
    },
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
      const rows = jobs.map(({ data, key, goes }, index) => ({
        id: ids[index] ?? randomUUID(),
        data,
        singletonKey: key,
        priority: goes === undefined ? 0 : priorities[goes],
      }))
      if (rows.length > 0) await boss.insert(letterQueue, rows, { db: fromKysely(db) })
      const early = jobs.flatMap(({ key, goes }) => (goes === 'early' ? [key] : []))
      if (early.length > 0) await bringForward(db, early)
      return ids
    },
    async stop() {
      await hands.stop()
      await boss.stop({ close: false, graceful: false })
    },
  }
}

/**
 * pg-boss sends whole transactions as one text. One that breaks off half-way leaves its connection inside the transaction, and
 * such a connection must not go back to where requests are served from.
 */
async function onOneConnection(pool: Pool, asked: QueryConfig) {
  const client = await pool.connect()
  try {
    const result = await client.query<object>(asked)
    client.release()
    return result
  } catch (error) {
    client.release(true)
    throw error
  }
}

/** The head of a key is what is taken: with a late one before it, an early one would wait for all other keys. */
async function bringForward(db: Db | Tx, keys: readonly string[]): Promise<void> {
  await sql`
    UPDATE pgboss.job SET priority = ${priorities.early}
    WHERE name = ${letterQueue} AND singleton_key = ANY(${[...keys]}::text[]) AND state < 'active'
      AND priority < ${priorities.early}`.execute(db)
}
