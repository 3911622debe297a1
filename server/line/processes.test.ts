/**
 * Two processes over one database, both of which would lead, while people join through both, some of whom are called. The one that leads
 * is paused, cut off or killed; the other goes on, and nothing that the first one wakes up with counts any more. Nothing here depends on
 * how fast the machine is: what is to come is waited for, and how long it took is told by `npm run bench -- line`.
 *
 * `LINE_ROUNDS` (1) says how often each of it happens.
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
import { eventually as soon } from '../testing/eventually.ts'
import { type Checked, checkLine, watchLine } from '../testing/line-watch.ts'
import { ask, type Office, openOffice, type Person, people, tryTo } from '../testing/office.ts'
import { allWeek } from '../testing/hours.ts'
import { changePresence } from './presence.ts'

const script = join(import.meta.dirname, '..', 'testing', 'line-process.ts')
const names = ['one', 'two'] as const
type Name = (typeof names)[number]
const rounds = Number(process.env['LINE_ROUNDS'] ?? 1)
/** Only something that never comes fails, however busy the machine is. */
const patienceMs = 120_000
const eventually = <T>(what: string, look: () => Promise<T | undefined | null | false>) =>
  soon(what, look, patienceMs)
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

interface Floor {
  readonly office: Office
  readonly ledger: Ledger
  readonly processes: Record<Name, ChildProcess>
  /** Entries whose join a process has told to be done. */
  readonly acknowledged: Set<string>
  /** One that is offered and one that is being dialled, which the agents leave alone; null while they go on with all. */
  held: Held | null
}

interface Held {
  offered: InHand | null
  dialled: InHand | null
}

interface InHand {
  readonly id: string
  readonly caseId: string
  readonly agentId: string
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
  const floor: Floor = { office, ledger, processes, acknowledged, held: null }
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

/** The agents, in this process: whatever is offered is answered, whoever is called is reached, whatever was answered ends. */
function keepAnswering(floor: Floor): { readonly stop: () => Promise<void> } {
  const { office, ledger } = floor
  let isOver = false
  const working = Promise.all(
    people.map(async name => {
      while (!isOver) {
        await goOn(floor, name)
        // Whoever has missed an offer, because the database was held up, sits down again.
        await changePresence(ledger, office.ids[name], 'here', 'chosen')
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

interface Row {
  readonly id: string
  readonly caseId: string
  readonly state: 'offered' | 'answered'
  readonly isDialled: boolean
  readonly isCallback: boolean
}

async function goOn(floor: Floor, name: Person): Promise<void> {
  const { ledger, office } = floor
  const agentId = office.ids[name]
  const { rows } = await sql<Row>`
    SELECT id, case_id AS "caseId", state, callback_by IS NOT NULL AS "isCallback",
      state = 'answered' AND callback_met IS FALSE AS "isDialled"
    FROM entry WHERE agent_id = ${agentId} AND state IN ('offered', 'answered')`.execute(ledger.db)
  for (const row of rows) {
    const { id: entryId, caseId, state, isDialled } = row
    if (isHeld(floor, { ...row, agentId })) continue
    if (state === 'offered') await tryTo(ledger, caseId, { ask: 'answer-entry', entryId, agentId })
    if (isDialled) await tryTo(ledger, caseId, { ask: 'meet-callback', entryId, agentId })
    if (state === 'answered') await tryTo(ledger, caseId, { ask: 'end-contact', agentId })
  }
}

/** The first callback that is offered, and the first that is dialled, are held by two agents, as far as that is asked for. */
function isHeld({ held }: Floor, { id, caseId, agentId, isCallback, isDialled }: Row & InHand): boolean {
  if (!held || !isCallback) return false
  const { offered, dialled } = held
  if (isDialled && !dialled && offered?.agentId !== agentId) held.dialled = { id, caseId, agentId }
  if (!isDialled && !offered && dialled && dialled.agentId !== agentId) held.offered = { id, caseId, agentId }
  return held.dialled?.id === id || held.offered?.id === id
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
  await eventually('enough people to prove anything', async () => acknowledged.size > 50)
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
  return checked
}

interface PlaceRow {
  readonly id: string
  readonly place: number
  readonly state: string
  readonly agentId: string | null
  readonly tries: number | null
}

async function rowsOf({ ledger }: Floor, held: readonly InHand[]): Promise<readonly PlaceRow[]> {
  const { rows } = await sql<PlaceRow>`
    SELECT id, place, state, agent_id AS "agentId", callback_tries::int AS tries FROM entry
    WHERE id = ANY(${held.map(({ id }) => id)}::uuid[]) ORDER BY place`.execute(ledger.db)
  return rows
}

/** Nobody answered the call: the place is kept, and is not offered before its time. Then the person waits on the page after all. */
async function missAndWait(floor: Floor, dialled: InHand): Promise<void> {
  const { ledger } = floor
  const { id: entryId, caseId, agentId } = dialled
  const [before] = await rowsOf(floor, [dialled])
  await ask(ledger, caseId, { ask: 'miss-callback', entryId, agentId, why: 'no-answer', hours: allWeek })
  const offers = await allOffers(floor)
  await eventually('offers to others', async () => (await allOffers(floor)) > offers + 5)
  const [after] = await rowsOf(floor, [dialled])
  assert.deepEqual(after, { ...before, state: 'waiting', agentId: null, tries: 1 })
  await ask(ledger, caseId, { ask: 'withdraw-callback', entryId })
}

async function allOffers(floor: Floor): Promise<number> {
  return (await offersBy(floor, 'one')) + (await offersBy(floor, 'two'))
}

async function leadsBy({ ledger }: Floor, name: Name): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(*)::int AS count FROM witness WHERE what = 'line_leader' AND process = ${name}`.execute(
    ledger.db,
  )
  return rows[0]?.count ?? 0
}

function each(says: string, run: (t: TestContext) => Promise<void>): void {
  for (let round = 1; round <= rounds; round += 1) test(rounds === 1 ? says : `${says} (${round})`, run)
}

each(
  'a leader that is paused for ten seconds and goes on finds that another leads, and offers nothing',
  async t => {
    const floor = await openFloor(t)
    const [leader, other] = await underWay(floor)
    const stopped = Date.now()
    floor.processes[leader].kill('SIGSTOP')
    await takesOver(floor, other)
    const [offers, leads] = [await offersBy(floor, leader), await leadsBy(floor, leader)]
    await pause(Math.max(0, 10_000 - (Date.now() - stopped)))
    floor.processes[leader].kill('SIGCONT')
    const joinedBefore = floor.acknowledged.size
    await eventually(
      'people joining through both again',
      async () => floor.acknowledged.size > joinedBefore + 60,
    )
    // Beside much other load the other one may lose the lead as well; without a new lead the first one offers nothing.
    if ((await leadsBy(floor, leader)) === leads) assert.equal(await offersBy(floor, leader), offers)
    const checked = await judge(floor)
    assert.equal(checked.stillInLine, 0)
  },
)

each(
  'a leader that is killed between a fact and its telling is followed; who is being called keeps the place',
  async t => {
    const floor = await openFloor(t)
    const held: Held = { offered: null, dialled: null }
    const [leader, other] = await underWay(floor)
    floor.held = held
    const [offered, dialled] = await eventually('one who is offered and one who is dialled', async () => {
      return held.offered && held.dialled && ([held.offered, held.dialled] as const)
    })
    const before = await rowsOf(floor, [offered, dialled])
    floor.processes[leader].stdin?.write('die\n')
    await once(floor.processes[leader], 'exit')
    await eventually(`${other} leading`, async () => (await leaderOf(floor)) === other)
    await takesOver(floor, other)
    const after = await rowsOf(floor, [offered, dialled])
    assert.deepEqual(
      after.map(({ id, place }) => ({ id, place })),
      before.map(({ id, place }) => ({ id, place })),
    )
    const ofDialled = after.find(({ id }) => id === dialled.id)
    assert.deepEqual(
      [ofDialled?.state, ofDialled?.agentId, ofDialled?.tries],
      ['answered', dialled.agentId, 0],
    )
    await missAndWait(floor, dialled)
    floor.held = null
    const checked = await judge(floor)
    assert.ok(checked.takeovers >= 2)
    assert.equal(checked.stillInLine, 0)
  },
)

each('when every process is killed at once, whoever starts next finds everybody where they were', async t => {
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
  const offersBefore = await allOffers(floor)
  await eventually('offers afterwards', async () => {
    return (await allOffers(floor)) > offersBefore + 10
  })
  assert.deepEqual((await placesOf()).slice(0, left.length), left)
  const joined = floor.acknowledged.size
  await eventually('people joining again', async () => floor.acknowledged.size > joined + 40)
  const checked = await judge(floor)
  assert.ok(checked.takeovers >= 2)
  assert.equal(checked.stillInLine, 0)
})

each('a leader whose connections are cut, again and again, goes on or gives way', async t => {
  const floor = await openFloor(t)
  const [leader] = await underWay(floor)
  await withClient(floor.office.database.owner, async owner => {
    await owner.query('SET ROLE NONE')
    for (let times = 0; times < 15; times++) {
      // As soon as it has a connection again.
      await eventually('a connection to cut', async () => {
        const { rows } = await owner.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND application_name = $1`,
          [leader],
        )
        return rows.length > 0
      })
    }
  })
  const before = await allOffers(floor)
  await eventually('offers afterwards', async () => {
    return (await allOffers(floor)) > before + 20
  })
  const checked = await judge(floor)
  assert.equal(checked.stillInLine, 0)
})
