/** The setup of the contact button through its doors. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { WidgetSetup } from '../../../contract/widget.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

const shop = 'https://shop.example'

let world: World
let hugo: AgentClient
let ada: AgentClient
before(async () => {
  world = await openWorld()
  ;[hugo, ada] = [await world.agent('hugo'), await world.agent('ada')]
  const set = await hugo.send('PUT', '/api/desk/widget/origins', { origins: [`${shop}/basket?a=1`, shop] })
  assert.equal(set.status, 200, set.text)
})
after(() => world[Symbol.asyncDispose]())

const waysFor = async (origin: string) =>
  (await fetch(`${world.url}/api/widget/ways`, { headers: { origin } })).status

test('the setup is for administrators alone', async () => {
  for (const [method, path, body] of [
    ['GET', '', undefined],
    ['PUT', '/origins', { origins: [] }],
    ['POST', '/secret', { endFormer: 'now' }],
  ] as const) {
    const answer = await ada.send(method, `/api/desk/widget${path}`, body)
    assert.equal(answer.status, 403)
    assert.match(answer.text, /administrator/)
  }
})

test('it shows the snippet, what a content policy must let through, and who added a site', async () => {
  const setup: WidgetSetup = (await hugo.get('/api/desk/widget')).body
  assert.equal(setup.snippet, `<script src="${world.url}/widget.js" async></script>`)
  assert.deepEqual(setup.policy, [`script-src ${world.url}`, `connect-src ${world.url}`])
  assert.deepEqual(
    setup.origins.map(({ origin, by }) => ({ origin, by })),
    [{ origin: shop, by: 'Hugo Adeyemi' }],
  )
})

test('it takes no site over a line that others can read, and nothing that is no site', async () => {
  for (const origin of [
    'http://shop.example',
    'shop.example',
    'https://',
    '*',
    'null',
    'javascript:alert(1)',
    'https://a:b@shop.example',
  ]) {
    const answer = await hugo.send('PUT', '/api/desk/widget/origins', { origins: [origin] })
    assert.equal(answer.status, 400, origin)
    assert.match(answer.text, /beginning with https/)
  }
  const local = await hugo.send('PUT', '/api/desk/widget/origins', {
    origins: [shop, 'http://localhost:3000'],
  })
  assert.equal(local.status, 200)
  assert.equal(await waysFor('http://localhost:3000'), 200)
  assert.equal((await hugo.send('PUT', '/api/desk/widget/origins', { origins: [shop] })).status, 200)
  assert.equal(await waysFor('http://localhost:3000'), 403)
})

test('what was changed is recorded, and nobody overwrites what they have not seen', async () => {
  const { version }: WidgetSetup = (await hugo.get('/api/desk/widget')).body
  const put = async (seen: number, origins: readonly string[]) =>
    await hugo.send('PUT', '/api/desk/widget/origins', { version: seen, origins })
  assert.equal((await put(version, [shop, 'https://tea.example'])).status, 200)
  const late = await put(version, [shop])
  assert.equal(late.status, 410)
  assert.match(late.text, /Hugo Adeyemi has changed this/)
  assert.equal((await hugo.send('POST', '/api/desk/widget/secret', { endFormer: 'now' })).status, 200)
  const changes = (await hugo.get('/api/desk/setup/changes')).text
  assert.match(changes, /"kind":"widget"/)
  assert.match(changes, /https:\/\/tea\.example/)
  assert.match(changes, /"secretSince"/)
})
