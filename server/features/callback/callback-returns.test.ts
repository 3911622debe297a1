/** Called in vain, and back in time by whatever way: the old place, which is before everybody who came later. And times that were chosen. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { HOUR, MINUTE, SECOND } from '../../../domain/time.ts'
import { deliverMail } from '../../../tests/smtp-client.ts'
import {
  asksBack,
  asksForCall,
  comersTo,
  isOffered,
  placesOf,
  showsNumber,
} from '../../testing/call-backs.ts'
import { eventually } from '../../testing/eventually.ts'
import { mailTo } from '../../testing/mailbox.ts'
import { type AgentClient, type CustomerClient, openWorld, request, type World } from '../../testing/world.ts'

let world: World
let ada: AgentClient
let bo: AgentClient
before(async () => {
  world = await openWorld()
})
beforeEach(signIn)
after(() => world[Symbol.asyncDispose]())

/** A session does not last over a jump of many hours. */
async function signIn(): Promise<void> {
  ada = await world.agent('ada')
  bo = await world.agent('bo')
}

const { came, comes, everybodyLeaves } = comersTo(() => world)
afterEach(() => everybodyLeaves([ada, bo]))

/** Comes to the desk, is offered them, dials, and reaches nobody. */
async function callsInVain(agent: AgentClient, customer: CustomerClient): Promise<void> {
  await agent.here()
  const entryId = await isOffered(agent, customer)
  // With nobody at the desk in between, no time goes by that would lose the contact.
  const missed = await agent.tryTo(customer.caseId, { act: 'not-reached', entryId, why: 'no-answer' })
  assert.equal(missed.status, 200, missed.text)
  await agent.send('PUT', '/api/desk/presence', { presence: 'away' })
}

test('a place is kept from the chat over three tries, is set aside, and is the first again on the next working day', async () => {
  const nia = await comes('No line.', 'nia.kept@post.example')
  assert.equal((await nia.post('call-back', asksForCall())).status, 200)
  const [{ place, id } = assert.fail()] = await placesOf(world, nia.caseId)
  await callsInVain(ada, nia)
  for (const pause of [10 * MINUTE, 60 * MINUTE]) {
    const [entry] = await placesOf(world, nia.caseId)
    assert.deepEqual([entry?.state, entry?.place, entry?.medium], ['waiting', place, 'call'])
    // Not due yet: whoever comes later is helped first.
    world.clock.advance(pause + SECOND)
    await callsInVain(ada, nia)
  }
  const kept = await placesOf(world, nia.caseId)
  assert.deepEqual([kept.length, kept[0]?.state, kept[0]?.tries], [1, 'left', 3])
  assert.match(await nia.page(), /Your place is kept until/)
  const later = await comes('I came later.')
  world.clock.advance(20 * HOUR)
  await signIn()
  assert.equal((await nia.post('say', { messageId: randomUUID(), words: 'Here I am.' })).status, 200)
  const [back, ...others] = await placesOf(world, nia.caseId)
  assert.deepEqual([back?.id, back?.place, back?.state, others.length], [id, place, 'waiting', 0])
  await bo.here()
  assert.equal(await bo.offered(), nia.caseId)
  assert.notEqual((await placesOf(world, later.caseId))[0]?.state, 'offered')
})

/** Asks for a call on the contact page, and is no page's: who comes back to the form has no key with them. */
async function asksByForm(number: string): Promise<CustomerClient> {
  const asked = await request(`${world.url}/call-back`, 'POST', {
    body: asksForCall({ number, words: 'No line.' }),
  })
  assert.equal(asked.status, 200, asked.text)
  const { href }: { href: string } = asked.body
  const reference = href.slice('/case/'.length)
  const { rows } = await sql<{
    readonly id: string
  }>`SELECT id FROM cases WHERE reference = ${reference}`.execute(world.db)
  const { cookie } = asked
  const customer: CustomerClient = {
    reference,
    caseId: rows[0]?.id ?? '',
    cookie,
    page: async () => (await request(`${world.url}${href}`, 'GET', { cookie, accept: 'text/html' })).text,
    post: async (path, body = {}) => await request(`${world.url}${href}/${path}`, 'POST', { cookie, body }),
  }
  came.push(customer)
  return customer
}

async function callsThriceInVain(customer: CustomerClient): Promise<void> {
  await callsInVain(ada, customer)
  for (const pause of [10 * MINUTE, 60 * MINUTE]) {
    world.clock.advance(pause + SECOND)
    await callsInVain(ada, customer)
  }
  assert.equal((await placesOf(world, customer.caseId))[0]?.state, 'left')
}

test('whoever asks by the form whether a number waits is counted each time, also where its customer waits on a page of ours', async () => {
  const number = '01632 960029'
  const zoe = await comes('No signal.', number)
  await showsNumber(world, number)
  await asksBack(zoe)
  const asked = async () => {
    const { text } = await request(`${world.url}/call-back`, 'POST', { body: asksForCall({ number }) })
    assert.match(text, /has its place with us already/)
    const { rows } = await sql<{ readonly count: number }>`
      SELECT count(*)::int AS count FROM callback_ask WHERE number IS NULL AND origin IS NOT NULL`.execute(
      world.db,
    )
    return rows[0]?.count
  }
  assert.deepEqual([await asked(), await asked()], [1, 2])
})

test('a stranger who leaves the number of somebody else in a case of their own takes no form of that number to it', async () => {
  const number = '01632 960028'
  const stranger = await comes('I watch.', number)
  const owner = await asksByForm(number)
  assert.notEqual(owner.caseId, stranger.caseId)
  const { rows } = await sql<{ readonly people: number }>`
    SELECT count(DISTINCT customer_id)::int AS people FROM cases
    WHERE id IN (${owner.caseId}, ${stranger.caseId})`.execute(world.db)
  assert.equal(rows[0]?.people, 2)
  const { rows: called } = await sql`
    SELECT FROM entry WHERE case_id = ${stranger.caseId} AND callback_number IS NOT NULL`.execute(world.db)
  assert.equal(called.length, 0, 'and nobody calls it from the case of the stranger')
})

test('whoever was called in vain comes back by the form on the next working day, and is the first', async () => {
  const number = '01632 960021'
  const oz = await asksByForm(number)
  const [{ place, id } = assert.fail()] = await placesOf(world, oz.caseId)
  await callsThriceInVain(oz)
  const later = await comes('I came later.')
  world.clock.advance(20 * HOUR)
  await signIn()
  const back = await request(`${world.url}/call-back`, 'POST', {
    accept: 'text/html',
    body: asksForCall({ number }),
  })
  assert.match(back.text, /This number has its place with us already/)
  assert.equal(back.text.includes(oz.reference), false, 'and nothing of the case is told')
  assert.equal(back.cookie.includes('heed_case'), false)
  const [again, ...others] = await placesOf(world, oz.caseId)
  assert.deepEqual([again?.id, again?.place, again?.state, others.length], [id, place, 'waiting', 0])
  await bo.here()
  assert.equal(await bo.offered(), oz.caseId)
  assert.notEqual((await placesOf(world, later.caseId))[0]?.state, 'offered')
})

test('whoever was called in vain and answers our letter by mail on the next working day has the old place', async () => {
  const address = 'pia.kept@post.example'
  const pia = await comes('No line.', address)
  await asksBack(pia)
  const [{ place, id } = assert.fail()] = await placesOf(world, pia.caseId)
  await callsThriceInVain(pia)
  const letter = await mailTo(world, address, /./)
  world.clock.advance(20 * HOUR)
  await signIn()
  const sent = await deliverMail(world.heed.smtpPort, {
    from: address,
    to: letter.replyTo ?? letter.from,
    subject: `Re: ${letter.subject}`,
    text: 'You did not reach me. Here I am.',
  })
  assert.equal(sent.code, 250)
  const back = await eventually('their place', async () =>
    (await placesOf(world, pia.caseId)).find(({ state }) => state === 'waiting'),
  )
  assert.deepEqual([back.id, back.place, (await placesOf(world, pia.caseId)).length], [id, place, 1])
})

test('after a number turned out to be somebody else’s, whoever asks for it by the form has a place of their own', async () => {
  const number = '01632 960022'
  const rex = await asksByForm(number)
  await ada.here()
  const entryId = await isOffered(ada, rex)
  const wrong = await ada.tryTo(rex.caseId, { act: 'not-reached', entryId, why: 'wrong-number' })
  assert.equal(wrong.status, 200, wrong.text)
  await ada.send('PUT', '/api/desk/presence', { presence: 'away' })
  const sam = await asksByForm(number)
  assert.notEqual(sam.caseId, rex.caseId)
  assert.equal((await placesOf(world, rex.caseId))[0]?.state, 'left')
})

test('a chosen time is kept to: whoever calls before it says why, and the story keeps it', async () => {
  const una = await comes('Call me later.')
  const from = Math.ceil((world.clock.now() + 2 * HOUR) / (30 * MINUTE)) * 30 * MINUTE
  await asksBack(una, { window: `${from}-${from + 30 * MINUTE}` })
  const refused = await ada.tryTo(una.caseId, { act: 'take' })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /This customer chose a later time: call then, or say why you call now/)
  const taken = await ada.tryTo(una.caseId, { act: 'take', early: 'customer-asked' })
  assert.equal(taken.status, 200, taken.text)
  const { story } = await ada.view(una.caseId)
  const early = story.find(({ type }) => type === 'CallbackEarly')
  assert.match(early?.sentence ?? '', /^Ada Quill calls before the chosen time: the customer asked for it\.$/)
  const { entry } = (await ada.view(una.caseId)).summary
  assert.deepEqual([entry?.agentId, entry?.callback?.numberIs], [ada.id, 'confirmed'])
  const missed = await ada.tryTo(una.caseId, {
    act: 'not-reached',
    entryId: entry?.id ?? '',
    why: 'no-answer',
  })
  assert.equal(missed.status, 200, missed.text)
})
