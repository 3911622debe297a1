/** The demo's outbox: shown on this machine, for invented people, and nowhere else. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { eventually } from '../../testing/eventually.ts'
import { openWorld, request, type World } from '../../testing/world.ts'

test('what would have been mailed can be read, and its link opens the case', async () => {
  await using world = await openWorld()
  await becomeDemo(world)
  const { reference } = await world.customer('My line is dead.', { address: 'elif@customer.example' })
  const list = await eventually('a receipt', async () => {
    const { text } = await page(world, '/outbox')
    return text.includes(reference) && text
  })
  const path = /href="(\/outbox\/[^"]+)"/.exec(list)?.[1] ?? ''
  const mail = await page(world, path)
  assert.equal(mail.status, 200)
  const link = /https?:\/\/[^"<\s]+\/open\?k=[^"<\s]+/.exec(mail.text)?.[0] ?? ''
  const opened = await request(link, 'GET', { accept: 'text/html' })
  assert.equal(opened.status, 303)
  assert.equal((await page(world, `/outbox?open=${path.split('/').at(-1)}`)).status, 200)
  assert.equal((await page(world, '/outbox/no-such-mail')).status, 404)
})

test('there is no outbox where customers are real, nor for anybody elsewhere', async () => {
  await using world = await openWorld()
  assert.equal((await page(world, '/outbox')).status, 404)
  await becomeDemo(world)
  assert.equal((await page(world, '/outbox')).status, 200)
  const elsewhere = await fetch(`${world.url}/outbox`, { headers: { 'x-forwarded-for': '198.51.100.7' } })
  assert.equal(elsewhere.status, 404)
})

async function page(world: World, path: string) {
  return await request(`${world.url}${path}`, 'GET', { accept: 'text/html' })
}

async function becomeDemo({ db, heed }: World): Promise<void> {
  await sql`UPDATE organisation SET is_demo = true`.execute(db)
  heed.ledger.signals.send({ kind: 'team' })
}
