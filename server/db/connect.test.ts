/** The pool: what values look like, that statements are prepared, and that a broken connection breaks nothing else. */
import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { openClient, withClient } from './client.ts'
import { connect } from './connect.ts'
import { silent as log } from './log.ts'
import { emptyTestDatabase } from './test-cluster.ts'
import { parseInstant, parseInteger, timestamptz } from './values.ts'

test('moments are milliseconds, whole numbers are numbers, days are text', async () => {
  const { app, drop } = await emptyTestDatabase()
  const { db, close } = connect({ url: app, log })
  const at = Date.UTC(2031, 9, 26, 0, 59, 59, 987)
  const { rows } = await sql`
    SELECT ${timestamptz(at)} AS at, ARRAY[${timestamptz(at)}, NULL] AS ats, 9007199254740991::bigint AS most,
           ARRAY[-1::bigint, NULL] AS several, date '2031-10-26' AS day, current_user AS name, current_setting('timezone') AS zone,
           'infinity'::timestamptz AS never`.execute(db)
  assert.deepEqual(rows, [
    {
      at,
      ats: [at, null],
      most: Number.MAX_SAFE_INTEGER,
      several: [-1, null],
      day: '2031-10-26',
      name: 'heed_app',
      zone: 'UTC',
      never: Number.POSITIVE_INFINITY,
    },
  ])
  await assert.rejects(sql`SELECT 9007199254740993::bigint`.execute(db), /9007199254740993 does not fit/)
  await close()
  await drop()
})

const MOMENTS = [
  ['2031-10-26 00:59:59+00', Date.UTC(2031, 9, 26, 0, 59, 59)],
  ['2031-10-26 00:59:59.1+00', Date.UTC(2031, 9, 26, 0, 59, 59, 100)],
  ['2031-10-26 00:59:59.123999+00', Date.UTC(2031, 9, 26, 0, 59, 59, 123)],
  ['2031-10-26 06:29:59+05:30', Date.UTC(2031, 9, 26, 0, 59, 59)],
  ['2031-10-25 20:59:59-04', Date.UTC(2031, 9, 26, 0, 59, 59)],
] as const

for (const [text, at] of MOMENTS) {
  test(`${text} is read as the moment that it is`, () => assert.equal(parseInstant(text), at))
}

test('what is no moment or too large a number is an error, never a wrong value', () => {
  assert.throws(() => parseInstant('0044-03-15 12:00:00+00 BC'), RangeError)
  assert.throws(() => parseInstant('yesterday'), RangeError)
  assert.throws(() => parseInteger('-9007199254740993'), RangeError)
})

test('a statement is prepared once per connection, several at once and BEGIN are not', async () => {
  const { app, drop } = await emptyTestDatabase()
  const { db, close } = connect({ url: app, log, max: 1 })
  for (const n of [1, 2, 3]) await sql`SELECT ${n}::int AS asked`.execute(db)
  await db.transaction().execute(async tx => sql`SELECT 1 AS one; SELECT 2 AS two`.execute(tx))
  const { rows } = await sql<{ statement: string }>`
    SELECT statement FROM pg_prepared_statements WHERE statement NOT LIKE '%pg_prepared_statements%'`.execute(
    db,
  )
  assert.deepEqual(rows, [{ statement: 'SELECT $1::int AS asked' }])
  await close()
  await drop()
})

test('connections that are cut, idle and in a transaction, are replaced', async () => {
  const { app, owner, drop } = await emptyTestDatabase()
  const broken: object[] = []
  const { db, close } = connect({ url: app, log: { ...log, warn: details => broken.push(details) } })
  await sql`SELECT 1`.execute(db)
  const cut = (): Promise<unknown> =>
    withClient(owner.replace(/options=[^&]*&?/, ''), client =>
      client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      ),
    )
  await cut()
  while (broken.length === 0) await sleep(5)
  await assert.rejects(
    db.transaction().execute(async tx => {
      await sql`SELECT 1`.execute(tx)
      await cut()
      await sleep(50)
      await sql`SELECT 1`.execute(tx)
    }),
  )
  const { rows } = await sql`SELECT 'served' AS said`.execute(db)
  assert.deepEqual(rows, [{ said: 'served' }])
  await close()
  await drop()
})

test('a connection that breaks in the breath in which it opens is an error of its next statement, and ends no process', async () => {
  const message = (type: string, body: Buffer) => {
    const head = Buffer.alloc(5)
    head.write(type)
    head.writeInt32BE(body.length + 4, 1)
    return Buffer.concat([head, body])
  }
  const gone = 'SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'
  const welcome = [
    message('R', Buffer.alloc(4)),
    message('Z', Buffer.from('I')),
    message('E', Buffer.from(gone)),
  ]
  const server = createServer(socket => {
    socket.once('data', () => socket.end(Buffer.concat(welcome))).on('error', () => {})
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const client = await openClient(`postgresql://heed@127.0.0.1:${port}/heed`)
  await assert.rejects(client.query('SELECT 1'))
  await client.end().catch(() => {})
  server.close()
})
