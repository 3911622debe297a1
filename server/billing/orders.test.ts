/** A cancellation at the operator's own billing: told once under one id, again after silence, and by hand where they refuse. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { DAY, MINUTE } from '../../domain/time.ts'
import { silent } from '../db/log.ts'
import { giveAccount, type Held } from '../testing/accounts.ts'
import { ask, type Office, openCase, openOffice } from '../testing/office.ts'
import { bookOrder, type OrdersSetting, sweepOrders } from './orders.ts'
import type { Booking, Order } from './port.ts'
import { reconcile } from './reconcile.ts'
import { webhookBilling, type WebhookSetting } from './webhook.ts'
import { demoBilling } from './demo.ts'
import { factsOfCase } from '../ledger/read.ts'

let office: Office
let caseId: string
let held: Held
const told: { readonly type: string; readonly key: string; readonly data: Record<string, unknown> }[] = []
let answers: readonly { readonly status: number; readonly text: string }[] = []

beforeEach(async () => {
  office = await openOffice()
  caseId = (await openCase(office.ledger)).id
  held = await giveAccount(office.ledger.db, caseId)
  told.length = 0
})
afterEach(async () => await office[Symbol.asyncDispose]())

function webhook(): WebhookSetting {
  const post = async (_url: string, headers: Readonly<Record<string, string>>, body: string) => {
    const { type, data } = JSON.parse(body) as { type: string; data: Record<string, unknown> } // written by what is tested
    told.push({ type, key: headers['idempotency-key'] ?? '', data })
    const [answer, ...others] = answers
    answers = others
    return answer ?? null
  }
  return { url: 'https://billing.example/', secrets: ['s3cret'], clock: office.ledger.clock, post }
}

function setting(): OrdersSetting {
  return {
    ledger: office.ledger,
    log: silent,
    timeZone: async () => 'Europe/London',
    port: async () => webhookBilling(webhook()),
    pauseAfter: () => MINUTE,
  }
}

async function cancel(endsOn = '2030-06-30'): Promise<string> {
  const orderId = randomUUID()
  const service = { ...held, isOfCustomer: true, kind: 'internet', monthlyMinor: 2500, currency: 'GBP' }
  await ask(office.ledger, caseId, {
    ask: 'cancel-service',
    agentId: office.ids.ada,
    verified: true,
    service: { ...service, endsOn: null, isEnded: false },
    endsOn,
    today: '2030-01-01',
    latest: '2031-01-01',
    isConfirmed: true,
    words: 'Fibre 100',
    orderId,
    earlier: null,
    byHand: null,
  })
  return orderId
}

async function stands(id: string) {
  const { rows } = await sql<{ readonly state: string; readonly reference: string | null }>`
    SELECT state, reference FROM billing_order WHERE id = ${id}`.execute(office.ledger.db)
  return rows[0]
}
const typesOf = async () => (await factsOfCase(office.ledger.db, caseId)).map(({ fact }) => fact.type)
const use = async (port: 'webhook' | 'demo') =>
  await sql`UPDATE billing SET port = ${port}, url = 'https://billing.example/', sealed_secret = 'x'`.execute(
    office.ledger.db,
  )

test('it is told under one id, again after silence, and done once, with its reference', async () => {
  await use('webhook')
  const id = await cancel()
  answers = []
  await bookOrder(setting(), id)
  assert.equal((await stands(id))?.state, 'asked')
  await bookOrder(setting(), id)
  assert.equal(told.length, 1, 'not before its time')
  office.clock.advance(MINUTE)
  answers = [{ status: 200, text: '{"reference":"B-77"}' }]
  await sweepOrders(setting())
  await sweepOrders(setting())
  assert.deepEqual(
    told.map(({ type, key, data }) => [type, key, data['endsOn']]),
    [
      ['service.cancelled', id, '2030-06-30'],
      ['service.cancelled', id, '2030-06-30'],
    ],
  )
  assert.deepEqual(await stands(id), { state: 'booked', reference: 'B-77' })
  assert.equal((await typesOf()).filter(type => type === 'OrderBooked').length, 1)
})

test('what they refuse, or do not answer for three days, is entered by hand', async () => {
  await use('webhook')
  const id = await cancel()
  answers = [{ status: 422, text: '' }]
  await bookOrder(setting(), id)
  assert.equal((await stands(id))?.state, 'failed')
  const late = await cancel('2030-07-31')
  answers = []
  await bookOrder(setting(), late)
  office.clock.advance(3 * DAY + MINUTE)
  await sweepOrders(setting())
  assert.equal((await stands(late))?.state, 'failed')
  assert.equal((await stands(id))?.state, 'replaced', 'another day was chosen')
})

test('the books are compared for cancellations too: what they did is said, what differs either way is shown', async () => {
  await use('webhook')
  const compare = async (orders: readonly object[] | undefined) => {
    answers = [{ status: 200, text: JSON.stringify({ booked: [], ...(orders && { orders }) }) }]
    return await reconcile(office.ledger, webhook(), async () => assert.fail('no remedy was given'))
  }
  const shown = async () => {
    const { rows } = await sql<{ readonly id: string; readonly ours: string; readonly theirs: string }>`
      SELECT order_id AS id, is_ours AS ours, is_theirs AS theirs FROM billing_order_difference`.execute(
      office.ledger.db,
    )
    return rows
  }
  const id = await cancel()
  answers = []
  await bookOrder(setting(), id)
  assert.equal(await compare(undefined), 0, 'a billing that compares no orders says nothing of them')
  assert.equal(await compare([]), 0, 'it is still being told')
  assert.deepEqual(told.at(-1)?.data['orderIds'], [id])
  assert.equal(await compare([{ orderId: id, reference: 'B-1', on: '2030-06-30' }]), 0)
  assert.deepEqual(await stands(id), { state: 'booked', reference: 'B-1' })
  assert.equal((await typesOf()).filter(type => type === 'OrderBooked').length, 1)

  assert.equal(await compare([{ orderId: id, reference: 'B-1', on: '2030-07-31' }]), 1)
  assert.deepEqual(await shown(), [{ id, ours: 'B-1 · 2030-06-30', theirs: 'B-1 · 2030-07-31' }])
  const stranger = { orderId: randomUUID(), reference: 'B-9' }
  assert.equal(await compare([stranger]), 2)
  assert.deepEqual(await shown(), [{ id, ours: 'B-1 · 2030-06-30', theirs: 'not booked' }])
  const { rows } = await sql`SELECT remedy_id AS id, is_order FROM billing_stranger`.execute(office.ledger.db)
  assert.deepEqual(rows, [{ id: stranger.orderId, is_order: true }])
  assert.equal(await compare([{ orderId: id, reference: 'B-1' }]), 0)
  assert.deepEqual(await shown(), [], 'what is no more is not shown')
})

test('in the demo the service is over after its last day, and asked twice it is done once', async () => {
  await use('demo')
  const { ledger } = office
  const port = demoBilling(ledger.db, ledger.clock)
  const on = '2030-01-15'
  const id = await cancel(on)
  const order: Order = {
    id,
    what: 'end-service',
    caseReference: '',
    accountNumber: '',
    identifier: '',
    ...held,
    on,
    plan: null,
    monthlyMinor: null,
    currency: null,
  }
  const twice: readonly Booking[] = [await port.order(order), await port.order(order)]
  assert.deepEqual(twice[0], twice[1])
  const end = new Date(`${on}T23:59:59Z`).getTime()
  office.clock.advance(Math.max(0, end - office.clock.now()) + DAY)
  await sweepOrders({ ...setting(), port: async () => port })
  const { rows } = await sql<{
    readonly state: string
  }>`SELECT state FROM service WHERE id = ${held.serviceId}`.execute(ledger.db)
  assert.deepEqual(rows, [{ state: 'ended' }])
})
