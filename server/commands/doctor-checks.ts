/** What the doctor looks at beside the ledger: the schema, the files, the rights of who serves, the house, the clocks. */
import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { DAY, type Instant, MINUTE } from '../../domain/time.ts'
import { withClient } from '../db/client.ts'
import type { Db, Tx } from '../db/connect.ts'
import { migrationsFolder } from '../db/folder.ts'
import { LOCKS } from '../db/locks.ts'
import { ranMigrations, readMigrations } from '../db/migrate.ts'
import { APP } from '../db/roles.ts'
import { createBlobStore } from '../files/blob-store.ts'
import { type AgentRow, dutyLead, readHouse, standIn } from '../ledger/directory.ts'
import type { Finding } from '../ledger/verify.ts'
import { OperatorError } from '../operator-error.ts'
import { filesBelow } from './backup-folder.ts'
import { type Erased, readErased } from './erased-list.ts'

export async function checkSchema(owner: string): Promise<Finding> {
  const ran = await withClient(owner, ranMigrations)
  const ours = readMigrations(migrationsFolder)
  const known = new Map(ours.map(({ name, sha256 }) => [name, sha256]))
  const done = new Set(ran.map(({ name }) => name))
  return {
    count: ran.length,
    problems: [
      ...ran
        .filter(({ name }) => !known.has(name))
        .map(({ name }) => `This Heed does not know ${name}, which has run.`),
      ...ran
        .filter(({ name, sha256 }) => known.has(name) && known.get(name) !== sha256)
        .map(({ name }) => `${name} has changed since it ran.`),
      ...ours.filter(({ name }) => !done.has(name)).map(({ name }) => `${name} has not run yet.`),
    ],
  }
}

interface FileRow {
  readonly id: string
  readonly blob: string
  readonly size: number
  readonly sha256: Buffer
}

const filesPerBatch = 500

export interface FileFindings extends Finding {
  /** Files on the disk, older than a day, that no row speaks of. */
  readonly orphans: number
}

interface FilesOf {
  readonly owner: string
  readonly dataDir: string
  readonly now: Instant
  /** Reads every file and compares its hash; otherwise only its size. */
  readonly isDeep: boolean
}

export async function checkFiles(tx: Tx, { owner, dataDir, now, isDeep }: FilesOf): Promise<FileFindings> {
  const folder = join(dataDir, 'files')
  const store = createBlobStore({ folder, limitBytes: 0 })
  const problems: string[] = []
  const missing: string[] = []
  const referred = new Set<string>()
  for (let last: string | null = null; ; ) {
    const rows = await filesAfter(tx, last)
    for (const row of rows) {
      referred.add(row.blob)
      const size = await store.sizeOf(row.blob)
      if (size === null) missing.push(row.id)
      else if (size !== row.size)
        problems.push(`The file ${row.id} should have ${row.size} bytes and has ${size}.`)
      else if (isDeep && !(await hashOf(store.get(row.blob))).equals(row.sha256))
        problems.push(`The file ${row.id} is not what was sent.`)
    }
    last = rows.at(-1)?.id ?? null
    if (rows.length < filesPerBatch) break
  }
  const lost = await stillWanted(owner, missing)
  problems.push(...lost.map(id => `The file ${id} is not on the disk.`))
  return { count: referred.size, problems, orphans: await countOrphans(folder, referred, now - DAY) }
}

/** Files of cases, and mails that stand aside. */
const keptOnDisk = `(
  SELECT id, blob, size, sha256 FROM file
  UNION ALL SELECT id, raw_blob, raw_size, raw_sha256 FROM mail_in WHERE raw_blob IS NOT NULL) kept`

async function filesAfter(tx: Tx, last: string | null): Promise<readonly FileRow[]> {
  const { rows } = await sql<FileRow>`
    SELECT id, blob, size, sha256 FROM ${sql.raw(keptOnDisk)} WHERE ${last}::uuid IS NULL OR id > ${last}
    ORDER BY id LIMIT ${filesPerBatch}`.execute(tx)
  return rows
}

/** Their person may have been erased since the moment that the doctor looks at. */
async function stillWanted(owner: string, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const { rows } = await withClient(owner, client =>
    client.query<{ id: string }>(`SELECT id FROM ${keptOnDisk} WHERE id = ANY($1::uuid[]) ORDER BY id`, [
      ids,
    ]),
  )
  return rows.map(row => row.id)
}

async function hashOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of stream) hash.update(chunk)
  return hash.digest()
}

async function countOrphans(
  folder: string,
  referred: ReadonlySet<string>,
  olderThan: Instant,
): Promise<number> {
  let orphans = 0
  for (const path of await filesBelow(folder)) {
    if (referred.has(path.slice(path.lastIndexOf('/') + 1))) continue
    const found = await stat(join(folder, path)).catch(() => null)
    if (found && found.mtimeMs < olderThan) orphans += 1
  }
  return orphans
}

/** Whoever serves can neither change the ledger nor become somebody who can. */
export async function checkRights(tx: Tx): Promise<Finding> {
  const { rows: held } = await sql<{ readonly table: string; readonly right: string }>`
    SELECT t AS table, p AS right FROM unnest(ARRAY['fact', 'fact_body', 'lane']) AS t,
      unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS p
    WHERE has_table_privilege(${APP}, t, p)
      OR (p IN ('INSERT', 'UPDATE') AND has_any_column_privilege(${APP}, t, p))`.execute(tx)
  const { rows: role } = await sql<{
    readonly isSuperuser: boolean
    readonly isOwner: boolean
    readonly mayErase: boolean
  }>`
    SELECT rolsuper AS "isSuperuser",
      pg_has_role(rolname, (SELECT relowner FROM pg_class WHERE oid = 'fact'::regclass), 'MEMBER') AS "isOwner",
      has_function_privilege(rolname, 'ledger_erase_bodies(uuid)', 'EXECUTE') AS "mayErase"
    FROM pg_roles WHERE rolname = ${APP}`.execute(tx)
  const [is] = role
  const problems = held.map(({ table, right }) => `${APP} may ${right} on ${table}.`)
  if (!is) problems.push(`The role ${APP} is not there.`)
  if (is?.isSuperuser) problems.push(`${APP} is a superuser.`)
  if (is?.isOwner) problems.push(`${APP} may act as the owner of the ledger.`)
  if (is?.mayErase) problems.push(`${APP} may erase what people said.`)
  return { count: 1, problems }
}

/** Every new case finds somebody who answers for it. `says` who that is. */
export async function checkHouse(tx: Tx, now: Instant): Promise<Finding & { readonly says: string }> {
  const { rows } = await sql`SELECT FROM organisation`.execute(tx)
  if (rows.length === 0) return { count: 0, problems: ['There is no organisation yet.'], says: '' }
  const house = await readHouse(tx)
  const count = [...house.agents.values()].filter(agent => agent.departedAt === null).length
  if (house.agents.size === 0) return { count: 0, problems: [], says: 'Nobody works here yet.' }
  const answering = dutyLead(house, now)
  const named = house.agents.get(house.organisation.dutyLeadId ?? '')
  if (named && standIn(house, named.id, now) === null) {
    const says = `The duty lead, ${named.name}, is away, and no deputy stands in.`
    return { count, problems: [says], says }
  }
  if (!answering || answering.role === 'agent')
    return { count, problems: ['There is no lead to whom a new case could belong.'], says: '' }
  return { count, problems: [], says: inWords(answering, named) }
}

function inWords(answering: AgentRow, named: AgentRow | undefined): string {
  if (answering.id === named?.id) return `${named.name} is the duty lead.`
  if (named) return `${named.name}, the duty lead, is away; ${answering.name} stands in.`
  return `No duty lead is named; ${answering.name} stands in.`
}

/** Cases in the line that its leader cannot decide about; it tries again and again, and serves the others meanwhile. */
export async function checkAside(tx: Tx): Promise<Finding> {
  const { rows } = await sql<{ readonly reference: string; readonly since: Instant; readonly tries: number }>`
    SELECT c.reference, t.since, t.tries FROM line_trouble t JOIN cases c ON c.id = t.case_id
    WHERE EXISTS (SELECT FROM entry e WHERE e.case_id = t.case_id AND e.state IN ('waiting', 'offered', 'answered'))
    ORDER BY t.since`.execute(tx)
  return {
    count: rows.length,
    problems: rows.map(
      ({ reference, since, tries }) =>
        `${reference} is left alone since ${new Date(since).toISOString()}, after ${tries} tries.`,
    ),
  }
}

/** Promises whose time has passed unnoticed, while somebody serves. A Heed that was switched off deals with them at its start. */
export async function checkClocks(
  tx: Tx,
  now: Instant,
): Promise<Finding & { readonly isServed: boolean; readonly overdue: number }> {
  const { rows } = await sql<{ readonly open: number; readonly overdue: number; readonly isServed: boolean }>`
    SELECT count(*) AS open, count(*) FILTER (WHERE paused_at IS NULL AND due_at < ${new Date(now - MINUTE)}) AS overdue,
      EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = 0 AND objid = ${LOCKS.serving}
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND pid <> pg_backend_pid()) AS "isServed"
    FROM commitment WHERE state = 'open'`.execute(tx)
  const { open = 0, overdue = 0, isServed = false } = rows[0] ?? {}
  const isLapsing = isServed && overdue > 0
  const problems = isLapsing ? [`${overdue} open promises are overdue, and nobody has been told.`] : []
  return { count: open, problems, isServed, overdue }
}

/** What is due and cannot be dealt with: it is tried again and again, and somebody has to know of it. */
export async function checkClockTrouble(tx: Tx): Promise<Finding> {
  const { rows } = await sql<{ readonly reference: string; readonly clock: string; readonly tries: number }>`
    SELECT c.reference, t.clock, sum(t.tries)::int AS tries FROM clock_trouble t JOIN cases c ON c.id = t.case_id
    GROUP BY c.reference, t.clock ORDER BY min(t.since), c.reference`.execute(tx)
  const problems = rows.map(
    ({ reference, clock, tries }) =>
      `${reference}: “${clock}” was tried ${tries} times, and could not be dealt with.`,
  )
  return { count: rows.length, problems }
}

/** Whoever was erased is erased still: a backup from before may have been restored past Heed. */
export async function checkErased(db: Db | Tx, dataDir: string): Promise<Finding> {
  try {
    return await compareErased(db, await readErased(dataDir))
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error
    return { count: 0, problems: [error.message] }
  }
}

async function compareErased(db: Db | Tx, erased: readonly Erased[]): Promise<Finding> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT id FROM customer
    WHERE id = ANY(${erased.map(entry => entry.customerId)}::uuid[]) AND erased_at IS NULL ORDER BY id`.execute(
    db,
  )
  const unfinished = erased.filter(({ files }) => files.length > 0)
  return {
    count: erased.length,
    problems: [
      ...rows.map(({ id }) => `The customer ${id} was erased and is here again.`),
      ...unfinished.map(
        ({ customerId }) => `The files of ${customerId} were not all removed when they were erased.`,
      ),
    ],
  }
}
