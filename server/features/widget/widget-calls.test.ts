/** A call that is asked for in the contact button on somebody else's site. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { CallbackCheck } from '../../../contract/pages.ts'
import type { WidgetCalls, WidgetCase } from '../../../contract/widget.ts'
import { openWorld, type World } from '../../testing/world.ts'

const shop = 'https://shop.example'

let world: World
before(async () => {
  world = await openWorld()
  const hugo = await world.agent('hugo')
  await hugo.send('PUT', '/api/desk/widget/origins', { origins: [shop] })
})
after(() => world[Symbol.asyncDispose]())

interface Knock {
  readonly origin?: string | null
  readonly method?: string
  readonly form?: Readonly<Record<string, string>>
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
}

async function knock(path: string, { origin = shop, method, form, key, headers = {} }: Knock = {}) {
  const sent = form && new FormData()
  for (const [name, value] of Object.entries(form ?? {})) sent?.set(name, value)
  const response = await fetch(`${world.url}/api/widget/${path}`, {
    method: method ?? (form ? 'POST' : 'GET'),
    headers: {
      ...(origin === null ? {} : { origin }),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...headers,
    },
    ...(sent ? { body: sent } : {}),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  const body = (isJson ? JSON.parse(text) : null) as never // the test knows what it asked for
  return { status: response.status, headers: response.headers, text, body }
}

test('whoever would rather be called asks for it on the site, by the door of our own page: looked at, pressed, one place', async () => {
  const calls: WidgetCalls = (await knock('call-back')).body
  assert.ok(calls.isOpen && calls.windows.length > 0)
  const form = { messageId: randomUUID(), number: '01632 960401', words: 'No line.' }
  const looked = await knock('call-back', { form })
  const { check }: CallbackCheck = looked.body
  assert.deepEqual(check, { shown: '+44 1632 960401', atHome: '01632 960401', press: '+441632960401' })
  const asked = await knock('call-back', { form: { ...form, right: check.press } })
  assert.equal(asked.status, 200, asked.text)
  const held: WidgetCase = asked.body
  const { rows } = await sql<{ readonly medium: string; readonly by: string }>`
    SELECT e.medium, e.callback_by AS by FROM entry e JOIN cases c ON c.id = e.case_id
    WHERE c.reference = ${held.reference}`.execute(world.db)
  assert.deepEqual(rows, [{ medium: 'call', by: 'phone' }])
  const again = await knock('call-back', { form: { ...form, right: check.press } })
  const same: WidgetCase = again.body
  assert.equal(same.reference, held.reference, 'sent twice it is one matter')
  const other = await knock('call-back?language=es', {
    form: { ...form, messageId: randomUUID(), right: check.press },
  })
  assert.equal(other.status, 409)
  assert.match(other.text, /Este número ya tiene su lugar/)
  const dear = await knock('call-back', {
    form: { ...form, messageId: randomUUID(), number: '0909 879 0000' },
  })
  assert.equal(dear.status, 400)
  assert.match(dear.text, /cost more than an ordinary call/)
  assert.equal((await knock('call-back', { form, origin: 'https://elsewhere.example' })).status, 403)
  assert.equal((await knock(`cases/${held.reference}/leave`, { form: {}, key: held.key })).status, 200)
})
