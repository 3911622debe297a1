/** A one-time code: it opens one case once, and guessing it comes to an end. */
import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { MINUTE } from '../../../domain/time.ts'
import { eventually } from '../../testing/eventually.ts'
import { type CustomerClient, openWorld, request, type World } from '../../testing/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
// Each in a world of its own: one address may ask and guess only so often in a minute.
afterEach(() => world[Symbol.asyncDispose]())

const seen = new Set<string>()

/** Asks for a code and reads it in the mail that was sent. */
async function askForCode({ reference }: CustomerClient): Promise<string> {
  const asked = await request(`${world.url}/case/${reference}/code`, 'POST')
  assert.equal(asked.status, 200)
  return await eventually('a mail with a code', async () => {
    const folder = join(world.dataDir, 'outbox')
    for (const name of await readdir(folder).catch(() => [])) {
      if (seen.has(name) || !name.endsWith('.eml')) continue
      const code = /Your code is (\d{6})\./.exec(
        await readFile(join(folder, name), 'utf8').catch(() => ''),
      )?.[1]
      if (code === undefined) continue
      seen.add(name)
      return code
    }
    return null
  })
}

async function enter({ reference }: CustomerClient, code: string) {
  return await request(`${world.url}/case/${reference}/enter`, 'POST', { body: { code } })
}

async function reads({ reference }: CustomerClient, cookie: string, words: string): Promise<boolean> {
  const page = await request(`${world.url}/case/${reference}`, 'GET', { cookie, accept: 'text/html' })
  return page.text.includes(words)
}

const another = (code: string, by: number) => String((Number(code) + by) % 1_000_000).padStart(6, '0')

test('the code that was sent opens the case in another browser, once', async () => {
  const customer = await world.customer('My secret matter.', { address: 'one@customer.example' })
  assert.equal(await reads(customer, '', 'My secret matter.'), false)
  const code = await askForCode(customer)
  const entered = await enter(customer, code)
  assert.equal(entered.status, 200)
  assert.equal(await reads(customer, entered.cookie, 'My secret matter.'), true)
  const again = await enter(customer, code)
  assert.equal(again.status, 403)
  assert.equal(again.cookie.includes('heed_case'), false)
})

test('tried too often, not even the right code opens anything; a new one does', async () => {
  const customer = await world.customer('My secret matter.', { address: 'two@customer.example' })
  const code = await askForCode(customer)
  // At once, as a machine would.
  const guesses = await Promise.all(
    Array.from({ length: 5 }, (_, by) => enter(customer, another(code, by + 1))),
  )
  assert.ok(guesses.every(({ status }) => status === 403))
  const right = await enter(customer, code)
  assert.equal(right.status, 403)
  assert.match(right.text, /"code-wrong","says":"[^"]+"/)
  assert.equal((await enter(customer, await askForCode(customer))).status, 200)
})

test('a code opens nothing after a quarter of an hour, nor another case', async () => {
  const mine = await world.customer('Mine.', { address: 'three@customer.example' })
  const other = await world.customer('Other.', { address: 'four@customer.example' })
  const code = await askForCode(mine)
  await askForCode(other)
  assert.equal((await enter(other, code)).status, 403)
  world.clock.advance(15 * MINUTE + 1)
  assert.equal((await enter(mine, code)).status, 403)
})

test('of codes that are asked for again and again no more than five are sent in an hour', async () => {
  const customer = await world.customer('Mine.', { address: 'five@customer.example' })
  for (let times = 0; times < 5; times++) await askForCode(customer)
  for (let times = 0; times < 3; times++) {
    assert.equal((await request(`${world.url}/case/${customer.reference}/code`, 'POST')).status, 200)
  }
  await new Promise(resolve => setTimeout(resolve, 1_000))
  const names = await readdir(join(world.dataDir, 'outbox'))
  const codes = await Promise.all(
    names
      .filter(name => !seen.has(name))
      .map(async name =>
        /Your code is \d{6}\./.test(await readFile(join(world.dataDir, 'outbox', name), 'utf8')),
      ),
  )
  assert.equal(codes.filter(Boolean).length, 0)
})
