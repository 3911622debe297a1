import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import type { BillingSaved, BillingTrial, BillingView, SetBilling } from '../../../contract/billing.ts'
import type { ByHandView } from '../../../contract/remedies.ts'
import type { SetupView } from '../../../contract/setup.ts'
import { HOUR } from '../../../domain/time.ts'
import type { Reaching } from '../../billing/outside.ts'
import { isSignedBy } from '../../billing/sign.ts'
import { outside } from '../../pictures/fetch.ts'
import { furnishRemedies, giveAccount } from '../../testing/accounts.ts'
import { eventually } from '../../testing/eventually.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

const loopback: Reaching = {
  mayReach: address => address === '127.0.0.1',
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
}

interface Told {
  readonly id: string
  readonly type: string
  readonly isSignedBy: (secret: string) => boolean
}

type Answer = { readonly status: number; readonly text: string; readonly location?: string } | 'hang up'

/** A billing that answers each request with the next of these, and after them with nothing. */
async function openBilling(t: TestContext, answers: Answer[]) {
  const told: Told[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const id = String(request.headers['webhook-id'])
      const seconds = Number(request.headers['webhook-timestamp'])
      const signature = String(request.headers['webhook-signature'])
      const { type } = JSON.parse(body) as { type: string } // our own
      told.push({ id, type, isSignedBy: secret => isSignedBy(secret, { id, seconds, body }, signature) })
      const answer = answers.shift() ?? { status: 503, text: '' }
      if (answer === 'hang up') return void request.socket.destroy()
      if (answer.location !== undefined) response.setHeader('location', answer.location)
      response.statusCode = answer.status
      response.end(answer.text)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => new Promise(resolve => server.close(resolve)))
  const { port } = server.address() as AddressInfo // it listens on a port
  return { told, url: `http://billing.example:${port}/remedies` }
}

const openTelling = async () =>
  await openWorld(
    { HEED_SECRET: 'the secret of this installation, long enough' },
    { outside: { ...outside, ...loopback } },
  )

const look = async (agent: AgentClient): Promise<BillingView> =>
  (await agent.get('/api/desk/setup/billing')).body

async function setUp(agent: AgentClient, change: Partial<SetBilling>) {
  const { version } = await look(agent)
  return await agent.send('PUT', '/api/desk/setup/billing', {
    version,
    port: 'webhook',
    url: null,
    byHandRole: 'lead',
    ...change,
  })
}

async function openGiving(world: World) {
  await sql`UPDATE billing SET reconciled_at = ${new Date(world.clock.now())}`.execute(world.db)
  const customer = await world.customer('Where is my money?')
  const ada = await world.agent('ada')
  await ada.act(customer.caseId, { act: 'take' })
  const { accountId } = await giveAccount(world.db, customer.caseId)
  return async () => {
    const remedyId = randomUUID()
    const body = { remedyId, kind: 'credit', accountId, amountMinor: 5_00, currency: 'GBP' }
    const answer = await ada.send('POST', `/api/desk/cases/${customer.caseId}/remedies`, body)
    assert.equal(answer.status, 200, answer.text)
    return remedyId
  }
}

test('a webhook is set up, its secret said once, tried, and changed without a gap', async t => {
  await using world = await openTelling()
  await furnishRemedies(world.db)
  const hugo = await world.agent('hugo')
  const good: Answer = { status: 200, text: '{"heard":true}' }
  const billing = await openBilling(t, [good, good, good])
  const saved: BillingSaved = (await setUp(hugo, { url: billing.url })).body
  assert.match(saved.secret ?? '', /^whsec_/)
  assert.doesNotMatch((await hugo.get('/api/desk/setup/billing')).text, /whsec_/)
  const again: BillingSaved = (await setUp(hugo, { url: billing.url })).body
  assert.equal(again.secret, null, 'it is said once')
  const tryIt = async (as: AgentClient = hugo): Promise<BillingTrial> =>
    (await as.send('POST', '/api/desk/setup/billing/trial')).body
  assert.deepEqual(await tryIt(), { verdict: 'good', status: 200, answer: '{"heard":true}' })
  const fresh: BillingSaved = (await hugo.send('POST', '/api/desk/setup/billing/secret')).body
  await tryIt()
  world.clock.advance(25 * HOUR)
  await tryIt(await world.agent('hugo'))
  const [old, next] = [saved.secret ?? '', fresh.secret ?? '']
  const trials = billing.told.filter(({ type }) => type === 'billing.trial')
  assert.deepEqual(
    trials.map(told => [told.isSignedBy(old), told.isSignedBy(next)]),
    [
      [true, false],
      [true, true],
      [false, true],
    ],
  )
  const { rows } = await sql<{
    readonly text: string
  }>`SELECT setup_change::text AS text FROM setup_change`.execute(world.db)
  assert.ok(rows.every(({ text }) => !text.includes('whsec_')))
})

test('an administrator of an outside agency points no billing at an address, changes no secret and sets no limit', async () => {
  await using world = await openWorld()
  const hugo = await world.agent('hugo')
  await sql`UPDATE agent SET is_admin = true, agency = 'Callwell' WHERE id = ${hugo.id}`.execute(world.db)
  await eventually('his agency', async () => (await hugo.get('/api/desk/promises.csv')).status === 403)
  const setup = '/api/desk/setup'
  const ways = [
    await setUp(hugo, { url: 'https://billing.example/remedies' }),
    await hugo.send('POST', `${setup}/billing/secret`),
  ]
  for (const { status, text } of ways) {
    assert.equal(status, 403, text)
    assert.match(text, /People of an outside agency cannot change the ways in and out/)
  }
  const purse = {
    entryId: randomUUID(),
    amountMinor: 1,
    currency: 'GBP',
    fromOn: '2026-01-01',
    untilOn: null,
  }
  const limits = [
    await hugo.send('PUT', `${setup}/purses/house`, { version: 0, ...purse, kinds: [], why: 'More.' }),
    await hugo.send('PUT', `${setup}/gift-reviews`, { version: 0, reviewers: [], gifts: 99, days: 1 }),
    await hugo.send('PUT', `${setup}/approvals`, { version: 0, askMinutes: 60 }),
  ]
  for (const { status, text } of limits) {
    assert.equal(status, 403, text)
    assert.match(text, /People of an outside agency cannot set limits, purses or what may be given/)
  }
  const { rows } = await sql`SELECT thing FROM setup_change WHERE agent_id = ${hugo.id}`.execute(world.db)
  assert.deepEqual(rows, [])
  const { readOnlyBecause, lockedBecause }: SetupView = (await hugo.get('/api/desk/setup')).body
  assert.equal(readOnlyBecause, null)
  assert.match(lockedBecause?.money ?? '', /cannot set limits, purses or what may be given/)
  assert.match(lockedBecause?.channels ?? '', /cannot change the ways in and out/)
  assert.match(lockedBecause?.people ?? '', /cannot add, change or remove people/)
})

test('an address that nobody may be led to is refused, and so is whoever is no administrator', async () => {
  await using world = await openWorld()
  const hugo = await world.agent('hugo')
  for (const url of [
    'http://127.0.0.1/',
    'http://[::1]/',
    'https://10.0.0.7/x',
    'http://169.254.169.254/',
    'file:///etc/passwd',
    'https://a:b@billing.example/',
    'nowhere',
    '',
  ])
    assert.equal((await setUp(hugo, { url })).status, 400, url)
  assert.equal((await look(hugo)).port, 'by-hand')
  const ada = await world.agent('ada')
  for (const path of ['trial', 'retry', 'reconciliation', 'secret'])
    assert.equal((await ada.send('POST', `/api/desk/setup/billing/${path}`)).status, 403, path)
  assert.match((await hugo.send('POST', '/api/desk/setup/billing/trial')).text, /no webhook to try/)
})

test('garbage, an error, a redirect and a line that breaks book nothing, are told by name, and are tried again at once when asked', async t => {
  await using world = await openTelling()
  await furnishRemedies(world.db)
  const hugo = await world.agent('hugo')
  const answers: Answer[] = [
    { status: 200, text: '<html>hello' },
    { status: 500, text: 'oh' },
    { status: 302, text: '', location: 'http://127.0.0.1:1/elsewhere' },
    'hang up',
    { status: 200, text: '{"reference":"OP-1"}' },
  ]
  const billing = await openBilling(t, answers)
  const give = await openGiving(world)
  await setUp(hugo, { url: billing.url })
  const id = await give()
  const retry = async () => (await hugo.send('POST', '/api/desk/setup/billing/retry')).body
  // Whoever sweeps each second may be quicker than the button: told again it is, and by whom is the same.
  await eventually('four answers', async () => {
    if ((await look(hugo)).failures.length < 4) await retry()
    return (await look(hugo)).failures.length >= 4
  })
  const { waiting, failures } = await look(hugo)
  assert.equal(waiting[0]?.remedyId, id)
  assert.deepEqual(failures.map(({ trouble, status }) => `${trouble} ${status}`).toSorted(), [
    'failed 500',
    'redirected 302',
    'silent null',
    'unreadable 200',
  ])
  await eventually('a booking', async () => {
    await retry()
    return (await look(hugo)).waiting.length === 0
  })
  assert.ok(billing.told.every(each => each.id === id))
  assert.deepEqual(await retry(), { tried: 0, booked: 0 })
})

test('one reference for two remedies books the first, and a person looks at the second', async t => {
  await using world = await openTelling()
  await furnishRemedies(world.db)
  const hugo = await world.agent('hugo')
  const same: Answer = { status: 200, text: '{"reference":"OP-7"}' }
  const billing = await openBilling(t, [same, same])
  const give = await openGiving(world)
  await setUp(hugo, { url: billing.url })
  const [first, second] = [await give(), await give()]
  const states = await eventually('both ends', async () => {
    const { rows } = await sql<{
      readonly id: string
      readonly state: string
    }>`SELECT id, state FROM remedy`.execute(world.db)
    return rows.every(({ state }) => state !== 'given') && new Map(rows.map(({ id, state }) => [id, state]))
  })
  assert.deepEqual([states.get(first), states.get(second)], ['booked', 'failed'])
  assert.equal((await look(hugo)).failures[0]?.trouble, 'reference-taken')
  const { tasks }: ByHandView = (await hugo.get('/api/desk/remedies/by-hand')).body
  assert.deepEqual(
    tasks.map(({ id }) => id),
    [second],
  )
  const enter = async (reference: string) =>
    await hugo.send('POST', `/api/desk/remedies/${second}/booked`, { reference })
  assert.match((await enter('op-7')).text, /Another remedy was booked under this reference/)
  assert.equal((await enter('OP-8')).status, 200)
})

test('what they have and we never gave is found by comparing, beside what we have and they have not', async t => {
  await using world = await openTelling()
  await furnishRemedies(world.db)
  const hugo = await world.agent('hugo')
  const stranger = { remedyId: 'made-by-hand-44', reference: 'OP-99', amountMinor: 3_00, currency: 'GBP' }
  const billing = await openBilling(t, [
    { status: 200, text: '{"reference":"OP-1"}' },
    { status: 200, text: JSON.stringify({ booked: [stranger] }) },
    { status: 200, text: 'garbage' },
  ])
  const give = await openGiving(world)
  await setUp(hugo, { url: billing.url })
  const id = await give()
  const compare = async () => (await hugo.send('POST', '/api/desk/setup/billing/reconciliation')).body
  assert.deepEqual(await compare(), { differences: 2 })
  const { differences, strangers } = await look(hugo)
  assert.deepEqual(
    differences.map(({ remedyId, theirs }) => [remedyId, theirs]),
    [[id, 'not booked']],
  )
  assert.deepEqual(
    strangers.map(({ reference, amount }) => [reference, amount]),
    [['OP-99', '£3.00']],
  )
  assert.deepEqual(await compare(), { differences: null }, 'what cannot be read says nothing')
  assert.equal((await look(hugo)).strangers.length, 1)
})
