/** The ladder through the doors: who goes up, who answers, what happens when nobody does, and how it is set up. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { LadderSetup, RungCounts, RungList } from '../../../contract/ladder.ts'
import type { Wallboard } from '../../../contract/wallboard.ts'
import { DAY, MINUTE } from '../../../domain/time.ts'
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

/** A case that Ada owns. */
async function ownedByAda(words = 'My line has been dead for a week.'): Promise<CustomerClient> {
  const customer = await world.customer(words)
  await ada.act(customer.caseId, { act: 'reply', words: 'I am looking into it.', files: [] })
  return customer
}

const ladderOf = async (agent: AgentClient, caseId: string) =>
  (await agent.view(caseId)).ladder ?? assert.fail('a case has a ladder')

test('the customer goes one step higher with one tap, two taps are one, and the page says who decides until when', async () => {
  const customer = await ownedByAda()
  assert.match(await customer.page(), /If you go one step higher, Lena Marsh decides/)
  assert.equal((await customer.post('climb/0')).status, 200)
  assert.equal((await customer.post('climb/0')).status, 200)
  const { rung, deciders, next } = await ladderOf(ada, customer.caseId)
  assert.deepEqual([rung?.rung, rung?.agentId, rung?.isDeciding], [1, lena.id, true])
  assert.deepEqual(deciders, [lena.id])
  assert.equal(next?.name, 'Hugo Adeyemi')
  const page = await customer.page()
  assert.match(page, /Lena Marsh decides about this now, at the latest/)
  assert.match(page, /Ada Quill still looks after your case/)
  assert.doesNotMatch(page, /climb\/1/, 'nobody is skipped while there is time to decide')
  const early = await customer.post('climb/1')
  assert.equal(early.status, 409)
  assert.match(early.text, /still has time to decide/)
  assert.equal((await ada.view(customer.caseId)).summary.owner?.id, ada.id, 'the owner stays the owner')
})

test('only whoever stands on the rung answers for it; then the customer may go on to the head, and outside', async () => {
  const customer = await ownedByAda()
  const { caseId } = customer
  await ada.act(caseId, { act: 'climb', by: 'customer', fromRung: 0 })
  const words = 'You get this month back, and a new router tomorrow.'
  const bo = await world.agent('bo')
  const other = await bo.tryTo(caseId, { act: 'answer-rung', rung: 1, words })
  assert.equal(other.status, 409)
  assert.match(other.text, /Only the person on this rung/)
  const mine: RungList = (await lena.get('/api/desk/rungs')).body
  assert.ok(mine.cases.some(({ summary, standsFor }) => summary.id === caseId && standsFor === null))
  await lena.act(caseId, { act: 'answer-rung', rung: 1, words })
  assert.match(await customer.page(), /You get this month back/)
  const left: RungList = (await lena.get('/api/desk/rungs')).body
  assert.ok(!left.cases.some(({ summary }) => summary.id === caseId))

  assert.equal((await customer.post('climb/1')).status, 200)
  assert.equal((await ladderOf(hugo, caseId)).rung?.agentId, hugo.id)
  await hugo.act(caseId, { act: 'refuse', reasons: 'The contract ended in March.' })
  const after = await ladderOf(hugo, caseId)
  assert.deepEqual([after.rung?.isDeciding, after.next?.isOutside], [false, true])
  const page = await customer.page()
  assert.match(page, /Who can help you outside our company/)
  assert.equal((await customer.post('climb/2')).status, 200)
  const top = await ladderOf(hugo, caseId)
  assert.deepEqual([top.rung?.agentId, top.next], [null, null])
  const again = await ada.tryTo(caseId, { act: 'climb', by: 'agent', fromRung: 3 })
  assert.match(again.text, /nobody stands above it/)
  assert.equal((await ada.view(caseId)).summary.status, 'owned', 'and it is not closed by any of it')
})

test('a “no” needs a reason for each point that is listed, and the customer reads both', async () => {
  const { caseId, page } = await ownedByAda()
  await ada.act(caseId, { act: 'list-point', words: 'Nobody came on Friday.' })
  await ada.act(caseId, { act: 'list-point', words: 'I was charged twice.' })
  const { points, afterNo } = await ladderOf(ada, caseId)
  assert.deepEqual(
    points.map(({ words }) => words),
    ['Nobody came on Friday.', 'I was charged twice.'],
  )
  assert.equal(afterNo, 'Lena Marsh')
  const [first, second] = points.map(({ id }) => id)
  const one = [{ pointId: first ?? '', reason: 'The road was closed.' }]
  const half = await ada.tryTo(caseId, { act: 'refuse', reasons: 'Sorry.', points: one })
  assert.equal(half.status, 409)
  assert.match(half.text, /Each point that the customer raised gets its own reason/)
  const both = [...one, { pointId: second ?? '', reason: 'It was one bill for two months.' }]
  await ada.act(caseId, { act: 'refuse', reasons: '', points: both })
  const shown = await page()
  assert.match(shown, /1\. Nobody came on Friday\.\s+The road was closed\./)
  assert.match(shown, /2\. I was charged twice\.\s+It was one bill for two months\./)
  assert.match(shown, /Lena Marsh, the team lead, can decide next/)
})

test('whoever decides says no though others wait before the customer, who keeps their place and is taken up by nobody', async () => {
  const customer = await ownedByAda('I want somebody else to look at this.')
  const { caseId } = customer
  await ada.act(caseId, { act: 'climb', by: 'customer', fromRung: 0 })
  await ada.act(caseId, { act: 'end-contact' })
  const first = await world.customer('I came before.')
  assert.equal(
    (await customer.post('say', { messageId: crypto.randomUUID(), words: 'Are you there?' })).status,
    200,
  )
  const line = async () => {
    const { rows } =
      await sql`SELECT place, state, agent_id FROM entry WHERE case_id = ${caseId} ORDER BY place`.execute(
        world.db,
      )
    return rows
  }
  const before = await line()
  const bo = await world.agent('bo')
  const no = { act: 'refuse', reasons: 'The fault is in your own wiring.' } as const
  assert.match((await bo.tryTo(caseId, no)).text, /Somebody who came earlier is waiting/)
  await lena.act(caseId, no)
  assert.match(await customer.page(), /The fault is in your own wiring\./)
  assert.equal((await ladderOf(lena, caseId)).rung?.isDeciding, false)
  assert.deepEqual(await line(), before, 'an answer is not taking anybody up')
  assert.equal((await ada.view(caseId)).summary.owner?.id, ada.id)
  const more = [no, { act: 'reply' as const, words: 'And another thing.', files: [] }]
  for (const act of more)
    assert.match((await lena.tryTo(caseId, act)).text, /Somebody who came earlier is waiting/, act.act)
  await ada.act(first.caseId, { act: 'take' })
  await ada.act(caseId, { act: 'take' })
})

test('a rung that lets its time pass is climbed by itself, and the last one inside owes its answer by another time; a start after a long stop does it once', async () => {
  const customer = await ownedByAda()
  await customer.post('climb/0')
  const first = (await ladderOf(ada, customer.caseId)).rung?.answerBy ?? assert.fail('a rung has a time')
  world.clock.advance(first - world.clock.now() + 1_000)
  await eventually('the head on the rung', async () => {
    const { rung } = await ladderOf(ada, customer.caseId)
    return rung?.rung === 2 ? rung : null
  })
  const { rung } = await ladderOf(ada, customer.caseId)
  assert.equal(rung?.agentId, hugo.id)
  const second = rung?.answerBy ?? assert.fail('a rung has a time')
  world.clock.advance(second - world.clock.now() + 5 * DAY)
  await world.restart()
  ada = await world.agent('ada')
  lena = await world.agent('lena')
  hugo = await world.agent('hugo')
  const late = await eventually('the head, who is late', async () => {
    const { rung: top } = await ladderOf(ada, customer.caseId)
    return top && top.timesLate > 0 ? top : null
  })
  assert.deepEqual([late.rung, late.agentId, late.isDeciding, late.timesLate], [2, hugo.id, true, 1])
  assert.ok((late.answerBy ?? 0) > world.clock.now(), 'by another time')
  const page = await customer.page()
  assert.match(
    page,
    /We did not answer you in time. That is our fault. Hugo Adeyemi still owes you an answer/,
  )
  assert.match(page, /You need not wait for us: you can go to them now/)
  const types = (await ada.view(customer.caseId)).story.map(({ type }) => type)
  assert.equal(types.filter(type => type === 'RungClimbed').length, 2)
  assert.equal(types.filter(type => type === 'RungLate').length, 1)
  await hugo.act(customer.caseId, { act: 'answer-rung', rung: 2, words: 'I put it right today.' })
  assert.equal((await ladderOf(hugo, customer.caseId)).rung?.isDeciding, false)
})

test('a promise that breaks while nobody looks sends its case one rung up, with a time that both sides read', async () => {
  const customer = await ownedByAda()
  const dueAt = world.clock.now() + DAY
  const promise = {
    act: 'promise',
    kind: 'other',
    words: 'A technician comes.',
    dueAt,
    replaces: null,
  } as const
  await ada.act(customer.caseId, promise)
  assert.equal((await ladderOf(ada, customer.caseId)).rung ?? null, null)
  world.clock.advance(DAY + 1_000)
  await world.restart()
  ada = await world.agent('ada')
  lena = await world.agent('lena')
  hugo = await world.agent('hugo')
  const rung = await eventually('the rung above', async () => (await ladderOf(ada, customer.caseId)).rung)
  assert.deepEqual([rung?.rung, rung?.isDeciding, rung?.agentId], [1, true, lena.id])
  assert.ok((rung?.answerBy ?? 0) > world.clock.now())
  const { story } = await ada.view(customer.caseId)
  assert.equal(story.filter(({ type }) => type === 'RungClimbed').length, 1)
  assert.match(await customer.page(), /A promise to you was not kept\. Lena Marsh decides now/)
})

test('whoever decides is reminded once before their time is over, and the customer hears nothing of it', async () => {
  const customer = await ownedByAda()
  await customer.post('climb/0')
  const { answerBy = 0, since = 0 } = (await ladderOf(ada, customer.caseId)).rung ?? {}
  world.clock.advance(
    (answerBy ?? 0) - world.clock.now() - Math.min((answerBy ?? 0) - since, 15 * MINUTE) + 1_000,
  )
  await eventually('the reminder', async () => {
    const { story } = await ada.view(customer.caseId)
    return story.some(({ type }) => type === 'RungReminded') ? true : null
  })
  const { story } = await ada.view(customer.caseId)
  assert.equal(story.filter(({ type }) => type === 'RungReminded').length, 1)
  assert.doesNotMatch(await customer.page(), /was reminded/)
})

test('whoever said no unasked decides no more: the customer goes on to whoever was named then', async () => {
  const customer = await ownedByAda()
  await lena.act(customer.caseId, { act: 'refuse', reasons: 'It is out of warranty.' })
  await customer.post('climb/0')
  assert.equal((await ladderOf(ada, customer.caseId)).rung?.agentId, hugo.id)
})

const setupUrl = '/api/desk/setup/ladder'
const setup = async (): Promise<LadderSetup> => (await hugo.get(setupUrl)).body
const within = { amount: 4, unit: 'working-hours' as const }

async function set(change: Partial<LadderSetup>) {
  const { version, rungs, outside } = { ...(await setup()), ...change }
  return await hugo.send('PUT', setupUrl, { version, rungs, outside })
}

test('nobody has to set a ladder up to have one; what is set up must end with somebody who answers and a body outside', async () => {
  const { isByRole, rungs, outside } = await setup()
  assert.equal(isByRole, true)
  assert.deepEqual(
    rungs.map(({ agentId }) => agentId),
    [lena.id, hugo.id],
  )
  assert.equal((await ada.send('GET', setupUrl)).status, 403)
  assert.equal((await lena.send('PUT', setupUrl, { version: 0, rungs, outside })).status, 403)
  const nowhere = await set({ outside: { ...outside, address: '', link: '' } })
  assert.equal(nowhere.status, 409)
  assert.match(nowhere.text, /where people reach it/)
  const reached = { ...outside, address: '1 Fair Street, Leeds', link: 'https://arbiter.example' }
  const twice = await set({ rungs: [...rungs, ...rungs], outside: reached })
  assert.match(twice.text, /One person cannot stand on two rungs/)
  assert.equal((await set({ rungs: [], outside: reached })).status, 409)
  const { version } = await setup()
  const bo = await world.agent('bo')
  const chosen = [lena.id, bo.id].map(agentId => ({ agentId, within }))
  assert.equal((await set({ rungs: chosen, outside: reached })).status, 200)
  assert.equal((await set({ version })).status, 410, 'nobody overwrites what they have not seen')
  const after = await setup()
  assert.deepEqual([after.isByRole, after.rungs, after.outside.link], [false, chosen, reached.link])
})

test('whoever stands on the last rung cannot leave before somebody else does', async () => {
  const bo = await world.agent('bo')
  const left = await hugo.send('POST', `/api/desk/agents/${bo.id}/departure`)
  assert.equal(left.status, 409)
  assert.match(left.text, /The last rung inside always answers/)
})

test('an absent lead is stood in for: the deputy finds the case on their rung, and answers for it', async () => {
  const { outside } = await setup()
  const bo = await world.agent('bo')
  await set({ rungs: [lena.id, hugo.id].map(agentId => ({ agentId, within })), outside })
  const customer = await ownedByAda()
  await customer.post('climb/0')
  const absence = { from: world.clock.now() - DAY, until: null, deputyId: bo.id }
  assert.equal((await hugo.send('PUT', `/api/desk/agents/${lena.id}/absence`, absence)).status, 200)
  const { cases }: RungList = (await bo.get('/api/desk/rungs')).body
  assert.equal(cases.find(({ summary }) => summary.id === customer.caseId)?.standsFor, 'Lena Marsh')
  await bo.act(customer.caseId, { act: 'answer-rung', rung: 1, words: 'It is put right today.' })
  const left: RungList = (await bo.get('/api/desk/rungs')).body
  assert.ok(!left.cases.some(({ summary }) => summary.id === customer.caseId), 'it waits there no more')
  const { rungs }: RungCounts = (await hugo.get('/api/desk/rungs/all')).body
  assert.ok(
    rungs.some(({ name, late }) => name === 'Hugo Adeyemi' && late > 0),
    'who is late is shown as late',
  )
  const { rungs: counted }: Wallboard = (await hugo.get('/api/desk/wallboard')).body
  assert.ok(counted && counted.late > 0 && counted.inTime > 0 && counted.missed > 0)
  assert.equal(
    counted.waiting,
    rungs.reduce((sum, { waiting }) => sum + waiting, 0),
  )
  assert.equal((await ada.send('GET', '/api/desk/rungs/all')).status, 403)
})

test('words ask for nothing by themselves: whoever writes that they want the manager is where they were', async () => {
  const customer = await ownedByAda('I want to speak to your manager.')
  assert.equal((await ladderOf(ada, customer.caseId)).rung, null)
  assert.match(await customer.page(), /One tap is enough/)
})
