/** How the line is set up: who may, what is refused, and that the line goes by it at once. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { LineSetup, WrapUp } from '../../../contract/line.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

let world: World
let hugo: AgentClient
before(async () => {
  world = await openWorld()
  hugo = await world.agent('hugo')
  const ada = await world.agent('ada')
  await sql`INSERT INTO skill (name, label_en, label_es) VALUES ('fibre', 'Fibre', 'Fibra')`.execute(world.db)
  await sql`UPDATE agent SET skills = '{fibre}' WHERE id = ${ada.id}`.execute(world.db)
})
after(() => world[Symbol.asyncDispose]())

const url = '/api/desk/setup/line'
const look = async (): Promise<LineSetup> => (await hugo.get(url)).body

async function set(change: Partial<LineSetup>) {
  const { version, wrapUpSeconds, requestLimitMinutes, leastLevels, people } = {
    ...(await look()),
    ...change,
  }
  const asked = {
    version,
    wrapUpSeconds,
    requestLimitMinutes,
    leastLevels: leastLevels.map(({ skill, leastLevel }) => ({ skill, leastLevel })),
    people: people.map(({ agentId, levels }) => ({ agentId, levels })),
  }
  return await hugo.send('PUT', url, asked)
}

test('agents cannot set the line up; leads see it and read why they do not change it', async () => {
  const ada = await world.agent('ada')
  assert.equal((await ada.send('GET', url)).status, 403)
  const lena = await world.agent('lena')
  const seen: LineSetup = (await lena.get(url)).body
  assert.match(seen.readOnlyBecause ?? '', /how the house is set up/)
  assert.equal((await lena.send('PUT', url, { ...seen, readOnlyBecause: undefined })).status, 403)
})

test('wrapping up and the limit for requests are set, and nobody writes over what a colleague has just changed', async () => {
  const { version } = await look()
  const wrapUpSeconds = { call: 45, chat: 20, letter: 0 }
  assert.equal((await set({ wrapUpSeconds, requestLimitMinutes: 30 })).status, 200)
  const after = await look()
  assert.deepEqual([after.wrapUpSeconds, after.requestLimitMinutes], [wrapUpSeconds, 30])
  assert.equal((await set({ version })).status, 410)
  assert.equal((await set({ wrapUpSeconds: { ...wrapUpSeconds, call: 4_000 } })).status, 400)
  assert.equal((await set({ requestLimitMinutes: 0 })).status, 400)
})

test('how many may choose a half hour, and which countries are called, are set; what is left out stays', async () => {
  const { version, wrapUpSeconds, requestLimitMinutes } = await look()
  const plain = { wrapUpSeconds, requestLimitMinutes, leastLevels: [], people: [] }
  const calls = { chosenPerHalfHour: 2, callCountries: ['ES', 'IE', 'ZZ'] }
  assert.equal((await hugo.send('PUT', url, { version, ...plain, ...calls })).status, 200)
  const now = await look()
  assert.deepEqual([now.chosenPerHalfHour, now.callCountries], [2, ['ES', 'IE']])
  assert.equal(now.homeCountry, 'GB')
  assert.equal((await hugo.send('PUT', url, { version: now.version, ...plain })).status, 200)
  const after = await look()
  assert.deepEqual([after.chosenPerHalfHour, after.callCountries], [2, ['ES', 'IE']])
  const wrong = { version: after.version, ...plain, callCountries: ['Spain'] }
  assert.equal((await hugo.send('PUT', url, wrong)).status, 400)
})

test('how well people know their skills is kept, and only of the skills that they have', async () => {
  const { people } = await look()
  const knows = people.find(({ levels }) => Object.keys(levels).length > 0) ?? assert.fail()
  const [skill = ''] = Object.keys(knows.levels)
  const levels = { [skill]: 3, 'no such skill': 2 }
  assert.equal((await set({ people: [{ ...knows, levels }] })).status, 200)
  const now = (await look()).people.find(({ agentId }) => agentId === knows.agentId)
  assert.equal(now?.levels[skill], 3)
  assert.equal(now?.levels['no such skill'], undefined)
})

test('a skill for requests that nobody who takes calls or chats knows well enough is refused, in both languages', async () => {
  const { leastLevels, people } = await look()
  const known = new Set(people.flatMap(({ levels }) => Object.keys(levels)))
  const { skill } = leastLevels.find(each => known.has(each.skill)) ?? assert.fail()
  const all = people.map(person => ({
    ...person,
    levels: Object.fromEntries(Object.keys(person.levels).map(name => [name, 1])),
  }))
  await sql`INSERT INTO mailbox (address, purpose, skill, created_at)
    VALUES ('asked@behemoth.example', 'for requests', ${skill}, now())`.execute(world.db)
  const tooMuch = leastLevels.map(each => ({ ...each, leastLevel: each.skill === skill ? 3 : 1 }))
  const refused = await set({ leastLevels: tooMuch, people: all })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /Nobody who takes calls or chats knows this skill well enough/)
  assert.deepEqual((await look()).leastLevels, leastLevels, 'nothing was changed')
  assert.equal((await set({ leastLevels: tooMuch.map(each => ({ ...each, leastLevel: 1 })) })).status, 200)
})

test('an agent wraps up a chat for as long as the house says, and is ready when they say so', async () => {
  await set({ wrapUpSeconds: { call: 0, chat: 60, letter: 0 } })
  const ada = await world.agent('ada')
  const wrapUp = async (): Promise<number | null> => {
    const { until }: WrapUp = (await ada.get('/api/desk/wrap-up')).body
    return until
  }
  assert.equal(await wrapUp(), null)
  await ada.here()
  const customer = await world.customer('My line is dead.')
  assert.equal(await ada.offered(), customer.caseId)
  const { entry } = (await ada.view(customer.caseId)).summary
  await ada.act(customer.caseId, { act: 'answer', entryId: entry?.id ?? '' })
  await ada.act(customer.caseId, { act: 'end-contact' })
  const until = (await wrapUp()) ?? 0
  assert.ok(until > world.clock.now() && until <= world.clock.now() + 60_000)
  assert.equal((await ada.send('POST', '/api/desk/ready')).status, 200)
  assert.equal(await wrapUp(), null)
})
