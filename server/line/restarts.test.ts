/**
 * Random histories through the doors, with the process stopped and started again in between: customers who chat, ask to be called, hang
 * up and come again; agents who answer, decline, dial, write down how it went, wrap up, go away and fall silent. The clock stands still but for
 * what it is moved by. After each step all that is due is waited for; after each start the whole line is what it was before.
 *
 * `LINE_ROUNDS` (1) says how many histories, `LINE_SEED` the first of their seeds.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { CallbackCheck } from '../../contract/pages.ts'
import { DAY, MINUTE, SECOND } from '../../domain/time.ts'
import { expireOffers } from '../../domain/line/offers.ts'
import { dueCallbacks, overdueOwnerWaits, overdueWrapUps } from '../../domain/line/limits.ts'
import { emptyLine, putEntry, putSeat } from '../../domain/line/line.ts'
import { offersPlainly } from '../../domain/line/testing/plain-line.ts'
import { goneMs, quietMs } from '../clocks/clocks.ts'
import { type ClockName, dueNow } from '../clocks/sql.ts'
import { dice, type Chance } from '../testing/dice.ts'
import { eventually } from '../testing/eventually.ts'
import { checkLine, watchLine } from '../testing/line-watch.ts'
import {
  type AgentClient,
  type Answer,
  type CustomerClient,
  openWorld,
  type World,
} from '../testing/world.ts'
import { liveEntries, seats, silentSeats } from './sql.ts'

const rounds = Number(process.env['LINE_ROUNDS'] ?? 1)
const firstSeed = Number(process.env['LINE_SEED'] ?? 7)
/** So many steps, and more until all has happened that is to be looked at. */
const [least, most] = [50, 500]
const names = ['ada', 'bo', 'lena'] as const
/** Only something that never comes fails, however busy the machine is. */
const patienceMs = 120_000

interface Day {
  readonly world: World
  readonly chance: Chance
  readonly agents: AgentClient[]
  readonly customers: CustomerClient[]
}

/** Done, or refused with a reason; never a fault. */
function isDone({ status, text }: Answer): boolean {
  assert.ok([200, 303, 400, 409].includes(status), `${status} ${text}`)
  return status === 200
}

async function customerStep({ world, chance, customers }: Day): Promise<void> {
  // Those who came last are still in the line, most of them.
  const known = customers[customers.length - 1 - chance(Math.min(customers.length, 6))]
  const what = chance(12)
  if (!known || what < 5) {
    const kind = chance(3) === 0 ? 'request' : 'problem'
    customers.push(await world.customer(`It is number ${customers.length}.`, { kind }))
  } else if (what < 9) await asksToBeCalled(world, chance, known, customers.indexOf(known))
  else if (what === 9) isDone(await known.post('leave'))
  else if (what === 10) isDone(await known.post('wait-here'))
  else {
    const aside = await whoIsSetAside(world)
    const back = customers.find(({ caseId }) => aside.includes(caseId)) ?? known
    isDone(await back.post('say', { messageId: randomUUID(), words: 'Here I am again.' }))
  }
}

async function whoIsSetAside({ db }: World): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly caseId: string }>`
    SELECT case_id AS "caseId" FROM entry WHERE kept_until IS NOT NULL`.execute(db)
  return rows.map(({ caseId }) => caseId)
}

/** Looks at the number as it was read, and says that it is right. */
async function asksToBeCalled(
  world: World,
  chance: Chance,
  customer: CustomerClient,
  index: number,
): Promise<void> {
  const halfHour = 30 * MINUTE
  const from = Math.ceil((world.clock.now() + MINUTE) / halfHour) * halfHour
  const fields = {
    messageId: randomUUID(),
    number: `01632 9601${String(index).padStart(2, '0')}`,
    ...(chance(4) === 0 ? { window: `${from}-${from + halfHour}` } : {}),
  }
  const looked = await customer.post('call-back', fields)
  if (!isDone(looked)) return
  const { check }: Partial<CallbackCheck> = looked.body
  isDone(await customer.post('call-back', { ...fields, right: check?.press ?? '' }))
}

async function agentStep(day: Day): Promise<void> {
  const { chance, agents } = day
  const agent = agents[chance(agents.length)] ?? assert.fail('nobody works here')
  const what = chance(12)
  if (what === 0) isDone(await agent.send('PUT', '/api/desk/presence', { presence: 'away' }))
  else if (what === 1) isDone(await agent.send('POST', '/api/desk/ready'))
  else if (what < 5) await agent.here()
  else for (const each of agents) await handsOf(day, each, chance)
}

/** Goes on with whatever is in this agent's hands. */
async function handsOf({ world }: Day, agent: AgentClient, chance: Chance): Promise<void> {
  const mine = (await liveEntries(world.db)).filter(({ agentId }) => agentId === agent.id)
  for (const { id: entryId, caseId, state, callback } of mine) {
    const next = chance(10)
    if (state === 'offered')
      isDone(await agent.tryTo(caseId, { act: next === 0 ? 'decline' : 'answer', entryId }))
    else if (callback && next < 7)
      isDone(await agent.tryTo(caseId, { act: 'not-reached', entryId, why: 'no-answer' }))
    else {
      if (callback) isDone(await agent.tryTo(caseId, { act: 'reached', entryId }))
      if (next < 8) isDone(await agent.tryTo(caseId, { act: 'end-contact' }))
    }
  }
}

/** Of what the clocks look for, each second, that which ends a contact. */
const endContacts: readonly ClockName[] = ['chat left', 'nobody came to the page']

async function contactsToEnd({ db, clock }: World): Promise<readonly unknown[]> {
  const now = clock.now()
  const before = { quietBefore: now - quietMs, goneBefore: now - goneMs, restBefore: now - DAY }
  const since = { now, ...before, hasStandIn: false, isForRest: false }
  const dues = await dueNow(db, since, new Map(), 100)
  return dues.filter(due => endContacts.includes(due.clock))
}

/** Whatever follows by itself has followed: nobody is to be offered, taken back, called up or sent home. */
async function settled({ world }: Day): Promise<void> {
  await eventually(
    'all that is due',
    async () => {
      const [entries, sitting] = [await liveEntries(world.db), await seats(world.db, null)]
      const now = world.clock.now()
      const line = emptyLine()
      for (const entry of entries) putEntry(line, entry)
      for (const seat of sitting) putSeat(line, seat)
      const isGone = new Set(
        sitting.filter(({ presence }) => presence === 'offline').map(({ agentId }) => agentId),
      )
      const due = [
        ...offersPlainly({
          entries: new Map(entries.map(entry => [entry.id, entry])),
          seats: new Map(sitting.map(seat => [seat.agentId, seat])),
        }),
        ...expireOffers(line, now),
        ...dueCallbacks(line, now),
        ...overdueWrapUps(line, now),
        ...overdueOwnerWaits(line, now),
        ...(await silentSeats(world.db, now - 45 * SECOND)),
        ...entries.filter(({ agentId }) => agentId !== null && isGone.has(agentId)),
        ...(await contactsToEnd(world)),
      ]
      return due.length === 0
    },
    patienceMs,
  )
}

/** The whole line, but for what people are told of it, which is made beside it: each place, in whose hands it is, until when, and how far we are with whoever is called; the kept places and the seats. */
async function wholeLine({ db }: World): Promise<unknown> {
  const { rows: entries } = await sql`
    SELECT id, case_id, place, state, medium, agent_id, offer_until, answered_at, only_for, past_limit_at, overtaken_by_own,
      callback_by, callback_from, callback_tries, callback_met, not_before, come_by, kept_until
    FROM entry ORDER BY place`.execute(db)
  const { rows: sitting } = await sql`
    SELECT agent_id, presence, free_since, wrap_up_until FROM seat ORDER BY agent_id`.execute(db)
  const { rows: ghosts } = await sql`SELECT entry_id, left_at FROM ghost ORDER BY entry_id`.execute(db)
  return { entries, sitting, ghosts }
}

async function restart(day: Day): Promise<void> {
  await settled(day)
  const before = await wholeLine(day.world)
  await day.world.restart()
  await settled(day)
  assert.deepEqual(await wholeLine(day.world), before)
}

/** What is to have happened in a history, so that it proves something, and how often. */
const wanted = { EntryOffered: 15, EntryLeft: 1, CallbackTried: 2, CallbackDue: 1, WrapUpEnded: 1 }

async function counted({ db }: World): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ readonly type: string; readonly count: number }>`
    SELECT type, count(*)::int AS count FROM fact WHERE type ~ '^(Entry|Callback|Place|WrapUp|Owner)' GROUP BY type`.execute(
    db,
  )
  return new Map(rows.map(({ type, count }) => [type, count]))
}

async function isEnough(world: World): Promise<boolean> {
  const found = await counted(world)
  return Object.entries(wanted).every(([type, times]) => (found.get(type) ?? 0) >= times)
}

/** Time goes by: an offer lapses, the next call is due, a desk is silent for so long that it counts as left. */
async function timeStep({ world, chance, agents }: Day): Promise<void> {
  const minutes = [1 / 4, 11, 11, 61][chance(4)] ?? 1
  world.clock.advance(minutes * MINUTE)
  // A session does not last over many hours of such steps.
  if (minutes > 60) for (const [index, name] of names.entries()) agents[index] = await world.agent(name)
  // Whoever's desk was silent for so long sits down again, most of them.
  for (const agent of agents) if (chance(4) > 0) await agent.here()
}

for (let round = 0; round < rounds; round += 1) {
  const seed = firstSeed + round
  test(`the process may stop between any two steps: the whole line is what it was, and nobody is overtaken (seed ${seed})`, async t => {
    await using closing = new AsyncDisposableStack()
    const world = closing.use(await openWorld())
    world.clock.hold()
    await watchLine(world.databaseUrl)
    await sql`UPDATE organisation SET line = '{"wrapUpSeconds": {"chat": 20}}'`.execute(world.db)
    const day: Day = { world, chance: dice(seed), agents: [], customers: [] }
    for (const name of names) day.agents.push(await world.agent(name))
    await restart(day)
    for (let step = 1; step <= least || (step <= most && !(await isEnough(world))); step += 1) {
      const what = day.chance(10)
      if (what < 4) await customerStep(day)
      else if (what < 9) await agentStep(day)
      else await timeStep(day)
      await settled(day)
      if (step % 15 === 0) await restart(day)
    }
    const checked = await checkLine(world.db, new Map(day.agents.map(({ id }) => [id, []])))
    assert.ok(await isEnough(world), 'too little happened to prove anything')
    t.diagnostic(JSON.stringify({ ...checked, ...Object.fromEntries(await counted(world)) }))
  })
}
