/**
 * Brings a database to the schema of this Heed: numbered SQL files, in order, each in a transaction of its own, once.
 *
 * What must stay true: a migration that has run is never changed (its hash is kept), none is skipped, and of several
 * Heeds that start at once one migrates while the others wait.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Client, DatabaseError } from 'pg'
import { OperatorError } from '../operator-error.ts'
import { withClient } from './client.ts'
import { LOCKS } from './locks.ts'
import type { Log } from './log.ts'
import { verifyAppIsWeak } from './roles.ts'

export type Migration = { readonly name: string; readonly sha256: string; readonly text: string }
export type Ran = { readonly name: string; readonly sha256: string }

const TABLE = `CREATE TABLE IF NOT EXISTS migration (
  name text PRIMARY KEY,
  sha256 text NOT NULL,
  ran_at timestamptz NOT NULL DEFAULT now()
)`

/**
 * Runs what has not run yet and returns the names of what it ran. `url` is the login that owns the schema. Throws
 * OperatorError when the database is newer than this Heed or has other migrations than it.
 */
export async function migrate({
  url,
  directory,
  log,
}: {
  url: string
  directory: string
  log: Log
}): Promise<readonly string[]> {
  const migrations = readMigrations(directory)
  return await withClient(url, async client => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCKS.migrating])
    const waiting = await pendingMigrations(client, migrations)
    for (const migration of waiting) {
      await client.query('BEGIN')
      await runMigration(client, migration)
      await client.query('COMMIT')
      log.info({ migration: migration.name }, 'The database has a new part')
    }
    await verifyAppIsWeak(client)
    return waiting.map(({ name }) => name)
  })
}

/** The migrations of a folder, in the order in which they run. */
export function readMigrations(directory: string): readonly Migration[] {
  const names = readdirSync(directory).filter(name => name.endsWith('.sql'))
  const numbers = new Set<string>()
  for (const name of names) {
    const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]
    if (number === undefined) throw new Error(`${name} is not named like 0001-what-it-brings.sql`)
    if (numbers.has(number)) throw new Error(`Two migrations have the number ${number}`)
    numbers.add(number)
  }
  return names.toSorted().map(name => {
    const text = readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n')
    return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
  })
}

/** What has run in this database, in order; none in one that has never been migrated. */
export async function ranMigrations(client: Client): Promise<readonly Ran[]> {
  const { rows } = await client.query<{ exists: boolean }>(
    `SELECT to_regclass('public.migration') IS NOT NULL AS exists`,
  )
  if (rows[0]?.exists !== true) return []
  return (await client.query<Ran>('SELECT name, sha256 FROM migration ORDER BY name COLLATE "C"')).rows
}

/** Runs one migration in the transaction that the client has open. */
export async function runMigration(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query(migration.text)
  } catch (error) {
    throw new Error(`The migration ${migration.name} failed${placeOf(error, migration.text)}`, {
      cause: error,
    })
  }
  await client.query(TABLE)
  await client.query('INSERT INTO migration (name, sha256) VALUES ($1, $2)', [
    migration.name,
    migration.sha256,
  ])
}

async function pendingMigrations(
  client: Client,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  const ran = await ranMigrations(client)
  for (const [index, { name, sha256 }] of ran.entries()) {
    const ours = migrations[index]
    if (ours?.name === name && ours.sha256 === sha256) continue
    if (ours?.name === name) {
      throw new OperatorError(
        `The migration ${name} has changed since it ran in this database. Use the Heed that this database was made with; a migration that has run is never edited.`,
      )
    }
    throw new OperatorError(
      migrations.some(other => other.name === name)
        ? `The migration ${ours?.name} comes before ${name}, which has already run in this database. Give it a later number.`
        : `This database was migrated by a newer Heed (it has ${name}, which this one does not know). Use that Heed or a newer one.`,
    )
  }
  return migrations.slice(ran.length)
}

function placeOf(error: unknown, text: string): string {
  if (!(error instanceof DatabaseError)) return ''
  const line =
    error.position === undefined ? '' : ` in line ${text.slice(0, Number(error.position)).split('\n').length}`
  return `${line}: ${error.message}`
}
