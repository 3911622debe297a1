import assert from 'node:assert/strict'
import { test } from 'node:test'
import { run } from './crash.ts'

test('what was acknowledged is in its story once and in order, though server and database are killed twenty times', async () => {
  const { rounds, acknowledged, lost, doubled, outOfOrder } = await run({ rounds: '20' })
  assert.equal(rounds, 20)
  assert.ok(acknowledged > 20, `only ${acknowledged} words were taken in`)
  assert.deepEqual({ lost, doubled, outOfOrder }, { lost: 0, doubled: 0, outOfOrder: 0 })
})
