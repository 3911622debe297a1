/** Calls that are written down, through the doors. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { CallLoggedAnswer, CustomerPage, CallView, LogCall } from '../../../contract/calls.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

let world: World
let ada: AgentClient
let bo: AgentClient
before(async () => {
  world = await openWorld()
  ada = await world.agent('ada')
  bo = await world.agent('bo')
})
after(async () => {
  await world[Symbol.asyncDispose]()
})

function call(on: LogCall['on'], change: Partial<LogCall> = {}): LogCall {
  return {
    requestId: randomUUID(),
    on,
    direction: 'in',
    startedAt: world.clock.now() - 600_000,
    minutes: 6,
    outcome: 'talked',
    words: 'She will restart the router tonight. She sounded tired.',
    isShared: false,
    promise: null,
    ...change,
  }
}

async function log(written: LogCall, by: AgentClient = ada): Promise<CallLoggedAnswer> {
  const { status, body, text } = await by.send('POST', '/api/desk/calls', written)
  assert.equal(status, 200, text)
  return body
}

test('a call of somebody new opens a case that is its writer’s own, with the promise, and the number finds them from then on', async () => {
  const dueAt = world.clock.now() + 86_400_000
  const written = call(
    { what: 'caller', name: 'Nia Marlow', number: '01632 960501', kind: 'problem' },
    { promise: { kind: 'call-back', words: 'I call you tomorrow.', dueAt } },
  )
  const { caseId } = await log(written)
  const { summary, story, promises, customer } = await ada.view(caseId)
  assert.deepEqual(
    [summary.status, summary.kind, summary.channel, summary.owner?.id, summary.owner?.hasAccepted],
    ['owned', 'problem', 'call', ada.id, true],
  )
  assert.deepEqual(
    story.map(({ type }) => type),
    ['CaseOpened', 'OwnerAccepted', 'CallLogged', 'CommitmentMade'],
  )
  assert.equal(story[2]?.sentence, 'The customer called and talked with Ada Quill, for 6 minutes.')
  assert.equal(story[2]?.words, written.words)
  assert.equal(summary.lastWords, written.words)
  assert.deepEqual([promises[0]?.words, promises[0]?.dueAt], ['I call you tomorrow.', dueAt])
  assert.deepEqual(customer.addresses, [
    { kind: 'phone', value: '+441632960501', isVerified: false, isUnreachable: false, isUnwanted: false },
  ])
  const found: CallView = (await bo.get('/api/desk/call?from=01632960501')).body
  assert.deepEqual(
    found.customers.map(({ id, name, openCases }) => [id, name, openCases]),
    [[customer.id, 'Nia Marlow', 1]],
  )
})

test('a call of somebody known opens a further case of theirs', async () => {
  const { caseId } = await log(call({ what: 'caller', name: 'Oz Hart', number: '', kind: null }))
  const { customer } = await ada.view(caseId)
  const second = await log(call({ what: 'customer', customerId: customer.id, kind: 'request' }), bo)
  const page: CustomerPage = (await bo.get(`/api/desk/customers/${customer.id}`)).body
  assert.deepEqual(
    new Map(page.cases.map(({ id, owner }) => [id, owner?.id])),
    new Map([
      [caseId, ada.id],
      [second.caseId, bo.id],
    ]),
  )
})

test('a call about an open case goes into its story; the customer reads that they talked, and the words only when they are shared', async () => {
  const customer = await world.customer('My line is dead.', {
    name: 'Pia Ross',
    address: 'pia.ross@post.example',
  })
  await ada.act(customer.caseId, { act: 'reply', words: 'I am looking at it.', files: [] })
  await log(call({ what: 'case', caseId: customer.caseId }))
  await log(
    call({ what: 'case', caseId: customer.caseId }, { words: 'The visit is on Friday.', isShared: true }),
  )
  const page = await customer.page()
  assert.match(page, /You talked with Ada Quill on the phone, for 6 minutes\./)
  assert.match(page, /The visit is on Friday\./)
  assert.doesNotMatch(page, /She sounded tired/)
})

test('the same call sent twice is one call', async () => {
  const first = call({ what: 'caller', name: 'Quin', number: '01632 960502', kind: null })
  const { caseId } = await log(first)
  assert.deepEqual(await log(first), { caseId, isRepeat: true })
  const second = call({ what: 'case', caseId })
  assert.deepEqual(
    [await log(second), await log(second)],
    [
      { caseId, isRepeat: false },
      { caseId, isRepeat: true },
    ],
  )
  const { story } = await ada.view(caseId)
  assert.equal(story.filter(({ type }) => type === 'CallLogged').length, 2)
  const both = call({ what: 'caller', name: 'Rae', number: '01632 960503', kind: null })
  const answers = await Promise.all([log(both), log(both)])
  assert.equal(answers[0].caseId, answers[1].caseId)
})

test('what a rule refuses leaves nothing behind', async () => {
  const count = async () => (await sql`SELECT FROM customer`.execute(world.db)).rows.length
  const before = await count()
  const on = { what: 'caller', name: 'Sid', number: '01632 960504', kind: null } as const
  const future = await ada.send(
    'POST',
    '/api/desk/calls',
    call(on, { startedAt: world.clock.now() + 3_600_000 }),
  )
  assert.equal(future.status, 409)
  assert.match(future.text, /A call is written down after it began/)
  const wordless = await ada.send('POST', '/api/desk/calls', call(on, { words: ' ' }))
  assert.equal(wordless.status, 409)
  const garbled = await ada.send('POST', '/api/desk/calls', call({ ...on, number: 'front desk' }))
  assert.equal(garbled.status, 400)
  for (const wrong of [
    { what: 'customer', customerId: randomUUID(), kind: null },
    { what: 'case', caseId: randomUUID() },
  ] as const)
    assert.equal((await ada.send('POST', '/api/desk/calls', call(wrong))).status, 404)
  assert.equal(await count(), before)
})

test('nobody who has not signed in writes a call down', async () => {
  const response = await fetch(`${world.url}/api/desk/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(call({ what: 'caller', name: '', number: '', kind: null })),
  })
  assert.equal(response.status, 401)
})
