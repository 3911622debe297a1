/** What time brings in the line, on a real database: wrapping up, waiting for the owner, the limit for requests. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { MINUTE, SECOND } from '../../domain/time.ts'
import { silent } from '../db/log.ts'
import { readCase } from '../ledger/case-rows.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { eventually } from '../testing/eventually.ts'
import { ask, type Office, type Opened, openCase, openOffice, type Person, says } from '../testing/office.ts'
import { type LineLeader, leadLine } from './leader.ts'
import { openLineMemory } from './memory.ts'
import { beReady } from './pass-time.ts'
import { changePresence } from './presence.ts'

let office: Office
let ledger: Ledger
let leader: LineLeader

beforeEach(async () => {
  office = await openOffice()
  ledger = office.ledger
  await sql`UPDATE organisation SET line = '{"wrapUpSeconds": {"chat": 30}, "requestLimitSeconds": 1800}'`.execute(
    ledger.db,
  )
  await sql`UPDATE seat SET chat_capacity = 1`.execute(ledger.db)
  const over = office.another()
  leader = leadLine({ ledger: over, memory: openLineMemory(over), log: silent })
})
afterEach(async () => {
  await leader.stop()
  await office[Symbol.asyncDispose]()
})

async function come(name: Person): Promise<void> {
  await changePresence(ledger, office.ids[name], 'here', 'chosen')
}

async function stateOf({ entryId }: Opened): Promise<string> {
  const { rows } = await sql<{
    readonly state: string
  }>`SELECT state FROM entry WHERE id = ${entryId}`.execute(ledger.db)
  return rows[0]?.state ?? 'lost'
}

async function isOffered(opened: Opened, name: Person): Promise<void> {
  await eventually(`an offer to ${name}`, async () => {
    const entry = (await readCase(ledger.db, opened.id))?.entry
    return entry?.state === 'offered' && entry.agentId === office.ids[name]
  })
}

async function help(opened: Opened, name: Person): Promise<void> {
  await isOffered(opened, name)
  const agentId = office.ids[name]
  await ask(ledger, opened.id, { ask: 'answer-entry', entryId: opened.entryId, agentId })
  await ask(ledger, opened.id, { ask: 'end-contact', agentId })
}

async function facts(type: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { rows } = await sql<{ readonly data: Readonly<Record<string, unknown>> }>`
    SELECT data::jsonb AS data FROM fact WHERE type = ${type} ORDER BY lane, seq`.execute(ledger.db)
  return rows.map(({ data }) => data)
}

/** The leader has looked since. */
async function aRound(): Promise<void> {
  await changePresence(ledger, office.ids.lena, 'away', 'chosen')
  await changePresence(ledger, office.ids.lena, 'offline', 'log-out')
  await new Promise(resolve => setTimeout(resolve, 300))
}

test('after a chat its agent wraps up, and is offered the next person when the time is over', async () => {
  await come('ada')
  const first = await openCase(ledger)
  const next = await openCase(ledger)
  await help(first, 'ada')
  office.clock.advance(30 * SECOND - 1)
  await aRound()
  assert.equal(await stateOf(next), 'waiting')
  office.clock.advance(1)
  await isOffered(next, 'ada')
  const [ended] = await facts('WrapUpEnded')
  assert.deepEqual(ended, { agentId: office.ids.ada, reason: 'time', until: office.clock.now() })
})

test('whoever is ready sooner says so, once; and to say so with nothing to wrap up is no error', async () => {
  await come('ada')
  await beReady(ledger, office.ids.ada)
  const first = await openCase(ledger)
  const next = await openCase(ledger)
  await help(first, 'ada')
  await aRound()
  assert.equal(await stateOf(next), 'waiting')
  await beReady(ledger, office.ids.ada)
  await beReady(ledger, office.ids.ada)
  await isOffered(next, 'ada')
  assert.deepEqual(
    (await facts('WrapUpEnded')).map(({ reason }) => reason),
    ['ready'],
  )
})

test('whoever would rather wait for the owner is offered to nobody else, until the time is over', async () => {
  await come('ada')
  const own = await openCase(ledger)
  await help(own, 'ada')
  await changePresence(ledger, office.ids.ada, 'away', 'chosen')
  const back: Opened = { ...own, entryId: randomUUID() }
  await ask(ledger, own.id, says({ entryId: back.entryId }))
  const until = office.clock.now() + 20 * MINUTE
  await ask(ledger, own.id, { ask: 'wait-for-owner', entryId: back.entryId, until })
  const before = await readCase(ledger.db, own.id)
  assert.deepEqual(before?.entry?.onlyFor, { agentId: office.ids.ada, until })
  await come('bo')
  const other = await openCase(ledger)
  await isOffered(other, 'bo')
  assert.equal(await stateOf(back), 'waiting', 'bo is asked for whoever came later')
  await ask(ledger, other.id, { ask: 'answer-entry', entryId: other.entryId, agentId: office.ids.bo })
  await ask(ledger, other.id, { ask: 'end-contact', agentId: office.ids.bo })
  await beReady(ledger, office.ids.bo)
  await aRound()
  assert.equal(await stateOf(back), 'waiting')
  await sql`UPDATE seat SET seen_at = ${new Date(office.clock.now() + 20 * MINUTE)}`.execute(ledger.db)
  office.clock.advance(20 * MINUTE)
  await isOffered(back, 'bo')
  assert.equal((await readCase(ledger.db, own.id))?.entry?.place, before?.entry?.place)
  assert.deepEqual(
    (await facts('OwnerNotAwaited')).map(({ reason }) => reason),
    ['limit'],
  )
})

test('a request past its stated limit is marked once, for a booked callback; a problem is not', async () => {
  const request = await openCase(ledger, { kind: 'request' })
  await openCase(ledger)
  office.clock.advance(30 * MINUTE - 1)
  await aRound()
  assert.deepEqual(await facts('RequestPastLimit'), [])
  office.clock.advance(1)
  await eventually('the mark', async () => (await facts('RequestPastLimit')).length > 0)
  office.clock.advance(MINUTE)
  await aRound()
  assert.deepEqual(await facts('RequestPastLimit'), [{ entryId: request.entryId, limitSeconds: 1_800 }])
  const state = await readCase(ledger.db, request.id)
  assert.equal(state?.entry?.pastLimitAt, office.clock.now() - MINUTE)
})
