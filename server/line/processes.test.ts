/**
 * Two processes over one database, both of which would lead, while people join through both. The one that leads is paused, cut off
 * or killed; the other goes on, and nothing that the first one wakes up with counts any more.
 */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { withClient } from '../db/client.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { eventually } from '../testing/eventually.ts'
import { type Checked, checkLine, watchLine } from '../testing/line-watch.ts'
import { type Office, openOffice, people, tryTo } from '../testing/office.ts'
import { changePresence } from './presence.ts'

const script = join(import.meta.dirname, '..', 'testing', 'line-process.ts')
const names = ['one', 'two'] as const
type Name = (typeof names)[number]
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

interface Floor {
  readonly office: Office
  readonly ledger: Ledger
  readonly processes: Record<Name, ChildProcess>
  /** Entries whose join a process has told to be done. */
  readonly acknowledged: Set<string>
}

/** Closed again in the opposite order, whatever comes of the test. */
async function openFloor(t: TestContext): Promise<Floor> {
  const closing = new AsyncDisposableStack()
  t.after(() => closing.disposeAsync())
  const office = closing.use(await openOffice())
  await watchLine(office.database.owner)
  const ledger = { ...office.ledger, clock: Date.now }
  const acknowledged = new Set<string>()
  const processes = { one: start(office, 'one', acknowledged), two: start(office, 'two', acknowledged) }
  closing.defer(async () => {
    for (const name of names) await ended(processes[name], 'SIGKILL')
  })
  const floor: Floor = { office, ledger, processes, acknowledged }
  for (const name of people) await changePresence(ledger, office.ids[name], 'here', 'chosen')
  closing.defer(keepAnswering(floor).stop)
  return floor
}

function start({ database }: Office, name: Name, acknowledged: Set<string>): ChildProcess {
  const url = new URL(database.app)
  url.searchParams.set('application_name', name)
  const child = spawn(process.execPath, [script, url.href], { stdio: ['pipe', 'pipe', 'inherit'] })
  createInterface({ input: child.stdout }).on('line', entryId => acknowledged.add(entryId))
  return child
}

async function ended(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

/** The agents, in this process: whatever is offered is answered, whatever was answered ends. */
function keepAnswering({ office, ledger }: Floor): { readonly stop: () => Promise<void> } {
  let isOver = false
  const working = Promise.all(
    people.map(async name => {
      const agentId = office.ids[name]
      while (!isOver) {
        const { rows } = await sql<{ readonly id: string; readonly caseId: string; readonly state: string }>`
          SELECT id, case_id AS "caseId", state FROM entry
          WHERE agent_id = ${agentId} AND state IN ('offered', 'answered')`.execute(ledger.db)
        for (const { id: entryId, caseId, state } of rows) {
          const request =
            state === 'offered'
              ? ({ ask: 'answer-entry', entryId, agentId } as const)
              : ({ ask: 'end-contact', agentId } as const)
          await tryTo(ledger, caseId, request)
        }
        // Whoever has missed an offer, because the database was held up, sits down again.
        await changePresence(ledger, agentId, 'here', 'chosen')
        await pause(15)
      }
    }),
  )
  return {
    async stop() {
      isOver = true
      await working
    },
  }
}

/** Who took the lead last. */
async function leaderOf({ ledger }: Floor): Promise<Name | null> {
  const { rows } = await sql<{ readonly process: Name }>`
    SELECT process FROM witness WHERE what = 'line_leader' ORDER BY n DESC LIMIT 1`.execute(ledger.db)
  return rows[0]?.process ?? null
}

async function offersBy({ ledger }: Floor, name: Name): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(*)::int AS count FROM witness
    WHERE what = 'entry' AND row ->> 'state' = 'offered' AND process = ${name}`.execute(ledger.db)
  return rows[0]?.count ?? 0
}

/** The one that leads and the other one, once the line is being served. */
async function underWay(floor: Floor): Promise<readonly [leader: Name, other: Name]> {
  const leader = await eventually('a line that is served', async () => {
    const name = await leaderOf(floor)
    return name !== null && (await offersBy(floor, name)) >= 10 && name
  })
  return [leader, leader === 'one' ? 'two' : 'one']
}

async function takesOver(floor: Floor, name: Name): Promise<void> {
  await eventually(`offers by ${name}`, async () => (await offersBy(floor, name)) >= 5)
}

/** Lets nobody join any more, waits until everybody was answered, and judges the whole. */
async function judge({ office, ledger, processes, acknowledged }: Floor): Promise<Checked> {
  for (const name of names) processes[name].stdin?.end()
  await eventually('everybody answered', async () => {
    const { rows } = await sql`SELECT 1 FROM entry WHERE state NOT IN ('left', 'ended') LIMIT 1`.execute(
      ledger.db,
    )
    return rows.length === 0
  })
  for (const name of names) await ended(processes[name], 'SIGTERM')
  const checked = await checkLine(ledger.db, new Map(people.map(name => [office.ids[name], []])))
  const { rows } = await sql<{ readonly id: string }>`SELECT id FROM entry`.execute(ledger.db)
  const kept = new Set(rows.map(({ id }) => id))
  for (const entryId of acknowledged) assert.ok(kept.has(entryId), `${entryId} was acknowledged and is lost`)
  assert.ok(acknowledged.size > 50)
  return checked
}

test('a leader that is paused for ten seconds and goes on finds that another leads, and offers nothing', async t => {
  const floor = await openFloor(t)
  const [leader, other] = await underWay(floor)
  const stopped = Date.now()
  floor.processes[leader].kill('SIGSTOP')
  const offersWhenStopped = await offersBy(floor, leader)
  await takesOver(floor, other)
  await pause(Math.max(0, 10_000 - (Date.now() - stopped)))
  floor.processes[leader].kill('SIGCONT')
  const joinedBefore = floor.acknowledged.size
  await eventually(
    'people joining through both again',
    async () => floor.acknowledged.size > joinedBefore + 60,
  )
  assert.equal(await leaderOf(floor), other)
  assert.equal(await offersBy(floor, leader), offersWhenStopped)
  const checked = await judge(floor)
  assert.equal(checked.stillInLine, 0)
})

test('when the leader is killed the other goes on, and nobody is lost', async t => {
  const floor = await openFloor(t)
  const [leader, other] = await underWay(floor)
  const killed = Date.now()
  floor.processes[leader].kill('SIGKILL')
  await eventually(`${other} leading`, async () => (await leaderOf(floor)) === other)
  t.diagnostic(`taken over ${Date.now() - killed} ms after the kill`)
  await takesOver(floor, other)
  const checked = await judge(floor)
  assert.equal(checked.takeovers, 2)
  assert.equal(checked.stillInLine, 0)
})

test('when every process is killed at once, whoever starts next finds everybody where they were', async t => {
  const floor = await openFloor(t)
  await underWay(floor)
  for (const name of names) await ended(floor.processes[name], 'SIGKILL')
  const placesOf = async () => {
    const { rows } = await sql<{ readonly id: string; readonly place: number }>`
      SELECT id, place FROM entry ORDER BY place`.execute(floor.ledger.db)
    return rows
  }
  const left = await placesOf()
  for (const name of names) floor.processes[name] = start(floor.office, name, floor.acknowledged)
  const offersBefore = (await offersBy(floor, 'one')) + (await offersBy(floor, 'two'))
  await eventually('offers afterwards', async () => {
    return (await offersBy(floor, 'one')) + (await offersBy(floor, 'two')) > offersBefore + 10
  })
  assert.deepEqual((await placesOf()).slice(0, left.length), left)
  const joined = floor.acknowledged.size
  await eventually('people joining again', async () => floor.acknowledged.size > joined + 40)
  const checked = await judge(floor)
  assert.ok(checked.takeovers >= 2)
  assert.equal(checked.stillInLine, 0)
})

test('a leader whose connections are cut, again and again, goes on or gives way', async t => {
  const floor = await openFloor(t)
  const [leader] = await underWay(floor)
  await withClient(floor.office.database.owner, async owner => {
    await owner.query('SET ROLE NONE')
    for (let times = 0; times < 15; times++) {
      await owner.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = $1`,
        [leader],
      )
      await pause(200)
    }
  })
  const before = (await offersBy(floor, 'one')) + (await offersBy(floor, 'two'))
  await eventually('offers afterwards', async () => {
    return (await offersBy(floor, 'one')) + (await offersBy(floor, 'two')) > before + 20
  })
  const checked = await judge(floor)
  assert.equal(checked.stillInLine, 0)
})
