/** Somebody is away, signs out, or leaves for good: no case is left without its person, and the customer is told. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { DAY, HOUR } from '../../../domain/time.ts'
import { openDeskLine } from '../../testing/streams.ts'
import { eventually } from '../../testing/eventually.ts'
import { type AgentClient, type CustomerClient, openWorld, type World } from '../../testing/world.ts'

let world: World
let lena: AgentClient
before(async () => {
  world = await openWorld()
  lena = await world.agent('lena')
})
after(() => world[Symbol.asyncDispose]())

async function ownedBy(agent: AgentClient, words: string): Promise<CustomerClient> {
  const customer = await world.customer(words)
  assert.equal(
    (await agent.act(customer.caseId, { act: 'reply', words: 'I am looking at it.', files: [] })).status,
    200,
  )
  return customer
}

test('while the owner is absent the customer reads who stands in, and until when it was', async () => {
  const [ada, bo] = [await world.agent('ada'), await world.agent('bo')]
  const customer = await ownedBy(ada, 'My line is dead.')
  const absence = { from: world.clock.now() - HOUR, until: world.clock.now() + DAY, deputyId: bo.id }
  assert.equal((await lena.send('PUT', `/api/desk/agents/${ada.id}/absence`, absence)).status, 200)
  assert.match(await customer.page(), /Bo Lindqvist/)
  const back = { from: null, until: null, deputyId: null }
  assert.equal((await ada.send('PUT', `/api/desk/agents/${ada.id}/absence`, back)).status, 200)
  assert.doesNotMatch(await customer.page(), /Bo Lindqvist/)
})

test('an absence of somebody else is a lead’s to set; one that makes no sense is refused with the reason', async () => {
  const [ada, bo] = [await world.agent('ada'), await world.agent('bo')]
  const path = `/api/desk/agents/${ada.id}/absence`
  const none = { from: null, until: null, deputyId: null }
  assert.equal((await bo.send('PUT', path, none)).status, 403)
  for (const wrong of [
    { from: 2_000, until: 1_000, deputyId: null },
    { from: null, until: null, deputyId: ada.id },
    { from: null, until: null, deputyId: crypto.randomUUID() },
    { from: 9e15, until: null, deputyId: null },
    { from: 1.5, until: null, deputyId: null },
  ]) {
    const answer = await lena.send('PUT', path, wrong)
    assert.equal(answer.status, 400, JSON.stringify(wrong))
    assert.match(answer.text, /"says":"[^"]+\."|"says":"[^"]+"/)
  }
})

test('whoever signs out is offline at once, gets nothing more over the open socket, and cannot come back with it', async () => {
  const bo = await world.agent('bo')
  await bo.here()
  const line = await openDeskLine({ url: world.url, cookie: bo.cookie })
  assert.equal(line.messages[0]?.type, 'hello')
  await bo.send('POST', '/api/desk/sign-out')
  await line.until('the socket closed', () => line.closed() !== null)
  assert.equal(line.closed(), 4401)
  const told = line.messages.length
  const customer = await world.customer('A secret matter.')
  await customer.post('typing')
  await eventually(
    'the word at another desk',
    async () => (await lena.view(customer.caseId)).story.length > 0,
  )
  assert.equal(line.messages.length, told)
  const again = await openDeskLine({ url: world.url, cookie: bo.cookie }, { resume: line.resume() })
  assert.equal(again.closed(), 4401)
  assert.deepEqual(again.messages, [])
  assert.equal((await bo.get('/api/desk/me')).status, 401)
  const { rows } = await sql<{
    presence: string
  }>`SELECT presence FROM seat WHERE agent_id = ${bo.id}`.execute(world.db)
  assert.equal(rows[0]?.presence, 'offline')
})

test('when somebody leaves, each of their cases has a new owner, and each customer’s story says so', async () => {
  const ada = await world.agent('ada')
  const bo = await world.agent('bo')
  const customers = []
  for (let index = 0; index < 4; index++) customers.push(await ownedBy(ada, `Matter ${index}.`))
  const solved = await ownedBy(ada, 'Solved already.')
  await solved.post('solved')
  const chatting = customers[0] ?? assert.fail()
  const handedOver = customers[1] ?? assert.fail()
  const summary = 'Line dead since Friday.'
  await ada.act(handedOver.caseId, { act: 'propose-handover', to: bo.id, summary })
  const line = await openDeskLine({ url: world.url, cookie: ada.cookie })

  assert.equal((await bo.send('POST', `/api/desk/agents/${ada.id}/departure`)).status, 403)
  const own = await lena.send('POST', `/api/desk/agents/${lena.id}/departure`)
  assert.equal(own.status, 400, own.text)
  const answer = await lena.send('POST', `/api/desk/agents/${ada.id}/departure`)
  assert.equal(answer.status, 200)
  const { reassigned }: { reassigned: number } = answer.body
  assert.ok(reassigned >= customers.length)
  for (const customer of customers) {
    const { summary: now } = await lena.view(customer.caseId)
    assert.equal(now.owner?.id, lena.id)
    assert.equal(now.handover, null)
    const page = await customer.page()
    assert.match(page, /Ada Quill does not work here any more\. Lena Marsh looks after this now\./)
  }
  assert.equal(
    (await lena.view(chatting.caseId)).summary.entry?.agentId ?? null,
    null,
    'nobody is left talking to a gap',
  )
  assert.equal((await lena.view(solved.caseId)).summary.owner?.id, ada.id, 'what was solved stays as it was')
  await line.until('the socket of the one who left', () => line.closed() !== null)
  assert.equal((await ada.get('/api/desk/me')).status, 401)
  const again = await lena.send('POST', `/api/desk/agents/${ada.id}/departure`)
  assert.equal(again.status, 200)
  assert.deepEqual(again.body, { reassigned: 0 })
  // What comes in from now on never gets the one who left as its owner.
  const later = await world.customer('Hello?')
  assert.equal((await lena.view(later.caseId)).summary.owner?.id, lena.id)
})
