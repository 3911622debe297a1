/** Teams, skills and mailboxes: who may, what is refused, and that nothing is taken from whoever still needs it. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { SetupView } from '../../../contract/setup.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

let world: World
let hugo: AgentClient
before(async () => {
  world = await openWorld()
  hugo = await world.agent('hugo')
})
after(() => world[Symbol.asyncDispose]())

const base = '/api/desk/setup'
const look = async (): Promise<SetupView> => (await hugo.get(base)).body
const put = async (path: string, body: unknown) => await hugo.send('PUT', `${base}${path}`, body)

test('agents and leads cannot change teams, skills or mailboxes, and read why not', async () => {
  const skill = { version: 0, labelEn: 'Mobile', labelEs: 'Móvil' }
  const team = `/teams/${randomUUID()}`
  for (const who of [await world.agent('ada'), await world.agent('lena')]) {
    for (const [method, path, body, says] of [
      ['PUT', team, { version: 0, name: 'Second floor' }, /how the house is set up/],
      ['DELETE', `${team}?version=0`, undefined, /how the house is set up/],
      ['PUT', '/skills/mobile', skill, /how the house is set up/],
      ['DELETE', '/skills/mobile?version=0', undefined, /how the house is set up/],
      [
        'PUT',
        '/mailboxes/help@behemoth.example',
        { version: 0, purpose: '', skill: null },
        /the ways by which/,
      ],
      ['DELETE', '/mailboxes/help@behemoth.example?version=0', undefined, /the ways by which/],
    ] as const) {
      const answer = await who.send(method, `${base}${path}`, body)
      assert.equal(answer.status, 403, `${method} ${path}`)
      assert.match(answer.text, says)
    }
  }
})

test('a team is named, renamed and removed, but not while people are in it, and not under a name that is taken', async () => {
  const id = randomUUID()
  assert.equal((await put(`/teams/${id}`, { version: 0, name: 'Second floor' })).status, 200)
  assert.equal((await put(`/teams/${randomUUID()}`, { version: 0, name: 'second FLOOR' })).status, 400)
  const team = (await look()).teams.find(each => each.id === id) ?? assert.fail()
  assert.equal((await put(`/teams/${id}`, { version: 0, name: 'Attic' })).status, 410)
  assert.equal((await put(`/teams/${id}`, { version: team.version, name: 'Attic' })).status, 200)
  const { teams } = await look()
  const attic = teams.find(each => each.id === id) ?? assert.fail()
  const full = teams.find(({ people }) => people > 0) ?? assert.fail()
  assert.equal(attic.name, 'Attic')
  const refused = await hugo.send('DELETE', `${base}/teams/${full.id}?version=${full.version}`)
  assert.equal(refused.status, 409)
  assert.match(refused.text, /People are still in this team/)
  const path = `${base}/teams/${id}?version=${attic.version}`
  assert.equal((await hugo.send('DELETE', path)).status, 200)
  assert.equal(
    (await look()).teams.some(each => each.id === id),
    false,
  )
})

test('a skill that a mailbox asks for stays; once free it goes, and comes back when that is undone', async () => {
  const skill = { version: 0, labelEn: 'Television', labelEs: 'Televisión' }
  assert.equal((await put('/skills/tv', skill)).status, 200)
  assert.equal((await put('/skills/T V', skill)).status, 400)
  const ada = (await look()).people.find(({ name }) => name === 'Ada Quill') ?? assert.fail()
  assert.equal((await put(`/people/${ada.id}`, { ...ada, skills: ['tv'] })).status, 200)
  assert.equal(
    (await put('/mailboxes/tv@behemoth.example', { version: 0, purpose: 'TV', skill: 'tv' })).status,
    200,
  )
  const versionOf = async () => (await look()).skills.find(({ name }) => name === 'tv')?.version
  const path = async () => `${base}/skills/tv?version=${await versionOf()}`
  const refused = await hugo.send('DELETE', await path())
  assert.equal(refused.status, 409)
  assert.match(refused.text, /This skill is still in use/)
  const box = (await look()).mailboxes[0]
  await hugo.send('DELETE', `${base}/mailboxes/tv@behemoth.example?version=${box?.version}`)
  const knows = (await look()).people.find(({ id }) => id === ada.id) ?? assert.fail()
  assert.equal((await put(`/people/${ada.id}`, { ...knows, skills: [] })).status, 200)
  assert.equal((await hugo.send('DELETE', await path())).status, 200)
  assert.equal((await put('/skills/tv', skill)).status, 200)
  assert.equal((await put('/skills/tv', skill)).status, 410)
  assert.equal((await look()).skills.find(({ name }) => name === 'tv')?.labelEs, 'Televisión')
})

test('a mailbox is an address of ours; another domain is refused with what to do instead', async () => {
  const box = { version: 0, purpose: 'Everything', skill: null }
  const elsewhere = await put('/mailboxes/help@elsewhere.example', box)
  assert.equal(elsewhere.status, 400)
  assert.match(elsewhere.text, /addresses that end in @behemoth\.example/)
  assert.equal((await put('/mailboxes/not-an-address', box)).status, 400)
  assert.equal((await put('/mailboxes/Help@behemoth.example', box)).status, 200)
  assert.equal((await put('/mailboxes/bad@behemoth.example', { ...box, skill: 'none' })).status, 400)
  const view = await look()
  assert.deepEqual(
    view.mailboxes.map(({ address }) => address),
    ['help@behemoth.example'],
  )
  assert.equal(view.mail.domain, 'behemoth.example')
  assert.equal(view.mail.isListening, true)
})
