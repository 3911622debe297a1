/** Opens the database that the configuration names: the embedded one, or the operator's own. */
import type { Client } from 'pg'
import type { Config } from '../config.ts'
import { OperatorError } from '../operator-error.ts'
import { withClient } from './client.ts'
import { startEmbedded } from './embedded.ts'
import type { Log } from './log.ts'
import { APP, ensureAppRole } from './roles.ts'
import { withoutPassword, withSettings } from './urls.ts'

export type OpenDatabase = {
  readonly kind: 'embedded' | 'external'
  /** Address for migrations, backup and doctor: owns the schema. */
  readonly owner: string
  /** Address for serving: may do what a migration granted heed_app. */
  readonly app: string
  /** Process number of the embedded database's server. */
  readonly pid: () => number | undefined
  /** Ends an embedded database; nothing to do for another. */
  readonly stop: () => Promise<void>
}

const OLDEST = 150_000

/** Throws OperatorError when the database cannot be used, saying what to do. Migrating is the caller's next step. */
export async function openDatabase({ config, log }: { config: Config; log: Log }): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) return openExternal(config.databaseUrl, config.databaseOwnerUrl)
  const embedded = await startEmbedded({ dataDir: config.dataDir, log })
  const { owner, app } = embedded.addresses
  return { kind: 'embedded', owner, app, pid: embedded.pid, stop: embedded.stop }
}

/** Checks a database of the operator's own and makes sure that it has the role that serves. */
export async function openExternal(url: string, ownerUrl: string | undefined): Promise<OpenDatabase> {
  const owner = ownerUrl ?? url
  const login = ownerUrl === undefined ? undefined : await loginOf(url, 'DATABASE_URL')
  await reach(owner, ownerUrl === undefined ? 'DATABASE_URL' : 'DATABASE_OWNER_URL')
  await withClient(owner, async client => {
    await checkServer(client)
    await ensureAppRole(client, login)
  })
  const app = login === APP ? url : withSettings(url, { role: APP })
  return { kind: 'external', owner, app, pid: () => undefined, stop: async () => {} }
}

async function loginOf(url: string, variable: string): Promise<string> {
  await reach(url, variable)
  const { rows } = await withClient(url, client =>
    client.query<{ name: string }>('SELECT session_user AS name'),
  )
  return rows[0]?.name ?? ''
}

/** Apart from the first use, so that only what comes of connecting is told as such. */
async function reach(url: string, variable: string): Promise<void> {
  try {
    await withClient(url, async () => {})
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new OperatorError(
      `The database ${withoutPassword(url)} cannot be reached (${why}). Check ${variable}, and that the server is running and lets Heed in.`,
      { cause: error },
    )
  }
}

async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string; encoding: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
            current_setting('server_encoding') AS encoding`,
  )
  const [server] = rows
  if (server === undefined) throw new Error('A server always knows its version')
  if (server.number < OLDEST) {
    throw new OperatorError(
      `Heed needs PostgreSQL 15 or newer; DATABASE_URL leads to ${server.version}. Upgrade it, or leave DATABASE_URL out to use the embedded database.`,
    )
  }
  if (server.encoding !== 'UTF8') {
    throw new OperatorError(
      `Heed needs a database with the encoding UTF8; this one has ${server.encoding}. Make one with: CREATE DATABASE heed ENCODING 'UTF8' TEMPLATE template0;`,
    )
  }
}
