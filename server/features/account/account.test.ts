/** Any number that customers hold, typed as they hold it: a case for each, and the account for whoever proves it. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { DAY } from '../../../domain/time.ts'
import { codeReader, mailsTo } from '../../testing/mailbox.ts'
import { openWorld, request, type World } from '../../testing/world.ts'

const ADA = 'ada.lovelace@customer.example'

let world: World
let codeFor: (address: string) => Promise<string>
beforeEach(async () => {
  world = await openWorld()
  codeFor = codeReader(world)
  const [customer, account] = [randomUUID(), randomUUID()]
  const at = new Date(world.clock.now() - 900 * DAY)
  await sql`INSERT INTO customer (id, name, created_at) VALUES (${customer}, 'Ada Lovelace', ${at})`.execute(
    world.db,
  )
  await sql`
    INSERT INTO customer_address (customer_id, kind, value, verified_at, created_at)
    VALUES (${customer}, 'email', ${ADA}, ${at}, ${at}), (${customer}, 'phone', '+447700900123', ${at}, ${at})`.execute(
    world.db,
  )
  await sql`
    INSERT INTO account (id, customer_id, number, opened_on) VALUES (${account}, ${customer}, '123456789', '2020-01-01')`.execute(
    world.db,
  )
  await sql`
    INSERT INTO bill (id, account_id, number, issued_on, due_on, total_minor, currency, state)
    VALUES (${randomUUID()}, ${account}, 'BB123456-2511-789', '2025-11-02', '2025-11-16', 2500, 'GBP', 'open')`.execute(
    world.db,
  )
  await sql`
    INSERT INTO service (id, account_id, kind, plan, identifier, monthly_minor, currency, state, since)
    VALUES (${randomUUID()}, ${account}, 'landline', 'Evenings', '01632 960555', 900, 'GBP', 'active', '2020-01-01')`.execute(
    world.db,
  )
})
afterEach(() => world[Symbol.asyncDispose]())

async function type(number: string) {
  const answer = await request(`${world.url}/account`, 'POST', { body: { messageId: randomUUID(), number } })
  assert.equal(answer.status, 200, answer.text)
  const { href }: { href: string } = answer.body
  return { href, cookie: answer.cookie }
}

for (const number of ['0123 456 789', 'bb123456 2511 789', '+44 1632 960555', '07700 900123', ADA]) {
  test(`${number} leads to the account, for whoever proves that it is theirs`, async () => {
    const mine = await world.customer('My line is dead.', { address: ADA })
    const { href, cookie } = await type(number)
    const before = await request(`${world.url}${href}`, 'GET', { cookie, accept: 'text/html' })
    assert.doesNotMatch(before.text, new RegExp(mine.reference))
    const code = await codeFor(ADA)
    const entered = await request(`${world.url}${href}/enter`, 'POST', { cookie, body: { code } })
    assert.equal(entered.status, 200, entered.text)
    const after = await request(`${world.url}${href}`, 'GET', { cookie: entered.cookie, accept: 'text/html' })
    assert.match(after.text, new RegExp(`Open ${mine.reference}`))
    const opened = await request(`${world.url}${href}/open-other`, 'POST', {
      cookie: entered.cookie,
      body: { reference: mine.reference },
    })
    const page = await request(`${world.url}/case/${mine.reference}`, 'GET', {
      cookie: opened.cookie,
      accept: 'text/html',
    })
    assert.match(page.text, /My line is dead/)
  })
}

test('what fits nothing is in the line with what was typed, and reads like what fits', async () => {
  const { href, cookie } = await type('99 TABLET')
  const page = await request(`${world.url}${href}`, 'GET', { cookie, accept: 'text/html' })
  assert.match(page.text, /If we know an e-mail address for what you typed/)
  assert.match(page.text, /I am looking for my account\. I typed: 99 TABLET/)
  const desk = await world.agent('ada')
  await desk.here()
  const caseId = await desk.offered()
  const { story } = await desk.view(caseId)
  assert.ok(story.some(({ words }) => words?.includes('99 TABLET')))
  assert.equal((await mailsTo(world, ADA)).length, 0)
})

test('a number that two customers hold finds neither of them', async () => {
  const other = randomUUID()
  const at = new Date(world.clock.now())
  await sql`INSERT INTO customer (id, name, created_at) VALUES (${other}, 'Ida Byron', ${at})`.execute(
    world.db,
  )
  await sql`
    INSERT INTO account (id, customer_id, number, opened_on) VALUES (${randomUUID()}, ${other}, '0123456789', '2021-01-01')`.execute(
    world.db,
  )
  const { href } = await type('123456789')
  const reference = href.slice('/case/'.length)
  for (let looks = 0; looks < 500; looks++) {
    const { rows } = await sql<{ readonly holder: string | null; readonly isDone: boolean }>`
      SELECT a.customer_id AS holder, looked_up_at IS NOT NULL AS "isDone"
      FROM case_about a JOIN cases c ON c.id = a.case_id WHERE c.reference = ${reference}`.execute(world.db)
    if (!rows[0]?.isDone) {
      await new Promise(resolve => setTimeout(resolve, 20))
      continue
    }
    assert.equal(rows[0].holder, null)
    return
  }
  assert.fail('it was never looked up')
})

test('nothing typed is asked for once more, in a sentence', async () => {
  const answer = await request(`${world.url}/account`, 'POST', {
    body: { messageId: randomUUID(), number: ' ' },
  })
  assert.equal(answer.status, 400)
  assert.match(answer.text, /Type one number first/)
})
