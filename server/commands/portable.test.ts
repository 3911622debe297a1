/** Portable content: out of one database and into another, of another kind and another version, unchanged. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { getConstructionPlans } from 'pg-boss'
import { type Config, readConfig } from '../config.ts'
import { withClient } from '../db/client.ts'
import { dumpSchema } from '../db/dump-schema.ts'
import { LOCKS } from '../db/locks.ts'
import { silent as log } from '../db/log.ts'
import { migrate } from '../db/migrate.ts'
import { openExternal } from '../db/open.ts'
import { emptyTestDatabase, startTestCluster, type TestDatabase } from '../db/test-cluster.ts'
import { withDatabase } from '../db/urls.ts'
import { backup } from './backup.ts'
import { openBackup } from './backup-folder.ts'
import { everything, fillOdd, startFor, startOdd, writeOddMigrations } from './odd-content.ts'
import { restore } from './restore.ts'

const DEBIAN = '/usr/lib/postgresql/15/bin'
const NOW = Date.UTC(2031, 4, 6, 7, 8, 9)
const folder = mkdtempSync(join(tmpdir(), 'heed-portable-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const migrations = writeOddMigrations(join(folder, 'migrations'))

function configFor(name: string, databaseUrl?: string): Config {
  return readConfig({ HEED_DATA: join(folder, name), DATABASE_URL: databaseUrl })
}

test('content moves from an embedded database to one of the operator’s own, and back, exactly', async t => {
  const config = configFor('mover')
  const source = await startOdd(t, config, migrations)
  const before = await everything(source.owner)
  const { path } = await backup({ config, log, now: NOW, portable: true })
  const schema = await dumpSchema(source.owner)
  await source.stop()
  await through(path, await emptyTestDatabase(), { before, schema })

  const back = configFor('mover-back')
  await restore({ config: back, log, from: path, migrations })
  const restored = await startFor(t, back.dataDir)
  assert.deepEqual(await everything(restored.addresses.owner), before)
  await restored.stop()
})

const withDebian = { skip: !existsSync(DEBIAN) && 'not installed here' }
test('content moves to PostgreSQL 15 and back', withDebian, async t => {
  const config = configFor('downward')
  const source = await startOdd(t, config, migrations)
  const before = await everything(source.owner)
  const { path } = await backup({ config, log, now: NOW, portable: true })
  const schema = await dumpSchema(source.owner)
  await source.stop()
  const old = await startTestCluster(DEBIAN)
  try {
    await withClient(old.url, client => client.query('CREATE DATABASE plain OWNER heed_owner'))
    const owner = withDatabase(old.url, 'plain')
    await through(path, { name: 'plain', owner, app: owner, drop: async () => {} }, { before, schema })
  } finally {
    old.stop()
  }
})

/** Restores a portable backup into an external database, backs that one up, and restores the second backup over it. */
async function through(
  path: string,
  target: TestDatabase,
  { before, schema }: { before: unknown; schema: string },
): Promise<void> {
  const config = configFor(`external-${target.name}`, target.owner)
  await openExternal(target.owner, undefined)
  await restore({ config, log, from: path, migrations })
  assert.deepEqual(await everything(target.owner), before)
  assert.equal(await dumpSchema(target.owner), schema)
  assert.equal(readFileSync(join(config.dataDir, 'secret'), 'utf8'), 'a secret of thirty-two characters')

  const again = await backup({ config, log, now: NOW })
  await withClient(target.owner, client => client.query(`UPDATE parent SET said = 'changed'`))
  await assert.rejects(restore({ config, log, from: again.path, migrations }), /is not empty/)
  await withClient(target.owner, async client => {
    await client.query('SELECT pg_advisory_lock_shared($1)', [LOCKS.serving])
    await assert.rejects(
      restore({ config, log, from: again.path, migrations, replace: true }),
      /A Heed is serving from this database/,
    )
  })
  await restore({ config, log, from: again.path, migrations, replace: true })
  assert.deepEqual(await everything(target.owner), before)
  await target.drop()
}

test('a portable restore that fails leaves the database as it was', async () => {
  const target = await emptyTestDatabase()
  const config = configFor('failing', target.owner)
  await migrate({ url: target.owner, directory: migrations, log })
  await fillOdd(target.owner)
  const before = await everything(target.owner)
  const { path } = await backup({ config, log, now: NOW, to: join(folder, 'failing-backup') })
  // Whole by its hashes, but with a row that points nowhere: as if the source had been broken.
  const manifest: { files: { path: string; sha256: string; bytes: number }[] } = JSON.parse(
    readFileSync(join(path, 'manifest.json'), 'utf8'),
  )
  const file = join(path, 'database', 'public.parent.copy')
  writeFileSync(file, readFileSync(file, 'utf8').replace('first\t2', 'first\t77'))
  for (const entry of manifest.files.filter(one => one.path === 'database/public.parent.copy')) {
    entry.sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
    entry.bytes = statSync(file).size
  }
  writeFileSync(join(path, 'manifest.json'), JSON.stringify(manifest))
  await assert.rejects(restore({ config, log, from: path, migrations, replace: true }), /parent_deputy_fkey/)
  assert.deepEqual(await everything(target.owner), before)
  assert.equal(existsSync(join(config.dataDir, 'secret')), false)
  await target.drop()
})

test('jobs that are still to be done come along, into the queue’s own tables', async t => {
  const config = configFor('jobs')
  const source = await startOdd(t, config, migrations)
  const prepareQueues = async (owner: string): Promise<void> => {
    await withClient(owner, client => client.query(getConstructionPlans('pgboss')))
    await withClient(owner, client =>
      client.query(`SELECT pgboss.create_queue('letters', '{"policy": "standard"}')`),
    )
  }
  const jobs = async (owner: string): Promise<unknown> =>
    (
      await withClient(owner, client =>
        client.query('SELECT name, data, state, start_after::text FROM pgboss.job'),
      )
    ).rows
  await prepareQueues(source.owner)
  await withClient(source.owner, client =>
    client.query(
      `INSERT INTO pgboss.job (name, data, start_after) VALUES ('letters', '{"to": 7}', '2031-05-06 07:08:09.123456+00')`,
    ),
  )
  const before = await jobs(source.owner)
  const { path } = await backup({ config, log, now: NOW, portable: true })
  await source.stop()

  const target = await emptyTestDatabase()
  await restore({
    config: configFor('jobs-restored', target.owner),
    log,
    from: path,
    migrations,
    prepareQueues,
  })
  assert.deepEqual(await jobs(target.owner), before)
  await target.drop()
})

test('the tables of a portable backup are read at one instant, however much is written meanwhile', async t => {
  const config = configFor('instant')
  const source = await startOdd(t, config, migrations)
  await withClient(source.owner, client =>
    client.query('CREATE TABLE a_first (n int); CREATE TABLE z_last (n int)'),
  )
  const writing = { committed: 0, isOver: false }
  const writer = withClient(source.owner, async client => {
    while (!writing.isOver) {
      await client.query('BEGIN; INSERT INTO a_first VALUES (1); INSERT INTO z_last VALUES (1); COMMIT')
      writing.committed++
    }
  })
  while (writing.committed < 20) await sleep(1)
  const { path } = await backup({ config, log, now: NOW, portable: true })
  writing.isOver = true
  await writer
  const manifest = await openBackup(path)
  const [first, last] = ['public.a_first', 'public.z_last'].map(
    name => manifest.content?.tables.find(({ table }) => table === name)?.rows,
  )
  assert.ok(first !== undefined && first >= 20 && first < writing.committed)
  assert.equal(first, last)
})
