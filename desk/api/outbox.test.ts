import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Outgoing } from './outbox.ts'
import { lastHeld, stillOut } from './outbox.ts'

function outgoing(requestId: string, part: Partial<Outgoing> = {}): Outgoing {
  return {
    requestId,
    mode: 'reply',
    words: 'Hello',
    files: [],
    mentions: [],
    promise: null,
    until: 0,
    tab: 't',
    at: 1_000_000,
    state: 'sending',
    seq: null,
    failure: null,
    ...part,
  }
}

function shown(messageId: string | null, part: Partial<Parameters<typeof stillOut>[1][number]> = {}) {
  return { messageId, seq: 1, type: 'AgentReplied', words: 'Hello', at: 1_000_100, ...part }
}

test('what the story shows under its id is no longer on its way', () => {
  const left = stillOut([outgoing('a'), outgoing('b')], [shown('a')])
  assert.deepEqual(
    left.map(({ requestId }) => requestId),
    ['b'],
  )
})

test('what the server has placed is known by its place', () => {
  assert.deepEqual(stillOut([outgoing('a', { seq: 7, state: 'sent' })], [shown(null, { seq: 7 })]), [])
})

test('a note is known by its words and its time', () => {
  const note = outgoing('a', { mode: 'note' })
  assert.equal(stillOut([note], [shown(null, { type: 'AgentNoted' })]).length, 0)
  assert.equal(
    stillOut([note], [shown(null, { type: 'AgentNoted', at: 5 })]).length,
    1,
    'the same words, long ago',
  )
  assert.equal(stillOut([note], [shown(null)]).length, 1, 'a reply of the same words')
})

test('the same reply twice is two replies', () => {
  assert.equal(stillOut([outgoing('b')], [shown('a')]).length, 1)
})

test('what was refused stays until the agent has decided', () => {
  assert.equal(stillOut([outgoing('a', { state: 'failed' })], [shown('c')]).length, 1)
})

test('a note that is still held is on its way, whatever was noted before in the same words', () => {
  const held = outgoing('a', { mode: 'note', state: 'held' })
  assert.equal(stillOut([held], [shown(null, { type: 'AgentNoted' })]).length, 1)
})

test('what can be taken back is the last that is held', () => {
  const outbox = [outgoing('a', { state: 'held' }), outgoing('b', { state: 'held' }), outgoing('c')]
  assert.equal(lastHeld(outbox)?.requestId, 'b')
  assert.equal(lastHeld([outgoing('c')]), null)
})
