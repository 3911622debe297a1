/** What went wrong at night is told in the morning: the row is the timer, and the customer is told once. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { HOUR, MINUTE } from '../../domain/time.ts'
import { MAYA, openPostOffice, type PostOffice } from './post-office.fixture.ts'

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

async function breakPromise(office: PostOffice, caseId: string): Promise<void> {
  const commitmentId = randomUUID()
  const promise = {
    commitmentId,
    dueAt: office.ledger.clock() + MINUTE,
    replaces: null,
    words: 'I ring you.',
  }
  await office.ask(caseId, { ask: 'promise', kind: 'call-back', agentId: MAYA, ...promise })
  office.move(2 * MINUTE)
  await office.ask(caseId, { ask: 'break-promise', commitmentId })
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
