/** The contact button's doors as a site's page knocks at them: who is let in, what a key opens, and whom a token makes known. */
import assert from 'node:assert/strict'
import { createHmac, randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import type { CaseView } from '../../../contract/desk.ts'
import type { WidgetCase, WidgetIdentity, WidgetWays } from '../../../contract/widget.ts'
import { DAY, HOUR } from '../../../domain/time.ts'
import { eventually } from '../../testing/eventually.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

const shop = 'https://shop.example'

let world: World
let hugo: AgentClient
let ada: AgentClient
before(async () => {
  world = await openWorld()
  hugo = await world.agent('hugo')
  ada = await world.agent('ada')
  const set = await hugo.send('PUT', '/api/desk/widget/origins', { origins: [`${shop}/basket?a=1`] })
  assert.equal(set.status, 200, set.text)
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

const start = async (form: Readonly<Record<string, string>>): Promise<WidgetCase> => {
  const answer = await knock('start', { form: { messageId: randomUUID(), ...form } })
  assert.equal(answer.status, 200, answer.text)
  return answer.body
}

async function caseIdOf({ reference }: WidgetCase): Promise<string> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT id FROM cases WHERE reference = ${reference}`.execute(world.db)
  return rows[0]?.id ?? ''
}

const view = async (held: WidgetCase): Promise<CaseView> => await ada.view(await caseIdOf(held))

describe('which sites may ask', () => {
  test('one that is on the list, exactly as its browser says it, is answered without leave for cookies', async () => {
    const answer = await knock('ways')
    assert.equal(answer.status, 200, answer.text)
    assert.equal(answer.headers.get('access-control-allow-origin'), shop)
    assert.match(answer.headers.get('vary') ?? '', /origin/)
    assert.equal(answer.headers.get('access-control-allow-credentials'), null)
    assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin')
    const ways: WidgetWays = answer.body
    assert.equal(ways.organisation.phone, '01632 960100')
    assert.ok(ways.chatWait.sentence)
    const spanish: WidgetWays = (await knock('ways?language=es')).body
    assert.match(spanish.letterSentence, /[áéíóúñ]|persona|correo/)
  })

  test('any other is refused with a sentence that says who adds it, and nothing is begun for it', async () => {
    const others = [
      'https://evil.example',
      'http://shop.example',
      `${shop}:8443`,
      'https://a.shop.example',
      'null',
      null,
    ]
    for (const origin of others) {
      const form = { words: 'Hello', messageId: randomUUID() }
      for (const answer of [await knock('ways', { origin }), await knock('start', { origin, form })]) {
        assert.equal(answer.status, 403, String(origin))
        assert.match(answer.text, /"fault":"not-allowed"/)
        assert.match(answer.text, /An administrator adds the site/)
        assert.equal(answer.headers.get('access-control-allow-origin'), null)
      }
    }
    const { rows } = await sql`SELECT 1 FROM cases`.execute(world.db)
    assert.equal(rows.length, 0)
  })

  test('a browser that asks first is told what it may send, when the site is on the list', async () => {
    const asked = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    }
    const yes = await knock('start', { method: 'OPTIONS', headers: asked })
    assert.equal(yes.status, 204)
    assert.equal(yes.headers.get('access-control-allow-origin'), shop)
    assert.equal(yes.headers.get('access-control-allow-headers'), 'authorization')
    const no = await knock('start', { method: 'OPTIONS', headers: asked, origin: 'https://evil.example' })
    assert.equal(no.status, 403)
  })

  test('a case’s cookie opens nothing here, and a key for one case opens no other', async () => {
    const customer = await world.customer('By the page.')
    const mine = await start({ words: 'By the button.' })
    const path = (reference: string) => `cases/${reference}/live`
    const cookie = await knock(path(customer.reference), { headers: { cookie: customer.cookie } })
    assert.equal(cookie.status, 404)
    assert.equal((await knock(path(customer.reference), { key: mine.key })).status, 404)
    for (const key of ['', 'x', `${mine.key}x`, mine.key.replace('bearer', 'link')])
      assert.equal((await knock(path(mine.reference), { key })).status, 404, key)
    const page = await fetch(mine.href, { redirect: 'manual' })
    assert.equal(page.status, 303, 'the link opens the case’s own page')
    const left = await knock(`cases/${mine.reference}/leave`, { key: mine.key, form: { a: '' } })
    assert.equal(left.status, 200)
    assert.equal((await customer.post('leave')).status, 200)
  })
})

test('a matter begun on a site goes the usual way: a place in the line, a told wait, an answer, the customer’s yes', async () => {
  const messageId = randomUUID()
  const held = await start({ words: 'My line is dead.', name: '<img src=x onerror=alert(1)>', messageId })
  const again = await start({ words: 'My line is dead.', messageId })
  assert.equal(again.reference, held.reference, 'sent twice it is one matter')
  const caseId = await caseIdOf(held)
  const { rows } =
    await sql`SELECT 1 FROM fact WHERE case_id = ${caseId} AND type IN ('QuoteTold', 'EntryJoined')`.execute(
      world.db,
    )
  assert.equal(rows.length, 2)
  assert.equal((await view(held)).customer?.isVerified ?? false, false)

  const leaving = new AbortController()
  const live = await fetch(`${world.url}/api/widget/cases/${held.reference}/live`, {
    headers: { origin: shop, authorization: `Bearer ${held.key}` },
    signal: leaving.signal,
  })
  assert.equal(live.headers.get('access-control-allow-origin'), shop)
  let told = ''
  void (async () => {
    const decoder = new TextDecoder()
    for await (const piece of live.body ?? []) told += decoder.decode(piece, { stream: true })
  })().catch(() => undefined)
  const replied = await ada.act(caseId, { act: 'reply', words: 'It is coming back.', files: [] })
  assert.equal(replied.status, 200, replied.text)
  await eventually('the answer on the site', async () => told.includes('It is coming back.'))
  leaving.abort()

  const say = async (words: string) =>
    await knock(`cases/${held.reference}/say`, { key: held.key, form: { messageId: randomUUID(), words } })
  assert.equal((await say('It is back.')).status, 200)
  assert.equal((await say(' ')).status, 400)
  assert.equal((await say('x'.repeat(100_001))).status, 400)
  assert.equal(
    (await knock(`cases/${held.reference}/typing`, { key: held.key, form: { a: '' } })).status,
    204,
  )
  assert.equal(
    (await knock(`cases/${held.reference}/solved`, { key: held.key, form: { a: '' } })).status,
    200,
  )
  assert.equal((await view(held)).summary.status, 'solved')
})

test('whoever says in the chat that it is solved is asked about what is owed', async () => {
  const held = await start({ words: 'The picture flickers.', messageId: randomUUID() })
  const caseId = await caseIdOf(held)
  const dueAt = world.clock.now() + 3_600_000
  const made = { act: 'promise', kind: 'goods', words: 'A cable is sent.' } as const
  assert.equal((await ada.act(caseId, { ...made, replaces: null, dueAt })).status, 200)
  const solved = async (form: Record<string, string>) =>
    await knock(`cases/${held.reference}/solved`, { key: held.key, form })
  await solved({ a: '' })
  assert.equal((await view(held)).summary.status, 'owing')
  await knock(`cases/${held.reference}/not-solved`, { key: held.key, form: {} })
  const [cable] = (await ada.view(caseId)).promises
  await solved({ [`letGo.${cable?.id}`]: 'yes' })
  assert.equal((await view(held)).summary.status, 'solved')
})

test('what is not right is said before anything is begun', async () => {
  for (const [form, field] of [
    [{ words: ' ' }, 'words'],
    [{ words: 'x'.repeat(100_001) }, 'words'],
    [{ words: 'Hello', address: 'nobody' }, 'address'],
  ] as const) {
    const answer = await knock('start?language=es', { form })
    assert.equal(answer.status, 400)
    assert.deepEqual((answer.body as { readonly fields: string[] }).fields, [field]) // as above
  }
})

let secret = ''
const rotate = async (endFormer: 'now' | 'in-a-day') => {
  const made = await hugo.send('POST', '/api/desk/widget/secret', { endFormer })
  assert.equal(made.status, 200, made.text)
  const { secret: shown }: { readonly secret: string } = made.body
  return shown
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token as a site's own server makes it, with nothing but HMAC. */
function tokenOf(claims: Readonly<Record<string, unknown>>, { key = secret, alg = 'HS256' } = {}): string {
  const now = Math.floor(world.clock.now() / 1_000)
  const payload = base64({ aud: world.url, iat: now, exp: now + 300, ...claims })
  const signed = `${base64({ alg, typ: 'JWT' })}.${payload}`
  if (alg === 'none') return `${signed}.`
  return `${signed}.${createHmac(alg === 'HS512' ? 'sha512' : 'sha256', key)
    .update(signed)
    .digest('base64url')}`
}

const identify = async (token: string): Promise<WidgetIdentity> =>
  (await knock('identify', { form: { token } })).body

describe('whom a site knows', () => {
  before(async () => {
    secret = await rotate('now')
  })

  async function known(claims: Readonly<Record<string, unknown>>) {
    const answer = await identify(tokenOf(claims))
    assert.ok(answer.person, JSON.stringify(answer))
    return { ...answer.person, going: answer.going }
  }

  test('the holder of an account begins as themselves, verified, and is asked for nothing again', async () => {
    const customerId = randomUUID()
    await sql`INSERT INTO customer (id, name, created_at) VALUES (${customerId}, 'Mrs Okafor', now())`.execute(
      world.db,
    )
    await sql`
      INSERT INTO account (id, customer_id, number, opened_on) VALUES (${randomUUID()}, ${customerId}, 'BB-1001', now())`.execute(
      world.db,
    )
    const person = await known({ sub: 'BB-1001', name: 'Mrs Okafor', email: 'okafor@mail.example' })
    assert.equal(person.hasAddress, true)
    assert.equal(person.going, null)
    const held = await start({ words: 'My bill is wrong.', pass: person.pass })
    const seen = await view(held)
    assert.equal(seen.customer?.id, customerId)
    assert.equal(seen.customer?.isVerified, true)
    assert.ok(seen.story.some(item => /logging in on our site/.test(item.sentence)))
    const { going } = await known({ sub: 'BB-1001' })
    assert.equal(going?.reference, held.reference, 'on another machine it goes on')
  })

  test('a matter that was joined goes on in the other for whoever the site knows; the old key still carries words there', async () => {
    const claims = { sub: 'user-joined', name: 'Ines Holm', email: 'ines@mail.example' }
    const { pass } = await known(claims)
    const goes = await start({ words: 'My bill is wrong.', pass })
    // Begun on our own page, where no site knew them.
    const stays = await world.customer('My line is dead.', { address: 'ines@mail.example' })
    const from = await caseIdOf(goes)
    for (const id of [from, stays.caseId]) {
      await ada.act(id, { act: 'reply', words: 'I look at it.', files: [] })
      await ada.act(id, { act: 'end-contact' })
    }
    const joined = await ada.act(stays.caseId, { act: 'merge', from })
    assert.equal(joined.status, 200, joined.text)
    assert.equal((await known(claims)).going?.reference, stays.reference)
    const form = { messageId: randomUUID(), words: 'And the line crackles.' }
    const said = await knock(`cases/${goes.reference}/say`, { form, key: goes.key })
    assert.equal(said.status, 200, said.text)
    assert.ok((await ada.view(stays.caseId)).story.some(item => item.words === form.words))
  })

  test('somebody whom only the site knows is one customer from then on', async () => {
    const claims = { sub: 'user-77', name: 'Tomás Ríos 🐙' }
    const { pass } = await known(claims)
    const [one, two] = await Promise.all([
      start({ words: 'Hello.', pass }),
      start({ words: 'And this.', pass }),
    ])
    const [first, second] = [await view(one), await view(two)]
    assert.equal(first.customer?.id, second.customer?.id)
    assert.equal(first.customer?.name, 'Tomás Ríos 🐙')
    assert.equal((await known({ sub: 'user-78' })).who === (await known(claims)).who, false)
  })

  test('a site that tells account numbers apart cannot meet one by its own names', async () => {
    const { pass, going } = await known({ sub: 'BB-1001', account: null, name: 'Another' })
    assert.equal(going, null)
    assert.equal((await view(await start({ words: 'Hello.', pass }))).customer?.name, 'Another')
    const holder = await known({ sub: 'user-79', account: 'BB-1001' })
    assert.equal(
      (await view(await start({ words: 'Hello.', pass: holder.pass }))).customer?.name,
      'Mrs Okafor',
    )
  })

  test('a token that does not count leaves its bearer a stranger, and locks nobody out', async () => {
    const now = Math.floor(world.clock.now() / 1_000)
    const tokens: readonly [token: string, why: string][] = [
      [tokenOf({ sub: 'a', iat: now - 700, exp: now - 100 }), 'expired'],
      [tokenOf({ sub: 'a', iat: now - 800, exp: now + 100 }), 'expired'],
      [tokenOf({ sub: 'a', exp: now + 601 }), 'wrong'],
      [tokenOf({ sub: 'a', exp: now + DAY / 1_000 }), 'wrong'],
      [tokenOf({ sub: 'a', exp: undefined }), 'wrong'],
      [tokenOf({ sub: 'a', iat: undefined }), 'wrong'],
      [tokenOf({ sub: 'a', iat: now + 3_600, exp: now + 3_900 }), 'wrong'],
      [tokenOf({ sub: 'a', aud: 'https://other.example' }), 'wrong'],
      [tokenOf({ sub: '' }), 'wrong'],
      [tokenOf({ sub: 7 }), 'wrong'],
      [tokenOf({ name: 'nobody' }), 'wrong'],
      [tokenOf({ sub: 'a' }, { key: 'another' }), 'wrong'],
      [tokenOf({ sub: 'a' }, { alg: 'none' }), 'wrong'],
      [tokenOf({ sub: 'a' }, { alg: 'HS512' }), 'wrong'],
      ['nonsense', 'wrong'],
      ['', 'wrong'],
    ]
    for (const [token, why] of tokens) assert.deepEqual(await identify(token), { person: null, why }, token)
    for (const pass of [
      'nonsense',
      tokenOf({ sub: 'BB-1001' }),
      tokenOf({ sub: 'BB-1001', aud: 'heed-pass' }),
    ]) {
      const held = await start({ words: 'Let me in all the same.', pass })
      assert.equal((await view(held)).customer?.isVerified, false)
    }
  })

  test('a pass holds for half a day and no longer', async () => {
    const { pass } = await known({ sub: 'BB-1001' })
    world.clock.advance(11 * HOUR)
    assert.equal((await view(await start({ words: 'Still me.', pass }))).customer?.isVerified, true)
    world.clock.advance(2 * HOUR)
    // Desks have signed out meanwhile.
    ;[hugo, ada] = [await world.agent('hugo'), await world.agent('ada')]
    assert.equal((await view(await start({ words: 'Too late.', pass }))).customer?.isVerified, false)
  })

  test('a new secret leaves the former one a day, or ends it at once', async () => {
    const former = secret
    secret = await rotate('in-a-day')
    assert.ok((await identify(tokenOf({ sub: 'a' }, { key: former }))).person)
    assert.ok((await identify(tokenOf({ sub: 'a' }))).person)
    world.clock.advance(DAY)
    ;[hugo, ada] = [await world.agent('hugo'), await world.agent('ada')]
    assert.equal((await identify(tokenOf({ sub: 'a' }, { key: former }))).person, null)
    const leaked = secret
    secret = await rotate('now')
    assert.equal((await identify(tokenOf({ sub: 'a' }, { key: leaked }))).person, null)
    assert.ok((await identify(tokenOf({ sub: 'a' }))).person)
  })

  test('the secret is shown once and lies sealed', async () => {
    const setup = await hugo.get('/api/desk/widget')
    assert.equal(setup.text.includes(secret), false)
    const { rows } = await sql<{ readonly sealed: string }>`SELECT sealed FROM widget_key`.execute(world.db)
    assert.ok(rows.length > 0)
    for (const { sealed } of rows) assert.equal(sealed.includes(secret), false)
  })
})

test('the script may be loaded by any site, is light, and is asked for again only when it is another', async () => {
  const script = await fetch(`${world.url}/widget.js`, { headers: { 'accept-encoding': 'identity' } })
  assert.equal(script.headers.get('cross-origin-resource-policy'), 'cross-origin')
  assert.equal(script.headers.get('access-control-allow-origin'), '*')
  assert.match(script.headers.get('cache-control') ?? '', /max-age=300\b/)
  const text = await script.text()
  const zipped = gzipSync(text, { level: 9 }).length
  assert.ok(zipped <= 15 * 1_024, `${zipped} bytes are loaded by every page of a site`)
  const panel = await fetch(`${world.url}/widget/panel-en.js`)
  assert.equal(panel.headers.get('access-control-allow-origin'), '*')
  const opened = gzipSync(await panel.text(), { level: 9 }).length
  assert.ok(opened <= 21 * 1_024, `${opened} bytes are loaded by whoever opens the button`)
  const etag = script.headers.get('etag') ?? ''
  const same = await fetch(`${world.url}/widget.js`, { headers: { 'if-none-match': etag } })
  assert.equal(same.status, 304)
})

test('whoever begins too much at once is asked to wait, and the site can read it', async () => {
  const form = { words: ' ' }
  let last = await knock('start', { form })
  for (let times = 0; times < 40 && last.status !== 429; times++) last = await knock('start', { form })
  assert.equal(last.status, 429)
  assert.equal(last.headers.get('access-control-allow-origin'), shop)
  assert.match(last.text, /too-many/)
  assert.equal((await knock('ways')).status, 200)
})
