/** Words that are said often: the team's by its leads, one's own by everybody. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { PutSnippet, SnippetList } from '../../../contract/snippets.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world[Symbol.asyncDispose]())

type Change = Partial<Extract<PutSnippet, { type: 'snippet' }>>

function snippet(change: Change = {}): PutSnippet {
  return {
    type: 'snippet',
    shortcut: `s${randomUUID().slice(0, 8)}`,
    title: 'Hello',
    language: null,
    isTeam: false,
    words: 'Hello {customer.firstName}, I am {agent.name}.',
    ...change,
  }
}

async function put(agent: AgentClient, body: unknown, id: string = randomUUID()) {
  return await agent.send('PUT', `/api/desk/snippets/${id}`, body)
}

async function titlesOf(agent: AgentClient): Promise<readonly string[]> {
  const { snippets }: SnippetList = (await agent.get('/api/desk/snippets')).body
  return snippets.map(({ title }) => title)
}

test('what an agent writes for themselves is found by them and by nobody else', async () => {
  const [ada, lena] = [await world.agent('ada'), await world.agent('lena')]
  const id = randomUUID()
  assert.equal((await put(ada, snippet({ title: 'Ada’s own' }), id)).status, 200)
  assert.equal((await titlesOf(ada)).includes('Ada’s own'), true)
  assert.equal((await titlesOf(lena)).includes('Ada’s own'), false)
  assert.equal((await put(lena, snippet({ title: 'Taken over' }), id)).status, 404)
  assert.equal((await lena.send('DELETE', `/api/desk/snippets/${id}`)).status, 404)
  assert.equal((await titlesOf(ada)).includes('Ada’s own'), true)
})

test('a lead writes for the team; an agent reads why not, and cannot make the team’s their own', async () => {
  const [ada, lena] = [await world.agent('ada'), await world.agent('lena')]
  const id = randomUUID()
  const refused = await put(ada, snippet({ isTeam: true }))
  assert.equal(refused.status, 403)
  assert.match(refused.text, /Only a lead or an administrator writes snippets for the whole team/)
  assert.equal((await put(lena, snippet({ isTeam: true, title: 'The team’s' }), id)).status, 200)
  assert.equal((await titlesOf(ada)).includes('The team’s'), true)
  assert.equal((await put(ada, snippet({ title: 'Mine now' }), id)).status, 403)
  assert.equal((await ada.send('DELETE', `/api/desk/snippets/${id}`)).status, 403)
  assert.equal((await lena.send('DELETE', `/api/desk/snippets/${id}`)).status, 200)
  assert.equal((await lena.send('DELETE', `/api/desk/snippets/${id}`)).status, 200, 'gone is gone')
  assert.equal((await titlesOf(ada)).includes('The team’s'), false)
})

test('one shortcut means one thing, apart from its translation', async () => {
  const bo = await world.agent('bo')
  const id = randomUUID()
  assert.equal((await put(bo, snippet({ shortcut: 'Hola', language: 'es' }), id)).status, 200)
  assert.equal((await put(bo, snippet({ shortcut: 'hola', language: 'en' }))).status, 200)
  const taken = await put(bo, snippet({ shortcut: ' HOLA ', language: 'es' }))
  assert.equal(taken.status, 400)
  assert.match(taken.text, /already one called “hola”/)
  assert.equal((await put(bo, snippet({ shortcut: 'hola', language: 'es', title: 'Again' }), id)).status, 200)
})

test('a variable that does not exist, and words that are missing, are told when it is written and not when it is sent', async () => {
  const ada = await world.agent('ada')
  const wrong = await put(ada, snippet({ words: 'You are {customer.age}.' }))
  assert.equal(wrong.status, 400)
  assert.match(wrong.text, /There is nothing called \{customer\.age\}/)
  assert.equal((await put(ada, snippet({ words: '   ' }))).status, 400)
  assert.equal((await put(ada, snippet({ shortcut: 'two words' }))).status, 400)
})

test('a macro keeps its steps in order; one without any is refused', async () => {
  const ada = await world.agent('ada')
  const id = randomUUID()
  const macro: PutSnippet = {
    type: 'macro',
    shortcut: 'refund',
    title: 'Refund',
    language: null,
    isTeam: false,
    steps: [
      { do: 'tag', tag: 'refund' },
      { do: 'promise', kind: 'credit', words: 'The credit is on your next bill', workingDays: 5 },
      { do: 'insert', words: 'Dear {customer.firstName},' },
    ],
  }
  assert.equal((await put(ada, macro, id)).status, 200)
  const { snippets }: SnippetList = (await ada.get('/api/desk/snippets')).body
  assert.deepEqual(snippets.find(one => one.id === id)?.steps, macro.steps)
  assert.equal((await put(ada, { ...macro, shortcut: 'none', steps: [] })).status, 400)
})

test('nobody reads them without signing in', async () => {
  assert.equal((await fetch(`${world.url}/api/desk/snippets`)).status, 401)
})
