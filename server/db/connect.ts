/**
 * The pool that everything is served from, and Kysely over it.
 *
 * Statements are prepared once per connection under a name made from their text, which doubles the rate of point reads.
 * A connection that breaks, idle or in use, is logged and replaced; the statement that was under way throws.
 */
import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, type Transaction } from 'kysely'
import { Pool, type PoolClient } from 'pg'
import { LOCKS } from './locks.ts'
import type { Log } from './log.ts'
import { travelTogether } from './trips.ts'
import { withSettings } from './urls.ts'
import { ourTypes } from './values.ts'

/** A database to ask; a function that must run inside a transaction takes a `Tx`. */
export type Db = Kysely<unknown>
export type Tx = Transaction<unknown>

export type Connection = {
  readonly db: Db
  /** The same pool for libraries that bring their own SQL. Its values are ours (values.ts), not the driver's. */
  readonly pool: Pool
  readonly close: () => Promise<void>
}

/** Per connection; beyond it statements go unnamed, so that generated SQL cannot fill the server's memory. */
const MOST_NAMES = 1_000

/**
 * Opens a pool of at most `max` connections. `url` is the serving login's address. Connects on first use; nothing is
 * thrown here.
 */
export function connect({ url, log, max = 12 }: { url: string; log: Log; max?: number }): Connection {
  const pool = openPool({ url, log, max })
  pool.on('connect', client => {
    client.query('SELECT pg_advisory_lock_shared($1)', [LOCKS.serving]).catch((error: unknown) => {
      log.warn({ err: error }, 'A new connection to the database broke at once')
    })
  })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: naming(pool) }) })
  return { db, pool, close: () => db.destroy() }
}

/** A bare pool: our value types, UTC, a listener for broken connections. */
export function openPool({ url, log, max }: { url: string; log: Log; max: number }): Pool {
  const pool = new Pool({
    connectionString: withSettings(url, { timezone: 'UTC', datestyle: 'ISO' }),
    max,
    types: ourTypes,
    application_name: 'heed',
    pipeline: true,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 60_000,
    // A process that is paused in the middle of a transaction must not keep others from a case, or from the line, for long.
    idle_in_transaction_session_timeout: 5_000,
  })
  const complain = (err: Error): void => {
    // While it closes, connections may outlive the database by a moment.
    if (!pool.ending) log.warn({ err }, 'A connection to the database broke')
  }
  pool.on('error', complain)
  // The pool listens only while a connection is idle; one that breaks while lent out, between two statements, would
  // otherwise end the process.
  pool.on('connect', client => client.on('error', complain))
  return pool
}

function naming(pool: Pool): PostgresPool {
  // Kysely knows a connection by the identity of the client it is handed.
  const known = new WeakMap<PoolClient, PostgresPoolClient>()
  const names = new Map<string, string>()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const named = known.get(client) ?? namingClient(client, names)
      known.set(client, named)
      return named
    },
  }
}

function namingClient(client: PoolClient, names: Map<string, string>): PostgresPoolClient {
  const query = travelTogether(client, (text, values) => {
    const name = nameOf(text, names)
    return client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) })
  })
  return {
    query: query as unknown as PostgresPoolClient['query'], // cursors are its other overload, and we give Kysely none
    release: destroy => client.release(destroy),
  }
}

/**
 * The name under which a statement is prepared, as `names` remembers it; undefined for what cannot be prepared (several statements at
 * once) or need not be (BEGIN and its like).
 */
export function nameOf(text: string, names: Map<string, string>): string | undefined {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= MOST_NAMES || text.includes(';')) return undefined
  if (!/^\s*(select|with|insert|update|delete|merge)\b/i.test(text)) return undefined
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22)
  names.set(text, name)
  return name
}
