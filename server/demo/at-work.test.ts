/** Whoever opens the demo late finds people at work in it, as long as nobody sits at their desks. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { HOUR, MINUTE, SECOND } from '../../domain/time.ts'
import { dueNow } from '../clocks/sql.ts'
import { silentSeats } from '../line/sql.ts'
import { demoBeat } from './at-work.ts'
import { readDemoLogins } from './logins.ts'
import { type DemoHouse, openDemo } from './testing.ts'

let house: DemoHouse
before(async () => {
  house = await openDemo()
})
after(() => house[Symbol.asyncDispose]())

const quietAt = async (now: number) => {
  const before = { quietBefore: now - 10 * MINUTE, goneBefore: now - 5 * MINUTE, restBefore: 0 }
  const dues = await dueNow(
    house.db,
    { now, ...before, hasStandIn: false, isForRest: true },
    new Map(),
    1_000,
  )
  return dues.filter(({ clock }) => clock === 'chat left')
}
const silentAt = async (now: number) => await silentSeats(house.db, now - 45 * SECOND)

test('hours later the people of the demo are at work, each with the customer whom they had in hand', async () => {
  const later = house.now + 30 * HOUR
  assert.equal((await quietAt(later)).length, 3, 'or there is nothing to keep')
  assert.equal((await silentAt(later)).length, 5)
  await demoBeat(house.db, later)
  assert.deepEqual(await quietAt(later), [])
  assert.deepEqual(await silentAt(later + 2 * MINUTE), [])
})

test('whoever signs in as one of them is asked where they are like anybody, and a house that is no demo is left alone', async () => {
  const later = house.now + 60 * HOUR
  const sunniva =
    readDemoLogins(house.dataDir).find(({ name }) => name.startsWith('Sunniva')) ?? assert.fail()
  const { agentId } = await house.furnishing.auth.signIn({ ...sunniva, remote: '127.0.0.1' })
  await sql`UPDATE auth_session SET expires_at = ${new Date(later + HOUR)}`.execute(house.owner)
  await demoBeat(house.db, later)
  assert.deepEqual(await silentAt(later), [agentId])
  assert.equal((await quietAt(later)).length, 1)
  await sql`UPDATE organisation SET is_demo = false`.execute(house.owner)
  const muchLater = later + 30 * HOUR
  await demoBeat(house.db, muchLater)
  assert.equal((await silentAt(muchLater)).length, 5)
})
