/** The main job through the customer's door: say what is wrong, be heard by one person, and say when it is solved. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { CaseList } from '../../../contract/desk.ts'
import { HOUR, MINUTE } from '../../../domain/time.ts'
import { eventually } from '../../testing/eventually.ts'
import { mailsTo } from '../../testing/mailbox.ts'
import { type AgentClient, type CustomerClient, openWorld, request, type World } from '../../testing/world.ts'

let world: World
let ada: AgentClient
before(async () => {
  world = await openWorld()
  ada = await world.agent('ada')
})
after(() => world[Symbol.asyncDispose]())

async function typesOf(caseId: string): Promise<readonly string[]> {
  return (await ada.view(caseId)).story.map(item => item.type)
}

async function say(customer: CustomerClient, words: string, messageId = randomUUID()) {
  return await customer.post('say', { messageId, words })
}

/** Somebody whose matter Ada has answered in writing, and who has read it. */
async function answered(words = 'My line is dead.', address = ''): Promise<CustomerClient> {
  const customer = await world.customer(words, address === '' ? {} : { address })
  const replied = await ada.act(customer.caseId, { act: 'reply', words: 'I am looking at it.', files: [] })
  assert.equal(replied.status, 200)
  return customer
}

test('a person says what is wrong, is offered, answered, replied to, asked, and says that it is solved', async () => {
  const nia = await world.customer('My line is dead since Friday.', { name: 'Nia Okafor' })
  assert.match(await nia.page(), /My line is dead since Friday\./)
  assert.match(await nia.page(), /Lena Marsh/, 'the duty lead owns it until somebody accepts')
  await ada.here()
  const caseId = await ada.offered()
  assert.equal(caseId, nia.caseId)
  const entryId = (await ada.view(caseId)).summary.entry?.id ?? assert.fail()
  assert.equal((await ada.act(caseId, { act: 'answer', entryId })).status, 200)
  assert.equal(
    (await ada.act(caseId, { act: 'reply', words: 'Your router is restarting.', files: [] })).status,
    200,
  )
  assert.equal((await say(nia, 'It works again!')).status, 200)
  assert.equal((await ada.act(caseId, { act: 'propose-solved', words: 'Is it solved?' })).status, 200)
  const page = await nia.page()
  for (const told of ['Ada Quill', 'Your router is restarting.', 'It works again!', 'Is it solved?']) {
    assert.ok(page.includes(told), told)
  }
  assert.equal((await nia.post('solved')).status, 200)
  const { summary, story } = await ada.view(caseId)
  assert.equal(summary.status, 'solved')
  assert.equal(summary.owner?.id, ada.id)
  assert.equal(summary.entry, null)
  assert.deepEqual(
    story.map(item => item.type).filter(type => !['QuoteTold', 'CaseLookedAt'].includes(type)),
    [
      'CaseOpened',
      'CustomerSpoke',
      'EntryJoined',
      'EntryOffered',
      'EntryAnswered',
      'OwnerAccepted',
      'AgentReplied',
      'CustomerSpoke',
      'SolvedProposed',
      'SolvedConfirmed',
      'ContactEnded',
    ],
  )
})

test('the same words sent twice are one message, also at the same instant', async () => {
  const customer = await world.customer('Hello?')
  const messageId = randomUUID()
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => say(customer, 'Is anybody there?', messageId)),
  )
  assert.deepEqual(
    answers.map(({ status }) => status),
    answers.map(() => 200),
  )
  assert.equal((await typesOf(customer.caseId)).filter(type => type === 'CustomerSpoke').length, 2)
})

test('a first word sent twice opens one case', async () => {
  const first = { messageId: randomUUID(), words: 'My bill is wrong.' }
  const count = async () => (await sql`SELECT 1 FROM cases`.execute(world.db)).rows.length
  const before = await count()
  const sent = await Promise.all(
    Array.from({ length: 5 }, () => request(`${world.url}/start`, 'POST', { body: first })),
  )
  assert.equal(new Set(sent.map(({ text }) => text)).size, 1, sent.map(({ text }) => text).join(' '))
  assert.equal(await count(), before + 1)
})

test('saying twice that it is solved is said once, and nobody is refused', async () => {
  const customer = await answered()
  const both = await Promise.all([customer.post('solved'), customer.post('solved')])
  assert.deepEqual(
    both.map(({ status }) => status),
    [200, 200],
  )
  assert.equal((await typesOf(customer.caseId)).filter(type => type === 'SolvedConfirmed').length, 1)
})

test('what an agent wrote down as solved counts only when the customer does not say “no, it isn’t”', async () => {
  const customer = await answered()
  const reported = await ada.act(customer.caseId, { act: 'report-solved', words: 'It works, thank you' })
  assert.equal(reported.status, 200)
  assert.equal((await ada.view(customer.caseId)).summary.status, 'unconfirmed')
  assert.equal((await customer.post('not-solved', { words: 'It is dead again.' })).status, 200)
  const { summary, story } = await ada.view(customer.caseId)
  assert.equal(summary.status, 'owned')
  assert.equal(summary.owner?.id, ada.id)
  assert.equal(summary.entry?.agentId, ada.id, 'it is in her hands')
  assert.ok(story.some(item => item.type === 'SolvedDenied' && item.words === 'It is dead again.'))
})

test('only the customer lets the company off a promise', async () => {
  const customer = await answered()
  const promise = { act: 'promise', kind: 'call-back', words: 'I call you at nine.', replaces: null } as const
  const made = await ada.act(customer.caseId, { ...promise, dueAt: world.clock.now() + HOUR })
  assert.equal(made.status, 200)
  const [open] = (await ada.view(customer.caseId)).promises
  assert.equal(open?.state, 'open')
  assert.match(await customer.page(), /I call you at nine\./)
  // There is no act by which an agent could; whoever has no key to the case is nobody.
  const other = await world.customer('Something else.')
  const path = `${world.url}/case/${customer.reference}/promises/${open?.id}/release`
  assert.equal((await request(path, 'POST', { cookie: other.cookie, body: {} })).status, 404)
  assert.equal((await request(path, 'POST', { cookie: ada.cookie, body: {} })).status, 404)
  assert.equal((await ada.view(customer.caseId)).promises[0]?.state, 'open')
  assert.equal((await customer.post(`promises/${open?.id}/release`)).status, 200)
  assert.equal((await ada.view(customer.caseId)).promises[0]?.state, 'released')
})

test('closed means nothing owed: whoever says that it is solved is asked about each promise, and what they do not let go is owed', async () => {
  const customer = await answered('The picture flickers.')
  const promise = { act: 'promise', replaces: null, dueAt: world.clock.now() + HOUR } as const
  await ada.act(customer.caseId, { ...promise, kind: 'call-back', words: 'I call you at nine.' })
  await ada.act(customer.caseId, { ...promise, kind: 'goods', words: 'A new cable is sent to you.' })
  const [call, cable] = (await ada.view(customer.caseId)).promises
  assert.ok(call && cable)
  const asked = await ada.tryTo(customer.caseId, { act: 'propose-solved', words: 'Is it solved?' })
  assert.match(asked.text, /A promise is still open/)
  const page = await customer.page()
  for (const { id } of [call, cable]) assert.ok(page.includes(`name="letGo.${id}"`))

  assert.equal((await customer.post('solved', { [`letGo.${cable.id}`]: 'yes' })).status, 200)
  const owing = await ada.view(customer.caseId)
  assert.equal(owing.summary.status, 'owing')
  assert.deepEqual(
    owing.promises.map(({ state }) => state),
    ['open', 'released'],
  )
  assert.match(await customer.page(), /We still owe you something/)
  const mine: CaseList = (await ada.get('/api/desk/cases?list=mine')).body
  assert.ok(mine.cases.some(({ id }) => id === customer.caseId))

  assert.equal((await customer.post(`promises/${call.id}/release`)).status, 200)
  assert.equal((await ada.view(customer.caseId)).summary.status, 'solved')
  assert.match(await customer.page(), /You said that this is solved</)
})

test('the reference, the cookie of another case, and a cookie that was tampered with open nothing', async () => {
  const mine = await answered('My secret matter.')
  const other = await world.customer('Another matter.')
  const tampered = mine.cookie.replace(/heed_case=[^;]+/, found => `${found.slice(0, -2)}xx`)
  const ofOther = other.cookie.replace(other.caseId, mine.caseId)
  for (const cookie of ['', other.cookie, ofOther, tampered, 'heed_case=link.x.zzz.y']) {
    const at = `${world.url}/case/${mine.reference}`
    const page = await request(at, 'GET', { cookie, accept: 'text/html' })
    assert.doesNotMatch(page.text, /My secret matter|Ada Quill/)
    const tries = [
      ['POST', 'say', { messageId: randomUUID(), words: 'let me in' }],
      ['POST', 'solved', {}],
      ['POST', 'not-solved', {}],
      ['POST', 'leave', {}],
      ['POST', 'address', { address: 'thief@post.example' }],
      ['POST', 'typing', {}],
      ['GET', 'live', undefined],
      ['GET', `files/${randomUUID()}`, undefined],
    ] as const
    for (const [method, path, body] of tries) {
      const answer = await request(`${at}/${path}`, method, { cookie, ...(body ? { body } : {}) })
      assert.equal(answer.status, 404, `${method} ${path}`)
      assert.deepEqual(Object.keys(answer.body), ['fault', 'says'])
    }
  }
  const types = await typesOf(mine.caseId)
  assert.equal(types.filter(type => type === 'CustomerSpoke').length, 1)
  assert.ok(!types.includes('AddressLeft') && !types.includes('SolvedConfirmed'))
})

test('a file goes up and comes down byte for byte, to its own case only', async () => {
  const customer = await answered()
  const other = await world.customer('Another matter.')
  const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 31) % 256))
  const form = new FormData()
  form.set('messageId', randomUUID())
  form.set('words', 'Here is a picture.')
  form.set('files', new Blob([bytes], { type: 'image/png' }), 'línea rota.png')
  const sent = await fetch(`${world.url}/case/${customer.reference}/say`, {
    method: 'POST',
    headers: { cookie: customer.cookie, accept: 'application/json', origin: world.url },
    body: form,
  })
  assert.equal(sent.status, 200)
  const { story } = await ada.view(customer.caseId)
  const [file] = story.flatMap(item => item.files)
  assert.equal(file?.name, 'línea rota.png')
  assert.equal(file?.size, bytes.length)
  const own = `${world.url}/case/${customer.reference}/files/${file?.id}`
  for (const [url, cookie] of [
    [own, customer.cookie],
    [`${world.url}/api/desk/files/${file?.id}`, ada.cookie],
  ] as const) {
    const down = await fetch(url, { headers: { cookie } })
    assert.equal(down.status, 200)
    assert.ok(bytes.equals(Buffer.from(await down.arrayBuffer())))
    assert.equal(down.headers.get('x-content-type-options'), 'nosniff')
  }
  const elsewhere = own.replace(customer.reference, other.reference)
  assert.equal((await fetch(elsewhere, { headers: { cookie: other.cookie } })).status, 404)
  assert.equal((await fetch(own)).status, 404)
})

test('whoever waits again may wait for the one who knows the case, is told what that costs, and may change their mind', async () => {
  const customer = await answered()
  await ada.act(customer.caseId, { act: 'end-contact' })
  await ada.send('PUT', '/api/desk/presence', { presence: 'away' })
  assert.equal((await say(customer, 'It is dead again.')).status, 200)
  assert.match(await customer.page(), /Ada Quill knows your case and is away right now\..*After 20 minutes/s)
  const place = (await ada.view(customer.caseId)).summary.entry?.place
  assert.equal((await customer.post('my-agent')).status, 200)
  assert.equal((await customer.post('my-agent')).status, 200, 'twice is like once')
  assert.match(await customer.page(), /class="lead wait-told">You wait for Ada Quill/)
  assert.match(await customer.page(), /You wait for Ada Quill<.*Others may then be helped before you\./s)
  assert.equal((await customer.post('any-agent')).status, 200)
  assert.match(await customer.page(), /Wait for Ada Quill/)
  const { summary, story } = await ada.view(customer.caseId)
  assert.equal(summary.entry?.place, place)
  const chosen = story.filter(({ type }) => /^Owner(Not)?Awaited$/.test(type))
  assert.deepEqual(
    chosen.map(({ type }) => type),
    ['OwnerAwaited', 'OwnerNotAwaited'],
  )
})

test('when the wait for one’s own agent is over, whoever has closed the page is told so by mail, once, with the choice', async () => {
  const address = 'waits.for.ada@post.example'
  const customer = await answered('My line is dead.', address)
  await ada.act(customer.caseId, { act: 'end-contact' })
  await ada.send('PUT', '/api/desk/presence', { presence: 'away' })
  assert.equal((await say(customer, 'It is dead once more.')).status, 200)
  assert.equal((await customer.post('my-agent')).status, 200)
  world.clock.advance(21 * MINUTE)
  const over = /Ada Quill could not come in time: whoever is free comes now/
  const told = async () => (await mailsTo(world, address)).filter(({ text }) => over.test(text))
  const letter = await eventually('the letter', async () => (await told())[0])
  assert.match(letter.text, /your place in the line is the same as before/)
  assert.match(letter.text, /rather wait for the person who looks after your case, or be called/)
  world.clock.advance(2 * MINUTE)
  assert.equal((await told()).length, 1)
})
