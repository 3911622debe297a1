/** Proving an account makes nobody of the writer but its holder: tried by a holder who writes under the address of somebody else. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { DAY, HOUR } from '../../../domain/time.ts'
import { eventually } from '../../testing/eventually.ts'
import { codeReader, mailsTo } from '../../testing/mailbox.ts'
import { openWorld, request, type World } from '../../testing/world.ts'

const MAL = 'mal@elsewhere.example'
const VERA = 'vera@customer.example'

let world: World
let codeFor: (address: string) => Promise<string>
beforeEach(async () => {
  world = await openWorld()
  codeFor = codeReader(world)
  const customer = randomUUID()
  const at = new Date(world.clock.now() - 900 * DAY)
  await sql`INSERT INTO customer (id, name, created_at) VALUES (${customer}, 'Mal Reed', ${at})`.execute(
    world.db,
  )
  await sql`
    INSERT INTO customer_address (customer_id, kind, value, verified_at, created_at)
    VALUES (${customer}, 'email', ${MAL}, ${at}, ${at})`.execute(world.db)
  await sql`
    INSERT INTO account (id, customer_id, number, opened_on)
    VALUES (${randomUUID()}, ${customer}, '5550001', '2020-01-01')`.execute(world.db)
})
afterEach(() => world[Symbol.asyncDispose]())

/** Looks for the account of Mal, as whoever is reached at this address. */
async function look(address: string) {
  const body = { messageId: randomUUID(), number: '5550001', address }
  const answer = await request(`${world.url}/account`, 'POST', { body })
  assert.equal(answer.status, 200, answer.text)
  const { href }: { href: string } = answer.body
  return { at: `${world.url}${href}`, cookie: answer.cookie, reference: href.slice('/case/'.length) }
}

async function proofsIn(reference: string): Promise<number> {
  const { rows } = await sql`
    SELECT 1 FROM fact f JOIN cases c ON c.id = f.case_id
    WHERE c.reference = ${reference} AND f.type = 'CustomerVerified'`.execute(world.db)
  return rows.length
}

const helper = { name: 'Mal', address: 'mal2@elsewhere.example', matters: 'all', term: 'one-year' }

test('the code of one’s own account does not make one the customer under whose address one wrote', async () => {
  await world.customer('My line is dead.', { address: VERA, name: 'Vera Okonjo' })
  const { at, cookie, reference } = await look(VERA)
  const entered = await request(`${at}/enter`, 'POST', { cookie, body: { code: await codeFor(MAL) } })
  assert.equal(entered.status, 200, entered.text)
  assert.doesNotMatch(entered.cookie, /heed_who=/)
  assert.equal(await proofsIn(reference), 0)
  const named = await request(`${at}/helpers`, 'POST', { cookie: entered.cookie, body: helper })
  assert.equal(named.status, 409, named.text)
})

test('whoever proved an account lets nobody act in other matters, nor carries it into them', async () => {
  const { at, cookie } = await look('new@elsewhere.example')
  const entered = await request(`${at}/enter`, 'POST', { cookie, body: { code: await codeFor(MAL) } })
  assert.equal(entered.status, 200, entered.text)
  assert.doesNotMatch(entered.cookie, /heed_who=/)
  assert.equal((await request(`${at}/helpers`, 'POST', { cookie: entered.cookie, body: helper })).status, 409)
})

test('a code that its holder entered elsewhere opens their matters there, not for whoever asked for it', async () => {
  const mine = await world.customer('My line is dead.', { address: MAL })
  const { at, cookie } = await look('thief@elsewhere.example')
  const lured = await request(`${at}/enter`, 'POST', { body: { code: await codeFor(MAL) } })
  assert.equal(lured.status, 200, lured.text)
  await request(`${at}/code`, 'POST', { cookie, body: {} })
  const code = await codeFor('thief@elsewhere.example')
  const thief = await request(`${at}/enter`, 'POST', { cookie, body: { code } })
  assert.equal(thief.status, 200, thief.text)
  const page = await request(at, 'GET', { cookie: thief.cookie, accept: 'text/html' })
  assert.doesNotMatch(page.text, new RegExp(mine.reference))
  const other = { cookie: thief.cookie, body: { reference: mine.reference } }
  assert.equal((await request(`${at}/open-other`, 'POST', other)).status, 404)
})

test('one address gets a few codes in an hour, in however many cases somebody asks for them', async () => {
  const codes = async () =>
    (await mailsTo(world, MAL)).filter(({ text }) => /code is \d{6}/.test(text)).length
  for (let times = 0; times < 12; times++) await look('')
  await eventually('all were looked up', async () => {
    const { rows } = await sql`SELECT 1 FROM case_about WHERE looked_up_at IS NULL`.execute(world.db)
    return rows.length === 0
  })
  await eventually('the codes', async () => (await codes()) === 10)
  const sent = async () => (await sql`SELECT 1 FROM case_code`.execute(world.db)).rows.length
  assert.equal(await sent(), 10)
  world.clock.advance(HOUR + 1)
  await look('')
  await eventually('one more', async () => (await sent()) === 11)
})
