/** Backups of databases that are being written to, and what comes back from them. */
import assert from 'node:assert/strict'
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
import { type Config, readConfig } from '../config.ts'
import { withClient } from '../db/client.ts'
import { dumpSchema } from '../db/dump-schema.ts'
import { startEmbedded } from '../db/embedded.ts'
import { silent as log } from '../db/log.ts'
import { migrate } from '../db/migrate.ts'
import { openExternal } from '../db/open.ts'
import { emptyTestDatabase, startTestCluster, type TestDatabase } from '../db/test-cluster.ts'
import { withDatabase } from '../db/urls.ts'
import { OperatorError } from '../operator-error.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'

const NOW = Date.UTC(2031, 4, 6, 7, 8, 9)
const DEBIAN = '/usr/lib/postgresql/15/bin'
const folder = mkdtempSync(join(tmpdir(), 'heed-backup-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const migrations = join(folder, 'migrations')
mkdirSync(migrations)
writeFileSync(
  join(migrations, '0001-odd.sql'),
  `CREATE TABLE parent (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, said text, deputy bigint REFERENCES parent);
   CREATE TABLE odd (
     n int PRIMARY KEY, parent bigint REFERENCES parent, bytes bytea, at timestamptz, big bigint, amount numeric,
     tags text[], body jsonb, ratio double precision, "Order" text, twice int GENERATED ALWAYS AS (n * 2) STORED);
   CREATE SEQUENCE tickets;
   CREATE TABLE seeded (lane smallint PRIMARY KEY, head bigint NOT NULL);
   INSERT INTO seeded SELECT g, 0 FROM generate_series(0, 15) g;
   CREATE TABLE fixed (n int);
   CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'never'; END $$;
   CREATE TRIGGER fixed_is_fixed BEFORE INSERT OR DELETE OR TRUNCATE ON fixed EXECUTE FUNCTION refuse();
   GRANT SELECT ON ALL TABLES IN SCHEMA public TO heed_app;`,
)

function configFor(name: string, databaseUrl?: string): Config {
  return readConfig({ HEED_DATA: join(folder, name), DATABASE_URL: databaseUrl })
}

/** Rows that a careless export would change: extremes, escapes, nothing. */
async function fill(url: string): Promise<void> {
  await withClient(url, async client => {
    await client.query(`INSERT INTO parent (said) VALUES ('first')`)
    await client.query(
      `INSERT INTO parent (said, deputy) VALUES (E'tab\\t newline\\n back\\\\slash \\\\. 😀 \\x01', 1)`,
    )
    await client.query(`UPDATE parent SET deputy = 2 WHERE id = 1`)
    await client.query(
      `INSERT INTO odd VALUES
       (1, 1, '\\x00ff0a5c', '2031-05-06 07:08:09.123456+02', 9223372036854775807, 123456789012345678.123456789,
        ARRAY['a,b', NULL, '"q"', ''], '{"a": [1, null, "\\u00e9"]}', 0.1::float8 + 0.2, E'x\\ty'),
       (2, NULL, NULL, 'infinity', NULL, 'NaN', NULL, NULL, '-Infinity', ''),
       (3, 2, '', '0044-03-15 12:00:00 BC', -9223372036854775808, 0, '{}', 'null', 1e-308, NULL)`,
    )
    await client.query(`SELECT setval('tickets', 4711)`)
    await client.query(`UPDATE seeded SET head = lane * 10`)
  })
}

async function everything(url: string): Promise<unknown> {
  return await withClient(url, async client => {
    await client.query(`SET timezone = 'UTC'; SET extra_float_digits = 3`)
    const rows: unknown[] = []
    for (const table of ['parent', 'odd', 'seeded', 'fixed', '(SELECT name, sha256 FROM migration)']) {
      const {
        rows: [row],
      } = await client.query(`SELECT array_agg(t::text ORDER BY t::text) AS all FROM ${table} t`)
      rows.push([table, row])
    }
    rows.push((await client.query('SELECT last_value::text, is_called FROM tickets')).rows)
    return rows
  })
}

async function startFilled(config: Config): Promise<{ owner: string; stop: () => Promise<void> }> {
  const { addresses, stop } = await startEmbedded({ dataDir: config.dataDir, log })
  await migrate({ url: addresses.owner, directory: migrations, log })
  await fill(addresses.owner)
  mkdirSync(join(config.dataDir, 'files', 'ab'), { recursive: true })
  writeFileSync(join(config.dataDir, 'files', 'ab', 'one'), Buffer.from([0, 1, 2, 255]))
  writeFileSync(join(config.dataDir, 'secret'), 'a secret of thirty-two characters', { mode: 0o600 })
  return { owner: addresses.owner, stop }
}

test('a backup under load holds every row that was committed before it began, and none half', async () => {
  const config = configFor('busy')
  const { owner, stop } = await startFilled(config)
  const before = await everything(owner)
  await withClient(owner, client =>
    client.query('CREATE TABLE pair (n int PRIMARY KEY, other int NOT NULL, filler text)'),
  )
  let committed = 0
  let isOver = false
  const writer = withClient(owner, async client => {
    while (!isOver) {
      const n = committed + 1
      await client.query(`BEGIN`)
      await client.query(`INSERT INTO pair VALUES ($1, 0, repeat('x', 2000))`, [n])
      await client.query(`UPDATE pair SET other = $1 WHERE n = $1`, [n])
      await client.query(`COMMIT`)
      committed = n
    }
  })
  while (committed < 200) await new Promise(resolve => setTimeout(resolve, 5))
  const atStart = committed
  const made = await backup({ config, log, now: NOW })
  isOver = true
  await writer
  await stop()
  assert.ok(committed > atStart, 'it was written to meanwhile')
  assert.equal(made.path, join(config.dataDir, 'backups', 'heed-2031-05-06T07-08-09-000Z'))

  const target = configFor('busy-restored')
  assert.equal((await restore({ config: target, log, from: made.path, migrations })).kind, 'cluster')
  const restored = await startEmbedded({ dataDir: target.dataDir, log })
  assert.deepEqual(await everything(restored.addresses.owner), before)
  const [pairs] = await withClient(restored.addresses.owner, async client => {
    const { rows } = await client.query<{ count: number; whole: number; last: number }>(
      `SELECT count(*)::int, count(*) FILTER (WHERE n = other)::int AS whole, max(n) AS last FROM pair`,
    )
    return rows
  })
  assert.ok(pairs !== undefined && pairs.count >= atStart && pairs.count <= committed)
  assert.deepEqual([pairs.whole, pairs.last], [pairs.count, pairs.count])
  await restored.stop()
  assert.deepEqual(readFileSync(join(target.dataDir, 'files', 'ab', 'one')), Buffer.from([0, 1, 2, 255]))
  assert.equal(statSync(join(target.dataDir, 'secret')).mode & 0o777, 0o600)
})

test('a stopped Heed can be backed up; a folder that is in use or not empty is not restored into', async () => {
  const config = configFor('stopped')
  const source = await startFilled(config)
  const before = await everything(source.owner)
  await source.stop()
  const { path } = await backup({ config, log, now: NOW, to: join(folder, 'elsewhere') })
  const target = configFor('occupied')
  const other = await startEmbedded({ dataDir: target.dataDir, log })
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
  const restored = await startEmbedded({ dataDir: target.dataDir, log })
  assert.deepEqual(await everything(restored.addresses.owner), before)
  await restored.stop()
  assert.deepEqual(readdirSync(join(target.dataDir, 'files')), ['ab'])
  assert.deepEqual(readdirSync(target.dataDir).toSorted(), ['files', 'postgres', 'secret', 'socket'])
})

test('a damaged or foreign backup is refused before anything is touched', async () => {
  const config = configFor('damaged')
  const source = await startFilled(config)
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

test('content moves from an embedded database to one of the operator’s own, and back, exactly', async () => {
  const config = configFor('mover')
  const source = await startFilled(config)
  const before = await everything(source.owner)
  const { path } = await backup({ config, log, now: NOW, portable: true })
  const schema = await dumpSchema(source.owner)
  await source.stop()
  await through(path, await emptyTestDatabase(), { before, schema })

  const back = configFor('mover-back')
  await restore({ config: back, log, from: path, migrations })
  const restored = await startEmbedded({ dataDir: back.dataDir, log })
  assert.deepEqual(await everything(restored.addresses.owner), before)
  await restored.stop()
})

test('content moves to PostgreSQL 15 and back', {
  skip: !existsSync(DEBIAN) && 'not installed here',
}, async () => {
  const config = configFor('downward')
  const source = await startFilled(config)
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
    await client.query('SELECT pg_advisory_lock_shared(4733102)')
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
  await fill(target.owner)
  const before = await everything(target.owner)
  const { path } = await backup({ config, log, now: NOW, to: join(folder, 'failing-backup') })
  // Whole by its hashes, but with a row that points nowhere: as if the source had been broken.
  const manifest: { files: { path: string; sha256: string; bytes: number }[] } = JSON.parse(
    readFileSync(join(path, 'manifest.json'), 'utf8'),
  )
  const { createHash } = await import('node:crypto')
  const file = join(path, 'database', 'parent.copy')
  writeFileSync(file, readFileSync(file, 'utf8').replace('first\t2', 'first\t77'))
  for (const entry of manifest.files.filter(one => one.path === 'database/parent.copy')) {
    entry.sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
    entry.bytes = statSync(file).size
  }
  writeFileSync(join(path, 'manifest.json'), JSON.stringify(manifest))
  await assert.rejects(restore({ config, log, from: path, migrations, replace: true }), /parent_deputy_fkey/)
  assert.deepEqual(await everything(target.owner), before)
  assert.equal(existsSync(join(config.dataDir, 'secret')), false)
  await target.drop()
})
