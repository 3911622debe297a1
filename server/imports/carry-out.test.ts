/** Runs that are broken off and go on: stopped between chunks, killed within one, taken over, crossed by an erasure. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import type { BlobStore } from '../files/blob-store.ts'
import { eventually } from '../testing/eventually.ts'
import { type Office, openOffice } from '../testing/office.ts'
import { type Carrying, carryOut, heldMs } from './carry-out.ts'
import { openImportFiles } from './importer.ts'
import { claimRun, insertRun, type Run, runById, startRun } from './run-sql.ts'

let office: Office
let dataDir: string
let blobs: BlobStore
beforeEach(async () => {
  office = await openOffice()
  dataDir = mkdtempSync(join(tmpdir(), 'heed-imports-'))
  blobs = openImportFiles(dataDir)
})
afterEach(async () => {
  await office[Symbol.asyncDispose]()
  rmSync(dataDir, { recursive: true, force: true })
})

function csvOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, at) => `N${at},Person ${at},person${at}@post.example\n`)
  return `Customer number,Name,E-mail\n${lines.join('')}`
}

async function begun(content: string): Promise<Run> {
  const { db, clock } = office.ledger
  const kept = await blobs.put([Buffer.from(content)] as unknown as AsyncIterable<Uint8Array>) // for await takes any iterable
  const id = randomUUID()
  const header = ['Customer number', 'Name', 'E-mail']
  const file = {
    id,
    fileName: 'n.csv',
    bytes: kept.size,
    blob: kept.id,
    encoding: 'utf-8',
    separator: ',',
  } as const
  await insertRun(db, { ...file, header, agentId: null, now: clock() })
  const columns = { externalId: 'Customer number', name: 'Name', email: 'E-mail' }
  await startRun(db, id, { kind: 'customers', columns, now: clock() })
  return await found(id)
}

async function found(id: string): Promise<Run> {
  const run = await runById(office.ledger.db, id)
  assert.ok(run)
  return run
}

/** As a process of that name carries it out: claimed first, in small chunks. */
async function carry(id: string, holder: string, change: Partial<Carrying> = {}) {
  const { db, clock } = office.ledger
  const run = await claimRun(db, { holder, now: clock(), until: clock() + heldMs, id })
  if (!run) return 'held by another'
  const carrying = { db, blobs, clock, country: 'GB', holder, chunkRows: 3, isStopped: () => false } as const
  return await carryOut({ ...carrying, ...change }, run)
}

/** What must hold however often it was broken off: every row once, in the report and in the books. */
async function assertWhole(id: string, rows: number): Promise<void> {
  const { db } = office.ledger
  const run = await found(id)
  assert.deepEqual([run.state, run.records, run.added, run.blob], ['done', rows, rows, null])
  const { rows: counted } = await sql<{
    readonly lines: number
    readonly customers: number
    readonly reach: number
  }>`
    SELECT (SELECT count(DISTINCT line)::int FROM import_line WHERE run_id = ${id} AND outcome = 'added') AS lines,
      (SELECT count(*)::int FROM customer WHERE external_id LIKE 'N%') AS customers,
      (SELECT count(*)::int FROM customer_address) AS reach`.execute(db)
  assert.deepEqual(counted[0], { lines: rows, customers: rows, reach: rows })
  assert.deepEqual(filesLeft(), [])
}

function filesLeft(): readonly string[] {
  return readdirSync(join(dataDir, 'imports'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => entry.name)
}

test('stopped between two chunks, the next process goes on where it was', async () => {
  const { id } = await begun(csvOf(10))
  let chunks = 0
  const first = carry(id, randomUUID(), { onChunk: () => (chunks += 1), isStopped: () => chunks === 2 })
  assert.equal(await first, 'let-go')
  assert.equal((await found(id)).records, 6)
  assert.equal(await carry(id, randomUUID()), 'done')
  await assertWhole(id, 10)
})

test('a run that is being carried out is nobody else’s until it has been silent for a while', async () => {
  const { id } = await begun(csvOf(4))
  const { db, clock } = office.ledger
  await claimRun(db, { holder: randomUUID(), now: clock(), until: clock() + heldMs, id })
  assert.equal(await carry(id, randomUUID()), 'held by another')
  office.clock.advance(heldMs)
  assert.equal(await carry(id, randomUUID()), 'done')
  await assertWhole(id, 4)
})

test('a process that was silent too long and comes back finds that another is further, and lets go', async () => {
  const { id } = await begun(csvOf(9))
  const paused = carry(id, randomUUID(), {
    isStopped: () => false,
    onChunk: () => office.clock.advance(heldMs + 1),
  })
  // The other one takes over as soon as the first is late; whichever writes, no row is written twice.
  const ends = await Promise.all([paused, carry(id, randomUUID())])
  if (!ends.includes('done')) assert.equal(await carry(id, randomUUID()), 'done')
  await assertWhole(id, 9)
})

test('killed in the middle, nothing is lost and nothing is done twice', async () => {
  const rows = 20_000
  const file = join(dataDir, 'crm.csv')
  writeFileSync(file, csvOf(rows))
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../heed.ts'), 'import', file, '--kind', 'customers'],
    { env: { ...process.env, DATABASE_URL: office.database.owner, HEED_DATA: dataDir }, stdio: 'ignore' },
  )
  const id = await eventually('the first chunks', async () => {
    const { rows: under } = await sql<{ readonly id: string }>`
      SELECT id FROM import_run WHERE records > 0 AND state = 'running'`.execute(office.ledger.db)
    return under[0]?.id
  })
  child.kill('SIGKILL')
  await once(child, 'exit')
  const { records } = await found(id)
  assert.ok(records > 0 && records < rows, `${records} of ${rows}`)
  // Its hold runs out by the clock of the wall, by which that process worked.
  office.clock.advance(Math.max(0, Date.now() - office.clock.now()) + 60 * heldMs)
  // Until the database has noticed that nobody is there any more, what was begun last still holds the run.
  const again = await eventually('what the killed one held is free', async () => {
    const end = await carry(id, randomUUID(), { chunkRows: 1_000 })
    return end !== 'held by another' && end
  })
  assert.equal(again, 'done')
  await assertWhole(id, rows)
})

test('when the file is gone, the run says so and stops', async () => {
  const run = await begun(csvOf(2))
  await blobs.remove(run.blob ?? '')
  assert.equal(await carry(run.id, randomUUID()), 'stopped')
  assert.equal((await found(run.id)).problem, 'file-gone')
})
