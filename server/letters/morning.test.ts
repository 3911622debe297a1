/** What went wrong at night is told in the morning: the row is the timer, and the customer is told once. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Breach } from '../../domain/commitment/breach.ts'
import { HOUR, MINUTE } from '../../domain/time.ts'
import { LENA, MAYA, openPostOffice, type PostOffice } from './post-office.fixture.ts'

const ELIF = 'elif@customer.example'

/** Nobody is told within the next hour, at least; by the clock of UTC. @returns when the morning is */
async function itIsNight(office: PostOffice): Promise<number> {
  const now = office.ledger.clock()
  const hour = new Date(now).getUTCHours()
  const [from, until] = hour < 22 ? [hour + 2, 24] : [2, hour]
  await sql`UPDATE organisation SET time_zone = 'UTC', told_from = ${`${from}:00`}::time, told_until = ${`${until}:00`}::time`.execute(
    office.db,
  )
  office.directory.forget()
  const midnight = new Date(now).setUTCHours(0, 0, 0, 0)
  return midnight + (hour < 22 ? hour + 2 : 26) * HOUR
}

async function breakPromise(office: PostOffice, caseId: string, breach?: Breach): Promise<void> {
  const commitmentId = randomUUID()
  const promise = {
    commitmentId,
    dueAt: office.ledger.clock() + MINUTE,
    replaces: null,
    words: 'I ring you.',
  }
  await office.ask(caseId, { ask: 'promise', kind: 'call-back', agentId: MAYA, ...promise })
  office.move(2 * MINUTE)
  await office.ask(caseId, { ask: 'break-promise', commitmentId, ...(breach ? { breach } : {}) })
  await office.letters().catchUp()
}

const lettersOf = ({ relay }: PostOffice) =>
  relay.mails.filter(({ text }) => text?.includes('you need not remind us')).length

test('who sleeps is told of a broken promise in the morning, once, though Heed was started anew meanwhile', async () => {
  await using office = await openPostOffice()
  const morning = await itIsNight(office)
  const { id } = await office.mailFrom(ELIF)
  await breakPromise(office, id)
  assert.equal(lettersOf(office), 0)
  await office.restart()
  await office.letters().catchUp()
  assert.equal(lettersOf(office), 0, 'a start is no morning')
  office.move(morning - office.ledger.clock() - 1)
  await office.letters().catchUp()
  assert.equal(lettersOf(office), 0, 'a moment before is not yet')
  office.move(1)
  await office.letters().catchUp()
  await office.restart()
  await office.letters().catchUp()
  assert.equal(lettersOf(office), 1)
})

test('who is without service is told of a broken promise at once, at any hour', async () => {
  await using office = await openPostOffice()
  await itIsNight(office)
  const { id } = await office.mailFrom(ELIF)
  await sql`UPDATE cases SET priority = 'loss-of-service' WHERE id = ${id}`.execute(office.db)
  await breakPromise(office, id)
  assert.equal(lettersOf(office), 1)
})

test('one letter tells of the broken promise, who decides now, and what is given for it', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom(ELIF)
  const given = {
    remedyId: randomUUID(),
    rule: 'house.broken-promise',
    pack: 'house',
    kind: 'credit',
    accountId: null,
    amountMinor: 500,
    currency: 'GBP',
    words: 'A promise to you was broken. Once £5.00.',
  } as const
  const climb = { rung: 1, agentId: LENA, answerBy: office.ledger.clock() + HOUR }
  // The receipt names whoever leads.
  await office.letters().catchUp()
  const before = office.relay.mails.length
  await breakPromise(office, id, { climb, compensation: [given] })
  const since = office.relay.mails.slice(before).map(({ text }) => text ?? '')
  const [told, ...more] = since.filter(text => text.includes('you need not remind us'))
  assert.deepEqual(more, [])
  assert.match(told ?? '', /What was promised: “I ring you\.”/)
  assert.match(told ?? '', /lena/i)
  assert.match(told ?? '', /By our own rules you get .*£5\.00/)
  assert.match(told ?? '', /Once £5\.00/)
  assert.equal(since.filter(text => /lena/i.test(text) && !text.includes('you need not remind us')).length, 0)
})
