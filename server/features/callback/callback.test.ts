/** Being called back, through the doors: the place stays, whatever becomes of the call. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import type { CaseView } from '../../../contract/desk.ts'
import { HOUR, MINUTE, SECOND } from '../../../domain/time.ts'
import { erasePerson, withOwnersLedger } from '../../commands/erase-person.ts'
import { silent } from '../../db/log.ts'
import { visitsBetween } from '../../line-days/sql.ts'
import { asksBack, asksForCall, comersTo, isOffered, placesOf, right } from '../../testing/call-backs.ts'
import { eventually } from '../../testing/eventually.ts'
import { mailsTo, mailTo } from '../../testing/mailbox.ts'
import { noonAfter } from '../../testing/noon.ts'
import { type AgentClient, type Answer, openWorld, request, type World } from '../../testing/world.ts'

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

async function typesOf(caseId: string, agent = ada): Promise<readonly string[]> {
  const { story }: CaseView = await agent.view(caseId)
  return story.map(({ type }) => type)
}

test('two channels have one place', async () => {
  const ben = await comes('Slow line.', 'ben.once@post.example')
  await asksBack(ben)
  await ben.post('say', { messageId: randomUUID(), words: 'One more thing.' })
  const back = await ben.post('wait-here')
  assert.equal(back.status, 200, back.text)
  await asksBack(ben, { by: 'chat' })
  await ben.post('call-back', asksForCall({ number: '01632 960222' }))
  assert.equal((await placesOf(world, ben.caseId)).length, 1)
  await ada.here()
  await isOffered(ada, ben)
  const { summary } = await ada.view(ben.caseId)
  assert.equal(summary.entry?.callback?.number, '+441632960222')
  assert.equal((await bo.view(ben.caseId)).summary.entry?.callback?.number, null)
})

test('on the way in: asked, looked at once more, never offered as a chat, and once for one number', async () => {
  await ada.here()
  const number = '01632 960011'
  const fields = { messageId: randomUUID(), number, words: 'The line is dead.', name: 'Ivo' }
  const send = async (more: object) =>
    await request(`${world.url}/call-back`, 'POST', { accept: 'text/html', body: { ...fields, ...more } })
  const check = await send({})
  assert.equal(check.status, 200)
  assert.match(check.text, /Is this number right\?/)
  assert.match(check.text, /\+44 1632 960011/)
  assert.match(check.text, /At home you dial 01632 960011/)
  const pressed = { right: right(number) }
  const [first, again] = [await send(pressed), await send(pressed)]
  assert.equal(first.status, 303, first.text)
  const caseId = await ada.offered()
  const { cookie } = first
  const { reference } = (await ada.view(caseId)).summary
  came.push({
    reference,
    caseId,
    cookie,
    page: async () => '',
    post: async path => await request(`${world.url}/case/${reference}/${path}`, 'POST', { cookie, body: {} }),
  })
  const facts = await typesOf(caseId)
  assert.deepEqual(facts.slice(0, 4), ['CaseOpened', 'CustomerSpoke', 'EntryJoined', 'CallbackAsked'])
  assert.equal(facts.filter(type => type === 'CallbackAsked').length, 1)
  assert.equal(again.status, 303)
  const [entry] = await placesOf(world, caseId)
  assert.equal(entry?.medium, 'call')
  const { story }: CaseView = await ada.view(caseId)
  assert.match(
    story.find(({ type }) => type === 'EntryJoined')?.sentence ?? '',
    /joined the line to talk on the phone/,
  )
  await isOffered(ada, came.at(-1) ?? assert.fail())
  const dialling = (await ada.view(caseId)).summary.entry?.callback
  assert.deepEqual([dialling?.number, dialling?.shown], ['+441632960011', '+44 1632 960011'])
})

test('a chosen time that everybody misses is a broken promise, and the customer is told', async () => {
  const cy = await comes('Call me later.', 'cy.missed@post.example')
  // At noon: by night they would be told in the morning.
  const from = noonAfter(world.clock.now() + 2 * HOUR)
  const window = `${from}-${from + 30 * MINUTE}`
  const asked = await cy.post('call-back', asksForCall({ window }))
  assert.equal(asked.status, 200, asked.text)
  await ada.here()
  const other = await comes('I came later and may be helped before that time.')
  assert.equal(await ada.offered(), other.caseId)
  await ada.send('PUT', '/api/desk/presence', { presence: 'away' })
  await other.post('leave')
  world.clock.advance(from + 31 * MINUTE - world.clock.now())
  await signIn()
  await eventually('the promise is broken', async () =>
    (await typesOf(cy.caseId)).includes('CommitmentBroken'),
  )
  await mailTo(world, 'cy.missed@post.example', /./)
  await eventually('they are told', async () =>
    (await mailsTo(world, 'cy.missed@post.example')).some(({ text }) => /That was our fault/.test(text)),
  )
  // The call is due all the same, and the wait that is counted began with the chosen time.
  await bo.here()
  await isOffered(bo, cy)
  const [place] = await placesOf(world, cy.caseId)
  const visits = await visitsBetween(world.db, { from: 0, until: world.clock.now() })
  assert.equal(visits.find(({ id }) => id === place?.id)?.joinedAt, from)
})

test('whoever dials and is lost leaves the place to the next, with nothing counted as a try', async () => {
  const dee = await comes('Dead line.')
  await asksBack(dee)
  const [{ place } = assert.fail()] = await placesOf(world, dee.caseId)
  await ada.here()
  await isOffered(ada, dee)
  world.clock.advance(50 * SECOND)
  await bo.here()
  await isOffered(bo, dee)
  const [entry] = await placesOf(world, dee.caseId)
  assert.deepEqual([entry?.place, entry?.tries], [place, 0])
})

test('nobody of a later class is answered before a callback that is due', async () => {
  const fay = await comes('My line is dead.')
  await asksBack(fay)
  const buyer = await comes('I want to buy.')
  await sql`UPDATE cases SET kind = 'request' WHERE id = ${buyer.caseId}`.execute(world.db)
  const [{ id: entryId } = assert.fail()] = await placesOf(world, buyer.caseId)
  const taken = await ada.tryTo(buyer.caseId, { act: 'take' })
  assert.equal(taken.status, 409)
  assert.match(taken.text, /Somebody who came earlier is waiting/)
  await ada.here()
  assert.equal(await ada.offered(), fay.caseId)
  assert.ok(entryId)
})

test('reached, talked and written down: the contact ends, the chosen time was kept', async () => {
  const gil = await comes('Please call.')
  await asksBack(gil)
  await ada.here()
  const entryId = await isOffered(ada, gil)
  const ended = await ada.tryTo(gil.caseId, { act: 'end-contact' })
  assert.match(ended.text, /Write down first whether you reached this customer/)
  assert.equal((await ada.tryTo(gil.caseId, { act: 'reached', entryId })).status, 200)
  const written = await ada.send('POST', '/api/desk/calls', {
    requestId: randomUUID(),
    on: { what: 'case', caseId: gil.caseId },
    direction: 'out',
    startedAt: world.clock.now() - MINUTE,
    minutes: 1,
    outcome: 'talked',
    words: 'A new router is on its way.',
    isShared: true,
    promise: null,
  })
  assert.equal(written.status, 200, written.text)
  const facts = await typesOf(gil.caseId)
  assert.deepEqual(facts.slice(-3), ['CallbackMet', 'CallLogged', 'ContactEnded'])
})

test('called to the page: a letter at once, and whoever does not come within five minutes was tried', async () => {
  const hal = await comes('A question.', 'hal.page@post.example')
  assert.equal((await hal.post('call-back', { messageId: randomUUID(), by: 'chat' })).status, 200)
  assert.match(await hal.page(), /Close this page if you like/)
  await ada.here()
  await isOffered(ada, hal)
  const mail = await eventually('a letter', async () =>
    (await mailsTo(world, 'hal.page@post.example')).find(({ text }) =>
      /It is your turn: Ada Quill/.test(text),
    ),
  )
  assert.match(mail.text, /\/open\?k=/)
  assert.match(await hal.page(), /I am here/)
  assert.equal((await hal.post('here')).status, 200)
  assert.match(await hal.page(), /Ada Quill/)
  assert.equal((await placesOf(world, hal.caseId))[0]?.tries, null)

  await ada.send('PUT', '/api/desk/presence', { presence: 'away' })
  const ian = await comes('Another one.')
  await asksBack(ian, { by: 'chat' })
  // A link can only be sent to an address.
  assert.match(await ian.page(), /Leave this page open/)
  await bo.here()
  await isOffered(bo, ian)
  await sql`UPDATE seat SET seen_at = ${new Date(world.clock.now() + 6 * MINUTE)}`.execute(world.db)
  world.clock.advance(5 * MINUTE + SECOND)
  await eventually('a try', async () => (await placesOf(world, ian.caseId))[0]?.tries === 1)
})

test('what is wrong is said, and nothing is written', async () => {
  const jo = await comes('Hello?')
  const at = (minutes: number) => world.clock.now() + minutes * MINUTE
  const wrong: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'all its digits': { number: 'ring me' },
    'a later one': { window: `${at(-60)}-${at(-30)}` },
    'half an hour': { window: `${at(60)}-${at(61)}` },
    'within the next 14 days': { window: `${at(20 * 24 * 60)}-${at(20 * 24 * 60 + 30)}` },
    'one of these times': { window: 'tomorrow' },
  }
  for (const [says, fields] of Object.entries(wrong)) {
    const answer = await jo.post('call-back', asksForCall(fields))
    assert.equal(answer.status, 400, says)
    assert.match(answer.text, new RegExp(says))
  }
  const unsure: Answer = await jo.post('call-back', asksForCall({ right: '' }))
  assert.match(unsure.text, /"check":\{"shown":"\+44 1632 /)
  // Whoever has no key to the case does nothing in it.
  const { status } = await request(`${world.url}/case/${jo.reference}/call-back`, 'POST', {
    body: asksForCall(),
  })
  assert.ok(status === 403 || status === 404 || status === 401, String(status))
  assert.ok(!(await typesOf(jo.caseId)).includes('CallbackAsked'))
})

test('a time while it is closed is refused on the page of the case, over midnight too', async () => {
  const spans = [{ from: '09:00', to: '17:00' }]
  const week = Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map(day => [day, spans]),
  )
  const hours = {
    timeZone: 'Europe/London',
    week: { ...week, saturday: [], sunday: [] },
    closedDays: [],
    extraDays: [],
  }
  const { rows } = await sql<{ readonly hours: unknown }>`SELECT hours FROM organisation`.execute(world.db)
  await sql`UPDATE organisation SET hours = ${JSON.stringify(hours)}`.execute(world.db)
  try {
    const kim = await comes('Hello?')
    const day = 24 * HOUR
    const midnight = Math.ceil(world.clock.now() / day) * day
    await eventually('the new hours', async () => {
      const page = await request(`${world.url}/call-back`, 'GET', { accept: 'text/html' })
      return !page.text.includes('03:00 to 03:30')
    })
    for (const from of [midnight - 15 * MINUTE, midnight + 2 * HOUR]) {
      const answer = await kim.post('call-back', asksForCall({ window: `${from}-${from + 31 * MINUTE}` }))
      assert.equal(answer.status, 400)
      assert.match(answer.text, /choose another one|choose a later one/)
    }
  } finally {
    await sql`UPDATE organisation SET hours = ${JSON.stringify(rows[0]?.hours)}`.execute(world.db)
  }
})

test('erasing a person reaches the number', async () => {
  const lou = await comes('Forget me.', 'lou.erased@post.example')
  await lou.post('call-back', asksForCall({ number: '01632 960333' }))
  const holding = async () => {
    const { rows } = await sql<{ readonly count: number }>`
      SELECT count(*)::int AS count FROM fact_body WHERE convert_from(bytes, 'UTF8') LIKE '%1632960333%'`.execute(
      world.db,
    )
    return rows[0]?.count
  }
  assert.equal(await holding(), 1)
  const { rows } = await sql<{ readonly customerId: string }>`
    SELECT customer_id AS "customerId" FROM cases WHERE id = ${lou.caseId}`.execute(world.db)
  const { customerId } = rows[0] ?? assert.fail()
  await withOwnersLedger({ owner: world.databaseUrl, log: silent }, async ledger => {
    await erasePerson({ ledger, dataDir: world.dataDir, customerId })
  })
  assert.equal(await holding(), 0)
  // Their page is nobody's any more.
  came.splice(0)
})
