/** The runs themselves: what was uploaded, who carries it out, how far it has come, what was said of each row. */
import { sql } from 'kysely'
import type { ImportKind, LineOutcome, LineSays } from '../../contract/import-fields.ts'
import type { Columns, ImportView, SavedMapping } from '../../contract/import.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { ReportLine } from './chunk.ts'
import type { Encoding, Separator } from './csv.ts'

export interface Run {
  readonly id: string
  readonly fileName: string
  /** Null once the file is deleted. */
  readonly blob: string | null
  readonly bytes: number
  readonly encoding: Encoding
  readonly separator: Separator
  readonly header: readonly string[]
  readonly kind: ImportKind | null
  readonly columns: Columns | null
  readonly state: ImportView['state']
  readonly problem: ImportView['problem']
  readonly records: number
  readonly bytesRead: number
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly refused: number
  readonly agentId: string | null
  readonly createdAt: number
  readonly finishedAt: number | null
}

const columns = sql`id, file_name AS "fileName", blob, bytes, encoding, separator, header, kind, columns, state, problem, records,
  bytes_read AS "bytesRead", added, changed, same, refused, agent_id AS "agentId", created_at AS "createdAt",
  finished_at AS "finishedAt"`

export async function insertRun(
  db: Db,
  run: Pick<Run, 'id' | 'fileName' | 'bytes' | 'encoding' | 'separator' | 'header' | 'agentId'> & {
    readonly blob: string
    readonly now: number
  },
): Promise<void> {
  await sql`
    INSERT INTO import_run (id, file_name, blob, bytes, encoding, separator, header, state, agent_id, created_at)
    VALUES (${run.id}, ${run.fileName}, ${run.blob}, ${run.bytes}, ${run.encoding}, ${run.separator},
      ${[...run.header]}::text[], 'uploaded', ${run.agentId}, ${new Date(run.now)})`.execute(db)
}

export async function runById(db: Db | Tx, id: string): Promise<Run | null> {
  const { rows } = await sql<Run>`SELECT ${columns} FROM import_run WHERE id = ${id}`.execute(db)
  return rows[0] ?? null
}

const runsShown = 20

export async function newestRuns(db: Db): Promise<readonly Run[]> {
  const { rows } = await sql<Run>`
    SELECT ${columns} FROM import_run ORDER BY created_at DESC, id LIMIT ${runsShown}`.execute(db)
  return rows
}

/** @returns false when it runs already or is over */
export async function startRun(
  db: Db,
  id: string,
  wish: { readonly kind: ImportKind; readonly columns: Columns; readonly now: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE import_run SET kind = ${wish.kind}, columns = ${JSON.stringify(wish.columns)}::jsonb, state = 'running',
      started_at = ${new Date(wish.now)}
    WHERE id = ${id} AND state = 'uploaded'`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

/** The oldest run that nobody carries out, for this process from now on. */
export async function claimRun(
  db: Db,
  claim: { readonly holder: string; readonly now: number; readonly until: number; readonly id?: string },
): Promise<Run | null> {
  const { rows } = await sql<Run>`
    UPDATE import_run SET holder = ${claim.holder}, held_until = ${new Date(claim.until)}
    WHERE id = (
      SELECT id FROM import_run
      WHERE state = 'running' AND (held_until IS NULL OR held_until <= ${new Date(claim.now)} OR holder = ${claim.holder})
        AND ${claim.id === undefined ? sql`true` : sql`id = ${claim.id}`}
      ORDER BY started_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING ${columns}`.execute(db)
  return rows[0] ?? null
}

export async function releaseRun(db: Db, id: string, holder: string): Promise<void> {
  await sql`
    UPDATE import_run SET holder = NULL, held_until = NULL WHERE id = ${id} AND holder = ${holder}`.execute(
    db,
  )
}

/** Locked for the chunk that begins after `records`; false when another process is further, or it was stopped. */
export async function isStillOurs(
  tx: Tx,
  run: { readonly id: string; readonly holder: string; readonly records: number },
): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM import_run WHERE id = ${run.id} AND holder = ${run.holder} AND state = 'running'
      AND records = ${run.records} FOR UPDATE`.execute(tx)
  return rows.length > 0
}

export interface Advance {
  readonly id: string
  readonly lines: readonly ReportLine[]
  /** Of the first line. */
  readonly firstRecord: number
  readonly bytesRead: number
  readonly until: number
}

/** What was said of the rows, and the cursor behind them. */
export async function advance(tx: Tx, { id, lines, firstRecord, bytesRead, until }: Advance): Promise<void> {
  const count = (outcome: LineOutcome) => lines.filter(line => line.outcome === outcome).length
  const rows = lines.map((line, at) => ({
    run_id: id,
    record: firstRecord + at,
    line: line.line,
    outcome: line.outcome,
    says: line.says,
    about: line.about,
    customer_id: line.customerId,
  }))
  await sql`
    INSERT INTO import_line SELECT * FROM json_populate_recordset(NULL::import_line, ${JSON.stringify(rows)}::json)`.execute(
    tx,
  )
  await sql`
    UPDATE import_run SET records = records + ${lines.length}, bytes_read = ${bytesRead}, held_until = ${new Date(until)},
      added = added + ${count('added')}, changed = changed + ${count('changed')}, same = same + ${count('same')},
      refused = refused + ${count('refused')}
    WHERE id = ${id}`.execute(tx)
}

/** @returns the name of the file, which is nobody's from now on; null when it was over already */
export async function finishRun(
  db: Db | Tx,
  id: string,
  end: {
    readonly state: 'done' | 'stopped'
    readonly problem: ImportView['problem']
    readonly now: number
    readonly holder?: string
  },
): Promise<string | null> {
  const { rows } = await sql<{ readonly blob: string | null }>`
    WITH old AS (SELECT id, blob FROM import_run WHERE id = ${id} AND state IN ('uploaded', 'running')
      AND ${end.holder === undefined ? sql`true` : sql`holder = ${end.holder}`} FOR UPDATE)
    UPDATE import_run r SET state = ${end.state}, problem = ${end.problem}, finished_at = ${new Date(end.now)},
      blob = NULL, holder = NULL, held_until = NULL
    FROM old WHERE r.id = old.id RETURNING old.blob`.execute(db)
  return rows[0]?.blob ?? null
}

/** Of these files, those of runs that are not over. */
export async function filesInUse(db: Db, blobs: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly blob: string }>`
    SELECT blob FROM import_run WHERE blob = ANY(${[...blobs]}::text[])`.execute(db)
  return new Set(rows.map(({ blob }) => blob))
}

/** Files that were uploaded and then forgotten. */
export async function forgottenRuns(db: Db, before: number): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT id FROM import_run WHERE state = 'uploaded' AND created_at < ${new Date(before)}`.execute(db)
  return rows.map(({ id }) => id)
}

export interface StoredLine {
  readonly record: number
  readonly line: number
  readonly outcome: LineOutcome
  readonly says: LineSays
  readonly about: string | null
}

export async function linesAfter(
  db: Db,
  page: {
    readonly id: string
    readonly record: number
    readonly onlyRefused: boolean
    readonly limit: number
  },
): Promise<readonly StoredLine[]> {
  const { rows } = await sql<StoredLine>`
    SELECT record, line, outcome, says, about FROM import_line
    WHERE run_id = ${page.id} AND record > ${page.record} AND (${page.onlyRefused} = false OR outcome = 'refused')
    ORDER BY record LIMIT ${page.limit}`.execute(db)
  return rows
}

export async function mappings(db: Db): Promise<readonly SavedMapping[]> {
  const { rows } =
    await sql<SavedMapping>`SELECT name, kind, columns FROM import_mapping ORDER BY name`.execute(db)
  return rows
}

export async function saveMapping(db: Db, mapping: SavedMapping & { readonly now: number }): Promise<void> {
  await sql`
    INSERT INTO import_mapping (name, kind, columns, saved_at)
    VALUES (${mapping.name}, ${mapping.kind}, ${JSON.stringify(mapping.columns)}::jsonb, ${new Date(mapping.now)})
    ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, columns = excluded.columns, saved_at = excluded.saved_at`.execute(
    db,
  )
}
