/** No clock lapses in silence. Time is moved by hand; the sweep that runs each second is called where the test needs it. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import type { CaseFact, CaseFactType } from '../../domain/case/facts.ts'
import { DAY, HOUR, MINUTE } from '../../domain/time.ts'
import { withClient } from '../db/client.ts'
import { type Log, silent } from '../db/log.ts'
import { listPage } from '../ledger/case-lists.ts'
import { readCase } from '../ledger/case-rows.ts'
import { openDirectory } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { factsOfCase } from '../ledger/read.ts'
import { ask, type Office, type Opened, openCase, openOffice, says } from '../testing/office.ts'
import { type Clocks, startClocks } from './clocks.ts'
import { dueNow, type Since } from './sql.ts'

let office: Office
let ledger: Ledger
let clocks: Clocks
const running: Clocks[] = []

beforeEach(async () => {
  office = await openOffice()
  ledger = office.ledger
  clocks = start(ledger)
})
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
  await office[Symbol.asyncDispose]()
})

function start(over: Ledger, log: Log = silent): Clocks {
  const started = startClocks({ ledger: over, directory: openDirectory(over.db, over.signals), log })
  running.push(started)
  return started
}

async function sweepAfter(ms: number): Promise<void> {
  office.clock.advance(ms)
  await clocks.sweep()
}

async function factsOf(caseId: string, ...types: CaseFactType[]): Promise<readonly CaseFact[]> {
  const facts = (await factsOfCase(ledger.db, caseId)).map(stored => stored.fact as CaseFact) // a case's facts are case facts
  return types.length === 0 ? facts : facts.filter(({ type }) => types.includes(type))
}

async function typesOf(caseId: string, ...types: CaseFactType[]): Promise<readonly CaseFactType[]> {
  return (await factsOf(caseId, ...types)).map(({ type }) => type)
}

/** As the line has it: offered, then answered. */
async function answer({ id, entryId }: Pick<Opened, 'id' | 'entryId'>, agentId: string): Promise<void> {
  await ask(ledger, id, {
    ask: 'offer-entry',
    entryId,
    agentId,
    until: office.clock.now() + MINUTE,
    overtook: [],
  })
  await ask(ledger, id, { ask: 'answer-entry', entryId, agentId })
}

/** Ada has answered it, said something, and owns it; nobody is in the line. */
async function ownedByAda(): Promise<Opened> {
  const opened = await openCase(ledger)
  const { ada: agentId } = office.ids
  await answer(opened, agentId)
  await reply(opened.id)
  await ask(ledger, opened.id, { ask: 'end-contact', agentId })
  return opened
}

async function reply(caseId: string): Promise<void> {
  const { ada: agentId } = office.ids
  const words = { text: 'I am looking at your line now.' }
  await ask(ledger, caseId, { ask: 'reply', agentId, messageId: randomUUID(), files: [], words })
}

async function promise(caseId: string, inMs: number): Promise<string> {
  const commitmentId = randomUUID()
  await ask(ledger, caseId, {
    ask: 'promise',
    commitmentId,
    kind: 'call-back',
    agentId: office.ids.ada,
    words: 'I call you back.',
    dueAt: office.clock.now() + inMs,
    replaces: null,
  })
  return commitmentId
}

function sinceNow(): Since {
  const now = office.clock.now()
  return {
    now,
    quietBefore: now,
    goneBefore: now,
    restBefore: now - 14 * DAY,
    hasStandIn: true,
    isForRest: true,
  }
}

const promiseTypes = ['CommitmentDueSoon', 'CommitmentKept', 'CommitmentBroken'] as const
const twoWeeks = 14 * DAY

test('the owner is warned before a promise is due, once, and it is broken only after', async () => {
  const { id } = await ownedByAda()
  await promise(id, 4 * HOUR)
  await sweepAfter(3 * HOUR - 1)
  assert.deepEqual(await typesOf(id, ...promiseTypes), [])
  await sweepAfter(1)
  await clocks.sweep()
  assert.deepEqual(await typesOf(id, ...promiseTypes), ['CommitmentDueSoon'])
  await sweepAfter(HOUR)
  assert.deepEqual(await typesOf(id, ...promiseTypes), ['CommitmentDueSoon'], 'due now is still in time')
  await sweepAfter(1)
  await clocks.sweep()
  assert.deepEqual(await typesOf(id, ...promiseTypes), ['CommitmentDueSoon', 'CommitmentBroken'])
})

test('of what became overdue while Heed was switched off nobody is told that it is nearly due', async () => {
  const { id } = await ownedByAda()
  await promise(id, HOUR)
  await sweepAfter(DAY)
  assert.deepEqual(await typesOf(id, ...promiseTypes), ['CommitmentBroken'])
})

test('a promise is broken once, though two processes look at the same instant', async () => {
  const both = [clocks, start(office.another()), start(office.another())]
  const cases = await Promise.all(Array.from({ length: 12 }, ownedByAda))
  await Promise.all(cases.map(({ id }) => promise(id, HOUR)))
  office.clock.advance(2 * HOUR)
  await Promise.all(both.map(one => one.sweep()))
  for (const { id } of cases) {
    assert.deepEqual(await typesOf(id, ...promiseTypes), ['CommitmentBroken'])
  }
})

test('a promise that was kept in time is never broken', async () => {
  const { id } = await ownedByAda()
  const commitmentId = await promise(id, HOUR)
  await sweepAfter(HOUR - MINUTE)
  const { ada: agentId } = office.ids
  await ask(ledger, id, { ask: 'keep-promise', commitmentId, agentId, evidence: 'Called at 10:55.' })
  await sweepAfter(DAY)
  assert.deepEqual(await typesOf(id, ...promiseTypes), ['CommitmentDueSoon', 'CommitmentKept'])
})

test('a handover that nobody answers comes back to its owner', async () => {
  const { id } = await ownedByAda()
  const { ada, bo } = office.ids
  await ask(ledger, id, {
    ask: 'propose-handover',
    handoverId: randomUUID(),
    from: ada,
    to: bo,
    summary: 'Line dead since Friday; new router is on its way.',
    until: office.clock.now() + HOUR,
    receiver: { departed: false, absent: false },
  })
  await sweepAfter(HOUR - 1)
  assert.ok((await readCase(ledger.db, id))?.handover)
  await sweepAfter(1)
  await clocks.sweep()
  assert.deepEqual(await typesOf(id, 'HandoverLapsed'), ['HandoverLapsed'])
  const state = await readCase(ledger.db, id)
  assert.equal(state?.handover, null)
  assert.equal(state?.ownerId, ada)
})

test('a matter about which nobody says anything rests, and any word wakes it with its owner', async () => {
  const { id } = await ownedByAda()
  await sweepAfter(twoWeeks)
  assert.equal((await readCase(ledger.db, id))?.status, 'owned', 'not a moment too early')
  await sweepAfter(1)
  await clocks.sweep()
  assert.deepEqual(await typesOf(id, 'CaseRested'), ['CaseRested'])
  assert.equal((await readCase(ledger.db, id))?.status, 'resting')
  await ask(ledger, id, says())
  const woken = await readCase(ledger.db, id)
  assert.equal(woken?.status, 'owned')
  assert.equal(woken?.ownerId, office.ids.ada)
  assert.equal(woken?.entry?.state, 'waiting')
})

test('the company’s word wakes a resting matter too', async () => {
  const { id } = await ownedByAda()
  await sweepAfter(twoWeeks + 1)
  await reply(id)
  assert.equal((await readCase(ledger.db, id))?.status, 'owned')
})

test('what waits for somebody never rests: in the line, promised, unanswered, or not yet confirmed', async () => {
  const inTheLine = await openCase(ledger)
  const withPromise = await ownedByAda()
  await promise(withPromise.id, 2 * twoWeeks)
  const unanswered = await ownedByAda()
  office.clock.advance(MINUTE)
  await ask(ledger, unanswered.id, says())
  await ask(ledger, unanswered.id, { ask: 'leave-line' })
  const reported = await ownedByAda()
  const words = { text: 'It works, thank you' }
  await ask(ledger, reported.id, { ask: 'report-solved', agentId: office.ids.ada, words })
  await sweepAfter(twoWeeks + HOUR)
  for (const { id } of [inTheLine, withPromise, unanswered, reported]) {
    assert.deepEqual(await typesOf(id, 'CaseRested'), [])
  }
})

test('matters that may not rest do not keep those behind them from resting', async () => {
  // More than are looked at in one go, all of them quieter for longer.
  const unanswered = await ownedByAda()
  office.clock.advance(MINUTE)
  await withClient(office.database.owner, owner =>
    owner.query(
      `INSERT INTO cases (id, reference, customer_id, channel, status, owner_id, accepted_at, opened_at, customer_spoke_at, owners, version)
       SELECT gen_random_uuid(), 'quiet ' || n, customer_id, channel, 'owned', owner_id, accepted_at, opened_at,
         opened_at - interval '1 hour', 1, 1
       FROM cases, generate_series(1, 450) AS n WHERE id = $1`,
      [unanswered.id],
    ),
  )
  const { id } = await ownedByAda()
  await sweepAfter(twoWeeks + HOUR)
  assert.equal((await readCase(ledger.db, id))?.status, 'resting')
})

test('a chat goes quiet when its customer has closed the page and nobody speaks; the case stays with its owner', async () => {
  const { id, entryId } = await openCase(ledger)
  const { ada: agentId } = office.ids
  await answer({ id, entryId }, agentId)
  await sql`INSERT INTO case_visitor VALUES (${id}, ${new Date(office.clock.now() + 20 * MINUTE)})`.execute(
    ledger.db,
  )
  await sweepAfter(20 * MINUTE)
  assert.equal((await readCase(ledger.db, id))?.entry?.state, 'answered', 'the page is still open')
  await sweepAfter(5 * MINUTE + 1)
  const state = await readCase(ledger.db, id)
  assert.equal(state?.entry, null)
  assert.equal(state?.ownerId, agentId)
  assert.deepEqual(
    (await factsOf(id, 'ContactEnded')).map(fact => fact.type === 'ContactEnded' && fact.reason),
    ['quiet'],
  )
})

test('after a day of being switched off everything overdue is dealt with at the start, once, the oldest of all kinds first', async () => {
  for (const one of running.splice(0)) await one.stop()
  const cases: { readonly id: string; readonly due: number }[] = []
  for (const minutes of [300, 40, 200, 90, 1_000, 10]) {
    const { id } = await ownedByAda()
    await promise(id, minutes * MINUTE)
    cases.push({ id, due: minutes })
  }
  const handedOver = await ownedByAda()
  const { ada: from, bo: to } = office.ids
  await ask(ledger, handedOver.id, {
    ask: 'propose-handover',
    handoverId: randomUUID(),
    from,
    to,
    summary: 'Line dead since Friday.',
    until: office.clock.now() + HOUR,
    receiver: { departed: false, absent: false },
  })
  office.clock.advance(DAY)
  const dues = await dueNow(ledger.db, sinceNow(), new Map(), 100)
  const expected = [...cases, { id: handedOver.id, due: 60 }].toSorted((a, b) => a.due - b.due)
  assert.deepEqual(
    dues.map(({ caseId }) => caseId),
    expected.map(({ id }) => id),
  )
  clocks = start(ledger)
  await clocks.sweep()
  await clocks.sweep()
  for (const { id } of cases) {
    assert.deepEqual(await typesOf(id, ...promiseTypes), ['CommitmentBroken'])
  }
  assert.deepEqual(await typesOf(handedOver.id, 'HandoverLapsed'), ['HandoverLapsed'])
})

test('one row that cannot be dealt with is logged with its case and does not stop the others', async () => {
  const logged: object[] = []
  const watched = start(ledger, { ...silent, error: details => logged.push(details) })
  const cases = [await ownedByAda(), await ownedByAda(), await ownedByAda()]
  for (const [index, { id }] of cases.entries()) await promise(id, (index + 1) * 10 * MINUTE)
  const poisoned = cases[0]?.id ?? assert.fail()
  await withClient(office.database.owner, owner =>
    owner.query(
      `CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'poison'; END $$;
       CREATE TRIGGER poison BEFORE UPDATE ON commitment FOR EACH ROW
         WHEN (OLD.case_id = '${poisoned}') EXECUTE FUNCTION poison()`,
    ),
  )
  office.clock.advance(HOUR)
  await watched.sweep()
  assert.deepEqual(await typesOf(poisoned, ...promiseTypes), [])
  for (const { id } of cases.slice(1)) {
    assert.deepEqual(await typesOf(id, ...promiseTypes), ['CommitmentBroken'])
  }
  assert.ok(logged.length > 0)
  for (const details of logged) assert.equal('case' in details && details.case, poisoned)
})

test('more poisoned rows than are looked at in one go do not stop those behind them', async () => {
  const { id } = await ownedByAda()
  await withClient(office.database.owner, owner =>
    owner.query(
      `INSERT INTO commitment (id, case_id, kind, agent_id, made_at, warn_at, due_at, state, warned_at)
       SELECT gen_random_uuid(), $1, 'other', $2, now(), '2030-01-01', '2030-01-01', 'open', NULL FROM generate_series(1, 250);
      `
        .replaceAll('$1', `'${id}'`)
        .replaceAll('$2', `'${office.ids.ada}'`) +
        `CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'poison'; END $$;
         CREATE TRIGGER poison BEFORE UPDATE ON cases FOR EACH ROW WHEN (OLD.id = '${id}') EXECUTE FUNCTION poison()`,
    ),
  )
  const other = await ownedByAda()
  await promise(other.id, HOUR)
  await sweepAfter(2 * HOUR)
  assert.deepEqual(await typesOf(other.id, ...promiseTypes), ['CommitmentBroken'])
})

test('what failed while the clock ran ahead is tried again when it is put back, and not years later', async () => {
  const { id } = await ownedByAda()
  const commitmentId = await promise(id, HOUR)
  office.clock.advance(2 * HOUR)
  await sql`
    INSERT INTO clock_trouble (clock, id, case_id, since, tries, next_try_at)
    VALUES ('promise broken', ${commitmentId}, ${id}, now(), 3, ${new Date(office.clock.now() + 5 * 365 * DAY)})`.execute(
    ledger.db,
  )
  await clocks.sweep()
  assert.deepEqual(await typesOf(id, ...promiseTypes), ['CommitmentBroken'])
  const { rows } = await sql`SELECT FROM clock_trouble`.execute(ledger.db)
  assert.equal(rows.length, 0)
})

test('a case that is woken after its owner has left gets the duty lead, and the customer reads so', async () => {
  const opened = await ownedByAda()
  await sql`UPDATE agent SET departed_at = ${new Date(office.clock.now())} WHERE id = ${office.ids.ada}`.execute(
    ledger.db,
  )
  await clocks.sweep()
  const [changed] = await factsOf(opened.id, 'OwnerChanged')
  assert.deepEqual(changed, {
    type: 'OwnerChanged',
    from: office.ids.ada,
    to: office.ids.lena,
    reason: 'departure',
  })
  await clocks.sweep()
  assert.equal((await factsOf(opened.id, 'OwnerChanged')).length, 1)
})

test('a promise of somebody absent is brought before who stands in and before the lead, with time to act, until it is settled', async () => {
  const { ada, bo, lena } = office.ids
  const { id } = await ownedByAda()
  const commitmentId = await promise(id, 4 * HOUR)
  const isMine = async (agentId: string) =>
    (await listPage(ledger.db, 'mine', { agentId, limit: 50, after: undefined })).cases.some(
      one => one.id === id,
    )
  await sql`UPDATE agent SET deputy_id = ${bo}, absent_from = ${new Date(office.clock.now())} WHERE id = ${ada}`.execute(
    ledger.db,
  )
  // The team as it is now.
  clocks = start(ledger)
  await sweepAfter(MINUTE)
  assert.deepEqual([await isMine(bo), await isMine(lena)], [false, false])
  const due =
    (await readCase(ledger.db, id))?.commitments.find(one => one.id === commitmentId) ?? assert.fail()
  await sweepAfter(due.warnAt - office.clock.now())
  assert.deepEqual([await isMine(bo), await isMine(lena)], [true, true])
  assert.ok(due.dueAt - office.clock.now() >= 15 * MINUTE)
  await ask(ledger, id, { ask: 'keep-promise', commitmentId, agentId: bo, evidence: 'Called at noon.' })
  assert.deepEqual([await isMine(bo), await isMine(lena)], [false, false])
})

test('whoever promised something in the case of somebody else is told of it, too', async () => {
  const { bo, lena } = office.ids
  const { id } = await ownedByAda()
  const dueAt = office.clock.now() + 4 * HOUR
  const made = { ask: 'promise', kind: 'call-back', words: 'Bo calls.', replaces: null } as const
  await ask(ledger, id, { ...made, commitmentId: randomUUID(), agentId: bo, dueAt })
  await sweepAfter(4 * HOUR - MINUTE)
  const mine = async (agentId: string) =>
    (await listPage(ledger.db, 'mine', { agentId, limit: 50, after: undefined })).cases
  const [told] = await mine(bo)
  assert.deepEqual([told?.id, told?.isToldOf], [id, true])
  assert.deepEqual(await mine(lena), [])
})
