/** What a line has lately done, as the rows have it. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { NOTHING_FOUND } from '../../domain/callback/requests.ts'
import { MINUTE } from '../../domain/time.ts'
import { allWeek } from '../testing/hours.ts'
import { ask, type Office, openCase, openOffice } from '../testing/office.ts'
import { openLately } from './recent.ts'
import { noteAsked } from './sql.ts'

const pool = 'chat problem'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office[Symbol.asyncDispose]())

/** Somebody who had to wait, from so many minutes ago on, and was taken after so many seconds. */
async function waited(minutesAgo: number, seconds: number, isCalled = false): Promise<void> {
  const { ledger, clock } = office
  const { id, entryId } = await openCase(ledger)
  if (isCalled) {
    await ask(ledger, id, {
      ask: 'ask-callback',
      entryId,
      by: 'chat',
      number: null,
      isNumberRight: true,
      numberIs: 'confirmed',
      found: NOTHING_FOUND,
      window: null,
      hours: allWeek,
      promise: { commitmentId: randomUUID(), agentId: null, words: 'We call you.' },
    })
  }
  const joinedAt = clock.now() - minutesAgo * MINUTE
  const asked = { entryId, pool, askedAt: joinedAt, state: null, played: null, told: null }
  await ledger.db.transaction().execute(tx => noteAsked(tx, asked))
  await sql`
    UPDATE entry SET joined_at = ${new Date(joinedAt)}, answered_at = ${new Date(joinedAt + seconds * 1_000)}
    WHERE id = ${entryId}`.execute(ledger.db)
}

test('of a line in which more have waited than are looked at, the newest are', async () => {
  await waited(12, 30)
  await waited(4, 60)
  await waited(3, 120)
  const { recent } = await openLately(office.ledger.db, office.clock.now, 2)(pool)
  assert.deepEqual([recent.lastTakenWaitedSeconds, recent.joined], [120, [0, 2, 2]])
})

test('whoever waits at home to be called says nothing of how long people wait here', async () => {
  await waited(9, 60)
  await waited(8, 420, true)
  const { recent } = await openLately(office.ledger.db, office.clock.now)(pool)
  assert.deepEqual([recent.lastTakenWaitedSeconds, recent.taken[2]], [60, 1])
})
