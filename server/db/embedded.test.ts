/**
 * The embedded database against the worst that can happen to it, with real processes. Killing a process proves that
 * nothing acknowledged is lost with that process; it does not prove safety against loss of power.
 */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { OperatorError } from '../operator-error.ts'
import { withClient } from './client.ts'
import { readServerFile, type Settings } from './cluster.ts'
import { connect } from './connect.ts'
import { type Embedded, runningEmbedded, startEmbedded } from './embedded.ts'
import { silent } from './log.ts'
import { isAlive, waitUntilGone } from './processes.ts'

const folder = mkdtempSync(join(tmpdir(), 'heed-embedded-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** Starts a database that ends with the test, however that ends. */
async function startFor(t: TestContext, dataDir: string, settings?: Settings): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, log: silent, ...(settings && { settings }) })
  t.after(embedded.stop)
  return embedded
}

/** Spares the disk where durability is not what is tested. */
const cheap: Settings = { fsync: 'off' }

/** A Heed of its own process: starts the database in `dataDir`, then commits 1, 2, 3… and prints each that was acknowledged. */
function startWriter(dataDir: string): {
  child: ChildProcess
  acknowledged: number[]
  first: Promise<unknown>
} {
  const code = `
    import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))}
    import { withClient } from ${JSON.stringify(join(import.meta.dirname, 'client.ts'))}
    import { silent } from ${JSON.stringify(join(import.meta.dirname, 'log.ts'))}
    const { addresses } = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: silent })
    await withClient(addresses.owner, async client => {
      await client.query('CREATE TABLE IF NOT EXISTS said (n int PRIMARY KEY)')
      for (let n = 1; ; n++) {
        await client.query('INSERT INTO said VALUES ($1)', [n])
        console.log(n)
      }
    })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged: number[] = []
  const lines = createInterface({ input: child.stdout })
  lines.on('line', line => acknowledged.push(Number(line)))
  return { child, acknowledged, first: once(lines, 'line') }
}

async function numbersSaid(url: string): Promise<number[]> {
  const { rows } = await withClient(url, client =>
    client.query<{ n: number }>('SELECT n FROM said ORDER BY n'),
  )
  return rows.map(({ n }) => n)
}

test('starts in a new folder, serves both logins, stops, and starts again with what it had', async t => {
  const dataDir = join(folder, 'plain')
  const first = await startFor(t, dataDir)
  await withClient(first.addresses.owner, client => client.query('CREATE TABLE said AS SELECT 7 AS n'))
  const told = await withClient(first.addresses.app, client =>
    client.query<{ name: string; fsync: string }>(
      `SELECT current_user AS name, current_setting('fsync') AS fsync`,
    ),
  )
  assert.deepEqual(told.rows, [{ name: 'heed_app', fsync: 'on' }])
  await first.stop()
  await first.stop()
  assert.equal(isAlive(first.pid()), false)
  assert.equal(existsSync(join(dataDir, 'heed.pid')), false)

  const second = await startFor(t, dataDir)
  assert.deepEqual(await numbersSaid(second.addresses.owner), [7])
  await second.stop()
})

test('a second start on the same folder is refused, naming who holds it', async t => {
  const dataDir = join(folder, 'twice')
  const first = await startFor(t, dataDir, cheap)
  await assert.rejects(
    startEmbedded({ dataDir, log: silent }),
    (error: unknown) => error instanceof OperatorError && error.message.includes(`(process ${process.pid})`),
  )
  assert.equal(runningEmbedded(dataDir)?.owner, first.addresses.owner)
  await first.stop()
  assert.equal(runningEmbedded(dataDir), undefined)
})

test('of many that start at once exactly one gets the folder, though a killed one left its mark', async () => {
  const dataDir = join(folder, 'race')
  mkdirSync(dataDir)
  writeFileSync(join(dataDir, 'heed.pid'), JSON.stringify({ pid: process.pid, started: 'another life' }))
  const tries = await Promise.allSettled(
    Array.from({ length: 12 }, () => startEmbedded({ dataDir, log: silent, settings: cheap })),
  )
  const winners = tries.filter(one => one.status === 'fulfilled')
  assert.equal(winners.length, 1)
  for (const winner of winners) await winner.value.stop()
})

test('after kill -9 of Heed the next start takes the folder over and has every acknowledged row', async t => {
  const dataDir = join(folder, 'killed')
  const writer = startWriter(dataDir)
  await writer.first
  await sleep(100)
  const orphan = readServerFile(join(dataDir, 'postgres'))
  writer.child.kill('SIGKILL')
  await once(writer.child, 'exit')
  assert.ok(orphan !== undefined && isAlive(orphan.pid), 'the database of a killed Heed runs on')

  const next = await startFor(t, dataDir)
  assert.equal(isAlive(orphan.pid), false)
  const kept = await numbersSaid(next.addresses.owner)
  assert.deepEqual(
    writer.acknowledged.filter(n => !kept.includes(n)),
    [],
  )
  await next.stop()
})

test('after kill -9 of the database it comes back, the pool finds it, and every acknowledged row is there', async t => {
  const dataDir = join(folder, 'crashed')
  const embedded = await startFor(t, dataDir)
  await withClient(embedded.addresses.owner, async client => {
    await client.query('CREATE TABLE said (n int PRIMARY KEY)')
    await client.query('GRANT SELECT, INSERT ON said TO heed_app')
  })
  const { db, close } = connect({ url: embedded.addresses.app, log: silent })
  const isUp = (): Promise<boolean> =>
    sql`SELECT 1`.execute(db).then(
      () => true,
      () => false,
    )
  const acknowledged: number[] = []
  const pids = new Set<number>()
  for (let n = 0; n < 600; n++) {
    if (n % 200 === 100) {
      pids.add(embedded.pid())
      process.kill(embedded.pid(), 'SIGKILL')
    }
    try {
      await sql`INSERT INTO said VALUES (${n})`.execute(db)
      acknowledged.push(n)
    } catch {
      while (!(await isUp())) await sleep(20)
    }
  }
  const { rows } = await sql<{ n: number }>`SELECT n FROM said ORDER BY n`.execute(db)
  const kept = rows.map(({ n }) => n)
  assert.equal(pids.size, 3, 'each kill met another process')
  assert.ok(acknowledged.length > 590, `all but the few that were under way: ${acknowledged.length}`)
  assert.deepEqual(
    acknowledged.filter(n => !kept.includes(n)),
    [],
  )
  await close()
  await embedded.stop()
})

test('a database that is killed while Heed stops does not come back', async t => {
  const embedded = await startFor(t, join(folder, 'stopping'), cheap)
  process.kill(embedded.pid(), 'SIGKILL')
  await embedded.stop()
  assert.equal(await waitUntilGone(embedded.pid(), 0), true)
  assert.equal(
    readServerFile(join(folder, 'stopping', 'postgres')) === undefined || !isAlive(embedded.pid()),
    true,
  )
})

test('works in a folder that others may not enter, with a long and unusual path', async t => {
  const closed = join(folder, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  const dataDir = join(closed, 'Ünïcode, "quoted" and blank '.repeat(3), 'x'.repeat(90))
  const embedded = await startFor(t, dataDir, cheap)
  assert.ok(embedded.socketDir.startsWith(join(tmpdir(), 'heed-')))
  assert.equal(
    await withClient(embedded.addresses.app, async client => (await client.query('SELECT')).rowCount),
    1,
  )
  await embedded.stop()
  rmSync(embedded.socketDir, { recursive: true })
})

test('data of another major version is refused with what to do', async () => {
  const dataDir = join(folder, 'older')
  mkdirSync(join(dataDir, 'postgres'), { recursive: true })
  writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '14\n')
  chmodSync(join(dataDir, 'postgres'), 0o700)
  await assert.rejects(startEmbedded({ dataDir, log: silent }), /written by PostgreSQL 14.*backup --portable/)
  assert.equal(readFileSync(join(dataDir, 'postgres', 'PG_VERSION'), 'utf8'), '14\n')
  assert.equal(existsSync(join(dataDir, 'heed.pid')), false)
})
