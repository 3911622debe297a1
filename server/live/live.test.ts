/** The two live lines: nothing is lost or told twice after a break, and whoever does not read holds up nobody. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { laneCount, laneOf } from '../ledger/ledger.ts'
import { laneHeads } from '../ledger/read.ts'
import { toToken } from '../ledger/tail.ts'
import { openDeskLine, openStream } from '../testing/streams.ts'
import { eventually } from '../testing/eventually.ts'
import { type AgentClient, type CustomerClient, openWorld, type World } from '../testing/world.ts'

let world: World
let ada: AgentClient
before(async () => {
  world = await openWorld()
  ada = await world.agent('ada')
})
after(() => world[Symbol.asyncDispose]())

async function reply({ caseId }: CustomerClient, words: string): Promise<void> {
  assert.equal((await ada.act(caseId, { act: 'reply', words, files: [] })).status, 200)
}

const at = (customer: CustomerClient) => ({
  url: world.url,
  reference: customer.reference,
  cookie: customer.cookie,
})
const desk = () => ({ url: world.url, cookie: ada.cookie })

describe('a customer’s stream', () => {
  test('tells what is said as it is said, and the state after it', async () => {
    const customer = await world.customer('My line is dead.')
    const stream = await openStream(at(customer))
    await stream.until('the first word', () => stream.items().some(item => item.words === 'My line is dead.'))
    await reply(customer, 'Your router is restarting.')
    await stream.until('the reply', () =>
      stream.items().some(item => item.words === 'Your router is restarting.'),
    )
    await stream.until('whom they talk with', () =>
      stream.messages.some(message => message.type === 'state' && message.state.talkingWith === 'Ada Quill'),
    )
    stream.close()
  })

  test('goes on after a break where it was, whatever was said meanwhile: each item once, in order', async () => {
    const customer = await world.customer('Word 0')
    const told: number[] = []
    let from: string | undefined
    for (let round = 0; round < 6; round++) {
      const stream = await openStream(at(customer), from)
      // Some are said while the line is up, some while it is down, and it breaks in the middle of the telling.
      for (let word = 0; word < 3; word++) await reply(customer, `Word ${round} ${word}`)
      if (round % 2 === 0) await stream.until('something', () => stream.items().length > 0)
      from = stream.lastEventId() ?? from
      told.push(...stream.items().map(item => item.seq))
      stream.close()
      for (let word = 3; word < 5; word++) await reply(customer, `Word ${round} ${word}`)
    }
    const last = await openStream(at(customer), from)
    const all = (await ada.view(customer.caseId)).story.filter(item => item.type === 'AgentReplied')
    await last.until('the end', () => last.items().at(-1)?.seq === all.at(-1)?.seq)
    told.push(...last.items().map(item => item.seq))
    last.close()
    assert.deepEqual(told, [...new Set(told)], 'something was told twice')
    for (const { seq } of all) assert.ok(told.includes(seq), `${seq} was lost`)
    assert.deepEqual(
      told,
      told.toSorted((a, b) => a - b),
    )
  })

  test('nonsense for a position begins at the beginning', async () => {
    const customer = await world.customer('Word 0')
    for (const from of ['nonsense', '-1', '9'.repeat(40), '1.5']) {
      const stream = await openStream(at(customer), from)
      await stream.until('the first word', () => stream.items().some(item => item.words === 'Word 0'))
      stream.close()
    }
  })
})

describe('a desk’s socket', () => {
  test('comes back with its token and gets what it missed; what it saw already changes nothing', async () => {
    const customer = await world.customer('Word 0')
    const line = await openDeskLine(desk())
    await reply(customer, 'Word 1')
    await line.until('the word', () => line.items().some(item => item.words === 'Word 1'))
    const before = line.resume()
    await reply(customer, 'Word 2')
    await line.until('the word', () => line.items().some(item => item.words === 'Word 2'))
    line.close()
    await reply(customer, 'Word 3')
    // Twice from the same token: the same items under the same numbers.
    const seen: string[] = []
    for (let times = 0; times < 2; times++) {
      const again = await openDeskLine(desk(), { resume: before })
      await again.until('what it missed', () => again.items().some(item => item.words === 'Word 3'))
      const mine = again.items().filter(item => item.type === 'AgentReplied')
      assert.deepEqual(
        mine.map(item => item.words),
        ['Word 2', 'Word 3'],
      )
      seen.push(JSON.stringify(mine))
      again.close()
    }
    assert.equal(seen[0], seen[1])
    const upToDate = await openDeskLine(desk(), { resume: toToken(await laneHeads(world.db)) })
    await reply(customer, 'Word 4')
    await upToDate.until('only what is new', () => upToDate.items().length > 0)
    assert.deepEqual(
      upToDate.items().map(item => item.words),
      ['Word 4'],
    )
    upToDate.close()
  })

  test('a token that says nothing here, or is too old, leads to a reload, and the line goes on from there', async () => {
    const customer = await world.customer('Word 0')
    const heads = await laneHeads(world.db)
    const ahead = toToken(heads.map(head => head + 1))
    const tooOld = toToken(Array.from({ length: laneCount }, () => 0))
    // More in one lane than is told one by one.
    await sql`
      SELECT ledger_append(array_agg(lane), array_agg(id), array_agg('AgentNoted'::text), array_agg(at), array_agg(data), array_agg(NULL::text))
      FROM (SELECT ${laneOf(customer.caseId)}::smallint AS lane, ${customer.caseId}::uuid AS id,
        ${world.clock.now()}::bigint AS at, ${JSON.stringify({ agentId: ada.id, noteId: randomUUID() })}::text AS data
        FROM generate_series(1, 400)) AS many`.execute(world.db)
    for (const resume of ['nonsense', '%00', ahead, tooOld]) {
      const line = await openDeskLine(desk(), { resume })
      await line.until('the reload', () => line.messages.some(message => message.type === 'reload'))
      await reply(customer, `After ${resume.slice(0, 8)}`)
      await line.until('what came after', () =>
        line.items().some(item => item.words === `After ${resume.slice(0, 8)}`),
      )
      line.close()
    }
  })

  test('is refused to nobody’s cookie, and to a page of another site', async () => {
    const stranger = await openDeskLine({ url: world.url, cookie: 'heed_session=nonsense' })
    assert.equal(stranger.closed(), 4401)
    assert.deepEqual(stranger.messages, [])
    const socket = await dial('/api/desk/live', ada.cookie, {
      ...upgrade,
      origin: 'https://elsewhere.example',
    })
    assert.match(await firstLine(socket), /^HTTP\/1\.1 403/)
    socket.destroy()
    const plain = await ada.get('/api/desk/live')
    assert.equal(plain.status, 400)
    assert.match(plain.text, /WebSocket/)
  })

  test('what is said on it that is no message is passed over', async () => {
    const line = await openDeskLine(desk())
    for (const said of [
      '',
      'null',
      '{',
      '[]',
      '{"type":"typing"}',
      '{"type":"typing","caseId":"x"}',
      '\u0000',
      '💥',
    ]) {
      line.socket.send(said)
    }
    const customer = await world.customer('Still there?')
    await line.until('the line still up', () => line.items().some(item => item.words === 'Still there?'))
    line.socket.send('x'.repeat(100_000))
    await line.until('too much at once closes it', () => line.closed() !== null)
    assert.equal(line.closed(), 1009)
    assert.ok(customer.caseId)
  })
})

describe('lines that are dead', { concurrency: true }, () => {
  test('a page that is closed while it opens is not taken for one that is read', async () => {
    const customer = await world.customer('Word 0')
    for (let times = 0; times < 30; times++) {
      const socket = await dial(`/case/${customer.reference}/live`, customer.cookie)
      // Gone at once, while the server is still looking up whose case it is.
      setTimeout(() => socket.destroy(), times % 6)
    }
    // A stream that was left behind would note its visitor anew at the next beat, and at each one after it.
    await new Promise(resolve => setTimeout(resolve, 3_000))
    const since = world.clock.now()
    await new Promise(resolve => setTimeout(resolve, 11_000))
    const { rows } = await sql`
      SELECT 1 FROM case_visitor WHERE case_id = ${customer.caseId} AND seen_at > ${new Date(since)}`.execute(
      world.db,
    )
    assert.equal(rows.length, 0)
  })

  test('a desk that answers no ping keeps no seat', { timeout: 60_000 }, async () => {
    const dead = await openDeskLine(desk(), { answersPings: false })
    const alive = await openDeskLine(desk())
    await eventually('the dead line cut', async () => dead.closed() !== null, 40_000)
    assert.equal(alive.closed(), null)
    alive.close()
  })
})

const upgrade = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
}

/** A connection that has asked for something and reads nothing of the answer by itself. */
async function dial(
  path: string,
  cookie: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Socket> {
  const { hostname, port, host } = new URL(world.url)
  const socket = connect({ host: hostname, port: Number(port) })
  socket.on('error', () => undefined)
  await new Promise(resolve => socket.once('connect', resolve))
  const lines = Object.entries({ host, cookie, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
  return socket
}

async function firstLine(socket: Socket): Promise<string> {
  const head = await new Promise<Buffer>(resolve => socket.once('data', resolve))
  return head.toString('latin1').split('\r\n', 1)[0] ?? ''
}

test('whoever never reads is cut off, and nobody waits for them', { timeout: 120_000 }, async () => {
  const customer = await world.customer('Word 0')
  const deaf = await dial(`/case/${customer.reference}/live`, customer.cookie)
  const deafDesk = await dial('/api/desk/live', ada.cookie, upgrade)
  for (const socket of [deaf, deafDesk]) {
    assert.match(await firstLine(socket), /^HTTP\/1\.1 (200|101)/)
    socket.pause()
  }
  const stream = await openStream(at(customer))
  const line = await openDeskLine(desk())
  const long = 'x'.repeat(99_000)
  const words = 150
  for (let word = 0; word < words; word++) await reply(customer, `${word} ${long}`)
  const last = (items: readonly { readonly words: string | null }[]) =>
    items.at(-1)?.words?.startsWith(`${words - 1} `)
  await stream.until('the last word on the page', () => last(stream.items()) === true)
  await line.until('the last word at the desk', () => last(line.items()) === true)
  assert.equal(stream.items().filter(item => item.type === 'AgentReplied').length, words)
  for (const socket of [deaf, deafDesk]) {
    let got = 0
    socket.on('data', (chunk: Buffer) => {
      got += chunk.length
    })
    socket.resume()
    await eventually(
      'the end of a line that nobody read',
      async () => socket.destroyed || socket.readableEnded,
    )
    assert.ok(got < words * long.length, 'it was told everything after all')
  }
  stream.close()
  line.close()
})
