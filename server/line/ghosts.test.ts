/** Ghosts on a real database: who hung up is offered to nobody, and what they would have waited becomes known. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { WEEKDAYS } from '../../domain/hours/hours.ts'
import { MINUTE } from '../../domain/time.ts'
import { silent } from '../db/log.ts'
import { eventually } from '../testing/eventually.ts'
import { allWeek } from '../testing/hours.ts'
import { ask, type Office, type Opened, openCase, openOffice, type Person } from '../testing/office.ts'
import { type LineLeader, leadLine } from './leader.ts'
import { openLineMemory } from './memory.ts'
import { changePresence } from './presence.ts'

let office: Office
let leader: LineLeader | null

beforeEach(async () => {
  office = await openOffice()
  leader = null
})
afterEach(async () => {
  await leader?.stop()
  await office[Symbol.asyncDispose]()
})

function lead(): void {
  const ledger = office.another()
  leader = leadLine({ ledger, memory: openLineMemory(ledger), log: silent })
}

const come = async (name: Person) => await changePresence(office.ledger, office.ids[name], 'here', 'chosen')

async function hangUp({ id }: Opened): Promise<void> {
  await ask(office.ledger, id, { ask: 'leave-line' })
}

async function offered(opened: Opened): Promise<string> {
  return await eventually('an offer', async () => {
    const { rows } = await sql<{ readonly agentId: string }>`
      SELECT agent_id AS "agentId" FROM entry WHERE id = ${opened.entryId} AND state = 'offered'`.execute(
      office.ledger.db,
    )
    return rows[0]?.agentId
  })
}

interface Ghost {
  readonly waited: number | null
  readonly isCutOff: boolean | null
}

async function ghostOf({ entryId }: Opened): Promise<Ghost> {
  const { rows } = await sql<Ghost>`
    SELECT waited_seconds AS waited, is_cut_off AS "isCutOff" FROM ghost WHERE entry_id = ${entryId}`.execute(
    office.ledger.db,
  )
  return rows[0] ?? assert.fail('there is no ghost')
}

const known = async (opened: Opened) =>
  await eventually('the wait of a ghost', async () => {
    const ghost = await ghostOf(opened)
    return ghost.waited === null ? undefined : ghost
  })

async function factsOfGhosts(): Promise<readonly unknown[]> {
  const { rows } = await sql<{ readonly data: string }>`
    SELECT data FROM fact WHERE type = 'GhostKnown' ORDER BY lane, seq`.execute(office.ledger.db)
  return rows.map(({ data }): unknown => JSON.parse(data))
}

test('who hung up is never offered; their wait ends with the first decision that would have chosen them', async () => {
  lead()
  const first = await openCase(office.ledger)
  const second = await openCase(office.ledger)
  office.clock.advance(2 * MINUTE)
  await hangUp(first)
  assert.deepEqual(await ghostOf(first), { waited: null, isCutOff: null })
  office.clock.advance(3 * MINUTE)
  await come('ada')
  assert.equal(await offered(second), office.ids.ada)
  assert.deepEqual(await known(first), { waited: 300, isCutOff: false })
  assert.deepEqual(await factsOfGhosts(), [{ entryId: first.entryId, isCutOff: false, waitedSeconds: 300 }])
  const { rows } =
    await sql`SELECT FROM fact WHERE type = 'EntryOffered' AND data LIKE ${`%${first.entryId}%`}`.execute(
      office.ledger.db,
    )
  assert.equal(rows.length, 0)
})

test('somebody earlier who is taken leaves the ghost where it is; a free hand that finds nobody reaches it', async () => {
  lead()
  const first = await openCase(office.ledger, { medium: 'call' })
  const second = await openCase(office.ledger, { medium: 'chat' })
  await hangUp(second)
  await sql`UPDATE seat SET call_capacity = 1, chat_capacity = 1`.execute(office.ledger.db)
  await come('ada')
  await offered(first)
  await ask(office.ledger, first.id, { ask: 'answer-entry', entryId: first.entryId, agentId: office.ids.ada })
  assert.equal((await ghostOf(second)).waited, null)
  office.clock.advance(4 * MINUTE)
  await ask(office.ledger, first.id, { ask: 'end-contact', agentId: office.ids.ada })
  assert.deepEqual(await known(second), { waited: 240, isCutOff: false })
})

test('a ghost survives the end of the process, and is read from its row by whoever leads next', async () => {
  lead()
  const first = await openCase(office.ledger)
  const second = await openCase(office.ledger)
  await hangUp(first)
  await leader?.stop()
  lead()
  office.clock.advance(MINUTE)
  await come('ada')
  await offered(second)
  assert.deepEqual(await known(first), { waited: 60, isCutOff: false })
})

test('when the line closes the wait of a ghost is cut off', async () => {
  lead()
  const opened = await openCase(office.ledger)
  await hangUp(opened)
  office.clock.advance(5 * MINUTE)
  const week = Object.fromEntries(WEEKDAYS.map(day => [day, []]))
  await sql`UPDATE organisation SET hours = ${JSON.stringify({ ...allWeek, week })}`.execute(office.ledger.db)
  assert.deepEqual(await known(opened), { waited: 300, isCutOff: true })
})

test('who found help in another way, or wrote a letter, leaves no ghost', async () => {
  lead()
  const letter = await openCase(office.ledger, { medium: 'letter' })
  await hangUp(letter)
  const { rows } = await sql`SELECT FROM ghost`.execute(office.ledger.db)
  assert.equal(rows.length, 0)
})
