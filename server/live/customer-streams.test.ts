import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '../testing/world.ts'

test('of very many pages on one case, the oldest is let go and the newest is told', async () => {
  await using world = await openWorld()
  const { reference, cookie } = await world.customer('My line is dead.')
  const signal = AbortSignal.timeout(30_000)
  const open = async () => await fetch(`${world.url}/case/${reference}/live`, { headers: { cookie }, signal })
  const oldest = await open()
  const later = []
  for (let page = 0; page < 20; page++) later.push(await open())
  assert.match(await oldest.text(), /^event: state$/m)
  const told = await later.at(-1)?.body?.getReader().read()
  assert.match(new TextDecoder().decode(told?.value), /^(id|event): /m)
})
