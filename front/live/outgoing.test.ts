import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answered, nextToSend, put, started, without, written } from './outgoing.ts'

const message = (messageId: string) => written({ messageId, words: messageId, fileNames: [], writtenAt: 1 })
const two = put(put([], message('a')), message('b'))

test('one message is sent at a time, the oldest first', () => {
  assert.equal(nextToSend(two)?.messageId, 'a')
  assert.equal(nextToSend(started(two, 'a')), null)
  assert.equal(nextToSend(answered(started(two, 'a'), 'a', { kind: 'done', href: null }))?.messageId, 'b')
})

test('a message that may not have arrived goes before the ones behind it', () => {
  assert.equal(nextToSend(answered(started(two, 'a'), 'a', { kind: 'unreachable' }))?.messageId, 'a')
})

test('the same message is not put in twice', () => {
  assert.equal(put(two, message('a')), two)
})

test('a queue from which nothing goes is the same queue', () => {
  assert.equal(without(two, new Set(['x'])), two)
})
