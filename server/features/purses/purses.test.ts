import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { PursesView, PurseView, SetPurse } from '../../../contract/purses.ts'
import { furnishRemedies, giveAccount } from '../../testing/accounts.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

const look = async (agent: AgentClient): Promise<PursesView> =>
  (await agent.get('/api/desk/setup/purses')).body

async function purseOf(agent: AgentClient, holder: string): Promise<PurseView> {
  const purse = (await look(agent)).purses.find(each => each.holder === holder)
  assert.ok(purse, holder)
  return purse
}

const day = (world: World, days: number) =>
  new Date(world.clock.now() + days * 86_400_000).toISOString().slice(0, 10)

async function setPurse(world: World, hugo: AgentClient, holder: string, change: Partial<SetPurse> = {}) {
  const known = (await look(hugo)).purses.find(each => each.holder === holder)
  return await hugo.send('PUT', `/api/desk/setup/purses/${holder}`, {
    version: known?.version ?? 0,
    entryId: randomUUID(),
    amountMinor: 30_00,
    currency: 'GBP',
    fromOn: day(world, -1),
    untilOn: null,
    kinds: [],
    why: 'The month of November.',
    ...change,
  })
}

async function openGiving(world: World) {
  await furnishRemedies(world.db)
  const customer = await world.customer('The line has been dead since Friday.')
  const ada = await world.agent('ada')
  await ada.act(customer.caseId, { act: 'take' })
  const { accountId } = await giveAccount(world.db, customer.caseId)
  const give = async (change: object = {}) =>
    await ada.send('POST', `/api/desk/cases/${customer.caseId}/remedies`, {
      remedyId: randomUUID(),
      kind: 'credit',
      accountId,
      amountMinor: 10_00,
      currency: 'GBP',
      ...change,
    })
  return { ada, give, hugo: await world.agent('hugo') }
}

test('a purse says what is spent, reserved and left, and is topped up once, by whom and why', async () => {
  await using world = await openWorld()
  const { give, hugo } = await openGiving(world)
  assert.equal((await setPurse(world, hugo, 'role:agent', { amountMinor: 15_00 })).status, 200)
  assert.equal((await give()).status, 200)
  const before = await purseOf(hugo, 'role:agent')
  assert.deepEqual(before.says, { most: '£15.00', spent: '£10.00', reserved: '£0.00', left: '£5.00' })
  const refused = await give({ amountMinor: 6_00 })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /budget that this comes from is used up/)
  const entry = { entryId: randomUUID(), amountMinor: 20_00, currency: 'GBP', why: 'The storm of Friday.' }
  const more = async (change: object = {}) =>
    await hugo.send('POST', '/api/desk/setup/purses/role:agent/top-ups', { ...entry, ...change })
  assert.deepEqual(
    (await Promise.all([more(), more(), more()])).map(({ status }) => status),
    [200, 200, 200],
  )
  const after = await purseOf(hugo, 'role:agent')
  assert.equal(after.says?.most, '£35.00')
  assert.deepEqual(
    after.history.map(({ what, amount, why, by }) => [what, amount, why, by]),
    [
      ['topped-up', '£20.00', 'The storm of Friday.', 'Hugo Adeyemi'],
      ['set', '£15.00', 'The month of November.', 'Hugo Adeyemi'],
    ],
  )
  assert.equal((await give({ amountMinor: 6_00 })).status, 200)
})

test('a top-up in another currency, of nothing, of too much, or without a reason changes nothing', async () => {
  await using world = await openWorld()
  const hugo = await world.agent('hugo')
  const more = async (change: object) =>
    await hugo.send('POST', '/api/desk/setup/purses/house/top-ups', {
      entryId: randomUUID(),
      amountMinor: 5_00,
      currency: 'GBP',
      why: 'More of it.',
      ...change,
    })
  assert.match((await more({})).text, /no amount yet/)
  await setPurse(world, hugo, 'house')
  assert.match((await more({ currency: 'EUR' })).text, /kept in another currency/)
  for (const change of [{ amountMinor: 0 }, { amountMinor: -1 }, { amountMinor: 1e15 }, { why: ' ' }])
    assert.equal((await more(change)).status, 409, JSON.stringify(change))
  const purse = await purseOf(hugo, 'house')
  assert.deepEqual([purse.says?.most, purse.history.length], ['£30.00', 1])
})

test('a purse in kind gives as many as are in it', async () => {
  await using world = await openWorld()
  const { give, hugo } = await openGiving(world)
  const kinds = [{ kind: 'callback' as const, mostCount: 1 }]
  assert.equal(
    (await setPurse(world, hugo, 'house', { amountMinor: null, currency: null, kinds })).status,
    200,
  )
  const callBack = { kind: 'callback-same-person', accountId: null, amountMinor: null, currency: null }
  assert.equal((await give(callBack)).status, 200)
  const second = await give(callBack)
  assert.equal(second.status, 409, second.text)
  assert.deepEqual((await purseOf(hugo, 'house')).kinds, [{ kind: 'callback', mostCount: 1, givenCount: 1 }])
})

test('limits of one person stand in the place of their role’s, and go back to it', async () => {
  await using world = await openWorld()
  const { ada, give, hugo } = await openGiving(world)
  const limit = {
    kind: 'credit',
    isGranted: true,
    perActMinor: 2_00,
    perCaseMinor: 40_00,
    perMonthMinor: null,
    perMonthCount: null,
    currency: 'GBP',
  }
  const set = async (limits: readonly object[]) => {
    const version = (await look(hugo)).people.find(({ id }) => id === ada.id)?.version ?? 0
    return await hugo.send('PUT', `/api/desk/setup/limits/${ada.id}`, { version, limits })
  }
  assert.equal((await set([limit])).status, 200)
  assert.match((await give({ amountMinor: 2_01 })).text, /more than you may give at once/)
  assert.match((await set([{ ...limit, perActMinor: 50_00 }])).text, /One act cannot be worth more/)
  assert.match((await set([{ ...limit, currency: null }])).text, /have a currency/)
  assert.equal(
    (await set([{ ...limit, isGranted: false, perActMinor: null, perCaseMinor: null, currency: null }]))
      .status,
    200,
  )
  assert.match((await give()).text, /may not give this by itself/)
  assert.equal((await set([])).status, 200)
  assert.equal((await give()).status, 200)
})
