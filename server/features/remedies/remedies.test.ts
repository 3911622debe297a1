import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { ByHandView, GiveRemedyRequest, RemediesView } from '../../../contract/remedies.ts'
import { HOUR, MINUTE } from '../../../domain/time.ts'
import { furnishRemedies, giveAccount } from '../../testing/accounts.ts'
import { eventually } from '../../testing/eventually.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

const remediesAt = (caseId: string) => `/api/desk/cases/${caseId}/remedies`

async function look(agent: AgentClient, caseId: string): Promise<RemediesView> {
  return (await agent.get(remediesAt(caseId))).body
}

async function give(agent: AgentClient, caseId: string, change: Partial<GiveRemedyRequest> = {}) {
  const request = { remedyId: randomUUID(), kind: 'credit', amountMinor: 10_00, currency: 'GBP', ...change }
  return await agent.send('POST', remediesAt(caseId), request)
}

/** What stands in each book, and the number of entries. */
async function books({ db }: World) {
  const { rows } = await sql<{ readonly book: string; readonly sum: number }>`
    SELECT book, sum(amount_minor)::int AS sum FROM money_entry GROUP BY book ORDER BY book`.execute(db)
  return Object.fromEntries(rows.map(({ book, sum }) => [book, sum]))
}

async function linesOf({ db }: World, accountId: string) {
  const { rows } = await sql<{ readonly kind: string; readonly minor: number }>`
    SELECT kind, amount_minor AS minor FROM bill_line WHERE account_id = ${accountId} ORDER BY at, part`.execute(
    db,
  )
  return rows.map(({ kind, minor }) => `${kind} ${minor}`)
}

async function openCase(world: World) {
  const customer = await world.customer('The line has been dead since Friday.')
  const ada = await world.agent('ada')
  await ada.act(customer.caseId, { act: 'take' })
  return { customer, ada, caseId: customer.caseId }
}

test('one press gives a credit: booked to the account, kept as a promise, read by the customer, and both sides of the money stand', async () => {
  await using world = await openWorld()
  const ids = await furnishRemedies(world.db)
  const { ada, customer, caseId } = await openCase(world)
  const { accountId } = await giveAccount(world.db, caseId)
  const before = await look(ada, caseId)
  assert.deepEqual(
    before.options.map(({ name, repairs, lack }) => [name, repairs, lack?.lacks ?? 'may']),
    [
      ['credit', 'full', 'may'],
      ['visit', 'full', 'may'],
    ],
  )
  const [credit] = before.options
  assert.equal(credit?.catalogueId, ids.credit)
  assert.equal(credit?.amount, '£10.00')
  const given = await give(ada, caseId, { catalogueId: ids.credit, accountId })
  assert.equal(given.status, 200, given.text)
  const after = await look(ada, caseId)
  assert.equal(after.given[0]?.state, 'booked')
  assert.equal(after.given[0]?.says, 'A credit of £10.00')
  assert.deepEqual(await linesOf(world, accountId), ['credit -1000'])
  assert.deepEqual(await books(world), { account: 10_00, house: -10_00, owed: 0 })
  const view = await ada.view(caseId)
  const promise = view.promises.find(({ kind }) => kind === 'credit')
  assert.equal(promise?.state, 'kept')
  assert.equal(promise.words, 'Credit: a credit of £10.00. As agreed.')
  const page = await customer.page()
  assert.match(page, /Ada Quill gives you a credit of £10\.00\./)
  assert.match(page, /It is done: a credit of £10\.00\. Its reference is BL-/)
})

test('a double click and a retried request give once', async () => {
  await using world = await openWorld()
  await furnishRemedies(world.db)
  const { ada, caseId } = await openCase(world)
  const { accountId } = await giveAccount(world.db, caseId)
  const remedyId = randomUUID()
  const twice = await Promise.all([1, 2, 3].map(() => give(ada, caseId, { remedyId, accountId })))
  assert.deepEqual(
    twice.map(({ status }) => status),
    [200, 200, 200],
  )
  assert.deepEqual(await linesOf(world, accountId), ['credit -1000'])
  assert.deepEqual(await books(world), { account: 10_00, house: -10_00, owed: 0 })
  const other = await give(ada, caseId, { remedyId, accountId, amountMinor: 9_00 })
  assert.equal(other.status, 409)
  assert.match(other.text, /This was given already, and not like this/)
})

test('a wrong currency, an account of somebody else, a promise of another case and half a penny are refused, and nothing is half-booked', async () => {
  await using world = await openWorld()
  await furnishRemedies(world.db)
  const { ada, caseId } = await openCase(world)
  const { accountId } = await giveAccount(world.db, caseId)
  const neighbour = await world.customer('My bill is wrong.')
  const elsewhere = await giveAccount(world.db, neighbour.caseId)
  const refused = async (change: Partial<GiveRemedyRequest>, says: RegExp) => {
    const answer = await give(ada, caseId, { accountId, ...change })
    assert.equal(answer.status, 409, answer.text)
    assert.match(answer.text, says)
  }
  await refused({ currency: 'EUR' }, /kept in another currency/)
  await refused({ accountId: elsewhere.accountId }, /not of the customer of this case/)
  await refused({ accountId: randomUUID() }, /not of the customer of this case/)
  await refused({ forCommitmentId: randomUUID() }, /made in another case/)
  await refused({ amountMinor: 0.5 }, /whole number of pence/)
  await refused({ amountMinor: -5 }, /whole number of pence/)
  await refused({ amountMinor: 15_01 }, /more than you may give at once/)
  await refused({ kind: 'waiver' }, /More cannot be waived than is owed/)
  await refused({ kind: 'apology', amountMinor: null }, /An apology goes with something/)
  await refused({ kind: 'goods', amountMinor: null }, /Your role may not give this/)
  assert.deepEqual(await books(world), {})
  assert.deepEqual((await look(ada, caseId)).given, [])
  assert.deepEqual(
    (await ada.view(caseId)).promises.filter(({ kind }) => kind === 'credit'),
    [],
  )
})

test('two tabs of one agent, in two cases at once, cannot give more than one month allows', async () => {
  await using world = await openWorld()
  await furnishRemedies(world.db)
  await sql`UPDATE authority SET per_month_minor = 2500 WHERE role = 'agent' AND kind = 'credit'`.execute(
    world.db,
  )
  const first = await openCase(world)
  const second = await world.customer('And the television too.')
  const [one, two] = [await giveAccount(world.db, first.caseId), await giveAccount(world.db, second.caseId)]
  const answers = await Promise.all(
    [1, 2, 3, 4].map(nth =>
      nth % 2 === 0
        ? give(first.ada, first.caseId, { accountId: one.accountId })
        : give(first.ada, second.caseId, { accountId: two.accountId }),
    ),
  )
  assert.equal(answers.filter(({ status }) => status === 200).length, 2)
  for (const { status, text } of answers)
    if (status !== 200)
      assert.match(text, /as much of this as you may in one month|in this case than you may/)
  assert.deepEqual(await books(world), { account: 20_00, house: -20_00, owed: 0 })
})

test('a month, and a budget, end where the house is: a minute before midnight counts for the one, a minute after for the next', async () => {
  await using world = await openWorld()
  await furnishRemedies(world.db)
  await sql`UPDATE organisation SET time_zone = 'Pacific/Auckland'`.execute(world.db)
  await sql`UPDATE authority SET most_minor = NULL, per_month_minor = 1500 WHERE role = 'agent' AND kind = 'credit'`.execute(
    world.db,
  )
  const here = Temporal.Instant.fromEpochMilliseconds(world.clock.now()).toZonedDateTimeISO(
    'Pacific/Auckland',
  )
  const next = here.with({ day: 1 }).startOfDay().add({ months: 1 })
  world.clock.hold()
  world.clock.advance(next.epochMilliseconds - MINUTE - world.clock.now())
  await world.restart()
  const { ada, caseId } = await openCase(world)
  const lena = await world.agent('lena')
  const lastDay = next.subtract({ days: 1 }).toPlainDate().toString()
  await sql`
    INSERT INTO purse (holder, most_minor, currency, from_on, until_on)
    VALUES (${`agent:${lena.id}`}, 1500, 'GBP', ${lastDay}::date, ${lastDay}::date)`.execute(world.db)
  const { accountId } = await giveAccount(world.db, caseId)
  const twelve = async (agent: AgentClient) =>
    (await give(agent, caseId, { accountId, amountMinor: 12_00 })).text
  assert.match(await twelve(ada), /"done":true/)
  assert.match(await twelve(lena), /"done":true/)
  assert.match(await twelve(ada), /as you may in one month/)
  assert.match(await twelve(lena), /budget that this comes from is used up/)
  world.clock.advance(2 * MINUTE)
  assert.match(await twelve(ada), /"done":true/, 'it is the first of the month')
  assert.match(await twelve(lena), /"done":true/, 'that budget is over')
  assert.match(await twelve(ada), /as you may in one month/)
})

test('two agents at once cannot give more than the budget of the house has', async () => {
  await using world = await openWorld()
  await furnishRemedies(world.db)
  await sql`
    INSERT INTO purse (holder, most_minor, currency, from_on) VALUES ('house', 1500, 'GBP', '2020-01-01')`.execute(
    world.db,
  )
  const { ada, caseId } = await openCase(world)
  const bo = await world.agent('bo')
  const other = await world.customer('Where is my refund?')
  const [one, two] = [await giveAccount(world.db, caseId), await giveAccount(world.db, other.caseId)]
  const answers = await Promise.all([
    give(ada, caseId, { accountId: one.accountId }),
    give(bo, other.caseId, { accountId: two.accountId }),
  ])
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409],
  )
  assert.match(
    answers.find(({ status }) => status === 409)?.text ?? '',
    /budget that this comes from is used up/,
  )
})

test('months that were paid for and not used are said first, and what was charged for them is let off', async () => {
  await using world = await openWorld()
  const ids = await furnishRemedies(world.db)
  const { ada, caseId } = await openCase(world)
  const { accountId, serviceId } = await giveAccount(world.db, caseId, {
    overdue: [25_00, 25_00, 25_00],
    used: [40, 0, 0],
  })
  const seen = await look(ada, caseId)
  assert.deepEqual(
    seen.unused.map(({ plan, months, charged }) => [plan, months, charged]),
    [['Fibre 100', 2, '£50.00']],
  )
  assert.deepEqual(
    seen.dues.map(({ owed, overdue }) => [owed, overdue]),
    [['£75.00', '£75.00']],
  )
  const waiver = seen.options.find(({ kind }) => kind === 'waiver')
  assert.equal(waiver?.amountMinor, 50_00)
  const given = await give(ada, caseId, {
    kind: 'waiver',
    accountId,
    serviceId,
    catalogueId: ids.waiver,
    amountMinor: 50_00,
  })
  assert.equal(given.status, 200, given.text)
  assert.deepEqual(await linesOf(world, accountId), ['waiver -2500', 'waiver -2500'])
  const after = await look(ada, caseId)
  assert.deepEqual(
    [after.unused, after.options.filter(({ kind }) => kind === 'waiver')],
    [[], []],
    'said once',
  )
  assert.deepEqual(
    (await look(ada, caseId)).dues.map(({ owed }) => owed),
    ['£25.00'],
  )
})

test('a service that was cut is back at once, while its old bills stand as they stood', async () => {
  await using world = await openWorld()
  const ids = await furnishRemedies(world.db)
  const { ada, caseId } = await openCase(world)
  const { accountId, serviceId } = await giveAccount(world.db, caseId, { state: 'cut', overdue: [25_00] })
  const [first] = (await look(ada, caseId)).options
  assert.equal(first?.kind, 'reconnect', 'it costs nothing and repairs it in full')
  const back = {
    kind: 'reconnect',
    accountId,
    serviceId,
    catalogueId: ids.reconnect,
    amountMinor: null,
  } as const
  assert.equal((await give(ada, caseId, back)).status, 200)
  const { rows } = await sql<{
    readonly state: string
  }>`SELECT state FROM service WHERE id = ${serviceId}`.execute(world.db)
  assert.equal(rows[0]?.state, 'active')
  assert.equal((await look(ada, caseId)).dues[0]?.owed, '£25.00')
})

test('the third of two visits a month lacks the month, and says so before it is pressed', async () => {
  await using world = await openWorld()
  const ids = await furnishRemedies(world.db)
  const { ada, caseId, customer } = await openCase(world)
  const visit = { kind: 'priority-visit', catalogueId: ids.visit, amountMinor: null } as const
  for (const status of [200, 200, 409]) assert.equal((await give(ada, caseId, visit)).status, status)
  assert.match(await customer.page(), /Ada Quill gives you “visit”\./, 'as the catalogue calls it')
  const seen = (await look(ada, caseId)).options.find(({ kind }) => kind === 'priority-visit')
  assert.deepEqual([seen?.lack?.lacks, seen?.lack?.wouldNeed], ['per-month', 3])
})

test('what a visit costs stands in the catalogue, whatever is asked; without the catalogue nobody knows, and the same asked again is so already', async () => {
  await using world = await openWorld()
  const ids = await furnishRemedies(world.db)
  const { ada, caseId } = await openCase(world)
  const visit = { kind: 'priority-visit', amountMinor: 1, remedyId: randomUUID() } as const
  assert.match((await give(ada, caseId, visit)).text, /Choose what of the catalogue it is/)
  assert.equal((await give(ada, caseId, { ...visit, catalogueId: ids.visit })).status, 200)
  const { rows } = await sql<{ readonly cost: number; readonly amount: number | null }>`
    SELECT cost_minor::int AS cost, amount_minor AS amount FROM remedy`.execute(world.db)
  assert.deepEqual(rows, [{ cost: 45_00, amount: null }])
  await sql`UPDATE remedy_entry SET is_offered = false`.execute(world.db)
  const again = await give(ada, caseId, { ...visit, catalogueId: ids.visit })
  assert.equal(again.status, 200, again.text)
  const other = await give(ada, caseId, { ...visit, catalogueId: ids.visit, remedyId: randomUUID() })
  assert.notEqual(other.status, 200, 'nobody gives what was taken out')
})

test('what is booked by hand waits for the reference of a named role, and only then is the promise kept', async () => {
  await using world = await openWorld()
  const ids = await furnishRemedies(world.db, 'by-hand')
  const { ada, caseId } = await openCase(world)
  const lena = await world.agent('lena')
  const { accountId } = await giveAccount(world.db, caseId)
  const remedyId = randomUUID()
  await give(ada, caseId, { remedyId, catalogueId: ids.credit, accountId })
  const stateOf = async () => (await ada.view(caseId)).promises.find(({ kind }) => kind === 'credit')?.state
  assert.equal(await stateOf(), 'open')
  assert.deepEqual(await books(world), { house: -10_00, owed: 10_00 })
  const waiting: ByHandView = (await lena.get('/api/desk/remedies/by-hand')).body
  assert.deepEqual(
    waiting.tasks.map(({ id, says }) => [id, says]),
    [[remedyId, 'A credit of £10.00']],
  )
  const enter = async (who: AgentClient, reference: string) =>
    await who.send('POST', `/api/desk/remedies/${remedyId}/booked`, { reference })
  assert.match((await enter(ada, 'SAP 4711')).text, /for a role above yours/)
  assert.match((await enter(lena, ' ')).text, /Write down the reference/)
  assert.equal((await enter(lena, 'SAP 4711')).status, 200)
  assert.equal((await enter(lena, 'SAP 4711')).status, 200, 'entered again, it is so already')
  assert.match((await enter(lena, 'SAP 4712')).text, /booked already, under another reference/)
  assert.equal(await stateOf(), 'kept')
  assert.deepEqual(await books(world), { account: 10_00, house: -10_00, owed: 0 })
  const back = await ada.send('POST', `/api/desk/remedies/${remedyId}/take-back`, {
    reason: 'Wrong account.',
  })
  assert.match(back.text, /is the customer’s and is not taken back/)
})

test('what a rule gives for a broken promise waits to be booked without a date: that of the broken promise is none of its own', async () => {
  await using world = await openWorld()
  await furnishRemedies(world.db, 'by-hand')
  await sql`UPDATE charter_choice SET broken_minor = 500, currency = 'GBP'`.execute(world.db)
  const { ada, caseId } = await openCase(world)
  const lena = await world.agent('lena')
  const dueAt = world.clock.now() + HOUR
  const promise = {
    act: 'promise',
    kind: 'call-back',
    words: 'I ring you at six.',
    dueAt,
    replaces: null,
  } as const
  assert.equal((await ada.tryTo(caseId, promise)).status, 200)
  world.clock.advance(2 * HOUR)
  const [task, ...more] = await eventually('the remedy to be booked', async () => {
    const { tasks }: ByHandView = (await lena.get('/api/desk/remedies/by-hand')).body
    return tasks.length > 0 && tasks
  })
  assert.deepEqual([task?.says, task?.dueAt, more], ['A credit of £5.00', null, []])
})

test('what is taken back before it is booked gives the money back to the house, and the promise stands', async () => {
  await using world = await openWorld()
  await furnishRemedies(world.db, 'by-hand')
  const { ada, caseId } = await openCase(world)
  const { accountId } = await giveAccount(world.db, caseId)
  const remedyId = randomUUID()
  await give(ada, caseId, { remedyId, accountId })
  const back = await ada.send('POST', `/api/desk/remedies/${remedyId}/take-back`, {
    reason: 'Wrong account.',
  })
  assert.equal(back.status, 200, back.text)
  assert.deepEqual(await books(world), { house: 0, owed: 0 })
  assert.equal((await ada.view(caseId)).promises.find(({ kind }) => kind === 'credit')?.state, 'open')
  assert.equal(
    (await give(ada, caseId, { accountId, amountMinor: 15_00 })).status,
    200,
    'the limit is whole again',
  )
})

test('money of which one side is missing is refused by the database', async () => {
  await using world = await openWorld()
  await furnishRemedies(world.db)
  const { ada, caseId } = await openCase(world)
  const { accountId } = await giveAccount(world.db, caseId)
  const remedyId = randomUUID()
  await give(ada, caseId, { remedyId, accountId })
  await assert.rejects(
    sql`INSERT INTO money_entry (remedy_id, movement, book, amount_minor, currency, at)
      VALUES (${remedyId}, 'taken-back', 'house', 1000, 'GBP', now())`.execute(world.db),
    /does not sum to zero/,
  )
})
