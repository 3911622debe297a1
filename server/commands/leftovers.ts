/**
 * Looks for what is left of a person after they were erased: their name and addresses in every column of text in the database. What
 * is found is somebody else's to judge: a colleague may have the same name, another customer may have mentioned them.
 */
import { sql } from 'kysely'
import type { Db, Tx } from '../db/connect.ts'

export interface Leftover {
  /** `table.column`. */
  readonly where: string
  readonly rows: number
}

interface Column {
  readonly schema: string
  readonly table: string
  readonly column: string
}

/** Shorter than this, a name is found in everything. */
const shortestTrace = 4

/** Reads every table once. */
export async function findLeftovers(db: Db, traces: readonly string[]): Promise<readonly Leftover[]> {
  const patterns = traces.flatMap(spellings).map(trace => `%${trace.replaceAll(/[\\%_]/g, '\\$&')}%`)
  if (patterns.length === 0) return []
  return await db.transaction().execute(async tx => {
    await sql`SET LOCAL statement_timeout = 0`.execute(tx)
    const found: Leftover[] = []
    for (const { schema, table, column } of await textColumns(tx)) {
      const text = table === 'fact_body' ? sql`convert_from(bytes, 'UTF8')` : sql`${sql.ref(column)}::text`
      const { rows } = await sql<{ readonly count: number }>`
        SELECT count(*) AS count FROM ${sql.table(`${schema}.${table}`)} WHERE ${text} ILIKE ANY(${patterns}::text[])`.execute(
        tx,
      )
      const count = rows[0]?.count ?? 0
      if (count > 0) found.push({ where: `${table}.${column}`, rows: count })
    }
    return found
  })
}

/** As it is kept, and a telephone number as it is dialled at home. */
function spellings(trace: string): readonly string[] {
  if (trace.trim().length < shortestTrace) return []
  return /^\+44\d+$/.test(trace) ? [trace, `0${trace.slice(3)}`] : [trace.trim()]
}

/** Bodies are bytes, and text all the same. */
async function textColumns(tx: Tx): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    SELECT n.nspname AS schema, r.relname AS table, a.attname AS column
    FROM pg_attribute a JOIN pg_class r ON r.oid = a.attrelid JOIN pg_namespace n ON n.oid = r.relnamespace
    WHERE n.nspname IN ('public', 'pgboss') AND r.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
      AND (a.atttypid IN ('text'::regtype, 'varchar'::regtype, 'json'::regtype, 'jsonb'::regtype, 'text[]'::regtype)
        OR (r.relname = 'fact_body' AND a.attname = 'bytes'))
    ORDER BY 1, 2, 3`.execute(tx)
  return rows
}
