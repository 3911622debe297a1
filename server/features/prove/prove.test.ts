/** Whose case it is, tried by people who are somebody else. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { eventually } from '../../testing/eventually.ts'
import { openWorld, request, type World } from '../../testing/world.ts'

const VERA = 'vera@customer.example'

test('the id of a first word, as the desk shows it, is no key to the case', async () => {
  await using world = await openWorld()
  const ada = await world.agent('ada')
  const vera = await world.customer('My line is dead.')
  const { story } = await ada.view(vera.caseId)
  const spoken = story.find(item => item.type === 'CustomerSpoke')
  const forged = await start(world, { messageId: spoken?.messageId ?? '', words: 'It is fine.' })
  assert.notEqual(forged.reference, vera.reference)
})

test('the same first word sent twice by its writer is one case, and its key is given again', async () => {
  await using world = await openWorld()
  const first = { messageId: randomUUID(), words: 'My line is dead.' }
  const [once, again] = [await start(world, first), await start(world, first)]
  assert.equal(again.reference, once.reference)
  assert.match(again.cookie, /^heed_case=/)
})

test('whoever types a customer’s address learns neither the name nor another address', async () => {
  await using world = await openWorld()
  const vera = await world.customer('My line is dead.', { address: VERA, name: 'Vera Okonjo' })
  await vera.post('address', { address: '07700 900123' })
  assert.match(await vera.page(), /Vera Okonjo/)
  assert.match(await vera.page(), /…123/)

  const stranger = await world.customer('What do you know of me?', { address: VERA })
  const page = await stranger.page()
  assert.match(page, /v…@customer\.example/)
  assert.doesNotMatch(page, /Okonjo|…123/)
})

test('an address left in one case gets no code for another case of the same customer', async () => {
  await using world = await openWorld()
  const vera = await world.customer('My line is dead.', { address: VERA })
  const stranger = await world.customer('I am Vera, believe me.', { address: VERA })
  await stranger.post('address', { address: 'stranger@elsewhere.example' })

  await request(`${world.url}/case/${vera.reference}/code`, 'POST', { body: {} })
  await eventually('a code for Vera', async () => codesIn(world).some(mail => mail.includes(VERA)))
  await request(`${world.url}/case/${stranger.reference}/code`, 'POST', { body: {} })
  const found = await eventually('a code for the stranger’s own case', async () => {
    const theirs = codesIn(world).filter(mail => mail.includes('stranger@elsewhere.example'))
    return theirs.length > 0 && theirs
  })
  assert.equal(found.length, 1)
  assert.match(found[0] ?? '', new RegExp(stranger.reference))
})

async function start(world: World, body: Readonly<Record<string, string>>) {
  const answer = await request(`${world.url}/start`, 'POST', { body })
  const { href }: { href: string } = answer.body
  return { reference: href.slice('/case/'.length), cookie: answer.cookie }
}

/** The mails in the outbox that carry a code, as they stand. */
function codesIn({ dataDir }: World): readonly string[] {
  const folder = join(dataDir, 'outbox')
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter(name => name.startsWith('code-'))
  return names.map(name => readFileSync(join(folder, name), 'utf8'))
}
