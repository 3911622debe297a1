import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Outgoing } from './outbox.ts'
import { stillOut } from './outbox.ts'

function outgoing(requestId: string, part: Partial<Outgoing> = {}): Outgoing {
  return {
    requestId,
    mode: 'reply',
    words: 'Hello',
    files: [],
    at: 0,
    state: 'sending',
    seq: null,
    failure: null,
    ...part,
  }
}

test('what the story shows under its id is no longer on its way', () => {
  const story = [{ messageId: 'a', seq: 1 }]
  assert.deepEqual(
    stillOut([outgoing('a'), outgoing('b')], story).map(({ requestId }) => requestId),
    ['b'],
  )
})

test('a note without an id is known by the place that the server answered', () => {
  assert.deepEqual(stillOut([outgoing('a', { seq: 7, state: 'sent' })], [{ messageId: null, seq: 7 }]), [])
})

test('what was refused stays until the agent has decided', () => {
  assert.equal(stillOut([outgoing('a', { state: 'failed' })], [{ messageId: null, seq: 1 }]).length, 1)
})
