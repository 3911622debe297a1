/** Customers at the desk, through the doors: their page, who calls, links, and taking them out. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { CallView, CustomerPage } from '../../../contract/calls.ts'
import { eventually } from '../../testing/eventually.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

let world: World
let ada: AgentClient
let lena: AgentClient
let hugo: AgentClient
before(async () => {
  world = await openWorld()
  ada = await world.agent('ada')
  lena = await world.agent('lena')
  hugo = await world.agent('hugo')
})
after(async () => {
  await world[Symbol.asyncDispose]()
})

async function newCustomer(
  name: string,
  phone: string | null,
  externalId: string | null = null,
): Promise<string> {
  const id = randomUUID()
  await sql`
    INSERT INTO customer (id, name, external_id, created_at) VALUES (${id}, ${name}, ${externalId}, now())`.execute(
    world.db,
  )
  if (phone !== null)
    await sql`
      INSERT INTO customer_address (customer_id, kind, value, created_at)
      VALUES (${id}, 'phone', ${phone}, now())`.execute(world.db)
  return id
}

async function newLine(customerId: string, identifier: string, state: string): Promise<void> {
  const account = randomUUID()
  await sql`
    INSERT INTO account (id, customer_id, number, opened_on)
    VALUES (${account}, ${customerId}, ${`A-${identifier}`}, '2025-01-01')`.execute(world.db)
  await sql`
    INSERT INTO service (id, account_id, kind, plan, identifier, monthly_minor, currency, state, since)
    VALUES (${randomUUID()}, ${account}, 'landline', 'Line', ${identifier}, 1000, 'GBP', ${state}, '2025-01-01')`.execute(
    world.db,
  )
}

async function callFrom(from: string): Promise<CallView> {
  const { status, body, text } = await ada.get(`/api/desk/call?from=${encodeURIComponent(from)}`)
  assert.equal(status, 200, text)
  return body
}

async function looksAt(customerId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly agentId: string }>`
    SELECT agent_id AS "agentId" FROM customer_look WHERE customer_id = ${customerId}`.execute(world.db)
  return rows.map(({ agentId }) => agentId)
}

test('a number that calls finds whoever has it, by their address or by their line, however the telephone writes it', async () => {
  const bert = await newCustomer('Bert Lowe', '+441632960401', 'K-1')
  const cora = await newCustomer('Cora Lowe', null)
  await newLine(cora, '01632 960401', 'active')
  await newLine(await newCustomer('Dora Past', null), '01632960401', 'ended')
  for (const from of ['+441632960401', 'sip:01632960401@pbx.example', '+44 1632 960401']) {
    const { caller, customers } = await callFrom(from)
    assert.deepEqual(caller, { is: 'number', value: '+441632960401', shown: '01632 960401' })
    assert.deepEqual(
      customers.map(({ id, externalId }) => [id, externalId]),
      [
        [bert, 'K-1'],
        [cora, null],
      ],
    )
  }
})

test('nobody, nobody’s number and no number are told apart', async () => {
  assert.deepEqual((await callFrom('+441632960499')).customers, [])
  assert.deepEqual((await callFrom('anonymous')).caller, { is: 'withheld' })
  assert.deepEqual((await callFrom('front desk')).caller, { is: 'unreadable', typed: 'front desk' })
})

test('whoever was erased is not found by their number, and has no page', async () => {
  const gone = await newCustomer('Gone', '+441632960402')
  await sql`UPDATE customer SET erased_at = now() WHERE id = ${gone}`.execute(world.db)
  assert.deepEqual((await callFrom('+441632960402')).customers, [])
  assert.equal((await ada.get(`/api/desk/customers/${gone}`)).status, 404)
  assert.equal((await ada.get(`/api/desk/customers/${randomUUID()}`)).status, 404)
})

test('a look at a customer with whom one has no case is recorded, once in half an hour; one’s own is not', async () => {
  const matter = await world.customer('My line is dead.', {
    name: 'Ed Small',
    address: 'ed.small@post.example',
  })
  await ada.act(matter.caseId, { act: 'reply', words: 'I am on it.', files: [] })
  const { customer } = await ada.view(matter.caseId)
  for (let times = 0; times < 2; times++) {
    await lena.get(`/api/desk/customers/${customer.id}`)
    const page: CustomerPage = (await ada.get(`/api/desk/customers/${customer.id}`)).body
    assert.deepEqual(
      page.cases.map(({ id }) => id),
      [matter.caseId],
    )
  }
  assert.deepEqual(await looksAt(customer.id), [lena.id])
  world.clock.advance(31 * 60_000)
  await lena.get(`/api/desk/customers/${customer.id}`)
  assert.deepEqual(await looksAt(customer.id), [lena.id, lena.id])
})

test('links lead out with what is known of the customer, beside a case too; only an administrator sets them', async () => {
  const links = [
    { label: 'CRM', urlTemplate: 'https://crm.example/{externalId}' },
    { label: 'Phone book', urlTemplate: 'https://book.example/?q={phone}' },
  ]
  assert.equal((await lena.send('PUT', '/api/desk/links', { links })).status, 403)
  assert.equal((await hugo.send('PUT', '/api/desk/links', { links })).status, 200)
  assert.deepEqual((await ada.get('/api/desk/links')).body, { links })
  const id = await newCustomer('Fay Link', '+441632960403', 'K/7')
  const page: CustomerPage = (await ada.get(`/api/desk/customers/${id}`)).body
  assert.deepEqual(page.customer.links, [
    { label: 'CRM', url: 'https://crm.example/K%2F7' },
    { label: 'Phone book', url: 'https://book.example/?q=%2B441632960403' },
  ])
  const matter = await world.customer('Hello.', { address: '01632 960404' })
  const beside = (await ada.view(matter.caseId)).customer
  assert.deepEqual(beside.links, [{ label: 'Phone book', url: 'https://book.example/?q=%2B441632960404' }])
  const wrong = await hugo.send('PUT', '/api/desk/links', {
    links: [{ label: 'x', urlTemplate: 'javascript:alert(1)' }],
  })
  assert.equal(wrong.status, 400)
  assert.deepEqual((await ada.get('/api/desk/links')).body, { links })
})

test('the head takes customers out as a file that no spreadsheet calculates with, and that is written down', async () => {
  const id = await newCustomer('=HYPERLINK("https://evil.example")', '+441632960405', 'K-9')
  const { status, text } = await hugo.get('/api/desk/export/customers.csv')
  assert.equal(status, 200)
  assert.match(text, /^\ufeff?Customer number,Name,/)
  assert.match(text, /K-9,"'=HYPERLINK\(""https:\/\/evil\.example""\)",,"'\+441632960405"/)
  const { rows } = await sql<{ readonly agentId: string; readonly rows: number; readonly all: number }>`
    SELECT agent_id AS "agentId", rows, (SELECT count(*) FROM customer WHERE erased_at IS NULL) AS all FROM export_log`.execute(
    world.db,
  )
  assert.deepEqual(rows, [{ agentId: hugo.id, rows: rows[0]?.all, all: rows[0]?.all }])
  assert.equal(id.length, 36)
})

test('nobody else takes customers out, and nobody of an outside agency whatever their role', async () => {
  for (const agent of [ada, lena]) {
    const { status, text } = await agent.get('/api/desk/export/customers.csv')
    assert.equal(status, 403)
    assert.match(text, /Only the head of service or an administrator/)
  }
  await sql`UPDATE agent SET agency = 'Callwell', is_admin = true WHERE id = ${lena.id}`.execute(world.db)
  world.heed.ledger.signals.send({ kind: 'team' })
  const { rows: before } = await sql`SELECT FROM export_log`.execute(world.db)
  await eventually('the change', async () => {
    const { status, text } = await lena.get('/api/desk/export/customers.csv')
    return (
      (status === 403 && text.includes('People of an outside agency cannot export customers.')) || undefined
    )
  })
  assert.equal((await lena.get('/api/desk/imports')).status, 403)
  const { rows: after } = await sql`SELECT FROM export_log`.execute(world.db)
  assert.equal(after.length, before.length)
})
