import { sql } from 'kysely'
import type { Db, Tx } from '../db/connect.ts'

/** Inserts rows of one table in one statement; a row that is there already stays as it is. All rows have the keys of the first. */
export async function insertRows(
  db: Db | Tx,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = sql.join(Object.keys(first).map(column => sql.ref(column)))
  await sql`
    INSERT INTO ${sql.table(table)} (${columns})
    SELECT ${columns} FROM json_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(rows)}::json)
    ON CONFLICT DO NOTHING`.execute(db)
}
