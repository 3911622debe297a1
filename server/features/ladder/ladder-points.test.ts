/** The points of a complaint, the way outside and its letter, a team's own rungs, and going up by plain words: through the doors. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { LadderSetup } from '../../../contract/ladder.ts'
import { DAY } from '../../../domain/time.ts'
import { eventually } from '../../testing/eventually.ts'
import { type AgentClient, type CustomerClient, openWorld, type World } from '../../testing/world.ts'

let world: World
let ada: AgentClient
let lena: AgentClient
let hugo: AgentClient
before(async () => {
  world = await openWorld()
  ;[ada, lena, hugo] = [await world.agent('ada'), await world.agent('lena'), await world.agent('hugo')]
  await sql`UPDATE agent SET is_admin = true WHERE id = ${hugo.id}`.execute(world.db)
})
after(() => world[Symbol.asyncDispose]())

async function ownedByAda(words = 'My line has been dead for a week.'): Promise<CustomerClient> {
  const customer = await world.customer(words)
  await ada.act(customer.caseId, { act: 'reply', words: 'I am looking into it.', files: [] })
  return customer
}

const ladderOf = async (agent: AgentClient, caseId: string) =>
  (await agent.view(caseId)).ladder ?? assert.fail('a case has a ladder')

const matches = (text: string, pattern: RegExp) => assert.ok(pattern.test(text), `the page has ${pattern}`)
const lacks = (text: string, pattern: RegExp) => assert.ok(!pattern.test(text), `the page lacks ${pattern}`)

test('customers list their points themselves and say which are settled; a “no” answers those that are open', async () => {
  const { caseId, post, page } = await ownedByAda()
  assert.equal((await post('points', { words: 'Nobody came on Friday.' })).status, 200)
  assert.equal((await post('points', { words: ' nobody came  on Friday. ' })).status, 200, 'sent twice')
  assert.equal((await post('points', { words: 'I was charged twice.' })).status, 200)
  const blank = await post('points', { words: ' ' })
  assert.equal(blank.status, 409)
  const { points } = await ladderOf(ada, caseId)
  assert.deepEqual(
    points.map(({ words, isOwn, state }) => [words, isOwn, state]),
    [
      ['Nobody came on Friday.', true, 'open'],
      ['I was charged twice.', true, 'open'],
    ],
  )
  const [first = '', second = ''] = points.map(({ id }) => id)
  assert.equal((await post(`points/${second}/settled`)).status, 200)
  matches(await page(), /✓ (?:<!-- -->)?Settled/)
  const no = await ada.tryTo(caseId, { act: 'refuse', reasons: 'No.' })
  assert.equal(no.status, 409)
  const reason = 'The road was closed.'
  await ada.act(caseId, { act: 'refuse', reasons: '', points: [{ pointId: first, reason }] })
  assert.equal((await post(`points/${second}/open`)).status, 200)
  const again = await ada.tryTo(caseId, {
    act: 'refuse',
    reasons: 'No.',
    points: [{ pointId: first, reason }],
  })
  matches(again.text, /Each point that the customer raised gets its own reason/)
  const own = await ada.tryTo(caseId, { act: 'take-back-point', pointId: first, reason: 'Not theirs.' })
  matches(own.text, /The customer listed this point themselves/)
})

test('a point that was listed wrongly is taken back with a reason that the customer reads, and may be listed again by them', async () => {
  const { caseId, post, page } = await ownedByAda()
  await ada.act(caseId, { act: 'list-point', words: 'The router is slow.' })
  const [point] = (await ladderOf(ada, caseId)).points
  const pointId = point?.id ?? assert.fail('there is a point')
  const silent = await ada.tryTo(caseId, { act: 'take-back-point', pointId, reason: ' ' })
  matches(silent.text, /Say why this is no point of theirs/)
  await ada.act(caseId, { act: 'take-back-point', pointId, reason: 'That was your neighbour.' })
  matches(await page(), /We took this back: That was your neighbour\./)
  await ada.act(caseId, { act: 'refuse', reasons: 'It is out of our reach.' })
  assert.equal((await post('points', { words: 'The router is slow.' })).status, 200)
  const open = (await ladderOf(ada, caseId)).points.filter(({ state }) => state === 'open')
  assert.deepEqual(
    open.map(({ isOwn }) => isOwn),
    [true],
  )
})

test('nobody lists points on a case that is not theirs', async () => {
  const [mine, other] = [await ownedByAda(), await ownedByAda()]
  const form = { method: 'POST', headers: { cookie: other.cookie, accept: 'application/json' } }
  const answer = await fetch(`${world.url}/case/${mine.reference}/points`, {
    ...form,
    body: new URLSearchParams(),
  })
  assert.ok(answer.status >= 400, `refused with ${answer.status}`)
  assert.deepEqual((await ladderOf(ada, mine.caseId)).points, [])
})

test('after the weeks of the pack the way outside is open whoever decides, with until when, and a letter to take along', async () => {
  await sql`UPDATE charter_choice SET country = 'GB', sector = 'telecom' WHERE id = 1`.execute(world.db)
  const customer = await ownedByAda()
  const letter = async () =>
    await fetch(`${world.url}/case/${customer.reference}/outside-letter`, {
      headers: { cookie: customer.cookie, accept: 'text/html' },
    })
  assert.equal((await letter()).status, 404, 'not before it applies')
  lacks(await customer.page(), /outside-letter/)
  await customer.post('points', { words: 'Nobody came on Friday.' })
  await ada.act(customer.caseId, {
    act: 'refuse',
    reasons: '',
    points: [
      { pointId: (await ladderOf(ada, customer.caseId)).points[0]?.id ?? '', reason: 'The road was closed.' },
    ],
  })
  const openedBefore = async (days: number) => {
    const at = new Date(world.clock.now() - days * DAY)
    await sql`UPDATE cases SET opened_at = ${at} WHERE id = ${customer.caseId}`.execute(world.db)
  }
  await openedBefore(41)
  lacks(await customer.page(), /outside-letter/)
  // Two days later, not one: the last day counts to its end where the customer lives.
  await openedBefore(44)
  const page = await customer.page()
  matches(page, /It has taken longer than 6 weeks/)
  matches(page, /Go there by/)
  const written = await (await letter()).text()
  for (const part of [customer.reference, 'Nobody came on Friday.', 'The road was closed.', '6 weeks'])
    assert.ok(written.includes(part), part)
  await sql`UPDATE charter_choice SET country = NULL WHERE id = 1`.execute(world.db)
})

test('whoever says plainly that they want somebody above goes up, once; a threat or a question moves nothing', async () => {
  const customer = await ownedByAda()
  const say = async (words: string) => await customer.post('say', { words, messageId: randomUUID() })
  await say('If this goes on, I want to speak to your manager.')
  assert.equal((await ladderOf(ada, customer.caseId)).rung, null)
  await say('Enough. I want to speak to your manager.')
  const up = await eventually('the lead', async () => (await ladderOf(ada, customer.caseId)).rung)
  assert.deepEqual([up.rung, up.agentId], [1, lena.id])
  await say('Quiero hablar con su superior.')
  assert.equal(
    (await ladderOf(ada, customer.caseId)).rung?.rung,
    1,
    'while somebody decides nobody is passed',
  )
  const climbed = (await ada.view(customer.caseId)).story.filter(({ type }) => type === 'RungClimbed')
  assert.equal(climbed.length, 1)
})

test('cases of a team go up its own rungs first, then those of the house, also when their owner changes teams', async () => {
  const [bo, url] = [await world.agent('bo'), '/api/desk/setup/ladder']
  hugo = await world.agent('hugo')
  const teamId = randomUUID()
  await sql`INSERT INTO team (id, name) VALUES (${teamId}, 'Fibre')`.execute(world.db)
  await sql`UPDATE agent SET team_id = ${teamId} WHERE id = ${ada.id}`.execute(world.db)
  const { version, rungs, outside }: LadderSetup = (await hugo.get(url)).body
  const reached = { ...outside, address: '1 Fair Street, Leeds' }
  const within = { amount: 2, unit: 'working-hours' as const }
  const teamed = (agentId: string) => [{ teamId, rungs: [{ agentId, within }] }]
  const twice = await hugo.send('PUT', url, { version, rungs, teams: teamed(lena.id), outside: reached })
  matches(twice.text, /One person cannot stand on two rungs/)
  const set = await hugo.send('PUT', url, { version, rungs, teams: teamed(bo.id), outside: reached })
  assert.equal(set.status, 200)
  const customer = await ownedByAda()
  await customer.post('climb/0')
  assert.equal((await ladderOf(ada, customer.caseId)).rung?.agentId, bo.id)
  await sql`UPDATE agent SET team_id = NULL WHERE id = ${ada.id}`.execute(world.db)
  await bo.act(customer.caseId, { act: 'answer-rung', rung: 1, words: 'I cannot settle that.' })
  await customer.post('climb/1')
  assert.equal(
    (await ladderOf(ada, customer.caseId)).rung?.agentId,
    lena.id,
    'nobody of the house is skipped',
  )
  const other = await ownedByAda()
  await other.post('climb/0')
  assert.equal((await ladderOf(ada, other.caseId)).rung?.agentId, lena.id)
})
