/** Leaving and paying less through the doors: heard at once, shown to whoever leads, done in one step, and never answered by an offer. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { LeavingList, LeavingView, PromisesFound } from '../../../contract/leaving.ts'
import { giveAccount } from '../../testing/accounts.ts'
import { eventually } from '../../testing/eventually.ts'
import { codeReader, mailsTo } from '../../testing/mailbox.ts'
import { type AgentClient, type CustomerClient, openWorld, request, type World } from '../../testing/world.ts'

let world: World
let ada: AgentClient
let lena: AgentClient
before(async () => {
  world = await openWorld()
  ;[ada, lena] = [await world.agent('ada'), await world.agent('lena')]
})
after(() => world[Symbol.asyncDispose]())

const wishesOf = async (customer: CustomerClient): Promise<LeavingView> =>
  (await ada.get(`/api/desk/cases/${customer.caseId}/leaving`)).body

const listed = async (customer: CustomerClient) => {
  const list: LeavingList = (await lena.get('/api/desk/leaving')).body
  return list.cases.filter(({ caseId }) => caseId === customer.caseId)
}

async function doing(customer: CustomerClient, act: object, requestId = randomUUID()) {
  return await ada.send('POST', `/api/desk/cases/${customer.caseId}/leaving`, { requestId, act })
}

async function firstService(customer: CustomerClient) {
  return (await wishesOf(customer)).services[0] ?? assert.fail('a service')
}

test('words of leaving stand in the list of whoever leads, with the words, and an agent has no such list', async () => {
  const customer = await world.customer('Nobody came again. I want to cancel my contract today.')
  const [one] = await listed(customer)
  assert.equal(one?.wish, 'leave')
  assert.match(one?.words ?? '', /I want to cancel my contract/)
  assert.equal(one?.openProblems, 1)
  assert.equal((await ada.get('/api/desk/leaving')).status, 403)
})

test('nothing is offered to whoever leaves, in none of their cases', async () => {
  const customer = await world.customer('I want to cancel my contract.')
  await ada.act(customer.caseId, { act: 'reply', words: 'I do it now.', files: [] })
  await ada.act(customer.caseId, { act: 'change-kind', kind: 'request' })
  const offer = { act: 'make-offer', words: 'Stay for half the price.' } as const
  const refused = await ada.tryTo(customer.caseId, offer)
  assert.equal(refused.status, 409)
  assert.match(refused.text, /Nobody who said that they leave is offered anything/)
})

test('a mistake is taken back, and the list forgets it', async () => {
  const customer = await world.customer('Hello.')
  assert.equal((await doing(customer, { do: 'raise', wish: 'leave' })).status, 200)
  assert.equal((await listed(customer)).length, 1)
  assert.equal((await doing(customer, { do: 'take-back', wish: 'leave' })).status, 200)
  assert.deepEqual(await listed(customer), [])
})

test('a service is cancelled at the desk in one step; the case stays, the same press again is the first one', async () => {
  const customer = await world.customer('My line is dead, so cancel my contract.')
  await giveAccount(world.db, customer.caseId)
  await sql`UPDATE billing SET port = 'demo'`.execute(world.db)
  const { id: serviceId } = await firstService(customer)
  const { today, latest } = await wishesOf(customer)
  const cancel = { do: 'cancel', serviceId, endsOn: today, isConfirmed: true }
  const again = randomUUID()
  for (const wrong of [
    { isConfirmed: false },
    { endsOn: '2020-01-01' },
    { endsOn: 'soon' },
    { serviceId: again },
  ])
    assert.equal((await doing(customer, { ...cancel, ...wrong })).status, 409)
  assert.equal((await firstService(customer)).endsOn, null)
  assert.equal((await doing(customer, cancel, again)).status, 200)
  assert.equal((await doing(customer, cancel, again)).status, 200)
  assert.equal((await firstService(customer)).endsOn, today)
  const { summary, story, promises } = await ada.view(customer.caseId)
  assert.notEqual(summary.status, 'solved')
  assert.equal(story.filter(({ sentence }) => /cancelled a service/.test(sentence)).length, 1)
  assert.deepEqual(
    promises.filter(({ words }) => /books/.test(words ?? '')),
    [],
  )
  assert.match(await customer.page(), /We cancelled your service/)
  assert.deepEqual(await listed(customer), [])
  assert.equal((await doing(customer, { ...cancel, endsOn: latest })).status, 200)
  assert.equal((await firstService(customer)).endsOn, latest)
  const orders = (await wishesOf(customer)).orders
  assert.deepEqual(
    orders.map(({ on, state }) => [on, state]),
    [
      [latest, 'booked'],
      [today, 'booked'],
    ],
  )
  assert.match(await customer.page(), new RegExp(`Its reference is ${orders[0]?.reference}`))
})

test('where the books are kept elsewhere, entering it there is promised', async () => {
  const customer = await world.customer('Cancel my contract.')
  await giveAccount(world.db, customer.caseId)
  await sql`UPDATE billing SET port = 'by-hand', by_hand_role = 'lead'`.execute(world.db)
  const { id: serviceId } = await firstService(customer)
  const { today } = await wishesOf(customer)
  await doing(customer, { do: 'cancel', serviceId, endsOn: today, isConfirmed: true })
  const { promises } = await ada.view(customer.caseId)
  assert.ok(promises.some(({ words, state }) => state === 'open' && /Fibre 100/.test(words ?? '')))
  const task = promises.find(({ words }) => /Fibre 100/.test(words ?? ''))
  assert.equal(task?.waitsForReference, true)
  const kept = { act: 'keep-promise', commitmentId: task.id, evidence: 'I entered it.' } as const
  const withoutReference = await ada.tryTo(customer.caseId, kept)
  assert.equal(withoutReference.status, 409)
  assert.match(withoutReference.text, /This is kept by being booked: enter the reference/)
  const [order] = (await wishesOf(customer)).orders
  assert.deepEqual([order?.state, order?.isByHand, order?.reference], ['asked', true, null])
  const enter = { do: 'book', orderId: order?.id, reference: 'CRM 4711' }
  assert.equal((await doing(customer, enter)).status, 403, 'the reference is entered by a lead here')
  const asLead = async (act: object) =>
    await lena.send('POST', `/api/desk/cases/${customer.caseId}/leaving`, { requestId: randomUUID(), act })
  assert.match((await asLead({ ...enter, reference: ' ' })).text, /Write down the reference of the books/)
  assert.equal((await asLead(enter)).status, 200)
  assert.equal((await asLead(enter)).status, 200)
  const after = await ada.view(customer.caseId)
  assert.ok(after.promises.some(({ words, state }) => state === 'kept' && /Fibre 100/.test(words ?? '')))
  assert.match(await customer.page(), /Your cancellation is done[^<]+Its reference is CRM 4711/)
})

test('the customer cancels on their own page once they have shown who they are, and somebody else’s service never', async () => {
  const address = 'leaver@customer.example'
  const customer = await world.customer('I would like to cancel my contract.', { address })
  const stranger = await world.customer('Hello.')
  const { serviceId } = await giveAccount(world.db, customer.caseId)
  await sql`UPDATE billing SET port = 'demo'`.execute(world.db)
  const heard = await customer.page()
  assert.match(
    heard,
    /You want to leave.*Cancel a service.*say what is wrong.*class="story"/s,
    'it comes first',
  )
  assert.doesNotMatch(await stranger.page(), /You want to leave/)
  const theirs = await giveAccount(world.db, stranger.caseId)
  const at = `${world.url}/case/${customer.reference}`
  const { cookie } = customer
  const unproven = await request(`${at}/cancel`, 'GET', { cookie, accept: 'text/html' })
  assert.match(unproven.text, /First show that it is you/)
  assert.doesNotMatch(unproven.text, /Fibre 100/)
  const { today } = await wishesOf(customer)
  const cancel = { messageId: randomUUID(), service: serviceId, endsOn: today, confirmed: 'yes' }
  const refused = await customer.post('cancel', cancel)
  assert.match(refused.text, /First show that it is you/)
  await customer.post('code', {})
  const entered = await request(`${at}/enter`, 'POST', {
    cookie,
    body: { code: await codeReader(world)(address) },
  })
  const own = { cookie: entered.cookie }
  const shown = await request(`${at}/cancel`, 'GET', { ...own, accept: 'text/html' })
  assert.match(shown.text, /Fibre 100/)
  const others = { ...cancel, messageId: randomUUID(), service: theirs.serviceId }
  assert.equal((await request(`${at}/cancel`, 'POST', { ...own, body: others })).status, 409)
  const done = await request(`${at}/cancel`, 'POST', { ...own, body: cancel })
  assert.equal(done.status, 200, done.text)
  assert.equal((await firstService(customer)).endsOn, today)
  assert.doesNotMatch(await customer.page(), /You want to leave/)
  const about = async () => (await mailsTo(world, address)).filter(({ text }) => /cancell/i.test(text))
  await eventually('a letter that says so', async () => (await about()).length > 0)
  const [letter, ...more] = await about()
  assert.match(
    letter?.text ?? '',
    /We cancelled your service.*Fibre 100.*Your cancellation is done.*Its reference is/s,
  )
  assert.deepEqual(more, [], 'one event, one letter')
})

test('whoever wants to pay less is shown what costs less; one key changes it, with what it does to the bill', async () => {
  const customer = await world.customer('I want the cheaper plan.')
  const { accountId } = await giveAccount(world.db, customer.caseId, { monthlyMinor: 32_00 })
  for (const [plan, minor] of [
    ['Copper 24', 24_00],
    ['Copper 24', 24_00],
    ['Fibre 500', 42_00],
    ['Fibre 500', 42_00],
    ['Once', 1_00],
  ] as const)
    await sql`
      INSERT INTO service (id, account_id, kind, plan, identifier, monthly_minor, currency, state, since)
      VALUES (${randomUUID()}, ${accountId}, 'internet', ${plan}, ${randomUUID()}, ${minor}, 'GBP', 'active', '2020-01-04')`.execute(
      world.db,
    )
  const service = await firstService(customer)
  const cheaper = service.cheaper.find(({ plan }) => plan === 'Copper 24')
  assert.deepEqual(cheaper, { plan: 'Copper 24', monthlyMinor: 24_00, lessMinor: 8_00 })
  assert.ok(!service.cheaper.some(({ plan }) => plan === 'Fibre 500' || plan === 'Once'))
  const change = { do: 'change-plan', serviceId: service.id, plan: 'Copper 24' }
  assert.equal((await doing(customer, { ...change, plan: 'Fibre 500' })).status, 409)
  assert.equal((await doing(customer, change)).status, 200)
  assert.deepEqual(
    [(await firstService(customer)).plan, (await firstService(customer)).monthlyMinor],
    ['Copper 24', 24_00],
  )
  assert.match(await customer.page(), /£24\.00 a month, £8\.00 less/)
})

test('whoever hears it, in a chat or on the telephone, gives the cheaper plan in that contact: nobody is handed over', async () => {
  const customer = await world.customer('Can I have a word?')
  const { accountId } = await giveAccount(world.db, customer.caseId, { monthlyMinor: 32_00 })
  for (const identifier of [randomUUID(), randomUUID()])
    await sql`
      INSERT INTO service (id, account_id, kind, plan, identifier, monthly_minor, currency, state, since)
      VALUES (${randomUUID()}, ${accountId}, 'internet', 'Basic', ${identifier}, 1000, 'GBP', 'active', '2020-01-04')`.execute(
      world.db,
    )
  await ada.act(customer.caseId, { act: 'take' })
  const bo = await world.agent('bo')
  const by = async (act: object) =>
    await bo.send('POST', `/api/desk/cases/${customer.caseId}/leaving`, { requestId: randomUUID(), act })
  const { id: serviceId } = await firstService(customer)
  const change = { do: 'change-plan', serviceId, plan: 'Basic' }
  assert.equal((await by(change)).status, 409, 'it is not asked for yet')
  assert.equal((await by({ do: 'raise', wish: 'pay-less' })).status, 200)
  const before = (await ada.view(customer.caseId)).summary.owner
  assert.equal((await by(change)).status, 200)
  const { summary, story } = await ada.view(customer.caseId)
  assert.deepEqual(summary.owner, before)
  assert.match(story.find(({ type }) => type === 'PlanChanged')?.sentence ?? '', /^Bo .*£10\.00 a month/)
  assert.match(await customer.page(), /£10\.00 a month, £22\.00 less/)
})

test('a plan that nobody asked for is not changed', async () => {
  const customer = await world.customer('My line is slow.')
  await giveAccount(world.db, customer.caseId, { monthlyMinor: 32_00 })
  const { id: serviceId } = await firstService(customer)
  const refused = await doing(customer, { do: 'change-plan', serviceId, plan: 'Copper 24' })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /has not asked to pay less/)
})

test('promises in an agent’s words are found with their time, and nothing is kept of the words', async () => {
  const counted = await sql<{ n: number }>`SELECT count(*)::int AS n FROM fact`.execute(world.db)
  const answer = await ada.send('POST', '/api/desk/promises-found', {
    text: 'Sorry. I will call you within 3 working days. Le llamaré.',
  })
  const { found }: PromisesFound = answer.body
  assert.deepEqual(
    found.map(({ kind, words, within }) => ({ kind, words, within })),
    [
      {
        kind: 'call-back',
        words: 'I will call you within 3 working days',
        within: { amount: 3, unit: 'working-days' },
      },
    ],
  )
  assert.ok((found[0]?.dueAt ?? 0) > 0)
  const later = await sql<{ n: number }>`SELECT count(*)::int AS n FROM fact`.execute(world.db)
  assert.deepEqual(later.rows, counted.rows)
})
