/** Quotes on a real database: what becomes of those that were told, what is learned at night, and the thread that makes them. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { NOTHING_FOUND } from '../../domain/callback/requests.ts'
import { emptyLine } from '../../domain/line/line.ts'
import { nothingLearned } from '../../domain/line/quote/learn.ts'
import type { QuoteState } from '../../domain/line/quote/state.ts'
import { DAY, HOUR, MINUTE } from '../../domain/time.ts'
import { silent } from '../db/log.ts'
import { readHouse } from '../ledger/directory.ts'
import { append } from '../ledger/append.ts'
import { follow } from '../ledger/follow.ts'
import { openLineMemory } from '../line/memory.ts'
import { changePresence } from '../line/presence.ts'
import { allWeek } from '../testing/hours.ts'
import { eventually } from '../testing/eventually.ts'
import { ask, type Office, type Opened, openCase, openOffice, says } from '../testing/office.ts'
import { pastPool, pastWaits } from '../testing/past-waits.ts'
import { openApart } from './apart.ts'
import { countTold, recountTold } from './figures.ts'
import { quoteFollower } from './follower.ts'
import { learnIfDue } from './nightly.ts'
import { openRotas } from '../rota/rotas.ts'
import { openQuotes } from './quotes.ts'
import { calibrations, newestLearned, noteAsked, saveLearned } from './sql.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office[Symbol.asyncDispose]())

const minutes = (count: number) => office.clock.advance(count * MINUTE)

async function told(opened: Opened, atMostSeconds: number | null, by: 'free' | 'roll-out' = 'roll-out') {
  await ask(office.ledger, opened.id, {
    ask: 'tell-quote',
    entryId: opened.entryId,
    atMostSeconds,
    ahead: 1,
    by,
  })
}

async function answered({ id, entryId }: Opened): Promise<void> {
  const agentId = office.ids.ada
  const offer = {
    ask: 'offer-entry',
    entryId,
    agentId,
    until: office.clock.now() + MINUTE,
    overtook: [],
  } as const
  await ask(office.ledger, id, offer)
  await ask(office.ledger, id, { ask: 'answer-entry', entryId, agentId })
}

/** What the leader writes when a decision would have chosen a ghost. */
async function reached({ id, entryId }: Opened, waitedSeconds: number, isCutOff: boolean): Promise<void> {
  await append(office.ledger, {}, () => ({
    facts: [{ caseId: null, about: id, fact: { type: 'GhostKnown', entryId, waitedSeconds, isCutOff } }],
    result: null,
  }))
}

async function counted() {
  const following = follow(office.ledger, quoteFollower, error => assert.fail(String(error)))
  await following.catchUp()
  await following.stop()
  const counts = await countTold(office.ledger.db, 0)
  assert.deepEqual(await recountTold(office.ledger.db, 0), counts, 'counted anew from the ledger')
  return counts
}

test('each time that was told is counted once: kept, broken, not known, not over; and the ledger alone gives the same', async () => {
  const open = async () => await openCase(office.ledger)
  const [kept, broken, twice, waiting, ghost, late, cut, overdue, solved, atOnce] = [
    await open(),
    await open(),
    await open(),
    await open(),
    await open(),
    await open(),
    await open(),
    await open(),
    await open(),
    await open(),
  ]
  for (const opened of [kept, broken, twice, waiting, ghost, late, cut, overdue, solved])
    await told(opened, 300)
  await told(atOnce, 60, 'free')
  await told(waiting, null)
  await answered(atOnce)
  minutes(2)
  await told(twice, 600)
  for (const opened of [ghost, late, cut, overdue]) await ask(office.ledger, opened.id, { ask: 'leave-line' })
  await answered(kept)
  await reached(ghost, 120, false)
  await reached(cut, 120, true)
  await ask(office.ledger, solved.id, {
    ask: 'confirm-solved',
    customerId: solved.customerId,
    verified: true,
    words: { text: 'It works again.' },
  })
  minutes(6)
  await answered(broken)
  await answered(twice)
  await reached(late, 480, false)
  await reached(overdue, 480, true)
  const { waits, atOnce: free } = await counted()
  assert.deepEqual(waits, { told: 10, kept: 3, broken: 4, unknown: 2, open: 1, share: 3 / 7 })
  assert.deepEqual(free, { told: 1, kept: 1, broken: 0, unknown: 0, open: 0, share: 1 })
  assert.deepEqual(await counted(), { waits, atOnce: free }, 'read once more, it is the same')
})

test('whoever waits again after an answer was told anew: that counts by the next answer, not by the one before it', async () => {
  const opened = await openCase(office.ledger)
  await told(opened, 300)
  minutes(2)
  await answered(opened)
  await ask(office.ledger, opened.id, {
    ask: 'lose-agent',
    entryId: opened.entryId,
    agentId: office.ids.ada,
  })
  minutes(1)
  await told(opened, 300)
  assert.equal((await counted()).waits.open, 1, 'what ended before it says nothing of it')
  minutes(6)
  await answered(opened)
  const { waits } = await counted()
  assert.deepEqual(waits, { told: 2, kept: 1, broken: 1, unknown: 0, open: 0, share: 1 / 2 })
})

test('whoever chooses another time, or to wait for their own agent, breaks no time that was told, and nothing is learned of it', async () => {
  const { ledger, clock, ids } = office
  const [later, own] = [await openCase(ledger), await openCase(ledger)]
  for (const opened of [later, own]) await told(opened, 300)
  const asked = {
    entryId: later.entryId,
    pool: pastPool,
    askedAt: clock.now(),
    state: null,
    played: null,
    told: { groups: ['class a'], exactSeconds: 250, exactMiddleSeconds: 100 },
  }
  await ledger.db.transaction().execute(tx => noteAsked(tx, asked))
  minutes(1)
  const from = clock.now() + DAY
  await ask(ledger, later.id, {
    ask: 'ask-callback',
    entryId: later.entryId,
    by: 'chat',
    number: null,
    isNumberRight: true,
    numberIs: 'confirmed',
    found: NOTHING_FOUND,
    window: { from, until: from + HOUR },
    hours: allWeek,
    promise: { commitmentId: randomUUID(), agentId: ids.ada, words: 'We call you tomorrow.' },
  })
  await answered(own)
  await ask(ledger, own.id, { ask: 'lose-agent', entryId: own.entryId, agentId: ids.ada })
  await told(own, 300)
  await ask(ledger, own.id, { ask: 'wait-for-owner', entryId: own.entryId, until: clock.now() + HOUR })
  clock.advance(DAY)
  await ask(ledger, later.id, { ask: 'come-due', entryId: later.entryId })
  for (const opened of [later, own]) await answered(opened)
  const { waits } = await counted()
  assert.deepEqual(waits, { told: 3, kept: 1, broken: 0, unknown: 2, open: 0, share: 1 })
  const nine = (await calibrations(ledger.db)).get(pastPool)?.nine['class a']
  assert.equal(nine?.by ?? 0, 0, 'nobody is told longer because of it')
})

test('what was told moves the quotes after it, for those who hung up as well; what was cut off says nothing', async () => {
  const asked = async (opened: Opened, exactSeconds: number) =>
    await office.ledger.db.transaction().execute(tx =>
      noteAsked(tx, {
        entryId: opened.entryId,
        pool: pastPool,
        askedAt: office.clock.now(),
        state: null,
        played: null,
        told: { groups: ['class a'], exactSeconds, exactMiddleSeconds: exactSeconds / 2 },
      }),
    )
  const [taken, ghost, cut] = [
    await openCase(office.ledger),
    await openCase(office.ledger),
    await openCase(office.ledger),
  ]
  for (const opened of [taken, ghost, cut]) await asked(opened, 60)
  minutes(5)
  await answered(taken)
  for (const opened of [ghost, cut]) await ask(office.ledger, opened.id, { ask: 'leave-line' })
  await reached(ghost, 300, false)
  await reached(cut, 300, true)
  await counted()
  const nine = (await calibrations(office.ledger.db)).get(pastPool)?.nine['class a']
  assert.equal(nine?.seen, 3)
  assert.ok((nine?.by ?? 0) > 0, 'three were broken: longer is told')
  const { rows } = await sql<{ readonly waited: number; readonly cut: boolean }>`
    SELECT waited_seconds AS waited, is_cut_off AS cut FROM asked_wait ORDER BY is_cut_off`.execute(
    office.ledger.db,
  )
  assert.deepEqual(rows, [
    { waited: 300, cut: false },
    { waited: 300, cut: false },
    { waited: 300, cut: true },
  ])
})

test('who comes back within a day is known to have come back', async () => {
  const gone = await openCase(office.ledger)
  await ask(office.ledger, gone.id, { ask: 'leave-line' })
  minutes(30)
  const entryId = crypto.randomUUID()
  await ask(office.ledger, gone.id, says({ entryId }))
  await counted()
  const { rows } = await sql<{ readonly back: string }>`SELECT came_back_as AS back FROM ghost`.execute(
    office.ledger.db,
  )
  assert.deepEqual(rows, [{ back: entryId }])
})

test('learned once a night, of the weeks before, as a new version; a missed night is made up for', async () => {
  const { ledger, clock } = office
  const { id: caseId } = await openCase(ledger)
  await pastWaits(ledger.db, { caseId, now: clock.now() })
  assert.deepEqual(await learnIfDue(ledger, 'Europe/London'), [pastPool])
  assert.deepEqual(await learnIfDue(ledger, 'Europe/London'), [], 'not twice')
  clock.advance(DAY)
  assert.deepEqual(await learnIfDue(ledger, 'Europe/London'), [pastPool])
  const [newest] = await newestLearned(ledger.db)
  assert.equal(newest?.version, 2)
  assert.deepEqual(newest?.learned.samples, { services: 120, waits: 120 })
  clock.advance(10 * HOUR)
  assert.deepEqual(await learnIfDue(ledger, 'Europe/London'), [], 'it is not half past three yet')
})

test('states of waits that no night looks back at are let go, and what became of them stays', async () => {
  const { ledger, clock } = office
  const { id: caseId } = await openCase(ledger)
  const now = clock.now()
  await pastWaits(ledger.db, { caseId, now })
  const states = async () => {
    const { rows } = await sql<{ readonly states: number; readonly waits: number }>`
      SELECT count(state)::int + count(played)::int AS states, count(waited_seconds)::int AS waits FROM asked_wait`.execute(
      ledger.db,
    )
    return rows[0]
  }
  const learned = nothingLearned()
  await saveLearned(ledger.db, { pool: pastPool, version: 1, learnedAt: now + 60 * DAY, learned })
  assert.deepEqual(await states(), { states: 240, waits: 120 })
  await saveLearned(ledger.db, { pool: pastPool, version: 2, learnedAt: now + 71 * DAY, learned })
  assert.deepEqual(await states(), { states: 0, waits: 120 })
})

/** The line of somebody who is talking, with no hand free. */
async function oneBusyHand() {
  const { ledger, ids } = office
  await changePresence(ledger, ids.ada, 'here', 'chosen')
  await sql`UPDATE seat SET chat_capacity = 1`.execute(ledger.db)
  await answered(await openCase(ledger))
  const memory = openLineMemory(ledger)
  await memory.rebuild()
  return memory
}

const line = { line: emptyLine, answered: () => [] }
const busy: QuoteState = {
  at: 36_000,
  weekday: 2,
  ahead: [],
  behindMayOvertake: 0,
  busy: [{ elapsedSeconds: 60, group: pastPool }],
  free: 0,
  changes: [],
  group: pastPool,
  closesInSeconds: 3_600,
}

test('the thread that makes quotes died: there is no answer but an approximation, until it runs again', async () => {
  const { ledger, clock } = office
  const { id: caseId } = await openCase(ledger)
  await pastWaits(ledger.db, { caseId, now: clock.now() })
  await learnIfDue(ledger, 'Europe/London')
  const quotes = openQuotes(ledger.db, line, { clock: clock.now, log: silent, rotas: openRotas(ledger) })
  try {
    await quotes.learned.of(pastPool)
    const quoted = async () => await quotes.apart.ask(pastPool, busy)
    const first = await eventually('a quote', quoted)
    assert.equal(first.kind === 'at-most' && first.by, 'roll-out')
    const died = quotes.apart.thread() ?? assert.fail('no thread')
    await died.terminate()
    assert.equal(await quoted(), null)
    const again = await eventually('a quote of a new thread', quoted)
    assert.equal(again.kind === 'at-most' && again.by, 'roll-out', 'it was taught what was known')
    assert.notEqual(quotes.apart.thread(), died)
  } finally {
    await quotes.stop()
  }
})

test('without the thread a quote is an approximation that says so, and nothing is made up where nothing is known', async () => {
  const { ledger, clock } = office
  const house = await readHouse(ledger.db)
  const wish = { medium: 'chat', isProblem: true, priority: null, skill: null } as const
  const quotes = openQuotes(ledger.db, await oneBusyHand(), {
    clock: clock.now,
    log: silent,
    rotas: openRotas(ledger),
  })
  await quotes.stop()
  try {
    const cold = (await quotes.of(wish, null, house)).quote
    assert.equal(cold.kind === 'cannot-tell' && cold.why, 'too-few-services')
    const { id: caseId } = await openCase(ledger)
    await pastWaits(ledger.db, { caseId, now: clock.now() })
    await learnIfDue(ledger, 'Europe/London')
    quotes.learned.forget()
    const rough = (await quotes.of(wish, null, house)).quote
    assert.equal(rough.kind === 'at-most' && rough.by, 'cached')
  } finally {
    await quotes.stop()
  }
})

test('a thread that stops answering is given up after a moment', async () => {
  const apart = openApart(silent)
  try {
    await eventually('the thread', async () => apart.thread())
    // Nobody has a quote from a state that is none: the thread fails.
    const none = await apart.ask(pastPool, {} as QuoteState) // on purpose
    assert.equal(none, null)
    assert.ok(await eventually('another answer', async () => await apart.ask(pastPool, busy)))
  } finally {
    await apart.stop()
  }
})

test('a thread that is asked for more than it can answer in time goes on with its work', async () => {
  const { ledger, clock } = office
  const { id: caseId } = await openCase(ledger)
  await pastWaits(ledger.db, { caseId, now: clock.now() })
  await learnIfDue(ledger, 'Europe/London')
  const quotes = openQuotes(ledger.db, line, { clock: clock.now, log: silent, rotas: openRotas(ledger) })
  const person = { group: pastPool, waitedSeconds: 60, isCallback: false }
  // So much that sixty of them take longer than anybody waits for one.
  const hand = { elapsedSeconds: 60, group: pastPool }
  const many = {
    ...busy,
    ahead: Array.from({ length: 200 }, () => person),
    busy: Array.from({ length: 2_000 }, () => hand),
  }
  try {
    await quotes.learned.of(pastPool)
    await eventually('a quote', async () => await quotes.apart.ask(pastPool, busy))
    const thread = quotes.apart.thread()
    const asked = Array.from({ length: 200 }, async () => await quotes.apart.ask(pastPool, many))
    const answers = await Promise.all(asked)
    assert.ok(answers.includes(null), 'those who are asked for last are given an approximation')
    assert.ok(await eventually('a quote', async () => await quotes.apart.ask(pastPool, busy)))
    assert.ok(quotes.apart.thread() === thread, 'it is the same thread')
  } finally {
    await quotes.stop()
  }
})
