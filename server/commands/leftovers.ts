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

interface TextTable {
  readonly schema: string
  readonly name: string
  readonly columns: readonly string[]
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
    for (const table of await tablesWithText(tx)) {
      const counts = table.columns.map(column => {
        const text =
          table.name === 'fact_body' ? sql`convert_from(bytes, 'UTF8')` : sql`${sql.ref(column)}::text`
        return sql`count(*) FILTER (WHERE ${text} ILIKE ANY(${patterns}::text[]))::int`
      })
      const { rows } = await sql<{ readonly counts: readonly number[] }>`
        SELECT ARRAY[${sql.join(counts)}] AS counts FROM ${sql.table(`${table.schema}.${table.name}`)}`.execute(
        tx,
      )
      table.columns.forEach((column, at) => {
        const count = rows[0]?.counts[at] ?? 0
        if (count > 0) found.push({ where: `${table.name}.${column}`, rows: count })
      })
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
async function tablesWithText(tx: Tx): Promise<readonly TextTable[]> {
  const { rows } = await sql<TextTable>`
    SELECT n.nspname AS schema, r.relname AS name, array_agg(a.attname::text ORDER BY a.attname) AS columns
    FROM pg_attribute a JOIN pg_class r ON r.oid = a.attrelid JOIN pg_namespace n ON n.oid = r.relnamespace
    WHERE n.nspname IN ('public', 'pgboss') AND r.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
      AND (a.atttypid IN ('text'::regtype, 'varchar'::regtype, 'json'::regtype, 'jsonb'::regtype, 'text[]'::regtype)
        OR (r.relname = 'fact_body' AND a.attname = 'bytes'))
    GROUP BY 1, 2 ORDER BY 1, 2`.execute(tx)
  return rows
}
