/** A service that is paid for and not used: pointed out first, once, and what the customer sees of their account and asks about it. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { silent } from '../../db/log.ts'
import { factsOfCase } from '../../ledger/read.ts'
import { readHouse } from '../../ledger/directory.ts'
import { readCase } from '../../ledger/case-rows.ts'
import { furnishRemedies, giveAccount } from '../../testing/accounts.ts'
import { eventually } from '../../testing/eventually.ts'
import { codeReader, mailsTo } from '../../testing/mailbox.ts'
import { openWorld, request, type World } from '../../testing/world.ts'
import { startTellingUnused } from '../../unused/sweep.ts'

const ADDRESS = 'nia.morgan@customer.example'

let world: World
beforeEach(async () => {
  world = await openWorld()
  await furnishRemedies(world.db)
})
afterEach(() => world[Symbol.asyncDispose]())

async function idle() {
  const customer = await world.customer('My line is dead.', { address: ADDRESS })
  const held = await giveAccount(world.db, customer.caseId, { used: [9, 0, 0, 0], overdue: [25_00] })
  const ada = await world.agent('ada')
  await ada.act(customer.caseId, { act: 'take' })
  const tell = async (serviceId = held.serviceId) =>
    await ada.send('POST', `/api/desk/cases/${customer.caseId}/unused`, { serviceId })
  return { customer, ada, tell, ...held }
}

const toldIn = async (caseId: string) =>
  (await factsOfCase(world.db, caseId)).flatMap(({ fact }) => (fact.type === 'UnusedTold' ? [fact] : []))

test('the customer is told once of the same idle months, by letter, and again only of others', async () => {
  const { customer, tell, serviceId } = await idle()
  assert.equal((await tell()).status, 200)
  assert.match((await tell()).text, /told of these months already/)
  assert.deepEqual(
    (await toldIn(customer.caseId)).map(({ since, months, chargedMinor }) => [since, months, chargedMinor]),
    [['2026-02-01', 3, 7500]],
  )
  await eventually('the letter', async () =>
    (await mailsTo(world, ADDRESS)).some(({ text }) =>
      /not used for 3 months.*£75\.00.*One press/s.test(text),
    ),
  )
  const used = async (month: string, quantity: number) =>
    await sql`INSERT INTO usage (service_id, month, kind, quantity, unit)
      VALUES (${serviceId}, ${month}, 'data', ${quantity}, 'GB')`.execute(world.db)
  await used('2026-05-01', 0)
  assert.match((await tell()).text, /told of these months already/, 'one more of the same stretch')
  await used('2026-06-01', 4)
  assert.match((await tell()).text, /is in use/)
  await used('2026-07-01', 0)
  await used('2026-08-01', 0)
  assert.equal((await tell()).status, 200)
  assert.equal((await toldIn(customer.caseId)).length, 2)
})

test('the service of somebody else is not told in this case', async () => {
  const { tell } = await idle()
  const other = await world.customer('Mine too.', { address: 'pat.lowe@customer.example' })
  const { serviceId } = await giveAccount(world.db, other.caseId, { used: [9, 0, 0] })
  assert.equal((await tell(serviceId)).status, 404)
  assert.equal((await tell(randomUUID())).status, 404)
})

test('the house tells it by itself only where it was set so, and opens a case where there is none', async () => {
  const { customer } = await idle()
  const solved = await world.customer('Nothing more.', { address: 'sol.reyes@customer.example' })
  await giveAccount(world.db, solved.caseId, { used: [3, 0, 0] })
  await sql`UPDATE cases SET status = 'solved' WHERE id = ${solved.caseId}`.execute(world.db)
  const { ledger } = world.heed
  const house = async () => await readHouse(world.db)
  const look = async () => {
    const telling = startTellingUnused({ ledger, directory: { house }, log: silent })
    await telling.wake()
    await telling.stop()
  }
  await look()
  assert.equal((await toldIn(customer.caseId)).length, 0)
  await sql`UPDATE billing SET tells_unused = true`.execute(world.db)
  await look()
  await look()
  const [told, ...more] = await toldIn(customer.caseId)
  assert.deepEqual([told?.agentId, more], [null, []])
  assert.equal((await toldIn(solved.caseId)).length, 0)
  const { rows } = await sql<{ readonly id: string }>`
    SELECT c.id FROM cases c JOIN cases s ON s.customer_id = c.customer_id AND s.id = ${solved.caseId} WHERE c.id <> s.id`.execute(
    world.db,
  )
  assert.equal(rows.length, 1)
  assert.equal((await toldIn(rows[0]?.id ?? '')).length, 1)
})

test('what somebody holds is shown to whoever showed that they are the customer, and asked about once', async () => {
  const { customer, serviceId } = await idle()
  const at = `${world.url}/case/${customer.reference}`
  const page = async (cookie: string) => (await request(at, 'GET', { cookie, accept: 'text/html' })).text
  assert.doesNotMatch(await page(customer.cookie), /Your account|Fibre 100/)
  const press = async (cookie: string, wish: string) =>
    await request(`${at}/unused/${serviceId}/${wish}`, 'POST', { cookie, body: {} })
  assert.equal((await press(customer.cookie, 'money-back')).status, 404)
  await request(`${at}/code`, 'POST', { cookie: customer.cookie, body: {} })
  const code = await codeReader(world)(ADDRESS)
  const { cookie } = await request(`${at}/enter`, 'POST', { cookie: customer.cookie, body: { code } })
  const shown = await page(cookie)
  assert.match(shown, /Your account.*Fibre 100.*not used for 3 months.*£75\.00.*We sell you nothing here/s)
  assert.match(shown, /Left to pay: £25\.00/)
  assert.match(shown, /April 2026.*nothing/s)
  assert.equal((await press(cookie, 'pay-less')).status, 200)
  assert.equal((await press(cookie, 'pay-less')).status, 200)
  assert.equal((await press(cookie, 'buy-more')).status, 400)
  const said = (await factsOfCase(world.db, customer.caseId)).filter(
    ({ fact }) => fact.type === 'CustomerSpoke',
  )
  assert.equal(said.length, 2, 'the first words, and the wish once')
  assert.equal((await readCase(world.db, customer.caseId))?.wishes.payLess, 'said')
})
