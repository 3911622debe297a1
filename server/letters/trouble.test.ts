/** Letters when things go wrong: crashes, relays that refuse, queues that lose, customers who are gone. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import { DAY, HOUR, MINUTE } from '../../domain/time.ts'
import { withClient } from '../db/client.ts'
import { insertCode } from '../proof/sql.ts'
import { follow } from '../ledger/follow.ts'
import type { LetterJob } from './deliver.ts'
import { lettersWaiting } from '../mail-doctor/sql.ts'
import { letterFollower } from './follower.ts'
import { openPostOffice, type PostOffice } from './post-office.fixture.ts'
import { letterQueue } from './prepare-queues.ts'
import { openQueue } from './queue.ts'

const ELIF = 'elif@customer.example'

test('a process that ends after it has owed a letter and before it has sent it owes it still', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom(ELIF)
  await office.letters().catchUp()
  await office.stopLetters()
  await readFactsOnly(office, async () => void (await office.reply(id, 'Tomorrow at nine.')))
  assert.equal(office.relay.mails.length, 1)
  await office.restart()
  await office.letters().catchUp()
  await office.letters().catchUp()
  assert.deepEqual(
    office.relay.mails.slice(1).map(mail => /Tomorrow at nine\./.test(mail.text ?? '')),
    [true],
  )
})

test('a letter whose worker has died is taken over, and has the same Message-ID', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom(ELIF)
  await office.letters().catchUp()
  await office.stopLetters()
  await readFactsOnly(office, async () => void (await office.reply(id, 'Tomorrow at nine.')))
  // Another process takes the job and is never heard of again.
  const dead = new PgBoss({ db: fromKysely(office.db), migrate: false, schedule: false, supervise: false })
  await dead.start()
  assert.equal((await dead.fetch(letterQueue, { batchSize: 4 })).length, 1)
  await office.restart()
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 1)
  await office.pool.query(
    `UPDATE pgboss.job SET heartbeat_on = now() - interval '31 seconds' WHERE state = 'active'; UPDATE pgboss.queue SET monitor_on = NULL, monitor_claim_on = NULL`,
  )
  const supervisor = new PgBoss({
    db: { executeSql: (text, values) => office.pool.query<object>(text, values) },
    migrate: false,
    schedule: false,
    supervise: false,
  })
  await supervisor.start()
  await supervisor.supervise(letterQueue)
  await office.hurry()
  assert.equal(office.relay.mails.length, 2)
  const { rows } = await sql<{ readonly seq: number }>`
    SELECT seq FROM fact WHERE case_id = ${id} AND type = 'AgentReplied'`.execute(office.db)
  assert.equal(office.relay.mails[1]?.messageId, `<${id}.${rows[0]?.seq}@behemoth.example>`)
  await Promise.all([dead, supervisor].map(boss => boss.stop({ close: false, graceful: false })))
})

test('a relay that asks for later is asked later; the letters behind it wait, and none is lost or doubled', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom(ELIF)
  await office.letters().catchUp()
  office.relay.refuse(451, 2)
  const messageId = await office.reply(id, 'first')
  await office.reply(id, 'second')
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 1)
  await office.hurry()
  assert.equal(office.relay.mails.length, 1)
  await office.hurry()
  await office.letters().catchUp()
  assert.deepEqual(
    office.relay.mails.slice(1).map(mail => /^(first|second)$/m.exec(mail.text ?? '')?.[0]),
    ['first', 'second'],
  )
  const delivered = await office.facts(id, 'MessageDelivered')
  assert.equal(delivered.filter(fact => fact.messageId === messageId).length, 1)
  assert.equal((await office.facts(id, 'MessageNotDelivered')).length, 0)
})

test('a relay that says never is believed: the agent sees why, and the next letter goes', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom(ELIF)
  await office.letters().catchUp()
  office.relay.refuse(550, 1)
  const messageId = await office.reply(id, 'first')
  await office.reply(id, 'second')
  await office.letters().catchUp()
  const [failed, ...more] = await office.facts(id, 'MessageNotDelivered')
  assert.equal(more.length, 0)
  assert.equal(failed?.messageId, messageId)
  assert.match(failed?.body?.why ?? '', /not this one/)
  assert.match(office.relay.mails[1]?.text ?? '', /second/)
})

test('after two days of “later” the words of a person are given up, after half of one what a machine says', async () => {
  await using office = await openPostOffice()
  office.relay.refuse(451, 3)
  const { id } = await office.mailFrom(ELIF)
  await office.letters().catchUp()
  office.move(11 * HOUR)
  await office.hurry()
  assert.equal((await office.facts(id, 'MessageNotDelivered')).length, 0)
  office.move(HOUR)
  await office.hurry()
  assert.equal((await office.facts(id, 'MessageNotDelivered')).length, 1)
  office.relay.refuse(451, 3)
  const messageId = await office.reply(id, 'first')
  await office.letters().catchUp()
  office.move(2 * DAY - HOUR)
  await office.hurry()
  assert.equal((await office.facts(id, 'MessageNotDelivered')).length, 1)
  office.move(HOUR)
  await office.hurry()
  assert.equal((await office.facts(id, 'MessageNotDelivered'))[1]?.messageId, messageId)
  await office.hurry()
  assert.equal(office.relay.mails.length, 0)
})

test('a relay that refuses our own address is asked for two days, and the mail doctor reads why letters wait', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom(ELIF)
  await office.letters().catchUp()
  office.relay.refuseSenders('553 5.7.1 not from this mailbox')
  const messageId = await office.reply(id, 'first')
  await office.letters().catchUp()
  const { count, why } = await lettersWaiting(office.db, office.ledger.clock() + 1)
  assert.equal(count, 1)
  assert.match(why ?? '', /not from this mailbox/)
  office.move(2 * DAY - HOUR)
  await office.hurry()
  assert.equal((await office.facts(id, 'MessageNotDelivered')).length, 0)
  office.move(HOUR)
  await office.hurry()
  const [failed] = await office.facts(id, 'MessageNotDelivered')
  assert.equal(failed?.messageId, messageId)
  assert.equal(failed?.status, '5.7.1')
  office.relay.refuseSenders(null)
  await office.reply(id, 'second')
  await office.hurry()
  assert.match(office.relay.mails.at(-1)?.text ?? '', /second/)
})

test('facts that are read again make no second letter', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom(ELIF)
  await office.reply(id, 'Once.')
  await office.letters().catchUp()
  await office.stopLetters()
  await office.pool.query(`DELETE FROM follower WHERE name = 'letters'`)
  await withClient(office.owner, client => client.query('TRUNCATE pgboss.job'))
  await office.restart()
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 2)
  await office.reply(id, 'Something new.')
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 3)
})

test('a queue that has lost its jobs is given them again', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom(ELIF)
  await office.letters().catchUp()
  await office.stopLetters()
  await readFactsOnly(office, async () => void (await office.reply(id, 'Still owed.')))
  await withClient(office.owner, client => client.query('TRUNCATE pgboss.job'))
  await office.restart()
  await office.letters().catchUp()
  assert.match(office.relay.mails[1]?.text ?? '', /Still owed\./)
})

test('a customer who was erased before the letter left gets none', async () => {
  await using office = await openPostOffice()
  const { id, customerId } = await office.mailFrom(ELIF)
  await office.letters().catchUp()
  await office.stopLetters()
  await readFactsOnly(office, async () => void (await office.reply(id, 'About you.')))
  const erasedAt = new Date(office.ledger.clock())
  await sql`UPDATE customer SET erased_at = ${erasedAt}, name = NULL WHERE id = ${customerId}`.execute(
    office.db,
  )
  await office.restart()
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 1)
  assert.equal((await office.facts(id, 'MessageNotDelivered')).length, 0)
  const { rows } = await sql`SELECT outcome FROM letter WHERE case_id = ${id} ORDER BY seq`.execute(office.db)
  assert.deepEqual(rows, [{ outcome: 'sent' }, { outcome: 'dropped' }])
})

test('a one-time code leaves at once, stands in the queue under seal, and is not sent when it is too old', async () => {
  await using office = await openPostOffice()
  const { id } = await office.chat(ELIF)
  await office.letters().catchUp()
  const sendCode = async (code: string) => {
    const now = office.ledger.clock()
    const codeId = randomUUID()
    await insertCode(office.db, {
      id: codeId,
      caseId: id,
      hash: Buffer.alloc(32),
      now,
      expiresAt: now + 15 * MINUTE,
      address: ELIF,
      customerId: null,
      helperId: null,
    })
    await office.letters().sendCode({ caseId: id, codeId, to: ELIF, code })
  }
  office.relay.refuse(451, 1)
  await sendCode('493817')
  await office.letters().catchUp()
  const { rows } = await office.pool.query<{ job: string }>(
    `SELECT row_to_json(j)::text AS job FROM pgboss.job j WHERE state = 'retry'`,
  )
  assert.equal(rows.length, 1)
  assert.doesNotMatch(rows[0]?.job ?? '', /493817|elif/)
  await office.hurry()
  const mail = office.relay.mails[1]
  assert.match(mail?.text ?? '', /Your code is 493817\./)
  assert.doesNotMatch(mail?.text ?? '', /open\?k=/)
  assert.equal(mail?.header('auto-submitted'), 'auto-generated')

  office.relay.refuse(451, 1)
  await sendCode('222333')
  await office.letters().catchUp()
  office.move(HOUR)
  await office.hurry()
  assert.equal(office.relay.mails.length, 2)
})

test('the login that serves may use the queue and not change it', async () => {
  await using office = await openPostOffice()
  for (const statement of [
    'CREATE TABLE pgboss.more (id int)',
    'DROP TABLE pgboss.job',
    'ALTER TABLE pgboss.queue ADD COLUMN more int',
  ])
    await assert.rejects(office.pool.query(statement), { code: '42501' }, statement)
})

/** Lets the follower read what happens in `body`, with nobody there to carry out the jobs. */
async function readFactsOnly(office: PostOffice, body: () => Promise<void>): Promise<void> {
  const fail = (error: unknown) => {
    throw error
  }
  const queue = await openQueue<LetterJob>({
    pool: office.pool,
    atOnce: 1,
    work: () => fail(new Error('nobody works here')),
    onTrouble: fail,
  })
  const { clock } = office.ledger
  const told = async () => ({ timeZone: 'Europe/London', fromHour: 8, untilHour: 21 })
  const following = follow(office.ledger, letterFollower({ queue, mail: 'mail', clock, told }), fail)
  await body()
  await following.catchUp()
  await following.stop()
  await queue.stop()
}
