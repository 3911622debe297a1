/** A database of its own for a Heed that a story starts, and a look into it beside that Heed: what was done is proved from the rows. */
import pg from 'pg'
import { cloneTestDatabase } from '../server/db/test-cluster.ts'
import { watchLine } from '../server/testing/line-watch.ts'

export interface DatabaseBeside {
  /** Variables for the process that serves. */
  readonly settings: Readonly<Record<string, string>>
  /** From now on each change of the line is written down in `witness`, in the order of commits. */
  readonly watchLine: () => Promise<void>
  /** Rows as the database has them; the caller knows what it asked for. */
  readonly read: <Row>(text: string, values?: readonly unknown[]) => Promise<readonly Row[]>
  /** Removes it; whoever is still connected is cut off. */
  readonly drop: () => Promise<void>
}

export async function databaseBeside(): Promise<DatabaseBeside> {
  const { app, owner, drop } = await cloneTestDatabase()
  const client = new pg.Client({ connectionString: owner, application_name: 'story' })
  await client.connect()
  return {
    settings: { DATABASE_URL: app, DATABASE_OWNER_URL: owner },
    watchLine: async () => await watchLine(owner),
    async read<Row>(text: string, values: readonly unknown[] = []) {
      const { rows } = await client.query(text, [...values])
      return rows as readonly Row[] // the caller's question
    },
    async drop() {
      await client.end()
      await drop()
    },
  }
}
