/** A database of the operator's own: what Heed needs of it, and what it says when it cannot have that. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { OperatorError } from '../operator-error.ts'
import { withClient } from './client.ts'
import { silent as log } from './log.ts'
import { migrate } from './migrate.ts'
import { openExternal } from './open.ts'
import { cloneTestDatabase, emptyTestDatabase, type TestDatabase } from './test-cluster.ts'
import { migrationsFolder } from './folder.ts'

function tells(...sentences: readonly RegExp[]): (error: unknown) => boolean {
  return error => error instanceof OperatorError && sentences.every(sentence => sentence.test(error.message))
}

/** Runs SQL as the administrator of the test server. */
async function administer({ owner }: TestDatabase, statement: string): Promise<void> {
  await withClient(owner, client => client.query(`SET ROLE NONE; ${statement}`))
}

/** An ordinary login that owns the database, as a hosting company would hand it out. */
async function ordinaryLogin(t: TestContext, database: TestDatabase): Promise<{ name: string; url: string }> {
  const name = `ordinary_${randomUUID().slice(0, 8)}`
  await administer(
    database,
    `CREATE ROLE ${name} LOGIN PASSWORD 'swordfish';
     ALTER DATABASE ${database.name} OWNER TO ${name}; ALTER SCHEMA public OWNER TO ${name}`,
  )
  t.after(async () => {
    const other = await emptyTestDatabase()
    await database.drop()
    await administer(other, `DROP ROLE ${name}`)
    await other.drop()
  })
  const url = new URL(database.owner)
  url.searchParams.delete('options')
  url.username = name
  url.password = 'swordfish'
  return { name, url: url.href }
}

test('an ordinary login is told the SQL that it lacks; after that Heed serves as heed_app', async t => {
  const database = await emptyTestDatabase()
  const { name, url } = await ordinaryLogin(t, database)
  let advice = ''
  await assert.rejects(openExternal(url, undefined), error => {
    advice = error instanceof OperatorError ? error.message : ''
    return tells(new RegExp(`login ${name} may not`), /GRANT heed_app TO/)(error)
  })
  await administer(database, advice.slice(advice.indexOf('GRANT')))

  const opened = await openExternal(url, undefined)
  await migrate({ url: opened.owner, directory: migrationsFolder, log })
  const { rows } = await withClient(opened.app, client =>
    client.query(
      'SELECT current_user AS serves_as, session_user AS login, (SELECT count(*)::int FROM lane) AS lanes',
    ),
  )
  assert.deepEqual(rows, [{ serves_as: 'heed_app', login: name, lanes: 16 }])
  await assert.rejects(
    withClient(opened.app, client => client.query('DELETE FROM fact')),
    /permission denied for table fact/,
  )
})

test('a login that migrates and one that serves may be two', async t => {
  const database = await emptyTestDatabase()
  const { name, url } = await ordinaryLogin(t, database)
  const owner = new URL(database.owner)
  owner.searchParams.delete('options')
  const opened = await openExternal(url, owner.href)
  await administer(
    database,
    `REVOKE ALL ON DATABASE ${database.name} FROM PUBLIC; GRANT CONNECT ON DATABASE ${database.name} TO ${name}`,
  )
  const { rows } = await withClient(opened.app, client => client.query('SELECT current_user AS serves_as'))
  assert.deepEqual(rows, [{ serves_as: 'heed_app' }])
  assert.equal(opened.owner, owner.href)
})

test('a database that cannot be reached is told without its password', async () => {
  const url = 'postgresql://heed:swordfish@127.0.0.1:1/heed'
  await assert.rejects(openExternal(url, undefined), error => {
    assert.ok(error instanceof OperatorError)
    assert.match(
      error.message,
      /^The database postgresql:\/\/heed:…@127\.0\.0\.1:1\/heed cannot be reached.*Check DATABASE_URL/,
    )
    return !error.message.includes('swordfish')
  })
})

test('heed_app may neither own the tables nor act as who does', async t => {
  const database = await cloneTestDatabase()
  t.after(database.drop)
  const asApp = new URL(database.owner)
  asApp.searchParams.set('options', '-c role=heed_app')
  await assert.rejects(
    migrate({ url: asApp.href, directory: migrationsFolder, log }),
    tells(/may act as the owner of Heed's tables/, /DATABASE_OWNER_URL/),
  )
})
