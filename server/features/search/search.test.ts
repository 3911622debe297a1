/** Search at the desk, through its door: what people type is found, however they type it, and nothing that they type breaks it. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { SearchAnswer } from '../../../contract/search.ts'
import { eventually } from '../../testing/eventually.ts'
import { type AgentClient, type CustomerClient, openWorld, type World } from '../../testing/world.ts'

let world: World
let ada: AgentClient
let rosa: CustomerClient
let jose: CustomerClient
let layla: CustomerClient

async function search(q: string, more = ''): Promise<SearchAnswer> {
  const { status, body, text } = await ada.get(`/api/desk/search?q=${encodeURIComponent(q)}${more}`)
  assert.equal(status, 200, text)
  return body
}

async function found(q: string): Promise<readonly string[]> {
  return (await search(q)).hits.map(({ summary }) => summary.reference)
}

async function willFind(q: string, references: readonly string[]): Promise<void> {
  await eventually(`${q} to be found`, async () => (await found(q)).join() === references.join())
}

async function hasAccount(client: CustomerClient, number: string, identifier: string): Promise<void> {
  await sql`
    WITH a AS (
      INSERT INTO account (id, customer_id, number, opened_on)
      SELECT gen_random_uuid(), customer_id, ${number}, '2024-01-01' FROM cases WHERE id = ${client.caseId} RETURNING id)
    INSERT INTO service (id, account_id, kind, plan, identifier, monthly_minor, currency, state, since)
    SELECT gen_random_uuid(), id, 'internet', 'Fibre 100', ${identifier}, 3000, 'GBP', 'active', '2024-01-01' FROM a`.execute(
    world.db,
  )
}

before(async () => {
  world = await openWorld()
  ada = await world.agent('ada')
  jose = await world.customer('La conexión falla desde ayer, y he pagado las facturas.', {
    name: 'José Núñez',
    address: 'jose.nunez@correo.example',
  })
  rosa = await world.customer('The routers blink <b>orange</b> & nothing works. Call me, please.', {
    name: 'Rosa Martinez',
    address: '07700 900123',
  })
  layla = await world.customer('الإنترنت لا يعمل منذ الأمس 😡😡', { name: '‏ليلى حداد' })
  await willFind('orange', [rosa.reference])
  await willFind('الإنترنت', [layla.reference])
})
after(async () => {
  await world[Symbol.asyncDispose]()
})

describe('words', () => {
  test('are found without their accents, in capitals, and with accents that are not there', async () => {
    for (const q of ['conexion', 'CONEXIÓN', 'cónéxion', 'Nunez', 'núñez']) {
      assert.deepEqual(await found(q), [jose.reference], q)
    }
  })
  test('are found in the singular and in the plural, and while the last is being typed', async () => {
    for (const q of ['router', 'routers', 'rou', 'ORANGE rout']) {
      assert.deepEqual(await found(q), [rosa.reference], q)
    }
    assert.deepEqual(await found('factura '), [jose.reference])
    assert.deepEqual(await found('rou '), [], 'a word that is finished is whole')
  })
  test('must all be there, wherever: in what was said, in the name, in the address', async () => {
    assert.deepEqual(await found('rosa router'), [rosa.reference])
    assert.deepEqual(await found('rosa factura'), [])
  })
  test('of an agent and in notes are found as those of a customer', async () => {
    await ada.act(rosa.caseId, { act: 'note', words: 'Firmware 4.2 wants replacing', mentions: [] })
    await willFind('firmware replacing', [rosa.reference])
  })
  test('written from right to left, and signs instead of words, are found and shown whole', async () => {
    assert.deepEqual(await found('الأمس'), [layla.reference])
    assert.deepEqual(await found('ليلى'), [layla.reference])
    const { hits } = await search('😡')
    assert.deepEqual(
      hits[0]?.snippet.filter(({ isMatch }) => isMatch).map(({ text }) => text),
      ['😡', '😡'],
    )
  })
})

describe('people', () => {
  test('are found with a letter wrong in their name, when nobody is called so', async () => {
    for (const q of ['Rosa Martines', 'Martniez', 'Rossa', 'Martnez']) {
      const { hits, isNear } = await search(`${q} `)
      assert.deepEqual(
        hits.map(({ summary }) => summary.reference),
        [rosa.reference],
        q,
      )
      assert.ok(isNear)
    }
    assert.equal((await search('Martinez')).isNear, false)
    assert.deepEqual(await found('Xyzzyplugh '), [])
  })
  test('are found by their telephone number in any writing, and by its end', async () => {
    for (const q of [
      '07700 900123',
      '+447700900123',
      '+44 (0)7700 900 123',
      '0044 7700-900123',
      '900123',
      '(07700) 900.123',
    ]) {
      assert.deepEqual(await found(q), [rosa.reference], q)
    }
    const { hits } = await search('07700 900123')
    assert.deepEqual(hits[0]?.snippet, [{ text: '07700 900123', isMatch: true }])
  })
  test('are found by their e-mail address, its name, its domain, and half of it', async () => {
    for (const q of [
      'jose.nunez@correo.example',
      'NUNEZ@correo.example',
      '@correo.example',
      'jose.nunez@cor',
      'nunez correo',
    ]) {
      assert.deepEqual(await found(q), [jose.reference], q)
    }
  })
  test('are found by account and service as soon as they have one, and by a new name, not the old one', async () => {
    await hasAccount(jose, 'BB-4471-2209', 'FTTP-88120')
    await willFind('BB 4471 2209', [jose.reference])
    for (const q of ['bb-44712209', '4471-2209', '44712209', 'fttp88120', 'FTTP 88120']) {
      assert.deepEqual(await found(q), [jose.reference], q)
    }
    await sql`UPDATE customer SET name = 'Pepe Ortiz' WHERE name = 'José Núñez'`.execute(world.db)
    await willFind('pepe', [jose.reference])
    assert.deepEqual(await found('jose nunez router'), [])
    await sql`UPDATE customer SET name = 'José Núñez' WHERE name = 'Pepe Ortiz'`.execute(world.db)
    await willFind('pepe ', [])
  })
})

describe('operators', () => {
  test('narrow: from, owner, is, tag', async () => {
    assert.deepEqual(await found('from:rosa'), [rosa.reference])
    assert.deepEqual(await found('from:router'), [])
    assert.deepEqual(await found('is:open orange'), [rosa.reference])
    assert.deepEqual(await found('is:solved'), [])
    assert.deepEqual(await found('is:nonsense'), [])
    assert.deepEqual(await found('owner:me'), [])
    assert.equal((await found('owner:none')).length, 3)
    await sql`INSERT INTO case_tag_word (case_id, tag, word) VALUES (${rosa.caseId}, 'fibre', 'fibre')`.execute(
      world.db,
    )
    assert.deepEqual(await found('tag:fibre'), [rosa.reference])
    await sql`UPDATE cases SET owner_id = ${ada.id}, accepted_at = now() WHERE id = ${jose.caseId}`.execute(
      world.db,
    )
    assert.deepEqual(await found('owner:me'), [jose.reference])
    assert.deepEqual(await found('owner:"Ada Quill" is:open'), [jose.reference])
  })
})

describe('a reference', () => {
  test('is found in small letters, with blanks, without dashes and without its HD', async () => {
    const plain = rosa.reference.replaceAll('-', '')
    for (const q of [
      rosa.reference,
      plain.toLowerCase(),
      plain.slice(2),
      ` ${rosa.reference.replaceAll('-', ' ')} `,
    ]) {
      assert.equal((await found(q))[0], rosa.reference, q)
    }
  })
})

describe('an answer', () => {
  test('marks what was looked for, as text, whatever markup was said', async () => {
    const { hits } = await search('orange router')
    assert.equal(
      hits[0]?.snippet.map(({ text }) => text).join(''),
      'The routers blink <b>orange</b> & nothing works. Call me, please.',
    )
    assert.deepEqual(
      hits[0]?.snippet.filter(({ isMatch }) => isMatch).map(({ text }) => text),
      ['routers', 'orange'],
    )
  })
  test('comes newest first, page by page, each case once', async () => {
    const first = await search('is:open', '&limit=2')
    assert.equal(first.hits.length, 2)
    assert.ok(first.more)
    const second = await search('is:open', `&limit=2&after=${first.more}`)
    assert.equal(second.more, null)
    const both = [...first.hits, ...second.hits].map(({ summary }) => summary)
    assert.equal(new Set(both.map(({ id }) => id)).size, 3)
    assert.deepEqual(
      both.map(({ lastAt }) => lastAt),
      both.map(({ lastAt }) => lastAt).toSorted((a, b) => b - a),
    )
  })
  test('is empty for nothing and for signs that mean something elsewhere', async () => {
    for (const q of [
      '',
      '   ',
      "' & | ! :*",
      '%',
      '\\',
      '--',
      '<->',
      '()',
      ':*',
      '"',
      '\u0000',
      'from:',
      '@',
      "''''",
    ]) {
      assert.deepEqual(await search(q), { hits: [], more: null, isNear: false, isPartial: false }, q)
    }
    assert.deepEqual(await found("orange' | 'conexion"), [])
    assert.deepEqual(await found('orange & !router:*'), [rosa.reference])
  })
  test('to a search that is too long says so, and a place that is none is refused', async () => {
    const long = await ada.get(`/api/desk/search?q=${'a'.repeat(10_000)}`)
    assert.equal(long.status, 400)
    assert.match(long.text, /at most 500 characters/)
    assert.deepEqual(await found('a'.repeat(500)), [])
    assert.deepEqual(await found('é '.repeat(250)), [])
    assert.equal((await ada.get('/api/desk/search?q=a&after=1.x')).status, 400)
  })
  test('is for the team alone', async () => {
    assert.equal((await fetch(`${world.url}/api/desk/search?q=orange`)).status, 401)
  })
})
