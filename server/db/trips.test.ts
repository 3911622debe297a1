/** What of a transaction travels together: counted where the database sees it, and what becomes of it when it fails. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Connection, connect } from './connect.ts'
import { silent as log } from './log.ts'
import { emptyTestDatabase, type TestDatabase } from './test-cluster.ts'
import { andCommit } from './trips.ts'
import { withClient } from './client.ts'

let database: TestDatabase
let own: Connection
before(async () => {
  database = await emptyTestDatabase()
  own = connect({ url: database.owner, log, max: 1 })
  await sql`CREATE TABLE said (id integer PRIMARY KEY)`.execute(own.db)
})
after(async () => {
  await own.close()
  await database.drop()
})

async function said(): Promise<readonly number[]> {
  const { rows } = await sql<{ readonly id: number }>`SELECT id FROM said ORDER BY id`.execute(own.db)
  return rows.map(row => row.id)
}

const say = (id: number) => sql`INSERT INTO said VALUES (${id})`
const sayLast = (id: number) => sql`INSERT INTO said VALUES (${id}) ${andCommit}`

test('a transaction whose last statement takes the COMMIT along is committed', async () => {
  await own.db.transaction().execute(async tx => {
    await say(1).execute(tx)
    await sayLast(2).execute(tx)
  })
  assert.deepEqual(await said(), [1, 2])
})

test('where the last statement fails, nothing is committed and its error is told', async () => {
  const failing = own.db.transaction().execute(async tx => {
    await say(3).execute(tx)
    await sayLast(1).execute(tx)
  })
  await assert.rejects(failing, { constraint: 'said_pkey' })
  assert.deepEqual(await said(), [1, 2])
})

test('where an earlier statement fails, nothing is committed', async () => {
  const failing = own.db.transaction().execute(async tx => {
    await say(1).execute(tx)
  })
  await assert.rejects(failing, { constraint: 'said_pkey' })
  const thrown = own.db.transaction().execute(async tx => {
    await say(4).execute(tx)
    throw new Error('changed my mind')
  })
  await assert.rejects(thrown, /changed my mind/)
  assert.deepEqual(await said(), [1, 2])
})

test('nothing comes after the last statement of a transaction', async () => {
  const late = own.db.transaction().execute(async tx => {
    await sayLast(5).execute(tx)
    await say(6).execute(tx)
  })
  await assert.rejects(late, /committed, and failed after that|after the last one/)
  assert.deepEqual(await said(), [1, 2, 5])
})

test('a transaction in which nothing is asked leaves no trace', async () => {
  assert.equal(await own.db.transaction().execute(async () => 'nothing'), 'nothing')
  const state = await withClient(database.owner, client =>
    client.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'`),
  )
  assert.equal(state.rowCount, 0)
})

test('the first statement is inside its transaction, and the next transaction is another one', async () => {
  const numberOf = async () =>
    await own.db.transaction().execute(async tx => {
      const ask = sql<{ readonly id: string }>`SELECT pg_current_xact_id()::text AS id`
      const [one, two] = [await ask.execute(tx), await ask.execute(tx)]
      assert.deepEqual(one.rows, two.rows)
      return one.rows[0]?.id
    })
  assert.notEqual(await numberOf(), await numberOf())
})
