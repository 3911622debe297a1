/**
 * The content of a database as one text file per table, independent of PostgreSQL's version: for an operator's own
 * database, for moving between databases, and for major upgrades. The text is COPY's own, which gives every type back
 * exactly. The schema is not in it: the migrations that had run are named beside it, and are run again.
 */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { type Client, escapeIdentifier } from 'pg'
import { copyIn, copyOut } from './copy-protocol.ts'

export type TableContent = {
  /** With its schema: `public.customer`. */
  readonly table: string
  readonly columns: readonly string[]
  /** Name of the file that holds the rows. */
  readonly file: string
  readonly rows: number
}
export type SequenceState = {
  readonly sequence: string
  readonly lastValue: string
  readonly isCalled: boolean
}

/** Reads everything at one instant. `take` stores a file under a name and says how many lines, one per row, it had. */
export async function exportContent(
  client: Client,
  take: (file: string, content: Readable) => Promise<number>,
): Promise<{ tables: TableContent[]; sequences: SequenceState[] }> {
  // Dates, numbers and bytes are written in the one way that every server reads.
  await client.query(
    `SET datestyle = 'ISO, YMD'; SET timezone = 'UTC'; SET extra_float_digits = 3; SET bytea_output = 'hex'`,
  )
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const tables: TableContent[] = []
  for (const { name, columns } of await contentTables(client)) {
    const file = `${name}.copy`
    const rows = await take(
      file,
      copyOut(client, `COPY (SELECT ${list(columns)} FROM ${quoted(name)}) TO STDOUT`),
    )
    tables.push({ table: name, columns, file, rows })
  }
  const sequences = await sequenceStates(client)
  await client.query('COMMIT')
  return { tables, sequences }
}

/**
 * Puts content into a database that has its schema, in the transaction that the client has open; what the migrations put
 * there is replaced. Foreign keys are taken off and put back, which checks every row; triggers are held still, for their
 * effects are in the content already.
 */
export async function importContent(
  client: Client,
  folder: string,
  { tables, sequences }: { tables: readonly TableContent[]; sequences: readonly SequenceState[] },
): Promise<void> {
  const here = await contentTables(client)
  const unknown = tables.find(({ table }) => !here.some(({ name }) => name === table))
  if (unknown !== undefined)
    throw new Error(`The backup has a table ${unknown.table} that its own migrations do not make`)
  const keys = await foreignKeys(client)
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
  for (const { name } of here) await client.query(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`)
  await client.query(`TRUNCATE ${here.map(({ name }) => quoted(name)).join(', ')}`)
  for (const { table, columns, file, rows } of tables) {
    const source = createReadStream(join(folder, file))
    const copied = await copyIn(client, `COPY ${quoted(table)} (${list(columns)}) FROM STDIN`, source)
    if (copied !== rows)
      throw new Error(`The table ${table} had ${rows} rows in the backup, and ${copied} were restored`)
  }
  for (const { name } of here) await client.query(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`)
  for (const { table, name, definition } of keys) {
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`)
  }
  for (const { sequence, lastValue, isCalled } of sequences) {
    await client.query('SELECT setval($1::regclass, $2, $3)', [quoted(sequence), lastValue, isCalled])
  }
}

/**
 * Every table with the columns that hold something of their own: all of Heed's, and of the job queue's what is still to be
 * done (its statistics and its version are its own affair). What has migrated is no content.
 */
async function contentTables(client: Client): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT nspname || '.' || relname AS name, array_agg(attname::text ORDER BY attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
       JOIN pg_attribute ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
     WHERE relkind IN ('r', 'p') AND NOT relispartition AND (nspname = 'public' AND relname <> 'migration'
       OR nspname = 'pgboss' AND relname IN ('queue', 'job', 'job_dependency', 'schedule', 'subscription'))
     GROUP BY nspname, relname ORDER BY nspname COLLATE "C", relname COLLATE "C"`,
  )
  return rows
}

async function sequenceStates(client: Client): Promise<SequenceState[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT 'public.' || relname AS name FROM pg_class
     WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace ORDER BY relname COLLATE "C"`,
  )
  const states: SequenceState[] = []
  for (const { name } of rows) {
    const state = await client.query<{ last_value: string; is_called: boolean }>(
      `SELECT last_value::text, is_called FROM ${quoted(name)}`,
    )
    const [row] = state.rows
    if (row !== undefined) states.push({ sequence: name, lastValue: row.last_value, isCalled: row.is_called })
  }
  return states
}

async function foreignKeys(client: Client): Promise<{ table: string; name: string; definition: string }[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND connamespace::regnamespace::text IN ('public', 'pgboss')
     ORDER BY conrelid::regclass::text COLLATE "C", conname COLLATE "C"`,
  )
  return rows
}

/** The schemas have plain names; what comes after the first dot is the table's. */
function quoted(name: string): string {
  const dot = name.indexOf('.')
  return `${escapeIdentifier(name.slice(0, dot))}.${escapeIdentifier(name.slice(dot + 1))}`
}

function list(names: readonly string[]): string {
  return names.map(name => escapeIdentifier(name)).join(', ')
}
