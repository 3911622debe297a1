/** The line on a real database: who leads, who is offered, and that everybody keeps their place. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { SECOND } from '../../domain/time.ts'
import { silent } from '../db/log.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { eventually } from '../testing/eventually.ts'
import {
  ask,
  type Office,
  type Opened,
  openCase,
  openOffice,
  type Person,
  people,
  says,
} from '../testing/office.ts'
import { type LineLeader, leadLine } from './leader.ts'
import { openLineMemory } from './memory.ts'
import { changePresence } from './presence.ts'

let office: Office
let ledger: Ledger
const leaders: LineLeader[] = []

beforeEach(async () => {
  office = await openOffice()
  ledger = office.ledger
})
afterEach(async () => {
  for (const leader of leaders.splice(0)) await leader.stop()
  await office[Symbol.asyncDispose]()
})

/** A process that would lead. */
function lead(over: Ledger = office.another()): LineLeader {
  const leader = leadLine({ ledger: over, memory: openLineMemory(over), log: silent })
  leaders.push(leader)
  return leader
}

async function come(...who: Person[]): Promise<void> {
  for (const name of who) await changePresence(ledger, office.ids[name], 'here', 'chosen')
}

interface EntryNow {
  readonly state: string
  readonly place: number
  readonly agentId: string | null
  readonly overtaken: number
}

async function entryOf({ entryId }: Opened): Promise<EntryNow> {
  const { rows } = await sql<EntryNow>`
    SELECT state, place, agent_id AS "agentId", overtaken_by_own AS overtaken FROM entry WHERE id = ${entryId}`.execute(
    ledger.db,
  )
  return rows[0] ?? assert.fail('the entry is lost')
}

async function offeredTo(opened: Opened): Promise<Person> {
  return await eventually('an offer', async () => {
    const { state, agentId } = await entryOf(opened)
    return state === 'offered' && people.find(name => office.ids[name] === agentId)
  })
}

async function answer(opened: Opened, name: Person): Promise<void> {
  await ask(ledger, opened.id, { ask: 'answer-entry', entryId: opened.entryId, agentId: office.ids[name] })
}

async function presenceOf(name: Person): Promise<string> {
  const { rows } = await sql<{ readonly presence: string }>`
    SELECT presence FROM seat WHERE agent_id = ${office.ids[name]}`.execute(ledger.db)
  return rows[0]?.presence ?? ''
}

async function count(type: string): Promise<number> {
  const { rows } = await sql<{
    readonly count: number
  }>`SELECT count(*)::int AS count FROM fact WHERE type = ${type}`.execute(ledger.db)
  return rows[0]?.count ?? 0
}

/** What has happened by now has been looked at by the leader: it has offered this to somebody who took it. */
async function settled(name: Person): Promise<void> {
  const probe = await openCase(ledger)
  await eventually('the probe', async () => (await entryOf(probe)).agentId === office.ids[name])
  await answer(probe, name)
}

test('of two processes one leads; when it stops the other goes on', async () => {
  const first = lead()
  await eventually('a leader', async () => first.isLeading())
  const second = lead()
  await come('ada')
  const one = await openCase(ledger)
  await offeredTo(one)
  await answer(one, 'ada')
  assert.equal(second.isLeading(), false)
  await first.stop()
  const two = await openCase(ledger)
  await offeredTo(two)
  assert.ok(second.isLeading())
  assert.equal(await count('EntryOffered'), 2)
  assert.equal(await count('LeadershipTaken'), 2)
})

test('a leader whose lead another took is refused: nothing is offered by it, and nothing twice', async () => {
  const stale = lead()
  await come('ada', 'bo')
  const one = await openCase(ledger)
  await offeredTo(one)
  const taken = await sql<{ readonly epoch: number }>`
    UPDATE line_leader SET epoch = epoch + 1, holder = 'another', expires_at = clock_timestamp() + interval '2 seconds'
    RETURNING epoch`.execute(ledger.db)
  // One after the other: whoever came first is offered first.
  const others = [await openCase(ledger), await openCase(ledger)]
  await eventually('the lead given up', async () => {
    assert.equal(await count('EntryOffered'), 1)
    return !stale.isLeading()
  })
  // The other one never comes back: its lead runs out, and the line goes on under a new epoch.
  for (const opened of others) {
    await offeredTo(opened)
    await answer(opened, await offeredTo(opened))
  }
  const { rows } = await sql<{ readonly epoch: number }>`SELECT epoch FROM line_leader`.execute(ledger.db)
  assert.equal(rows[0]?.epoch, (taken.rows[0]?.epoch ?? 0) + 1)
  assert.equal(await count('EntryOffered'), 3)
  assert.equal((await entryOf(one)).state, 'offered')
})

test('unanswered in twenty seconds the agent is away, and the entry is where it was', async () => {
  lead()
  await come('ada')
  const early = await openCase(ledger)
  const late = await openCase(ledger)
  const { place } = await entryOf(early)
  await offeredTo(early)
  office.clock.advance(20 * SECOND - 1)
  await settledWithoutOffers()
  assert.equal((await entryOf(early)).state, 'offered', 'a moment too early')
  office.clock.advance(1)
  await eventually('the entry back in the line', async () => (await entryOf(early)).state === 'waiting')
  assert.equal(await presenceOf('ada'), 'away')
  assert.equal((await entryOf(early)).place, place)
  await come('bo')
  assert.equal(await offeredTo(early), 'bo')
  assert.equal((await entryOf(late)).state, 'waiting')
  assert.equal(await count('EntryReturned'), 1)
})

/** The leader has looked at least once since: somebody else's coming and going is followed by a round. */
async function settledWithoutOffers(): Promise<void> {
  const before = await count('PresenceChanged')
  await changePresence(ledger, office.ids.cleo, 'away', 'chosen')
  await eventually('a round', async () => (await count('PresenceChanged')) > before)
  await new Promise(resolve => setTimeout(resolve, 300))
}

test('an agent whose desk falls silent is offline, and their customer is back in the old place', async () => {
  lead()
  await come('ada')
  const first = await openCase(ledger)
  await offeredTo(first)
  await answer(first, 'ada')
  const { place } = await entryOf(first)
  await changePresence(ledger, office.ids.ada, 'away', 'chosen')
  const second = await openCase(ledger)
  office.clock.advance(46 * SECOND)
  await eventually('the silent agent gone', async () => (await presenceOf('ada')) === 'offline')
  await eventually('the customer back in the line', async () => (await entryOf(first)).state === 'waiting')
  assert.equal((await entryOf(first)).place, place)
  await come('bo')
  assert.equal(await offeredTo(first), 'bo')
  assert.equal((await entryOf(second)).state, 'waiting')
})

test('an agent who is away keeps the customers in their hands', async () => {
  lead()
  await come('ada')
  const one = await openCase(ledger)
  await offeredTo(one)
  await answer(one, 'ada')
  await changePresence(ledger, office.ids.ada, 'away', 'chosen')
  await come('bo')
  await settled('bo')
  assert.equal((await entryOf(one)).state, 'answered')
})

test('whoever has been free longest is asked first, also of those who can take several chats', async () => {
  lead()
  await come('ada')
  office.clock.advance(SECOND)
  await come('bo')
  for (const expected of ['ada', 'bo', 'ada', 'bo'] as const) {
    office.clock.advance(SECOND)
    const opened = await openCase(ledger)
    assert.equal(await offeredTo(opened), expected)
    await answer(opened, expected)
  }
})

test('one’s own case goes before others, but past nobody more than twice', async () => {
  const { ada: agentId } = office.ids
  lead()
  await come('ada')
  const own = []
  for (let index = 0; index < 4; index++) {
    const opened = await openCase(ledger)
    await offeredTo(opened)
    await answer(opened, 'ada')
    await ask(ledger, opened.id, { ask: 'end-contact', agentId })
    own.push(opened)
  }
  await changePresence(ledger, agentId, 'away', 'chosen')
  const stranger = await openCase(ledger)
  // Her customers come back after the stranger; she takes them one at a time.
  const back: Opened[] = []
  for (const { id, customerId } of own) {
    const entryId = randomUUID()
    await ask(ledger, id, says({ entryId }))
    back.push({ id, entryId, customerId })
  }
  await sql`UPDATE seat SET chat_capacity = 1 WHERE agent_id = ${agentId}`.execute(ledger.db)
  await come('ada')
  const order: string[] = []
  for (let index = 0; index < 5; index++) {
    const next = await eventually('the next offer', async () => {
      for (const opened of [stranger, ...back]) {
        if ((await entryOf(opened)).state === 'offered') return opened
      }
      return null
    })
    order.push(next === stranger ? 'stranger' : 'own')
    await answer(next, 'ada')
    await ask(ledger, next.id, { ask: 'end-contact', agentId })
  }
  assert.deepEqual(order, ['own', 'own', 'stranger', 'own', 'own'])
  assert.equal((await entryOf(stranger)).overtaken, 2)
})

test('while people keep joining, those who wait are offered all the same', async () => {
  lead()
  await come('ada', 'bo', 'cleo')
  const joiners = [office.another(), office.another()]
  let isOver = false
  const joining = Promise.all(
    Array.from({ length: 16 }, async (_, index) => {
      while (!isOver) await openCase(joiners[index % 2] ?? ledger)
    }),
  )
  const offers = eventually('three offers while others join', async () => (await count('EntryOffered')) >= 3)
  await offers.finally(() => {
    isOver = true
  })
  await joining
})
