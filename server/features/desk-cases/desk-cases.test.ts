/** What agents do to cases: who wins when two do it, what a rule refuses and in which sentence, and the gate. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Act } from '../../../contract/desk.ts'
import { DAY, HOUR, SECOND } from '../../../domain/time.ts'
import { eventually } from '../../testing/eventually.ts'
import { type AgentClient, type CustomerClient, openWorld, request, type World } from '../../testing/world.ts'

let world: World
let ada: AgentClient
let bo: AgentClient
let lena: AgentClient
before(async () => {
  world = await openWorld({ HEED_MAX_UPLOAD_MB: '1' })
  ada = await world.agent('ada')
  bo = await world.agent('bo')
  lena = await world.agent('lena')
})
after(() => world[Symbol.asyncDispose]())

/** Somebody whose matter Ada has answered, and owns. */
async function adas(more: { readonly address?: string } = {}): Promise<CustomerClient> {
  const customer = await world.customer('My line is dead.', more)
  await must(ada, customer, { act: 'reply', words: 'I am looking at it.', files: [] })
  return customer
}

async function must(agent: AgentClient, { caseId }: CustomerClient, act: Act): Promise<void> {
  const answer = await agent.act(caseId, act)
  assert.equal(answer.status, 200, answer.text)
}

/** The sentence of the rule that refuses. */
async function refused(agent: AgentClient, { caseId }: CustomerClient, act: Act): Promise<string> {
  const { status, body }: { status: number; body: { refused?: { says: string } } } = await agent.act(
    caseId,
    act,
  )
  assert.equal(status, 409, JSON.stringify(body))
  return body.refused?.says ?? ''
}

async function typesOf({ caseId }: CustomerClient): Promise<readonly string[]> {
  return (await lena.view(caseId)).story.map(item => item.type)
}

async function ownerOf({ caseId }: CustomerClient): Promise<string | undefined> {
  return (await lena.view(caseId)).summary.owner?.id
}

test('two agents answer one customer: one is with them, the other is told kindly', async () => {
  await ada.here()
  for (let times = 0; times < 5; times++) {
    const customer = await world.customer('Hello?')
    assert.equal(await ada.offered(), customer.caseId)
    const entryId = (await lena.view(customer.caseId)).summary.entry?.id ?? ''
    const take: Act = { act: 'answer', entryId }
    const [mine, theirs] = await Promise.all([ada.act(customer.caseId, take), bo.act(customer.caseId, take)])
    assert.equal(mine.status, 200)
    assert.equal(theirs.status, 409)
    // It depends on who was quicker what there is to say.
    assert.match(
      theirs.text,
      /A colleague was quicker: this customer|is just being offered to a colleague: if they/,
    )
    assert.equal(
      await refused(bo, customer, take),
      'A colleague was quicker: this customer is already being helped.',
    )
    const { entry, owner } = (await lena.view(customer.caseId)).summary
    assert.equal(entry?.agentId, ada.id)
    assert.equal(owner?.id, ada.id)
    await must(ada, customer, { act: 'end-contact' })
  }
  await ada.send('PUT', '/api/desk/presence', { presence: 'away' })
})

test('two agents write to one customer who waits: both are read, and one of them has the customer', async () => {
  const customer = await world.customer('Hello?')
  const reply: Act = { act: 'reply', words: 'I am here.', files: [] }
  const both = await Promise.all([ada.act(customer.caseId, reply), bo.act(customer.caseId, reply)])
  assert.deepEqual(
    both.map(({ status }) => status),
    [200, 200],
  )
  const { entry, owner } = (await lena.view(customer.caseId)).summary
  assert.equal(entry?.state, 'answered')
  assert.equal(entry?.agentId, owner?.id)
  const types = await typesOf(customer)
  assert.equal(types.filter(type => type === 'EntryAnswered' || type === 'OwnerAccepted').length, 2)
})

test('the same act sent twice, by a client that did not hear the answer, is done once', async () => {
  const customer = await adas()
  const requestId = randomUUID()
  const reply: Act = { act: 'reply', words: 'Once.', files: [] }
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => ada.act(customer.caseId, reply, requestId)),
  )
  assert.ok(answers.every(({ status }) => status === 200))
  assert.equal(answers.filter(({ body }: { body: { isRepeat: boolean } }) => !body.isRepeat).length, 1)
  assert.equal((await typesOf(customer)).filter(type => type === 'AgentReplied').length, 2)
})

const summary = 'Line dead since Friday; new router is on its way.'

test('a handover: the owner stays until the receiver accepts, and the customer is told who it is now', async () => {
  const customer = await adas()
  await must(ada, customer, { act: 'propose-handover', to: bo.id, summary })
  assert.equal(await ownerOf(customer), ada.id)
  const { handover } = (await bo.view(customer.caseId)).summary
  const handoverId = handover?.id ?? assert.fail()
  const accept: Act = { act: 'accept-handover', handoverId }
  assert.equal(
    await refused(lena, customer, accept),
    'A handover is answered by the colleague to whom the case is handed.',
  )
  await must(bo, customer, accept)
  assert.equal(await ownerOf(customer), bo.id)
  const page = await customer.page()
  assert.match(page, /handed this over to Bo Lindqvist/)
  assert.ok(!page.includes(summary), 'the summary is written for a colleague')
})

test('a handover that is declined, or that nobody answers, leaves the owner', async () => {
  const customer = await adas()
  await must(ada, customer, { act: 'propose-handover', to: bo.id, summary })
  const handoverId = (await bo.view(customer.caseId)).summary.handover?.id ?? ''
  await must(bo, customer, { act: 'decline-handover', handoverId, reason: 'On a visit.' })
  assert.equal(await ownerOf(customer), ada.id)
  await must(ada, customer, { act: 'propose-handover', to: bo.id, summary })
  world.clock.advance(5 * HOUR)
  await eventually('the handover back', async () => (await typesOf(customer)).includes('HandoverLapsed'))
  assert.equal(await ownerOf(customer), ada.id)
  const late = (await bo.view(customer.caseId)).summary.handover
  assert.equal(late, null)
})

test('a handover without a summary, to oneself, or by somebody else is refused with the reason', async () => {
  const customer = await adas()
  const hand = (to: string, words: string): Act => ({ act: 'propose-handover', to, summary: words })
  assert.equal(
    await refused(ada, customer, hand(bo.id, 'Please')),
    'A handover needs a written summary: say what has happened and what comes next.',
  )
  assert.equal(
    await refused(ada, customer, hand(ada.id, summary)),
    'A case is handed over to somebody else, not to yourself.',
  )
  const notOwner = await bo.act(customer.caseId, hand(bo.id, summary))
  assert.equal(notOwner.status, 403)
  assert.match(notOwner.text, /Only the owner can hand this case over\./)
})

test('“no” names who decides next: the lead above an agent, the head above a lead', async () => {
  const customer = await adas()
  await must(ada, customer, { act: 'refuse', reasons: 'Too far from the mast.' })
  await must(lena, customer, { act: 'refuse', reasons: 'Still too far.' })
  const page = await customer.page()
  assert.match(page, /Too far from the mast\./)
  assert.match(page, /Lena Marsh, the team lead, can decide next/)
  assert.match(page, /Hugo Adeyemi, the head of service, can decide next/)
  const hugo = await world.agent('hugo')
  await must(hugo, customer, { act: 'refuse', reasons: 'No mast is planned.' })
  assert.match(await customer.page(), /an ombudsman outside our company can decide next/)
})

const promise = (dueAt: number, replaces: string | null = null): Act => {
  return { act: 'promise', kind: 'call-back', words: 'I call you back.', dueAt, replaces }
}

test('a promise is recorded, kept with its evidence, or replaced by a new one, and never changed after', async () => {
  const customer = await adas()
  const dueAt = world.clock.now() + DAY
  await must(ada, customer, promise(dueAt))
  const [first] = (await ada.view(customer.caseId)).promises
  assert.equal(first?.dueAt, dueAt)
  assert.equal(
    await refused(ada, customer, { act: 'propose-solved', words: 'Solved?' }),
    'A promise is still open: keep it before you ask whether it is solved.',
  )
  await must(ada, customer, promise(dueAt + DAY, first?.id ?? ''))
  const states = async () => (await ada.view(customer.caseId)).promises.map(({ state }) => state)
  assert.deepEqual(await states(), ['replaced', 'open'])
  const second = (await ada.view(customer.caseId)).promises[1]?.id ?? ''
  await must(ada, customer, { act: 'keep-promise', commitmentId: second, evidence: 'Called at nine.' })
  assert.deepEqual(await states(), ['replaced', 'kept'])
  assert.equal(
    await refused(ada, customer, { act: 'keep-promise', commitmentId: first?.id ?? '', evidence: 'x' }),
    'A promise that is settled is never changed: make a new one.',
  )
  assert.equal(
    await refused(ada, customer, promise(world.clock.now() - 1)),
    'A promise is due in the future.',
  )
})

const gateSays = 'Nothing is offered while something is wrong.'
const offer: Act = { act: 'make-offer', words: 'Fibre, three pounds less.' }

test('Nothing is offered while something is wrong: the server refuses, and the panel says why.', async () => {
  const address = 'olu@post.example'
  const asking = await adas({ address })
  await must(ada, asking, { act: 'change-kind', kind: 'request' })
  assert.equal((await ada.view(asking.caseId)).gate.isOpen, true)
  await must(ada, asking, offer)
  // The same person has a problem: in another case, from the same address.
  const problem = await world.customer('And my line is dead.', { address })
  const { gate } = await ada.view(asking.caseId)
  assert.deepEqual(gate, { isOpen: false, mode: 'enforce', says: gateSays, becauseOf: [problem.reference] })
  assert.equal(await refused(ada, asking, offer), gateSays)
  assert.equal((await problem.post('solved')).status, 200)
  await must(ada, asking, offer)
})

/**
 * Who waits to lock the row of a customer, as the gate does: the first of them holds its tuple meanwhile. Whoever only needs it to stay,
 * as what is searched does, waits for a weaker lock.
 */
async function waitingForCustomers(): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(DISTINCT pid)::int AS count FROM pg_locks
    WHERE locktype = 'tuple' AND relation = 'customer'::regclass AND mode = 'AccessExclusiveLock'
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`.execute(world.db)
  return rows[0]?.count ?? 0
}

for (const [how, goesWrong] of [
  [
    'a case is opened',
    (_: CustomerClient, address: string) => world.customer('My line is dead.', { address }),
  ],
  [
    'a request turns into a problem',
    (other: CustomerClient) => must(ada, other, { act: 'change-kind', kind: 'problem' }),
  ],
] as const) {
  test(`an offer waits for what is just going wrong, and that for the offer: ${how}`, async () => {
    const address = `${randomUUID()}@post.example`
    const [asking, other] = [await adas({ address }), await adas({ address })]
    for (const one of [asking, other]) await must(ada, one, { act: 'change-kind', kind: 'request' })
    const { id } = (await ada.view(asking.caseId)).customer
    const both: Promise<unknown>[] = []
    await world.db.transaction().execute(async tx => {
      await sql`SELECT FROM customer WHERE id = ${id} FOR UPDATE`.execute(tx)
      both.push(goesWrong(other, address))
      await eventually('the trouble waits', async () => (await waitingForCustomers()) >= 1)
      both.push(refused(ada, asking, offer))
      await eventually('the offer waits', async () => (await waitingForCustomers()) >= 2)
    })
    const [, says] = await Promise.all(both)
    assert.equal(says, gateSays)
  })
}

test('the gate holds when the offer and the problem come at the same instant', async () => {
  let offered = 0
  for (let race = 0; race < 50; race++) {
    const address = `race${race}@post.example`
    const asking = await adas({ address })
    await must(ada, asking, { act: 'change-kind', kind: 'request' })
    const { id: customerId } = (await ada.view(asking.caseId)).customer
    const goesWrong = async () =>
      race % 2 === 0
        ? void (await world.customer('My line is dead.', { address }))
        : await must(lena, asking, { act: 'change-kind', kind: 'problem' })
    const offering = ada.act(asking.caseId, offer)
    await Promise.all([offering, goesWrong()])
    const answer = await offering
    assert.ok(answer.status === 200 || answer.text.includes(gateSays), answer.text)
    if (answer.status === 200) offered++
    const { rows } = await sql`
      SELECT 1 FROM fact f JOIN cases c ON c.id = f.case_id WHERE c.customer_id = ${customerId} AND f.type = 'OfferMade'`.execute(
      world.db,
    )
    assert.equal(rows.length, answer.status === 200 ? 1 : 0)
    assert.equal(await refused(ada, asking, offer), gateSays)
  }
  assert.ok(offered > 0 && offered < 50, `${offered} of 50 were quicker: these were no races`)
})

test('an oversized file is refused with the limit named, and nothing of it is kept', async () => {
  const customer = await adas()
  const folder = join(world.dataDir, 'files')
  mkdirSync(folder, { recursive: true })
  const kept = () => filesUnder(folder)
  const before = kept()
  for (const size of [1_048_577, 3_000_000]) {
    const form = new FormData()
    form.set('file', new Blob([Buffer.alloc(size, 7)]), 'large.bin')
    const response = await fetch(`${world.url}/api/desk/cases/${customer.caseId}/files`, {
      method: 'POST',
      headers: { cookie: ada.cookie },
      body: form,
    })
    assert.equal(response.status, 413)
    assert.match(await response.text(), /"too-large".*at most 1 MB/)
  }
  assert.deepEqual(kept(), before)
  const { rows } = await sql`SELECT 1 FROM file WHERE case_id = ${customer.caseId}`.execute(world.db)
  assert.equal(rows.length, 0)
})

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => statSync(join(folder, name)).isFile())
    .toSorted()
}

test('a file of exactly the limit goes up, is carried by one reply, and by no other case’s', async () => {
  const customer = await adas()
  const other = await adas()
  const form = new FormData()
  form.set('file', new Blob([Buffer.alloc(1_048_576, 7)]), 'just.bin')
  const sent = await fetch(`${world.url}/api/desk/cases/${customer.caseId}/files`, {
    method: 'POST',
    headers: { cookie: ada.cookie },
    body: form,
  })
  assert.equal(sent.status, 200)
  const { file } = (await sent.json()) as { file: { id: string; size: number } } // UploadAnswer
  assert.equal(file.size, 1_048_576)
  const carry: Act = { act: 'reply', words: 'See the file.', files: [file.id] }
  assert.equal((await ada.act(other.caseId, carry)).status, 400)
  await must(ada, customer, carry)
  assert.equal((await ada.act(customer.caseId, carry)).status, 400, 'it is in a message already')
})

test('whoever is not signed in is told so at every door of the desk', async () => {
  const { caseId } = await adas()
  const doors = [
    ['GET', '/api/desk/me'],
    ['GET', '/api/desk/cases'],
    ['GET', '/api/desk/line'],
    ['GET', '/api/desk/agents'],
    ['GET', `/api/desk/cases/${caseId}`],
    ['POST', `/api/desk/cases/${caseId}/acts`, { requestId: randomUUID(), act: { act: 'end-contact' } }],
    ['POST', `/api/desk/cases/${caseId}/files`],
    ['GET', `/api/desk/files/${randomUUID()}`],
    ['PUT', '/api/desk/presence', { presence: 'here' }],
    ['PUT', `/api/desk/agents/${ada.id}/absence`, { from: null, until: null, deputyId: null }],
    ['POST', `/api/desk/agents/${ada.id}/departure`],
  ] as const
  for (const [method, path, body] of doors) {
    for (const cookie of ['', 'heed_session=nonsense', (await world.customer('x')).cookie]) {
      const answer = await request(`${world.url}${path}`, method, { cookie, ...(body ? { body } : {}) })
      assert.equal(answer.status, 401, `${method} ${path}`)
      assert.match(answer.text, /"not-signed-in"/)
    }
  }
})

test('a look into a colleague’s case is recorded once for each visit', async () => {
  const customer = await adas()
  for (let times = 0; times < 3; times++) await bo.get(`/api/desk/cases/${customer.caseId}`)
  assert.equal((await ada.view(customer.caseId)).story.filter(item => item.type === 'CaseLookedAt').length, 1)
})

test('an agent who answers without having sat down keeps the customer for as long as they go on', async () => {
  world.clock.hold()
  const hugo = await world.agent('hugo')
  const [his, theirs] = [await world.customer('Hello?'), await world.customer('Is anybody there?')]
  await must(hugo, his, { act: 'reply', words: 'I am listening.', files: [] })
  await must(bo, theirs, { act: 'reply', words: 'So am I.', files: [] })
  world.clock.advance(30 * SECOND)
  await must(hugo, his, { act: 'note', words: 'She looks for the number.', mentions: [] })
  world.clock.advance(30 * SECOND)
  // Of Bo nothing was heard, and the line has looked.
  await eventually('whom Bo had is in the line again', async () => {
    const { entry } = (await lena.view(theirs.caseId)).summary
    return entry?.state === 'waiting'
  })
  assert.equal((await lena.view(his.caseId)).summary.entry?.agentId, hugo.id)
  await must(hugo, his, { act: 'end-contact' })
})
