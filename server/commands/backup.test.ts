/** Backups of an embedded database that is being written to, and what comes back from them. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Config, readConfig } from '../config.ts'
import { withClient } from '../db/client.ts'
import { silent as log } from '../db/log.ts'
import { OperatorError } from '../operator-error.ts'
import { backup } from './backup.ts'
import { noteErased, readErased } from './erased-list.ts'
import { everything, startFor, startOdd, writeOddMigrations } from './odd-content.ts'
import { restore } from './restore.ts'

const NOW = Date.UTC(2031, 4, 6, 7, 8, 9)
const folder = mkdtempSync(join(tmpdir(), 'heed-backup-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const migrations = writeOddMigrations(join(folder, 'migrations'))

function configFor(name: string): Config {
  return readConfig({ HEED_DATA: join(folder, name) })
}

/** Commits pairs of equal numbers, each in two steps, until it is told that it is over. */
function startWriting(url: string): { committed: number; isOver: boolean; ended: Promise<void> } {
  const writing = { committed: 0, isOver: false, ended: Promise.resolve() }
  writing.ended = withClient(url, async client => {
    await client.query('CREATE TABLE pair (n int PRIMARY KEY, other int NOT NULL, filler text)')
    while (!writing.isOver) {
      const n = writing.committed + 1
      await client.query('BEGIN')
      await client.query(`INSERT INTO pair VALUES ($1, 0, repeat('x', 2000))`, [n])
      await client.query('UPDATE pair SET other = $1 WHERE n = $1', [n])
      await client.query('COMMIT')
      writing.committed = n
    }
  })
  return writing
}

test('a backup under load holds every row that was committed before it began, and none half', async t => {
  const config = configFor('busy')
  const { owner, stop } = await startOdd(t, config, migrations)
  const before = await everything(owner)
  const writing = startWriting(owner)
  while (writing.committed < 200) await sleep(5)
  const atStart = writing.committed
  const made = await backup({ config, log, now: NOW })
  writing.isOver = true
  await writing.ended
  await stop()
  assert.ok(writing.committed > atStart, 'it was written to meanwhile')
  assert.equal(made.path, join(config.dataDir, 'backups', 'heed-2031-05-06T07-08-09-000Z'))

  const target = configFor('busy-restored')
  assert.equal((await restore({ config: target, log, from: made.path, migrations })).kind, 'cluster')
  const restored = await startFor(t, target.dataDir)
  assert.deepEqual(await everything(restored.addresses.owner), before)
  const [pairs] = await withClient(restored.addresses.owner, async client => {
    const { rows } = await client.query<{ count: number; whole: number; last: number }>(
      `SELECT count(*)::int, count(*) FILTER (WHERE n = other)::int AS whole, max(n) AS last FROM pair`,
    )
    return rows
  })
  assert.ok(pairs !== undefined && pairs.count >= atStart && pairs.count <= writing.committed)
  assert.deepEqual([pairs.whole, pairs.last], [pairs.count, pairs.count])
  await restored.stop()
  assert.deepEqual(readFileSync(join(target.dataDir, 'files', 'ab', 'one')), Buffer.from([0, 1, 2, 255]))
  assert.equal(statSync(join(target.dataDir, 'secret')).mode & 0o777, 0o600)
})

test('a stopped Heed can be backed up; a folder that is in use or not empty is not restored into', async t => {
  const config = configFor('stopped')
  const source = await startOdd(t, config, migrations)
  const before = await everything(source.owner)
  await source.stop()
  const { path } = await backup({ config, log, now: NOW, to: join(folder, 'elsewhere') })
  const target = configFor('occupied')
  const other = await startFor(t, target.dataDir)
  await assert.rejects(
    restore({ config: target, log, from: path, migrations, replace: true }),
    /Another Heed \(process/,
  )
  await withClient(other.addresses.owner, client => client.query('CREATE TABLE mine ()'))
  await other.stop()
  mkdirSync(join(target.dataDir, 'files'))
  writeFileSync(join(target.dataDir, 'files', 'old'), 'old')
  await assert.rejects(
    restore({ config: target, log, from: path, migrations }),
    /is not empty \(it has files, postgres\)/,
  )

  await restore({ config: target, log, from: path, migrations, replace: true })
  const restored = await startFor(t, target.dataDir)
  assert.deepEqual(await everything(restored.addresses.owner), before)
  await restored.stop()
  assert.deepEqual(readdirSync(join(target.dataDir, 'files')), ['ab'])
  assert.deepEqual(readdirSync(target.dataDir).toSorted(), ['files', 'postgres', 'secret', 'socket'])
})

test('who was erased since the backup is still on the list, and told', async t => {
  const config = configFor('erased')
  const source = await startOdd(t, config, migrations)
  const [before, since] = [randomUUID(), randomUUID()].map(customerId => ({ customerId, at: NOW, files: [] }))
  assert.ok(before !== undefined && since !== undefined)
  await noteErased(config.dataDir, [before])
  const { path } = await backup({ config, log, now: NOW })
  await noteErased(config.dataDir, [since])
  await source.stop()
  const { erased } = await restore({ config, log, from: path, migrations, replace: true })
  assert.deepEqual(erased, [before, since])
  assert.deepEqual(await readErased(config.dataDir), [before, since])
})

test('a damaged or foreign backup is refused before anything is touched', async t => {
  const config = configFor('damaged')
  const source = await startOdd(t, config, migrations)
  const { path } = await backup({ config, log, now: NOW, to: join(folder, 'damage') })
  await source.stop()
  const target = configFor('untouched')
  const rejected = async (sentence: RegExp, using = migrations): Promise<void> => {
    await assert.rejects(
      restore({ config: target, log, from: path, migrations: using }),
      (error: unknown) => error instanceof OperatorError && sentence.test(error.message),
    )
    assert.equal(existsSync(target.dataDir), false)
  }
  const older = join(folder, 'no-migrations')
  mkdirSync(older)
  await rejected(/made by another Heed than this one \(its database has 0001-odd.sql/, older)
  appendFileSync(join(path, 'data', 'secret'), '!')
  await rejected(/is damaged: data\/secret/)
  rmSync(join(path, 'database', 'cluster.tar'))
  await rejected(/is not whole: database\/cluster.tar/)
  rmSync(join(path, 'manifest.json'))
  await rejected(/has no manifest.json/)
})
