import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { DAY, HOUR } from '../../domain/time.ts'
import { withClient } from '../db/client.ts'
import { outside } from '../pictures/fetch.ts'
import { furnishRemedies, giveAccount } from '../testing/accounts.ts'
import { eventually } from '../testing/eventually.ts'
import { noonAfter } from '../testing/noon.ts'
import { openWorld, type World } from '../testing/world.ts'
import { pauseAfter } from './book.ts'
import { billingSeal } from './booker.ts'
import { claim } from './claim.ts'
import { demoBilling } from './demo.ts'
import { openPost, type Reaching } from './outside.ts'
import { differenceOf } from './reconcile.ts'
import { openBilling } from './outside.fixture.ts'
import { isSignedBy, isSigningSecret, makeSigningSecret } from './sign.ts'

const installation = 'the secret of this installation, long enough'
const loopback: Reaching = {
  mayReach: address => address === '127.0.0.1',
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
}

/** By which signal it ended, or else with which code. */
async function runBooker({ databaseUrl }: World, now: number, ...words: readonly string[]) {
  const script = join(import.meta.dirname, '..', 'testing', 'booker-process.ts')
  const child = spawn(process.execPath, [script, databaseUrl, String(now), installation, ...words], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [code, signal]: readonly unknown[] = await once(child, 'exit')
  return signal ?? code
}

/** At noon: the books are compared after the next night, whatever the hour of the test. */
async function openTelling(): Promise<World> {
  const world = await openWorld({ HEED_SECRET: installation }, { outside: { ...outside, ...loopback } })
  world.clock.advance(noonAfter(world.clock.now()) - world.clock.now())
  return world
}

/** A case with an account, whose remedies the running process tells to this billing. */
async function openTold(world: World, t: TestContext) {
  await furnishRemedies(world.db)
  const secret = makeSigningSecret()
  const billing = await openBilling(t, secret)
  await sql`
    UPDATE billing SET port = 'webhook', url = ${billing.url}, reconciled_at = ${new Date(world.clock.now())},
      sealed_secret = ${billingSeal(installation).close(secret)}`.execute(world.db)
  const customer = await world.customer('Where is my money?')
  const ada = await world.agent('ada')
  const { accountId } = await giveAccount(world.db, customer.caseId)
  const give = async () => {
    const remedyId = randomUUID()
    const answer = await ada.send('POST', `/api/desk/cases/${customer.caseId}/remedies`, {
      remedyId,
      kind: 'credit',
      accountId,
      amountMinor: 5_00,
      currency: 'GBP',
    })
    assert.equal(answer.status, 200, answer.text)
    return remedyId
  }
  return { billing, give, ada, caseId: customer.caseId }
}

async function settled(world: World, id: string) {
  return await eventually('an end', async () => {
    const row = await rowOf(world, id)
    return row?.state === 'given' ? null : row
  })
}

async function rowOf({ db }: World, id: string) {
  const { rows } = await sql<{
    readonly state: string
    readonly reference: string | null
    readonly booker: string
  }>`
    SELECT state, reference, booker FROM remedy WHERE id = ${id}`.execute(db)
  return rows[0]
}

test('the operator’s own billing is told by a signed request, again after silence, and books once', async t => {
  await using world = await openTelling()
  const { billing, give, ada } = await openTold(world, t)
  billing.answers.push(503)
  const id = await give()
  assert.equal((await rowOf(world, id))?.state, 'given', 'nobody knows what became of it')
  assert.equal(billing.booked.size, 1, 'and it is booked already')
  assert.equal(billing.told.length, 1, 'not asked again before its pause is over')
  const back = await ada.send('POST', `/api/desk/remedies/${id}/take-back`, { reason: 'Wrong account.' })
  assert.match(back.text, /It is being booked just now/)
  const byHand = await (await world.agent('lena')).send('POST', `/api/desk/remedies/${id}/booked`, {
    reference: 'SAP 1',
  })
  assert.match(byHand.text, /This is being booked without you/)
  world.clock.advance(pauseAfter(1))
  const row = await settled(world, id)
  assert.deepEqual([row.state, row.reference], ['booked', 'OP-1'])
  assert.equal(billing.booked.size, 1)
  assert.deepEqual(
    billing.told.map(told => [told.isSigned, told.id === id, told.key === id]),
    [
      [true, true, true],
      [true, true, true],
    ],
  )
})

test('what billing refuses waits for a person, and nothing of it is booked', async t => {
  await using world = await openTelling()
  const { billing, give, ada, caseId } = await openTold(world, t)
  billing.answers.push(422)
  const id = await give()
  const row = await settled(world, id)
  assert.deepEqual([row.state, row.booker], ['failed', 'by-hand'])
  assert.equal((await ada.view(caseId)).promises.find(({ kind }) => kind === 'credit')?.state, 'open')
})

test('comparing at night books what was booked without our hearing of it, and says what differs', async t => {
  await using world = await openTelling()
  const { billing, give } = await openTold(world, t)
  const gone = await give()
  await settled(world, gone)
  billing.booked.delete(gone)
  // Booked there; every answer to it is lost, the one to the comparing is not.
  billing.answers.push(...Array.from({ length: 3 }, () => 500), 200, 500)
  const lost = await give()
  await sql`UPDATE remedy SET try_at = '2199-01-01' WHERE id = ${lost}`.execute(world.db)
  billing.answers.length = 0
  world.clock.advance(DAY)
  assert.equal((await settled(world, lost)).state, 'booked')
  const found = await eventually('a difference', async () => {
    const { rows } = await sql<{ readonly id: string; readonly theirs: string }>`
      SELECT remedy_id AS id, is_theirs AS theirs FROM billing_difference`.execute(world.db)
    return rows.length > 0 && rows
  })
  assert.deepEqual(found, [{ id: gone, theirs: 'not booked' }])
})

test('whoever does not answer the comparing is asked again in an hour, and null bytes in an answer break nothing', async t => {
  await using world = await openTelling()
  const { billing, give } = await openTold(world, t)
  billing.answers.push(503, 503)
  const waiting = [await give(), await give()]
  await sql`UPDATE remedy SET try_at = '2199-01-01'`.execute(world.db)
  const stranger = { remedyId: 'by\u0000hand', reference: 'OP\u0000-99', amountMinor: 3_00, currency: 'GBP' }
  billing.booked.set('by hand', stranger)
  const compared = () => billing.told.filter(({ type }) => type === 'remedies.compare').length
  billing.answers.push(503)
  world.clock.advance(DAY)
  await eventually('the first comparing', async () => compared() === 1)
  // Each is told by a look of its own, and the first of these looks ends before the second begins.
  for (const id of waiting) {
    await sql`UPDATE remedy SET try_at = given_at WHERE id = ${id}`.execute(world.db)
    await settled(world, id)
  }
  assert.equal(compared(), 1)
  world.clock.advance(HOUR)
  await eventually('the second one', async () => compared() === 2)
  const found = await eventually('a stranger', async () => {
    const { rows } = await sql<{ readonly reference: string }>`
      SELECT reference FROM billing_stranger`.execute(world.db)
    return rows.length > 0 && rows
  })
  assert.deepEqual(found, [{ reference: 'OP-99' }])
})

test('a process that is killed between the books and the fact leaves exactly one booking', async () => {
  await using world = await openWorld()
  await furnishRemedies(world.db)
  const customer = await world.customer('Where is my money?')
  const ada = await world.agent('ada')
  const { accountId } = await giveAccount(world.db, customer.caseId)
  await sql`UPDATE billing SET port = 'by-hand'`.execute(world.db)
  const remedyId = randomUUID()
  const body = { remedyId, kind: 'credit', accountId, amountMinor: 5_00, currency: 'GBP' }
  await ada.send('POST', `/api/desk/cases/${customer.caseId}/remedies`, body)
  await sql`UPDATE billing SET port = 'demo'`.execute(world.db)
  const now = world.clock.now() + DAY
  await sql`UPDATE remedy SET booker = 'port', try_at = ${new Date(now)} WHERE id = ${remedyId}`.execute(
    world.db,
  )
  // As far as a process comes that is killed after the books have it: no fact.
  const claimed = await claim(world.db, remedyId, { now, pauses: [0] })
  world.clock.advance(DAY)
  assert.ok(claimed)
  await demoBilling(world.db, world.clock.now).book([claimed])
  await world.restart()
  assert.equal((await settled(world, remedyId)).state, 'booked')
  const { rows } = await sql<{
    readonly lines: number
  }>`SELECT count(*)::int AS lines FROM bill_line`.execute(world.db)
  assert.equal(rows[0]?.lines, 1)
})

test('a process that is killed while it tells a webhook leaves each remedy to be booked once, under the same key; by hand meanwhile, too', async t => {
  await using world = await openTelling()
  const { billing, caseId } = await openTold(world, t)
  const lena = await world.agent('lena')
  const { accountId } = await giveAccount(world.db, caseId)
  const ids = Array.from({ length: 24 }, () => randomUUID())
  await sql`UPDATE billing SET port = 'by-hand', reconciled_at = '2199-01-01'`.execute(world.db)
  const gift = { kind: 'credit', accountId, amountMinor: 1_00, currency: 'GBP' }
  for (const remedyId of ids)
    await lena.send('POST', `/api/desk/cases/${caseId}/remedies`, { remedyId, ...gift })
  const [byHand = '', ...told] = ids
  const later = world.clock.now() + DAY
  await sql`UPDATE billing SET port = 'webhook'`.execute(world.db)
  await sql`UPDATE remedy SET booker = 'webhook', try_at = ${new Date(later)} WHERE id = ANY(${told}::uuid[])`.execute(
    world.db,
  )
  const inHand = () => lena.send('POST', `/api/desk/remedies/${byHand}/booked`, { reference: 'BOOK 7' })
  const [killed] = await Promise.all([runBooker(world, later, 'die'), inHand(), inHand()])
  assert.equal(killed, 'SIGKILL')
  const half = billing.told.length
  assert.ok(
    half > 0 && billing.booked.size < told.length,
    `${billing.booked.size} were booked when it was killed`,
  )
  assert.equal(await runBooker(world, later + HOUR), 0)
  const { rows } = await sql<{ readonly booked: number; readonly facts: number; readonly off: number }>`
    SELECT (SELECT count(DISTINCT reference) FROM remedy WHERE state = 'booked')::int AS booked,
      (SELECT count(*) FROM fact WHERE type = 'RemedyBooked')::int AS facts,
      (SELECT count(*) FROM (SELECT FROM money_entry GROUP BY remedy_id HAVING sum(amount_minor) <> 0) x)::int AS off`.execute(
    world.db,
  )
  assert.deepEqual(rows, [{ booked: ids.length, facts: ids.length, off: 0 }])
  assert.deepEqual([...billing.booked.keys()].toSorted(), told.toSorted())
  assert.ok(billing.told.length > told.length, 'some were told twice')
  assert.ok(billing.told.every(({ id, key }) => id === key))
})

test('a private address is not asked, whatever name it has, and neither is one that leads elsewhere', async t => {
  const secret = makeSigningSecret()
  const billing = await openBilling(t, secret)
  const isPrivate: Reaching = { ...loopback, mayReach: () => false }
  assert.equal(await openPost(isPrivate)(billing.url, {}, '{}'), null)
  const mixed: Reaching = {
    ...loopback,
    resolve: async () => [
      { address: '127.0.0.1', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ],
  }
  assert.equal(await openPost(mixed)(billing.url, {}, '{}'), null)
  assert.equal(await openPost(loopback)('file:///etc/passwd', {}, '{}'), null)
  assert.deepEqual(billing.told, [])
})

test('pauses between tries grow, and end at six hours', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7].map(pauseAfter)
  assert.deepEqual(
    pauses.toSorted((a, b) => a - b),
    pauses,
  )
  assert.equal(pauses.at(-1), 6 * 3_600_000)
})

test('a signature holds for its words, its time and its secret alone', () => {
  const [secret, other] = [makeSigningSecret(), makeSigningSecret()]
  assert.equal(isSigningSecret(secret), true)
  assert.equal(isSigningSecret('short'), false)
  // The example of the specification of Standard Webhooks.
  const known = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', seconds: 1_614_265_330, body: '{"test": 2432232314}' }
  const header = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
  assert.equal(isSignedBy('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', known, header), true)
  assert.equal(isSignedBy(other, known, header), false)
  assert.equal(isSignedBy('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', { ...known, body: '{}' }, header), false)
})

test('books differ where an amount differs, and not while it is still being told', () => {
  const ours = {
    id: 'r',
    caseId: 'c',
    state: 'booked',
    reference: 'A',
    amountMinor: 5_00,
    currency: 'GBP',
  } as const
  const theirs = { remedyId: 'r', reference: 'A', amountMinor: 5_00, currency: 'GBP' }
  assert.deepEqual(differenceOf(ours, theirs), [])
  assert.equal(differenceOf(ours, { ...theirs, amountMinor: 6_00 }).length, 1)
  assert.deepEqual(differenceOf({ ...ours, state: 'given' }, undefined), [])
  assert.equal(differenceOf({ ...ours, state: 'taken-back' }, theirs).length, 1)
})

/** So many credits that nobody has told the books of yet; all of them are due. */
async function untold(world: World, give: () => Promise<string>, count: number) {
  const { port } = (await sql<{ readonly port: string }>`SELECT port FROM billing`.execute(world.db))
    .rows[0] ?? {
    port: 'demo',
  }
  await sql`UPDATE billing SET port = 'by-hand'`.execute(world.db)
  const ids: string[] = []
  for (let nth = 0; nth < count; nth++) ids.push(await give())
  await sql`UPDATE billing SET port = ${port}`.execute(world.db)
  await sql`
    UPDATE remedy SET booker = ${port === 'demo' ? 'port' : port}, try_at = ${new Date(world.clock.now())} WHERE id = ANY(${ids}::uuid[])`.execute(
    world.db,
  )
  return ids
}

const stateOf = async (world: World, ids: readonly string[]) =>
  await Promise.all(ids.map(async id => (await rowOf(world, id))?.state))

test('what the operator’s own billing does not answer holds up nothing else that is due', async t => {
  await using world = await openTelling()
  const { billing, give } = await openTold(world, t)
  const [hung = '', ...others] = await untold(world, give, 4)
  billing.holdBack(hung)
  await eventually('the others', async () => (await stateOf(world, others)).every(is => is === 'booked'))
  assert.deepEqual(await stateOf(world, [hung]), ['given'], 'it still waits for its answer')
  billing.letGo()
  assert.equal((await settled(world, hung)).state, 'booked')
})

test('of what is booked together each is booked once, the oldest bill first, and one that fails stops no other', async () => {
  await using world = await openWorld()
  await furnishRemedies(world.db)
  const customer = await world.customer('Where is my money?')
  const ada = await world.agent('ada')
  const { accountId } = await giveAccount(world.db, customer.caseId, { overdue: [6_00, 20_00] })
  const give = async () => {
    const remedyId = randomUUID()
    const body = { remedyId, kind: 'credit', accountId, amountMinor: 5_00, currency: 'GBP' }
    assert.equal((await ada.send('POST', `/api/desk/cases/${customer.caseId}/remedies`, body)).status, 200)
    return remedyId
  }
  const onLines = async (what: string) =>
    await withClient(world.databaseUrl, async owner => await owner.query(what))
  await onLines(
    `CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF NEW.remedy_id = (SELECT id FROM remedy ORDER BY given_at DESC, id DESC LIMIT 1) THEN RAISE EXCEPTION 'poison'; END IF; RETURN NEW; END $$;
     CREATE TRIGGER poison BEFORE INSERT ON bill_line FOR EACH ROW EXECUTE FUNCTION poison()`,
  )
  const ids = await untold(world, give, 3)
  await eventually('two of them', async () => {
    const states = await stateOf(world, ids)
    return states.filter(state => state === 'booked').length === 2
  })
  await onLines('DROP TRIGGER poison ON bill_line')
  world.clock.advance(pauseAfter(1))
  await eventually('all', async () => (await stateOf(world, ids)).every(state => state === 'booked'))
  const { rows } = await sql<{ readonly number: string; readonly state: string; readonly covered: number }>`
    SELECT right(b.number, 1) AS number, b.state, (SELECT -sum(l.amount_minor)::int FROM bill_line l WHERE l.bill_id = b.id) AS covered
    FROM bill b ORDER BY b.due_on`.execute(world.db)
  assert.deepEqual(rows, [
    { number: '0', state: 'paid', covered: 6_00 },
    { number: '1', state: 'overdue', covered: 9_00 },
  ])
})
