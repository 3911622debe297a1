/** Both sides at once: only in a demo, only on this machine, and what has happened is told to whose case it is. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { writeDemoLogins } from '../../demo/logins.ts'
import { openWorld, request, type World } from '../../testing/world.ts'

let world: World
before(async () => {
  world = await openWorld()
  const login = { name: 'Ada Quill', email: 'ada@behemoth.example', role: 'agent' } as const
  writeDemoLogins(world.dataDir, [{ ...login, password: 'seven grey herons stand' }])
})
after(async () => {
  await world[Symbol.asyncDispose]()
})

const asPage = { accept: 'text/html' }

test('an organisation that is no demo has no such page', async () => {
  await sql`UPDATE organisation SET is_demo = false`.execute(world.db)
  world.heed.ledger.signals.send({ kind: 'team' })
  assert.equal((await request(`${world.url}/demo`, 'GET', asPage)).status, 404)
  assert.equal((await request(`${world.url}/demo/agent`, 'POST', { body: {} })).status, 404)
  await sql`UPDATE organisation SET is_demo = true`.execute(world.db)
  world.heed.ledger.signals.send({ kind: 'team' })
})

test('somebody from elsewhere gets no such page', async () => {
  const answer = await fetch(`${world.url}/demo`, {
    headers: { accept: 'text/html', 'x-forwarded-for': '203.0.113.9' },
  })
  assert.equal(answer.status, 404)
})

test('one press sits down at the desk, as an agent who is here', async () => {
  const page = await request(`${world.url}/demo`, 'GET', asPage)
  assert.match(page.text, /Sit down as Ada Quill/)
  const seated = await request(`${world.url}/demo/agent`, 'POST', { body: {} })
  assert.equal(seated.status, 303)
  const me = await request(`${world.url}/api/desk/me`, 'GET', { cookie: seated.cookie })
  assert.match(me.text, /"presence":"here"/)
  const again = await request(`${world.url}/demo`, 'GET', { ...asPage, cookie: seated.cookie })
  assert.match(again.text, /The desk of Ada Quill/)
  assert.match(again.text, /data-side="agent"/)
})

test('the steps that have happened are told to whose case it is, and to nobody else', async () => {
  const customer = await world.customer('The violet light blinks.')
  const other = await world.customer('Another matter.')
  const steps = `${world.url}/case/${customer.reference}/demo-steps`
  const mine = await request(steps, 'GET', { cookie: customer.cookie })
  assert.deepEqual(JSON.parse(mine.text), { done: ['write'] })
  assert.equal((await request(steps, 'GET', { cookie: other.cookie })).status, 404)
})
