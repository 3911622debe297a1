import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { HOUR } from '../../domain/time.ts'
import { openMemory } from './sessions.ts'

const now = Date.UTC(2031, 4, 6)
const found = { agentId: 'anna', sessionId: 'first', expiresAt: now + HOUR }
const who = { agentId: 'anna', sessionId: 'first' }

/** A question to the database that is answered when the test says so. */
function question() {
  const { promise, resolve } = Promise.withResolvers<typeof found | undefined>()
  return { look: () => promise, answer: resolve }
}

describe('the memory of sessions', () => {
  for (const [end, drop] of [
    ['the session ended', memory => memory.drop('token')],
    ['all of the agent’s sessions ended', memory => memory.dropAllOf('anna')],
  ] as const satisfies [string, (memory: ReturnType<typeof openMemory>) => void][]) {
    test(`keeps no answer that was on its way while ${end}, and the next to ask does not share it`, async () => {
      const memory = openMemory(() => now)
      const early = question()
      const asked = memory.ask('token', early.look)
      drop(memory)
      const late = question()
      const askedLater = memory.ask('token', late.look)
      early.answer(found)
      assert.deepEqual(await asked, found)
      assert.equal(memory.recall('token'), undefined)
      late.answer(undefined)
      assert.equal(await askedLater, undefined)
    })
  }

  test('asks once for several who want to know at the same time, and then knows', async () => {
    const memory = openMemory(() => now)
    const first = question()
    const both = [memory.ask('token', first.look), memory.ask('token', () => assert.fail('asked twice'))]
    first.answer(found)
    assert.deepEqual(await Promise.all(both), [found, found])
    assert.deepEqual(memory.recall('token'), who)
  })

  test('keeps nothing of a question that failed, and asks anew', async () => {
    const memory = openMemory(() => now)
    const outage = new Error('the database is away')
    await assert.rejects(
      memory.ask('token', () => Promise.reject(outage)),
      outage,
    )
    assert.deepEqual(await memory.ask('token', async () => found), found)
  })
})
