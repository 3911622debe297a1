/** Whatever requests ask for is known by somebody who takes first help; whichever way the last of them would go is refused. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { LineSetup } from '../../contract/line.ts'
import type { Invitation, ReadyView, SetPerson, SetupView } from '../../contract/setup.ts'
import { type AgentClient, openWorld, type World } from '../testing/world.ts'

const setup = '/api/desk/setup'
const mailbox = `${setup}/mailboxes/fibre@behemoth.example`
const last = /Fibre: Nobody else who takes calls or chats knows this skill well enough/
const noneYet = /Fibre: Nobody who takes calls or chats knows this skill well enough/

let world: World
let hugo: AgentClient
let ids: Readonly<Record<'ada' | 'bo' | 'lena', string>>
before(async () => {
  world = await openWorld()
  hugo = await world.agent('hugo')
  ids = {
    ada: (await world.agent('ada')).id,
    bo: (await world.agent('bo')).id,
    lena: (await world.agent('lena')).id,
  }
  const skill = { version: 0, labelEn: 'Fibre', labelEs: 'Fibra' }
  assert.equal((await hugo.send('PUT', `${setup}/skills/fibre`, skill)).status, 200)
})
after(() => world[Symbol.asyncDispose]())

const look = async (): Promise<SetupView> => (await hugo.get(setup)).body

async function change(agentId: string, part: Partial<SetPerson>) {
  const person = (await look()).people.find(({ id }) => id === agentId) ?? assert.fail('no such person')
  return await hugo.send('PUT', `${setup}/people/${agentId}`, { ...person, ...part })
}

const box = (version: number) => ({ version, purpose: 'Fibre', skill: 'fibre' })

test('a mailbox asks for no skill that nobody has, and says what to do, in the language of the reader', async () => {
  const refused = await hugo.send('PUT', mailbox, box(0))
  assert.equal(refused.status, 409)
  assert.match(refused.text, noneYet)
  assert.match(refused.text, /Give it to somebody who takes first help too/)
  const headers = { 'content-type': 'application/json', 'accept-language': 'es', cookie: hugo.cookie }
  const spanish = await fetch(`${world.url}${mailbox}`, {
    method: 'PUT',
    headers,
    body: JSON.stringify(box(0)),
  })
  assert.match(await spanish.text(), /Fibra: Nadie que atienda conoce lo bastante este tema/)
  assert.deepEqual((await look()).mailboxes, [], 'nothing was written')
  assert.equal((await change(ids.ada, { skills: ['fibre'] })).status, 200)
  assert.equal((await hugo.send('PUT', mailbox, box(0))).status, 200)
})

test('the last who has a skill keeps it, and keeps taking calls or chats', async () => {
  for (const part of [{ skills: [] }, { callCapacity: 0, chatCapacity: 0 }]) {
    const refused = await change(ids.ada, part)
    assert.equal(refused.status, 409)
    assert.match(refused.text, last)
  }
  const ada = (await look()).people.find(({ id }) => id === ids.ada)
  assert.deepEqual([ada?.skills, ada?.callCapacity], [['fibre'], 1])
  assert.equal((await change(ids.ada, { callCapacity: 0 })).status, 200, 'chats are first help too')
})

test('whoever is the last to have a skill can always be shut out, and Ready? says what is without help then', async () => {
  const lena = await world.agent('lena')
  assert.equal((await lena.send('POST', `/api/desk/agents/${ids.ada}/departure`)).status, 200)
  const { people } = await look()
  assert.equal(
    people.some(({ id }) => id === ids.ada),
    false,
  )
  const lacking = async () => {
    const { findings }: ReadyView = (await hugo.get(`${setup}/ready`)).body
    return findings.find(({ name }) => name === 'skill-nobody-has')?.about
  }
  assert.deepEqual(await lacking(), ['fibre'])
  assert.equal((await change(ids.bo, { skills: ['fibre'] })).status, 200)
  assert.equal(await lacking(), undefined)
})

test('a skill that only somebody knows who never came is kept with their invitation', async () => {
  const asked = {
    name: 'Noa Reyes',
    email: 'noa@behemoth.example',
    role: 'agent',
    isAdmin: false,
    teamId: null,
    skills: ['fibre'],
    agency: null,
  }
  const { agentId }: Invitation = (await hugo.send('POST', `${setup}/people`, asked)).body
  assert.equal((await change(ids.bo, { skills: [] })).status, 200)
  const refused = await hugo.send('DELETE', `${setup}/people/${agentId}`)
  assert.equal(refused.status, 409)
  assert.match(refused.text, last)
  assert.equal((await change(ids.bo, { skills: ['fibre'] })).status, 200)
  assert.equal((await hugo.send('DELETE', `${setup}/people/${agentId}`)).status, 200)
})

test('what lacked help before stands in the way of nothing else, and the page of the line says it', async () => {
  await sql`UPDATE agent SET skills = '{}' WHERE id = ${ids.bo}`.execute(world.db)
  assert.equal((await change(ids.bo, { name: 'Bo L.' })).status, 200)
  const { version, wrapUpSeconds, requestLimitMinutes }: LineSetup = (await hugo.get(`${setup}/line`)).body
  const line = { version, wrapUpSeconds, requestLimitMinutes, leastLevels: [], people: [] }
  const refused = await hugo.send('PUT', `${setup}/line`, line)
  assert.equal(refused.status, 409)
  assert.match(refused.text, noneYet)
})
