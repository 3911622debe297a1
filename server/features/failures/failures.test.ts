/** What goes wrong with a service, through the doors: noted, reckoned by the packs, booked on the account, told to the customer. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { FailuresView, OutageDone, OutagesView } from '../../../contract/failures.ts'
import { DAY, HOUR, MINUTE } from '../../../domain/time.ts'
import { giveAccount } from '../../testing/accounts.ts'
import { eventually } from '../../testing/eventually.ts'
import { mailsTo } from '../../testing/mailbox.ts'
import { noonAfter } from '../../testing/noon.ts'
import { type AgentClient, type CustomerClient, openWorld, type World } from '../../testing/world.ts'

let world: World
let ada: AgentClient
let lena: AgentClient
before(async () => {
  world = await openWorld()
  // A day is reckoned five minutes after midnight: here each is lived from noon to noon.
  world.clock.advance(noonAfter(world.clock.now()) - world.clock.now())
  world.clock.hold()
  ;[ada, lena] = [await world.agent('ada'), await world.agent('lena')]
  await sql`UPDATE charter_choice SET country = 'GB', sector = 'telecom'`.execute(world.db)
  await sql`UPDATE billing SET port = 'demo'`.execute(world.db)
})
after(() => world[Symbol.asyncDispose]())

const seen = async (customer: CustomerClient): Promise<FailuresView> =>
  (await ada.get(`/api/desk/cases/${customer.caseId}/failures`)).body
const act = async (customer: CustomerClient, body: object) =>
  await ada.send('POST', `/api/desk/cases/${customer.caseId}/failures`, body)
const now = () => world.clock.now()

async function withAccount(said: string, more: { readonly address?: string } = {}) {
  const customer = await world.customer(said, more)
  return { customer, ...(await giveAccount(world.db, customer.caseId)) }
}
type Held = Awaited<ReturnType<typeof withAccount>>

const outOf = ({ accountId, serviceId }: Held, change: object = {}) => ({
  do: 'note',
  id: randomUUID(),
  event: 'loss-of-service',
  service: 'internet',
  accountId,
  serviceId,
  from: now() - HOUR,
  until: null,
  ...change,
})

async function remedies(accountId: string) {
  const { rows } = await sql<{ readonly minor: number; readonly state: string; readonly rule: string }>`
    SELECT amount_minor AS minor, state, by_rule AS rule FROM remedy WHERE account_id = ${accountId} ORDER BY given_at, id`.execute(
    world.db,
  )
  return rows
}
const paid = async (accountId: string) => (await remedies(accountId)).map(({ minor }) => minor)
const booked = async (accountId: string, amounts: readonly number[]) =>
  await eventually(`${amounts.join(', ')} booked`, async () => {
    const rows = await remedies(accountId)
    const isAll = rows.length === amounts.length && rows.every(({ state }) => state === 'booked')
    return isAll ? rows.map(({ minor }) => minor) : undefined
  })

test('a missed appointment is made good in the same step, booked on the account, and told with its reckoning', async () => {
  const held = await withAccount('Nobody came.', { address: 'waited@customer.example' })
  const missed = outOf(held, { event: 'missed-appointment', service: 'other', serviceId: null })
  assert.equal((await act(held.customer, missed)).status, 200)
  assert.equal((await act(held.customer, missed)).status, 200)
  assert.deepEqual(await booked(held.accountId, [32_31]), [32_31])
  const page = await held.customer.page()
  assert.match(page, /We did not keep our appointment with you/)
  assert.match(page, /A fixed amount = £32\.31 \(Automatic Compensation Scheme\)/)
  await eventually('a letter with the reckoning', async () =>
    (await mailsTo(world, 'waited@customer.example')).some(({ text }) =>
      /appointment with you[\s\S]+A fixed amount = £32\.31/.test(text),
    ),
  )
  const again = await act(held.customer, { ...missed, id: randomUUID() })
  assert.equal(again.status, 409)
  assert.match(again.text, /written down for that time already/)
  const { rows } = await sql<{ readonly sum: number }>`
    SELECT coalesce(sum(amount_minor), 0)::int AS sum FROM money_entry`.execute(world.db)
  assert.deepEqual(rows, [{ sum: 0 }])
})

const odd: readonly (readonly [string, (held: Held) => object, RegExp])[] = [
  ['it has not begun', () => ({ from: now() + 2 * DAY }), /not begun yet/],
  ['it ends before it began', () => ({ until: now() - 2 * HOUR }), /ends before it began/],
  ['it ends in the future', () => ({ until: now() + HOUR }), /cannot have ended in the future/],
  ['somebody else’s account', () => ({ accountId: randomUUID() }), /no such account/],
]
test('what cannot be is refused with a sentence, and nothing of it is kept', async () => {
  const held = await withAccount('The line is dead.')
  for (const [is, change, says] of odd) {
    const refused = await act(held.customer, outOf(held, change(held)))
    assert.equal(refused.status, 409, is)
    assert.match(refused.text, says, is)
  }
  assert.deepEqual((await seen(held.customer)).failures, [])
})

/** Nobody stays logged in for days. */
async function daysLater(ms: number): Promise<void> {
  world.clock.advance(ms)
  ;[ada, lena] = [await world.agent('ada'), await world.agent('lena')]
}

test('an outage grows by the day; each day is booked once, and its end adds nothing that was given', async () => {
  const held = await withAccount('No internet since this morning.')
  const noted = outOf(held)
  assert.equal((await act(held.customer, noted)).status, 200)
  assert.deepEqual(await paid(held.accountId), [])
  const days = async () => (await paid(held.accountId)).length
  for (let day = 0; (await days()) < 2 && day < 12; day += 1) {
    const before = await days()
    await daysLater(DAY)
    await eventually('that day was looked at', async () => {
      const { rows } = await sql<{ readonly at: number }>`
        SELECT reckon_at AS at FROM service_failure WHERE id = ${noted.id}`.execute(world.db)
      return (rows[0]?.at ?? 0) > now() ? true : undefined
    })
    assert.ok((await days()) - before <= 1)
  }
  assert.deepEqual(await booked(held.accountId, [10_34, 10_34]), [10_34, 10_34])
  const end = { do: 'end', id: noted.id, until: now() }
  assert.equal((await act(held.customer, end)).status, 200)
  assert.equal((await act(held.customer, end)).status, 200)
  assert.deepEqual(await paid(held.accountId), [10_34, 10_34])
  assert.match(await held.customer.page(), /Your service is back/)

  // It turns out to have been over after an hour: nothing is taken back. And then, to have begun a week sooner.
  const correct = { do: 'correct', id: noted.id, until: end.until }
  const shorter = { ...correct, from: noted.from, until: noted.from + HOUR }
  assert.equal((await act(held.customer, shorter)).status, 200)
  assert.deepEqual(await paid(held.accountId), [10_34, 10_34])
  assert.match(await held.customer.page(), /You keep all that you got, £20\.68 more than is due/)
  assert.deepEqual((await seen(held.customer)).failures[0]?.kept, { minor: 20_68, currency: 'GBP' })
  const longer = { ...correct, from: noted.from - 7 * DAY }
  assert.equal((await act(held.customer, longer)).status, 200)
  assert.deepEqual(
    (await paid(held.accountId)).toSorted((a, b) => a - b),
    [10_34, 10_34, 7 * 10_34],
  )
  assert.match(await held.customer.page(), /You had £20\.68 of it before; this is the rest, £72\.38/)
})

test('every rule that speaks of it is shown with what it comes to, and which is applied', async () => {
  const held = await withAccount('Late start.')
  const day = 8 * DAY
  await act(held.customer, outOf(held, { event: 'delayed-start', from: now() - day, until: now() }))
  const [shown] = (await seen(held.customer)).failures
  assert.deepEqual(
    shown?.compared.map(({ rule, amount, isApplied }) => [rule, amount.minor, isApplied]),
    [['gb.delayed-start', 8 * 6_46, true]],
  )
  assert.match(shown?.compared[0]?.says ?? '', /8 days × £6\.46 = £51\.68/)
})

test('a visit that was promised and broken counts as missed by itself, and is not made good a second time by hand', async () => {
  const held = await withAccount('Please send somebody.')
  await ada.act(held.customer.caseId, { act: 'take' })
  const dueAt = now() + HOUR
  const promise = { act: 'promise', kind: 'visit', words: 'We come at ten.', replaces: null, dueAt } as const
  assert.equal((await ada.tryTo(held.customer.caseId, promise)).status, 200)
  world.clock.advance(HOUR + MINUTE)
  assert.deepEqual(await booked(held.accountId, [32_31]), [32_31])
  const byHand = outOf(held, { event: 'missed-appointment', service: 'other', from: dueAt })
  assert.match((await act(held.customer, byHand)).text, /written down for that time already/)
})

const outage = (accounts: string, change: object = {}) => ({
  id: randomUUID(),
  place: 'Northgate exchange',
  event: 'loss-of-service',
  service: 'internet',
  from: now() - HOUR,
  until: null,
  accounts,
  ...change,
})
const outages = async (): Promise<OutagesView> => (await lena.get('/api/desk/outages')).body
const numberOf = async (accountId: string) => {
  const { rows } = await sql<{ readonly number: string }>`
    SELECT number FROM account WHERE id = ${accountId}`.execute(world.db)
  return rows[0]?.number ?? assert.fail('an account')
}
const lookedAt = async (id: string) =>
  await eventually('all accounts were looked at', async () => {
    const { rows } = await sql`
      SELECT FROM service_failure WHERE outage_id = ${id} AND reckon_at <= ${new Date(now())}`.execute(
      world.db,
    )
    return rows.length === 0 ? true : undefined
  })

test('an outage is for whoever leads, and needs numbers that are accounts here', async () => {
  assert.equal((await ada.get('/api/desk/outages')).status, 403)
  assert.equal((await ada.send('POST', '/api/desk/outages', outage('123456789'))).status, 403)
  const none = await lena.send('POST', '/api/desk/outages', outage('account\n'))
  assert.match(none.text, /Name the accounts/)
  const unknown = await lena.send('POST', '/api/desk/outages', outage('000000001'))
  assert.match(unknown.text, /None of these numbers is an account here/)
  const over = await lena.send('POST', '/api/desk/outages', outage('000000001', { until: now() - DAY }))
  assert.equal(over.status, 409)
  assert.deepEqual((await outages()).outages, [])
})

test('an outage of many: told in the open problem, in a case of our own where money is due, and booked once for each', async () => {
  const open = await withAccount('No internet.')
  const told = await withAccount('No internet since yesterday.')
  const silent = await withAccount('Hello, a question.', { address: 'silent@customer.example' })
  await sql`UPDATE cases SET kind = 'request' WHERE id = ${silent.customer.caseId}`.execute(world.db)
  const own = outOf(told, { serviceId: null, from: now() - DAY })
  assert.equal((await act(told.customer, own)).status, 200)
  const numbers = await Promise.all([open, told, silent].map(({ accountId }) => numberOf(accountId)))
  const noted = outage(`account,name\n${numbers.map(number => `"${number}",x`).join('\r\n')}\n999999990,y`)
  const answer = await lena.send('POST', '/api/desk/outages', noted)
  const done: OutageDone = answer.body
  assert.deepEqual(done, { found: 3, unknown: ['999999990'], unknownCount: 1 })
  assert.equal((await lena.send('POST', '/api/desk/outages', noted)).status, 200)
  await lookedAt(noted.id)
  assert.match(await open.customer.page(), /You were without service: since/)
  const casesOf = async () => {
    const { rows } = await sql<{ readonly id: string; readonly customer_id: string }>`
      SELECT c.id FROM cases c JOIN account a ON a.customer_id = c.customer_id WHERE a.id = ${silent.accountId}`.execute(
      world.db,
    )
    return rows.length
  }
  assert.equal(await casesOf(), 1, 'nothing is due yet')

  await daysLater(9 * DAY)
  await lookedAt(noted.id)
  const [before] = (await outages()).outages
  assert.equal(before?.accounts, 3)
  const change = { version: before?.version, from: noted.from, until: now() - MINUTE }
  assert.equal((await lena.send('POST', `/api/desk/outages/${noted.id}`, change)).status, 200)
  assert.equal((await lena.send('POST', `/api/desk/outages/${noted.id}`, change)).status, 410)
  await lookedAt(noted.id)
  const sums = await Promise.all(
    [open, told, silent].map(async ({ accountId }) =>
      (await paid(accountId)).reduce((sum, minor) => sum + minor, 0),
    ),
  )
  assert.ok((sums[0] ?? 0) > 0)
  assert.equal(sums[2], sums[0])
  assert.ok((sums[1] ?? 0) >= (sums[0] ?? 0), 'counted from when they told us of it')
  assert.equal(await casesOf(), 2)
  await eventually('a letter to whoever never wrote about it', async () =>
    (await mailsTo(world, 'silent@customer.example')).some(({ text }) =>
      /You were without service[\s\S]+× £10\.34/.test(text),
    ),
  )
  const [after] = (await outages()).outages
  assert.deepEqual(after?.given, [
    { minor: sums.reduce((sum, minor) => sum + minor, 0), currency: 'GBP', count: after?.given[0]?.count },
  ])
})
