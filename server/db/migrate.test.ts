/** Migrations: once each, in order, also when several processes start at once; and the schema that they add up to. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { OperatorError } from '../operator-error.ts'
import { withClient } from './client.ts'
import { dumpSchema, SCHEMA_FILE } from './dump-schema.ts'
import { silent as log } from './log.ts'
import { migrate } from './migrate.ts'
import { cloneTestDatabase, emptyTestDatabase } from './test-cluster.ts'

const folders: string[] = []
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

function migrationsFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'heed-migrations-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

function tells(sentence: RegExp): (error: unknown) => boolean {
  return error => error instanceof OperatorError && sentence.test(error.message)
}

const FIRST = { '0001-first.sql': 'CREATE TABLE first (n int); INSERT INTO first VALUES (1);' }
const SECOND = { '0002-second.sql': 'INSERT INTO first VALUES (2);' }

test('runs what has not run yet, in order and once', async () => {
  const { owner: url, drop } = await emptyTestDatabase()
  assert.deepEqual(await migrate({ url, directory: migrationsFolder(FIRST), log }), ['0001-first.sql'])
  const both = migrationsFolder({ ...SECOND, ...FIRST })
  assert.deepEqual(await migrate({ url, directory: both, log }), ['0002-second.sql'])
  assert.deepEqual(await migrate({ url, directory: both, log }), [])
  await drop()
})

test('of several that start at once each migration is run by exactly one', async () => {
  const { owner: url, drop } = await emptyTestDatabase()
  const directory = migrationsFolder({ ...FIRST, ...SECOND })
  const ran = await Promise.all(Array.from({ length: 8 }, () => migrate({ url, directory, log })))
  assert.deepEqual(ran.flat().toSorted(), ['0001-first.sql', '0002-second.sql'])
  const { rows } = await withClient(url, client => client.query('SELECT n FROM first ORDER BY n'))
  assert.deepEqual(rows, [{ n: 1 }, { n: 2 }])
  await drop()
})

test('a changed migration, an unknown one and one that comes too late are refused', async () => {
  const { owner: url, drop } = await emptyTestDatabase()
  await migrate({ url, directory: migrationsFolder({ ...FIRST, ...SECOND }), log })
  const using = (files: Readonly<Record<string, string>>): Promise<unknown> =>
    migrate({ url, directory: migrationsFolder(files), log })
  await assert.rejects(
    using({ ...FIRST, '0002-second.sql': 'SELECT 2;' }),
    tells(/0002-second.sql has changed/),
  )
  await assert.rejects(using(FIRST), tells(/migrated by a newer Heed \(it has 0002-second.sql/))
  await assert.rejects(
    using({ '0000-before.sql': 'SELECT 0;', ...FIRST, ...SECOND }),
    tells(/0000-before.sql comes before 0001-first.sql/),
  )
  await assert.rejects(using({ ...FIRST, '0001-twice.sql': '' }), /Two migrations have the number 0001/)
  await drop()
})

test('a migration that fails says which line, and leaves nothing of itself', async () => {
  const { owner: url, drop } = await emptyTestDatabase()
  const directory = migrationsFolder({
    ...FIRST,
    '0002-broken.sql': 'CREATE TABLE half (n int);\n\nSELECT nothing FROM half;',
  })
  await assert.rejects(
    migrate({ url, directory, log }),
    /The migration 0002-broken.sql failed in line 3: column "nothing" does not exist/,
  )
  const { rows } = await withClient(url, client =>
    client.query(`SELECT to_regclass('half') AS half, (SELECT array_agg(name) FROM migration) AS ran`),
  )
  assert.deepEqual(rows, [{ half: null, ran: ['0001-first.sql'] }])
  await drop()
})

test('a heed_app that could change the ledger is found out', async () => {
  const { owner: url, drop } = await emptyTestDatabase()
  const grants = migrationsFolder({
    '0001-weak.sql': 'CREATE TABLE t (); GRANT CREATE ON SCHEMA public TO heed_app;',
  })
  await migrate({ url, directory: grants, log })
  const asApp = url.replace('role%3Dheed_owner', 'role%3Dheed_app')
  assert.notEqual(asApp, url)
  await withClient(asApp, client => client.query('CREATE TABLE mine ()'))
  await assert.rejects(migrate({ url, directory: grants, log }), tells(/heed_app owns the table mine/))
  await drop()
})

test('schema.sql is what the migrations add up to', async () => {
  const { owner, drop } = await cloneTestDatabase()
  const [dumped, written] = [await dumpSchema(owner), readFileSync(SCHEMA_FILE, 'utf8')]
  assert.equal(dumped, written, 'write it anew with: node server/db/dump-schema.ts')
  await drop()
})
