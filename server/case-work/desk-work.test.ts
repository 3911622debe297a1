/** Tags, mentions, cases put aside and first help, through the doors of the desk. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Act, CaseList, CaseSummary } from '../../contract/desk.ts'
import { DAY, HOUR, MINUTE } from '../../domain/time.ts'
import { startClocks } from '../clocks/clocks.ts'
import { silent } from '../db/log.ts'
import { openDirectory } from '../ledger/directory.ts'
import { eventually } from '../testing/eventually.ts'
import { openDeskLine } from '../testing/streams.ts'
import { type AgentClient, type CustomerClient, openWorld, type World } from '../testing/world.ts'

let world: World
let ada: AgentClient
let bo: AgentClient
let lena: AgentClient
before(async () => {
  world = await openWorld()
  ada = await world.agent('ada')
  bo = await world.agent('bo')
  lena = await world.agent('lena')
})
after(() => world[Symbol.asyncDispose]())

/** A case that Ada owns, with nobody in the line. */
async function adas(words = 'My line is dead.'): Promise<CustomerClient> {
  const customer = await world.customer(words)
  assert.equal(
    (await ada.act(customer.caseId, { act: 'reply', words: 'I look at it.', files: [] })).status,
    200,
  )
  assert.equal((await ada.act(customer.caseId, { act: 'end-contact' })).status, 200)
  return customer
}

async function listed(agent: AgentClient, list: string): Promise<readonly string[]> {
  const { cases }: CaseList = (await agent.get(`/api/desk/cases?list=${list}`)).body
  return cases.map(({ id }) => id)
}

async function summary(agent: AgentClient, caseId: string): Promise<CaseSummary> {
  return (await agent.view(caseId)).summary
}

/** One look of the clocks at what is due. */
async function sweep(): Promise<void> {
  const { ledger } = world.heed
  const clocks = startClocks({ ledger, directory: openDirectory(ledger.db, ledger.signals), log: silent })
  await clocks.sweep()
  await clocks.stop()
}

const says = ({ body }: { readonly body: { readonly refused: { readonly says: string } } }) =>
  body.refused.says

test('a tag is written in one way, counted, taken away, and never shown to the customer', async () => {
  const [one, other] = [await adas(), await adas()]
  for (const tag of ['  Bill   SHOCK ', 'router']) {
    assert.equal((await ada.act(one.caseId, { act: 'tag', tag })).status, 200)
  }
  // By two at the same instant it is put on once.
  for (const { status } of await Promise.all(
    [ada, bo].map(agent => agent.act(other.caseId, { act: 'tag', tag: 'ROUTER' })),
  ))
    assert.equal(status, 200)
  assert.deepEqual((await summary(ada, one.caseId)).tags, ['bill shock', 'router'])
  const inUse = async () => (await ada.get('/api/desk/tags')).body as unknown // compared below
  assert.deepEqual(await inUse(), {
    tags: [
      { tag: 'router', count: 2 },
      { tag: 'bill shock', count: 1 },
    ],
  })
  assert.doesNotMatch(await one.page(), /shock|router/i)
  // A tag may name somebody: its word stands where it can be erased, and what is chained has none.
  const { rows } = await sql<{ readonly data: string; readonly words: string }>`
    SELECT f.data, convert_from(b.bytes, 'UTF8') AS words FROM fact f JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
    WHERE f.type = 'CaseTagged' ORDER BY f.seq`.execute(world.db)
  assert.deepEqual(rows.map(({ words }) => words).toSorted(), [
    '{"word":"bill shock"}',
    '{"word":"router"}',
    '{"word":"router"}',
  ])
  for (const { data } of rows) assert.doesNotMatch(data, /shock|router/)
  const sentences = (await ada.view(one.caseId)).story.map(({ sentence }) => sentence)
  assert.ok(sentences.some(sentence => sentence.endsWith('added the tag “bill shock”.')))
  assert.equal((await bo.act(one.caseId, { act: 'untag', tag: 'router' })).status, 200)
  assert.deepEqual((await summary(ada, one.caseId)).tags, ['bill shock'])
  // As undoing it does.
  assert.equal((await bo.act(one.caseId, { act: 'tag', tag: 'router' })).status, 200)
  assert.deepEqual((await summary(ada, one.caseId)).tags, ['bill shock', 'router'])
  for (const tag of ['', ' ', 'a'.repeat(41), '<b>', 'a/b']) {
    assert.equal((await ada.act(one.caseId, { act: 'tag', tag })).status, 400, tag)
  }
})

test('a note that names a colleague stands in their list, reaches their desk at once, and is gone when they have seen it', async () => {
  const customer = await adas()
  const desk = await openDeskLine({ url: world.url, cookie: bo.cookie })
  const note = {
    act: 'note',
    words: 'Bo, is this the exchange again?',
    mentions: [bo.id, ada.id],
  } satisfies Act
  assert.equal((await ada.act(customer.caseId, note)).status, 200)
  const told = () =>
    desk.messages.some(
      message =>
        message.type === 'facts' &&
        message.changes.some(change => change.summary.id === customer.caseId && change.summary.isMentioned),
    )
  await desk.until('the mention at Bo’s desk', told)
  desk.close()
  assert.deepEqual(await listed(bo, 'mentions'), [customer.caseId])
  assert.deepEqual(await listed(ada, 'mentions'), [], 'whoever names themselves has read it')
  const { story } = await bo.view(customer.caseId)
  assert.equal((await bo.act(customer.caseId, { act: 'seen', seq: story.at(-1)?.seq ?? 0 })).status, 200)
  assert.deepEqual(await listed(bo, 'mentions'), [])
  assert.equal((await summary(bo, customer.caseId)).isMentioned, false)
  assert.doesNotMatch(await customer.page(), /exchange again/)
})

test('nobody who has left, or never was here, is named in a note', async () => {
  const customer = await adas()
  const gone = crypto.randomUUID()
  await sql`
    INSERT INTO agent (id, name, email, role, created_at, departed_at)
    VALUES (${gone}, 'Gil Orme', 'gil@behemoth.example', 'agent', now(), now())`.execute(world.db)
  world.heed.ledger.signals.send({ kind: 'team' })
  const note = (id: string) => ada.act(customer.caseId, { act: 'note', words: 'Look.', mentions: [id] })
  const stranger = await note(crypto.randomUUID())
  assert.equal(stranger.status, 400)
  assert.match(stranger.text, /Nobody of that name works here/)
  const left = await note(gone)
  assert.equal(left.status, 400)
  assert.match(left.text, /Gil Orme has left the company|Nobody of that name works here/)
  const { story } = await ada.view(customer.caseId)
  assert.ok(story.every(item => item.type !== 'AgentNoted'))
})

test('the customer’s word brings a case back, and so does an agent; the promise stays', async () => {
  const [one, other] = [await adas(), await adas()]
  const asked = { act: 'snooze', until: world.clock.now() + DAY, words: 'By tomorrow.' } as const
  for (const { caseId } of [one, other]) assert.equal((await ada.act(caseId, asked)).status, 200)
  assert.equal((await one.post('say', { messageId: crypto.randomUUID(), words: 'And?' })).status, 200)
  assert.equal((await bo.act(other.caseId, { act: 'wake' })).status, 200)
  for (const { caseId } of [one, other]) {
    const view = await ada.view(caseId)
    assert.equal(view.summary.snoozedUntil, null)
    assert.equal(view.promises[0]?.state, 'open')
  }
  const early = { ...asked, until: world.clock.now() - HOUR }
  const refused = await ada.tryTo(other.caseId, early)
  assert.equal(refused.status, 409)
  assert.equal(says(refused), 'A case is put aside until a time to come.')
})

test('whoever comes first may be taken by anybody; past them there is no way, by taking or by writing', async () => {
  const empty = await world.customer('Nobody is before me.')
  assert.equal((await bo.act(empty.caseId, { act: 'take' })).status, 200)
  const [first, second] = [await world.customer('First.'), await world.customer('Second.')]
  const acts: readonly Act[] = [
    { act: 'take' },
    { act: 'reply', words: 'Hello.', files: [] },
    { act: 'refuse', reasons: 'No.' },
  ]
  for (const asked of acts) {
    const refused = await ada.tryTo(second.caseId, asked)
    assert.equal(refused.status, 409, asked.act)
    assert.equal(
      says(refused),
      `Somebody who came earlier is waiting: help them first. Next is ${first.reference}.`,
    )
  }
  assert.equal((await summary(ada, second.caseId)).entry?.state, 'waiting')
  assert.equal((await ada.tryTo(first.caseId, { act: 'take' })).status, 200)
  const { entry, owner } = await summary(ada, first.caseId)
  assert.deepEqual([entry?.state, entry?.agentId, owner?.id], ['answered', ada.id, ada.id])
  assert.equal((await bo.tryTo(second.caseId, { act: 'take' })).status, 200)
  const taken = await ada.tryTo(second.caseId, { act: 'take' })
  assert.equal(says(taken), 'A colleague is helping this customer already, or is just being asked.')
})

test('two agents who take the same person at the same instant: one does', async () => {
  const customer = await world.customer('Who will it be?')
  const answers = await Promise.all(
    [ada, bo, lena].map(agent => agent.tryTo(customer.caseId, { act: 'take' })),
  )
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409, 409],
  )
})

test('whoever goes past others to a customer of their own is counted, at most twice', async () => {
  const own = await adas('I come back.')
  const ahead = await world.customer('I was here before.')
  const passed = async () => {
    const { rows } = await sql<{ readonly count: number }>`
      SELECT overtaken_by_own::int AS count FROM entry WHERE case_id = ${ahead.caseId}`.execute(world.db)
    return rows[0]?.count
  }
  for (const count of [1, 2]) {
    assert.equal((await own.post('say', { messageId: crypto.randomUUID(), words: 'Me again.' })).status, 200)
    assert.equal((await ada.tryTo(own.caseId, { act: 'take' })).status, 200)
    assert.equal(await passed(), count)
    assert.equal((await ada.act(own.caseId, { act: 'end-contact' })).status, 200)
  }
  assert.equal((await own.post('say', { messageId: crypto.randomUUID(), words: 'Once more.' })).status, 200)
  const refused = await ada.tryTo(own.caseId, { act: 'take' })
  assert.match(says(refused), new RegExp(`Next is ${ahead.reference}\\.$`))
  assert.equal(await passed(), 2)
  for (const { caseId } of [ahead, own]) await ada.act(caseId, { act: 'take' })
})

test('in the mode that observes, whoever answers out of turn does, and it is written down', async () => {
  const [first, second] = [await world.customer('First.'), await world.customer('Second.')]
  const hugo = await world.agent('hugo')
  const set = await hugo.send('PUT', '/api/desk/guarantees/G2', { mode: 'observe' })
  assert.equal(set.status, 200, set.text)
  assert.equal((await ada.tryTo(second.caseId, { act: 'take' })).status, 200)
  const { story } = await ada.view(second.caseId)
  assert.ok(story.some(item => item.type === 'RuleSetAside'))
  assert.equal((await hugo.send('PUT', '/api/desk/guarantees/G2', { mode: 'enforce' })).status, 200)
  await ada.act(first.caseId, { act: 'take' })
})

// The last one: it moves the clock, and whoever has not been heard of for so long has left their seat.
test('a case is put aside with a promise, is back before it is due, and the customer reads the promise alone', async () => {
  const customer = await adas()
  const until = world.clock.now() + 2 * HOUR
  const asked = { act: 'snooze', until, words: 'I write when the router has been sent.' } as const
  assert.equal((await bo.tryTo(customer.caseId, asked)).status, 403)
  assert.equal((await ada.act(customer.caseId, asked)).status, 200)
  const aside = await summary(ada, customer.caseId)
  // A quarter of the time before, from the moment of the asking.
  assert.ok(Math.abs((aside.snoozedUntil ?? 0) - (until - HOUR / 2)) < MINUTE)
  assert.equal(aside.nextDueAt, until)
  assert.ok((await listed(ada, 'snoozed')).includes(customer.caseId))
  assert.ok(!(await listed(ada, 'mine')).includes(customer.caseId))
  const page = await customer.page()
  assert.match(page, /I write when the router has been sent\./)
  assert.doesNotMatch(page, /snooze|put aside/i)
  await sweep()
  assert.ok((await listed(ada, 'snoozed')).includes(customer.caseId), 'not before its time')
  world.clock.advance(HOUR + 31 * MINUTE)
  // The house looks each second by itself: what it has in hand, no other look takes.
  await eventually('the case that is back', async () => {
    await sweep()
    return (await summary(ada, customer.caseId)).snoozedUntil === null
  })
  assert.ok((await listed(ada, 'mine')).includes(customer.caseId))
  const { story, promises } = await ada.view(customer.caseId)
  assert.deepEqual(story.find(item => item.type === 'CaseAwoke')?.by.who, 'heed')
  assert.equal(promises[0]?.state, 'open')
})
