/** A broken promise goes one rung up and is made good by rule, in the transaction in which it is noted, and once. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import type { CaseFact } from '../../domain/case/facts.ts'
import { DAY, HOUR, MINUTE } from '../../domain/time.ts'
import { withClient } from '../db/client.ts'
import { silent } from '../db/log.ts'
import { openDirectory } from '../ledger/directory.ts'
import { readCase } from '../ledger/case-rows.ts'
import { factsOfCase } from '../ledger/read.ts'
import { ask, type Office, type Opened, openCase, openOffice } from '../testing/office.ts'
import { type Clocks, startClocks } from './clocks.ts'

let office: Office
let clocks: Clocks

beforeEach(async () => {
  office = await openOffice()
  const { ledger } = office
  clocks = startClocks({ ledger, directory: openDirectory(ledger.db, ledger.signals), log: silent })
})
afterEach(async () => {
  await clocks.stop()
  await office[Symbol.asyncDispose]()
})

/** Ada owns it, and has promised to call. */
async function promised(inMs = HOUR): Promise<Opened & { readonly commitmentId: string }> {
  const { ledger, ids, clock } = office
  const opened = await openCase(ledger)
  const { id, entryId } = opened
  const agentId = ids.ada
  await ask(ledger, id, { ask: 'offer-entry', entryId, agentId, until: clock.now() + MINUTE, overtook: [] })
  await ask(ledger, id, { ask: 'answer-entry', entryId, agentId })
  const commitmentId = await promise(id, inMs)
  await ask(ledger, id, { ask: 'end-contact', agentId })
  return { ...opened, commitmentId }
}

async function promise(caseId: string, inMs: number): Promise<string> {
  const commitmentId = randomUUID()
  const dueAt = office.clock.now() + inMs
  await ask(office.ledger, caseId, {
    ask: 'promise',
    commitmentId,
    kind: 'call-back',
    agentId: office.ids.ada,
    words: 'I call you back.',
    dueAt,
    replaces: null,
    beyond: null,
    isSaid: false,
  })
  return commitmentId
}

/** The house gives £5 for a broken promise, and these customers have an account. */
async function gives(...customerIds: readonly string[]): Promise<void> {
  await withClient(office.database.owner, async owner => {
    await owner.query(`UPDATE charter_choice SET broken_minor = 500, currency = 'GBP'`)
    for (const customerId of customerIds)
      await owner.query(
        `WITH a AS (INSERT INTO account (id, customer_id, number, opened_on) VALUES (gen_random_uuid(), $1, $2, '2030-01-01') RETURNING id)
         INSERT INTO service (id, account_id, kind, plan, identifier, monthly_minor, currency, state, since)
         SELECT gen_random_uuid(), id, 'internet', 'Fibre', 'BN-1', 3000, 'GBP', 'active', '2030-01-01' FROM a`,
        [customerId, `BN-${customerId.slice(0, 8)}`],
      )
  })
}

async function factsOf<Type extends CaseFact['type']>(caseId: string, type: Type) {
  const facts = await factsOfCase(office.ledger.db, caseId)
  return facts.flatMap(({ fact }) => (fact.type === type ? [fact as Extract<CaseFact, { type: Type }>] : [])) // narrowed by the line itself
}

test('a broken promise sends the case one rung up, to a person, with a time by which they answer', async () => {
  const { id, commitmentId } = await promised()
  office.clock.advance(2 * HOUR)
  await clocks.sweep()
  const [climbed, ...more] = await factsOf(id, 'RungClimbed')
  assert.deepEqual(more, [])
  assert.deepEqual(
    [climbed?.rung, climbed?.by, climbed?.commitmentId, climbed?.to, climbed?.from],
    [1, 'breach', commitmentId, office.ids.lena, office.ids.ada],
  )
  assert.ok((climbed?.answerBy ?? 0) > office.clock.now())
  assert.equal((await readCase(office.ledger.db, id))?.rung?.agentId, office.ids.lena)
})

test('of several promises of a case that are found broken at once, it goes up one rung', async () => {
  const { id } = await promised()
  await promise(id, 3 * HOUR)
  office.clock.advance(DAY)
  await clocks.sweep()
  assert.equal((await factsOf(id, 'CommitmentBroken')).length, 2)
  assert.equal((await factsOf(id, 'RungClimbed')).length, 1)
})

test('a broken promise is made good by the rule of the house, with its reckoning, on the account, once', async () => {
  const { id, commitmentId, customerId } = await promised()
  await gives(customerId)
  office.clock.advance(2 * HOUR)
  await Promise.all([clocks.sweep(), clocks.sweep()])
  await clocks.sweep()
  const [given, ...more] = await factsOf(id, 'RemedyGiven')
  assert.deepEqual(more, [])
  assert.deepEqual(
    [
      given?.kind,
      given?.amountMinor,
      given?.currency,
      given?.agentId,
      given?.by?.rule,
      given?.forCommitmentId,
    ],
    ['credit', 500, 'GBP', null, 'house.broken-promise', commitmentId],
  )
  assert.match(given?.body?.words ?? '', /£5\.00/)
  const { rows } = await sql<{ readonly known: boolean; readonly sum: number }>`
    SELECT account_id IS NOT NULL AS known, (SELECT sum(amount_minor)::int FROM money_entry) AS sum FROM remedy`.execute(
    office.ledger.db,
  )
  assert.deepEqual(rows, [{ known: true, sum: 0 }])
})

test('where nobody knows on which account, the remedy is given and a person books it', async () => {
  const { id } = await promised()
  await gives()
  office.clock.advance(2 * HOUR)
  await clocks.sweep()
  assert.equal((await factsOf(id, 'RemedyGiven'))[0]?.accountId, null)
  const { rows } = await sql<{ readonly booker: string }>`SELECT booker FROM remedy`.execute(office.ledger.db)
  assert.deepEqual(rows, [{ booker: 'by-hand' }])
})

test('a promise to somebody who was erased is broken, and nothing follows: nobody is left to whom anything is due', async () => {
  const { id, customerId } = await promised()
  await gives()
  await withClient(office.database.owner, owner =>
    owner.query('UPDATE customer SET name = NULL, erased_at = now() WHERE id = $1', [customerId]),
  )
  office.clock.advance(2 * HOUR)
  await clocks.sweep()
  assert.equal((await factsOf(id, 'CommitmentBroken')).length, 1)
  assert.deepEqual(await factsOf(id, 'RungClimbed'), [])
  assert.deepEqual(await factsOf(id, 'RemedyGiven'), [])
})

test('the rung of somebody who was erased is ended by its next clock, and nothing on it runs again', async () => {
  const { id, customerId } = await promised()
  office.clock.advance(2 * HOUR)
  await clocks.sweep()
  const [climbed] = await factsOf(id, 'RungClimbed')
  assert.ok(climbed?.answerBy)
  await withClient(office.database.owner, owner =>
    owner.query('UPDATE customer SET name = NULL, erased_at = now() WHERE id = $1', [customerId]),
  )
  for (const days of [10, 10, 10]) {
    office.clock.advance(days * DAY)
    await clocks.sweep()
  }
  assert.equal((await factsOf(id, 'RungEnded')).length, 1)
  assert.equal((await factsOf(id, 'RungClimbed')).length, 1)
  assert.deepEqual([await factsOf(id, 'RungLate'), await factsOf(id, 'RungReminded')], [[], []])
  const state = await readCase(office.ledger.db, id)
  assert.notEqual(state?.rung?.answeredAt, null, 'nobody has it on their list any more')
})

test('when what follows cannot be written, the promise is not noted as broken either, and all of it happens later', async () => {
  const { id, customerId } = await promised()
  await gives(customerId)
  const onMoney = (what: string) => withClient(office.database.owner, owner => owner.query(what))
  await onMoney(
    `CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'poison'; END $$;
     CREATE TRIGGER poison BEFORE INSERT ON money_entry FOR EACH ROW EXECUTE FUNCTION poison()`,
  )
  office.clock.advance(2 * HOUR)
  await clocks.sweep()
  assert.deepEqual(await factsOf(id, 'CommitmentBroken'), [])
  assert.deepEqual(await factsOf(id, 'RungClimbed'), [])
  await onMoney('DROP TRIGGER poison ON money_entry')
  office.clock.advance(MINUTE)
  await clocks.sweep()
  assert.equal((await factsOf(id, 'CommitmentBroken')).length, 1)
  assert.equal((await factsOf(id, 'RemedyGiven')).length, 1)
})
