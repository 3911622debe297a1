/** What a link, a press and a code are worth; what they are worth in a second matter; and how links are stopped. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { DAY } from '../../../domain/time.ts'
import { codeReader, mailTo } from '../../testing/mailbox.ts'
import { type CustomerClient, openWorld, request, type World } from '../../testing/world.ts'

const ADA = 'ada.lovelace@customer.example'

let world: World
let codeFor: (address: string) => Promise<string>
beforeEach(async () => {
  world = await openWorld()
  codeFor = codeReader(world)
})
afterEach(() => world[Symbol.asyncDispose]())

const at = ({ reference }: CustomerClient, path: string) => `${world.url}/case/${reference}/${path}`

async function proofs(caseId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly data: string }>`
    SELECT data FROM fact WHERE case_id = ${caseId} AND type = 'CustomerVerified' ORDER BY seq`.execute(
    world.db,
  )
  return rows.map(({ data }) => data)
}

async function isVerifiedAddress(value: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM customer_address WHERE value = ${value} AND verified_at IS NOT NULL`.execute(world.db)
  return rows.length > 0
}

async function enter(customer: CustomerClient, address: string) {
  const code = await codeFor(address)
  return await request(at(customer, 'enter'), 'POST', { cookie: customer.cookie, body: { code } })
}

async function reads({ reference }: CustomerClient, cookie: string): Promise<string> {
  return (await request(`${world.url}/case/${reference}`, 'GET', { cookie, accept: 'text/html' })).text
}

/** The link in the receipt of a case. */
async function linkOf(address: string): Promise<string> {
  const { links } = await mailTo(world, address, /\[HD-/)
  return links.find(link => link.includes('/open?k=')) ?? assert.fail('there is no link')
}

test('a code marks the address as verified, and the desk says when and how it was shown', async () => {
  const ada = await world.customer('My line is dead.', { address: ADA })
  await ada.post('code')
  assert.equal((await enter(ada, ADA)).status, 200)
  assert.equal(await isVerifiedAddress(ADA), true)
  const desk = await world.agent('ada')
  const { acting } = await desk.view(ada.caseId)
  assert.equal(acting?.proof?.how, 'code')
  await desk.act(ada.caseId, { act: 'reply', words: 'I look at it.', files: [] })
  await ada.post('solved')
  await ada.post('not-solved')
  assert.equal(
    (await desk.view(ada.caseId)).acting?.proof?.how,
    'code',
    'it stays when the case is opened again',
  )
})

test('following a link proves nothing; the first press on its page does', async () => {
  const ada = await world.customer('My line is dead.', { address: ADA })
  const opened = await request(await linkOf(ADA), 'GET', { accept: 'text/html' })
  assert.match(await reads(ada, opened.cookie), /Yes, it is me/)
  assert.deepEqual(await proofs(ada.caseId), [])
  const pressed = await request(at(ada, 'it-is-me'), 'POST', { cookie: opened.cookie, body: {} })
  assert.equal(pressed.status, 200)
  assert.deepEqual(await proofs(ada.caseId), ['{"how":"link"}'])
  assert.match(await reads(ada, pressed.cookie), /You showed that it is you, with our link/)
})

test('who writes under somebody else’s address, and proves an address of their own, does not become them', async () => {
  const ada = await world.customer('My line is dead.', { address: ADA })
  await ada.post('code')
  await enter(ada, ADA)
  const stranger = await world.customer('I am Ada, believe me.', { address: ADA })
  await stranger.post('code', { address: 'stranger@elsewhere.example' })
  const entered = await enter(stranger, 'stranger@elsewhere.example')
  assert.equal(entered.status, 200, 'their own words are theirs to read')
  assert.deepEqual(await proofs(stranger.caseId), [])
  assert.equal(await isVerifiedAddress('stranger@elsewhere.example'), false)
  assert.doesNotMatch(await reads(stranger, entered.cookie), /You showed that it is you/)
})

test('shown once, it is carried into a second matter of the same browser, for a day and for the same person', async () => {
  const ada = await world.customer('My line is dead.', { address: ADA })
  await ada.post('code')
  const { cookie } = await enter(ada, ADA)
  const who = /heed_who=[^;]+/.exec(cookie)?.[0] ?? assert.fail('nothing was given for the day')
  const open = async (more: object) => {
    const body = { messageId: randomUUID(), words: 'A second matter.', ...more }
    const { body: answer, cookie: given } = await request(`${world.url}/start`, 'POST', { cookie: who, body })
    const { href }: { href: string } = answer
    const { rows } = await sql<{ readonly id: string; readonly customerId: string }>`
      SELECT id, customer_id AS "customerId" FROM cases WHERE reference = ${href.slice('/case/'.length)}`.execute(
      world.db,
    )
    return { ...(rows[0] ?? assert.fail()), given }
  }
  const second = await open({})
  assert.deepEqual(await proofs(second.id), ['{"how":"code","isCarried":true}'])
  const another = await open({ address: 'somebody.else@customer.example' })
  assert.notEqual(another.customerId, second.customerId)
  assert.deepEqual(await proofs(another.id), [])
  const gone = await request(`${world.url}/not-me`, 'POST', { cookie: who })
  assert.match(gone.cookie, /heed_who=(;|$)/)
  world.clock.advance(DAY + 1)
  assert.deepEqual(await proofs((await open({})).id), [])
})

test('links that were stopped open nothing; who stopped them goes on, and a code opens the case again', async () => {
  const ada = await world.customer('My line is dead.', { address: ADA })
  const link = await linkOf(ADA)
  const thief = await request(link, 'GET', { accept: 'text/html' })
  assert.match(await reads(ada, thief.cookie), /My line is dead/)
  const stopped = await request(at(ada, 'stop-links'), 'POST', { cookie: ada.cookie, body: {} })
  assert.equal(stopped.status, 200)
  assert.match(await reads(ada, stopped.cookie), /My line is dead/)
  assert.doesNotMatch(await reads(ada, thief.cookie), /My line is dead/)
  const again = await request(link, 'GET', { accept: 'text/html' })
  assert.equal(again.status, 403)
  assert.match(again.text, /This link has stopped working/)
  await request(at(ada, 'code'), 'POST')
  const entered = await enter({ ...ada, cookie: '' }, ADA)
  assert.match(await reads(ada, entered.cookie), /My line is dead/)
})

test('whoever has only a link cannot keep the case by stopping the links', async () => {
  const ada = await world.customer('My line is dead.', { address: ADA })
  const thief = await request(await linkOf(ADA), 'GET', { accept: 'text/html' })
  const stopped = await request(at(ada, 'stop-links'), 'POST', { cookie: thief.cookie, body: {} })
  assert.equal(stopped.status, 200)
  assert.doesNotMatch(await reads(ada, `${thief.cookie}; ${stopped.cookie}`), /My line is dead/)
})

test('what a link proved is carried nowhere any more once the links were stopped', async () => {
  const ada = await world.customer('My line is dead.', { address: ADA })
  const thief = await request(await linkOf(ADA), 'GET', { accept: 'text/html' })
  const pressed = await request(at(ada, 'it-is-me'), 'POST', { cookie: thief.cookie, body: {} })
  const who = /heed_who=[^;]+/.exec(pressed.cookie)?.[0] ?? assert.fail('nothing was given for the day')
  const isKnown = async () =>
    (await request(`${world.url}/`, 'GET', { cookie: who, accept: 'text/html' })).text.includes(
      'a…@customer.example',
    )
  assert.equal(await isKnown(), true)
  assert.equal((await request(at(ada, 'stop-links'), 'POST', { cookie: ada.cookie, body: {} })).status, 200)
  assert.equal(await isKnown(), false)
})
