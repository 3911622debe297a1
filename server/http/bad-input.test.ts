/** Every wrong request is answered with a typed fault, the right status and a sentence; nothing of it stays behind. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Act } from '../../contract/desk.ts'
import { faults } from '../../contract/faults.ts'
import { type AgentClient, type CustomerClient, openWorld, type World } from '../testing/world.ts'

let world: World
let ada: AgentClient
let nia: CustomerClient
before(async () => {
  world = await openWorld({ HEED_MAX_UPLOAD_MB: '1' })
  ada = await world.agent('ada')
  nia = await world.customer('My line is dead.', { name: 'Nia Okafor' })
  await ada.act(nia.caseId, { act: 'reply', words: 'I am looking at it.', files: [] })
})
after(() => world[Symbol.asyncDispose]())

interface Sent {
  readonly method?: string
  readonly path: string
  readonly type?: string
  readonly body?: string | Buffer | FormData
  readonly as?: 'customer' | 'agent'
}

async function send({ method = 'POST', path, type, body, as }: Sent) {
  const cookie = as === 'agent' ? ada.cookie : as === 'customer' ? nia.cookie : ''
  const response = await fetch(`${world.url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      accept: 'application/json',
      cookie,
      origin: world.url,
      ...(type ? { 'content-type': type } : {}),
    },
    ...(body === undefined
      ? {}
      : { body: typeof body === 'string' || body instanceof FormData ? body : new Uint8Array(body) }),
  })
  return { status: response.status, text: await response.text() }
}

/** How much there is of everything: what a wrong request must leave as it was. */
async function counted(): Promise<unknown> {
  const { rows } = await sql`
    SELECT (SELECT count(*) FROM fact WHERE case_id IS NOT NULL) AS facts, (SELECT count(*) FROM cases) AS cases, (SELECT count(*) FROM customer) AS customers,
      (SELECT count(*) FROM customer_address) AS addresses, (SELECT count(*) FROM file) AS files,
      (SELECT count(*) FROM received) AS received, (SELECT count(*) FROM commitment) AS promises`.execute(
    world.db,
  )
  return rows
}

const json = 'application/json'
const form = 'application/x-www-form-urlencoded'
const cutOff = '--x\r\ncontent-disposition: form-data; name="files"; filename="a"\r\n\r\nabc'
const multipart = (fields: Readonly<Record<string, string | Blob>>) => {
  const made = new FormData()
  for (const [name, value] of Object.entries(fields)) made.set(name, value)
  return made
}
const act = (given: object) => JSON.stringify({ requestId: randomUUID(), act: given })
const promise = (dueAt: unknown) =>
  act({ act: 'promise', kind: 'other', words: 'I call.', dueAt, replaces: null })

type Case = readonly [named: string, status: number, sent: () => Sent]

const start =
  (type: string, body: string | Buffer): (() => Sent) =>
  () => ({ path: '/start', type, body })
const acts =
  (body: () => string): (() => Sent) =>
  () => ({
    path: `/api/desk/cases/${nia.caseId}/acts`,
    as: 'agent',
    type: json,
    body: body(),
  })
const own =
  (path: string, fields: object): (() => Sent) =>
  () => ({
    path: `/case/${nia.reference}/${path}`,
    as: 'customer',
    type: json,
    body: JSON.stringify(fields),
  })

const wrong: readonly Case[] = [
  ['JSON that breaks off', 400, start(json, '{"words":')],
  ['no JSON at all', 400, start(json, '')],
  ['JSON that is a list', 400, start(json, '[1]')],
  ['JSON that is null', 400, start(json, 'null')],
  ['JSON that would change every object', 400, start(json, '{"__proto__":{"a":1},"words":"x"}')],
  ['JSON that is not UTF-8', 400, start(json, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]))],
  ['words that are a number', 400, start(json, '{"words":5}')],
  ['words that are blank', 400, start(json, '{"words":" \\n "}')],
  ['no words', 400, start(json, '{}')],
  ['an address that is none', 400, start(json, '{"words":"x","address":"nowhere"}')],
  ['plain text', 415, start('text/plain', 'words')],
  ['XML', 415, start('application/xml', '<words/>')],
  ['a type that is none', 415, start('nonsense', 'words')],
  ['a million characters as JSON', 400, start(json, JSON.stringify({ words: 'x'.repeat(1_000_000) }))],
  ['a million characters as a form', 400, start(form, `words=${'x'.repeat(1_000_000)}`)],
  [
    'a million characters in parts',
    400,
    () => ({ path: '/start', body: multipart({ words: 'x'.repeat(1_000_000) }) }),
  ],
  ['two million characters as JSON', 413, start(json, JSON.stringify({ words: 'x'.repeat(2_000_000) }))],
  [
    'two million characters in parts',
    413,
    () => ({ path: '/start', body: multipart({ words: 'x'.repeat(2_000_000) }) }),
  ],
  ['a form in parts that was cut off', 400, start('multipart/form-data; boundary=x', cutOff)],
  ['a form in parts without a boundary', 400, start('multipart/form-data', cutOff)],
  [
    'a file above the limit',
    413,
    () => ({ path: '/start', body: multipart({ words: 'x', files: new Blob([Buffer.alloc(1_048_577)]) }) }),
  ],
  ['a message without its id', 400, own('say', { words: 'x' })],
  ['a message with a wrong id', 400, own('say', { words: 'x', messageId: 'x' })],
  ['a message of nothing', 400, own('say', { words: '', messageId: randomUUID() })],
  ['an address of the customer’s that is none', 400, own('address', { address: 'nowhere' })],
  ['a promise that does not exist', 409, own(`promises/${randomUUID()}/release`, {})],
  ['a promise whose id is none', 400, own('promises/x/release', {})],
  ['a code that was never sent', 403, own('enter', { code: '123456' })],
  ['an act without a body', 400, () => ({ path: `/api/desk/cases/${nia.caseId}/acts`, as: 'agent' })],
  ['an act that nobody knows', 400, acts(() => act({ act: 'explode' }))],
  ['an act without its id', 400, acts(() => JSON.stringify({ act: { act: 'end-contact' } }))],
  ['a reply of a million characters', 400, acts(() => act({ act: 'reply', words: 'x'.repeat(1_000_000) }))],
  [
    'a reply with a file that is not there',
    400,
    acts(() => act({ act: 'reply', words: 'x', files: [randomUUID()] })),
  ],
  ['a promise for the year 300,000', 400, acts(() => promise(9e15))],
  ['a promise for half a millisecond', 400, acts(() => promise(1.5))],
  ['a promise for a date in words', 400, acts(() => promise('tomorrow'))],
  [
    'a handover to nobody',
    400,
    acts(() => act({ act: 'propose-handover', to: randomUUID(), summary: 'a b c' })),
  ],
  [
    'a case that does not exist',
    404,
    () => ({
      path: `/api/desk/cases/${randomUUID()}/acts`,
      as: 'agent',
      type: json,
      body: act({ act: 'end-contact' }),
    }),
  ],
  ['a case whose id is none', 400, () => ({ method: 'GET', path: '/api/desk/cases/x', as: 'agent' })],
  [
    'a case whose id is a null byte',
    400,
    () => ({ method: 'GET', path: '/api/desk/cases/%00', as: 'agent' }),
  ],
  [
    'a list that does not exist',
    400,
    () => ({ method: 'GET', path: '/api/desk/cases?list=all', as: 'agent' }),
  ],
  [
    'an upload that is no form',
    415,
    () => ({ path: `/api/desk/cases/${nia.caseId}/files`, as: 'agent', type: json, body: '{}' }),
  ],
  [
    'an upload without a file',
    400,
    () => ({ path: `/api/desk/cases/${nia.caseId}/files`, as: 'agent', body: multipart({ file: 'text' }) }),
  ],
  [
    'an upload that was cut off',
    400,
    () => ({
      path: `/api/desk/cases/${nia.caseId}/files`,
      as: 'agent',
      type: 'multipart/form-data; boundary=x',
      body: cutOff,
    }),
  ],
  [
    'a file that does not exist',
    404,
    () => ({ method: 'GET', path: `/api/desk/files/${randomUUID()}`, as: 'agent' }),
  ],
  ['an address that cannot be read', 404, () => ({ method: 'GET', path: '/api/desk/cases/%zz' })],
  ['an address that is far too long', 404, () => ({ method: 'GET', path: `/case/${'x'.repeat(3_000)}` })],
  [
    'a reference that is too long',
    400,
    () => ({ method: 'GET', path: `/case?reference=${'x'.repeat(100)}` }),
  ],
  ['two references', 400, () => ({ method: 'GET', path: '/case?reference=a&reference=b' })],
  ['nothing at all', 404, () => ({ method: 'GET', path: '/nothing' })],
  ['a method that nobody knows', 404, () => ({ method: 'DELETE', path: '/' })],
]

for (const [named, status, sent] of wrong) {
  test(`${named}: ${status}`, async () => {
    const before = await counted()
    const answer = await send(sent())
    assert.equal(answer.status, status, answer.text)
    const body = JSON.parse(answer.text) as { fault?: string; says?: string; refused?: { says: string } } // FaultAnswer or RefusalAnswer
    const says = body.says ?? body.refused?.says ?? ''
    assert.ok(says.length > 10, answer.text)
    assert.doesNotMatch(says, /invalid|expected|received|\bstring\b|UUID/i)
    assert.ok(body.refused || Object.keys(faults).includes(body.fault ?? ''), answer.text)
    assert.deepEqual(await counted(), before)
  })
}

test('null bytes and halves of characters are left out, and nothing breaks by them, now or later', async () => {
  const broken = 'a\u0000b\ud800c'
  const opened = await send({
    path: '/start',
    type: json,
    body: JSON.stringify({ words: broken, name: broken }),
  })
  assert.equal(opened.status, 200, opened.text)
  const inParts = multipart({ words: 'in parts', name: 'a\u0000b', files: new Blob(['abc']) })
  assert.equal((await send({ path: '/start', body: inParts })).status, 200)
  const dueAt = world.clock.now() + 3_600_000
  const given: readonly Act[] = [
    { act: 'note', words: broken, mentions: [] },
    { act: 'reply', words: broken, files: [] },
    { act: 'promise', kind: 'other', words: broken, dueAt, replaces: null },
    { act: 'refuse', reasons: broken },
  ]
  for (const one of given) assert.equal((await ada.act(nia.caseId, one)).status, 200, one.act)
  const upload = new FormData()
  upload.set('file', new Blob(['abc'], { type: 'text/plain' }), 'n\u0000ame.txt')
  assert.equal(
    (await send({ path: `/api/desk/cases/${nia.caseId}/files`, as: 'agent', body: upload })).status,
    200,
  )
  const { story, promises } = await ada.view(nia.caseId)
  assert.ok(story.some(item => item.words === 'ab\ufffdc'))
  assert.equal(promises[0]?.words, 'ab\ufffdc')
  for (const list of ['team', 'waiting', 'mine']) {
    assert.equal((await ada.get(`/api/desk/cases?list=${list}`)).status, 200)
  }
  assert.match(await nia.page(), /ab\ufffdc/)
})

test('a null byte in a reference opens nothing and breaks nothing', async () => {
  for (const path of ['/case/%00', '/case/HD%00', `/case/${nia.reference}%00x`]) {
    assert.equal((await send({ method: 'GET', path, as: 'customer' })).status, 200)
    assert.equal((await send({ path: `${path}/code` })).status, 200)
    assert.equal((await send({ path: `${path}/enter`, type: json, body: '{"code":"1"}' })).status, 403)
  }
})

test('whoever sends a request bit by bit, or something that is no HTTP, does not hold up the others', async () => {
  const { hostname, port } = new URL(world.url)
  const sockets = [
    'GET / HTTP/1.1\r\nhost: x\r\n',
    '\u0000\u0001nonsense\r\n\r\n',
    `POST /start HTTP/1.1\r\nhost: x\r\ncontent-type: ${json}\r\ncontent-length: 100\r\n\r\n{`,
  ]
  const open = sockets.map(text => {
    const socket = connect({ host: hostname, port: Number(port) })
    socket.on('error', () => undefined)
    socket.write(text, 'latin1')
    return socket
  })
  const customer = await world.customer('Can you hear me?')
  assert.match(await customer.page(), /Can you hear me\?/)
  for (const socket of open) socket.destroy()
})

test('a browser is shown a page with the sentence, not JSON', async () => {
  const response = await fetch(`${world.url}/nothing`, { headers: { accept: 'text/html' } })
  assert.equal(response.status, 404)
  assert.match(response.headers.get('content-type') ?? '', /text\/html/)
})
