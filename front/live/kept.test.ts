import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memoryStorage } from '../sample/memory-storage.ts'
import { keptFor } from './kept.ts'
import { written } from './outgoing.ts'

const message = written({ messageId: 'a', words: 'Hello', fileNames: [], writtenAt: 1 })

test('a draft comes back, and goes when it is empty', () => {
  const storage = memoryStorage()
  keptFor('CASE', storage).keepDraft('half a sent')
  assert.equal(keptFor('CASE', storage).draft(), 'half a sent')
  keptFor('CASE', storage).keepDraft('')
  assert.equal(storage.length, 0)
})

test('a message that was being sent when the page went waits to be sent again', () => {
  const storage = memoryStorage()
  keptFor('CASE', storage).keep({ ...message, state: 'sending' })
  assert.equal(keptFor('CASE', storage).unsent()[0]?.state, 'waiting')
})

test('what cannot be read is left alone', () => {
  const storage = memoryStorage()
  storage.setItem('heed:unsent:CASE:x', '{"messageId":')
  storage.setItem('heed:unsent:CASE:y', '{"messageId":"y"}')
  assert.deepEqual(keptFor('CASE', storage).unsent(), [])
})

test('a browser that forbids or fills its storage costs nothing but the reload', () => {
  const full = {
    ...memoryStorage(),
    setItem: () => {
      throw new Error('QuotaExceededError')
    },
  }
  for (const storage of [null, full]) {
    const kept = keptFor('CASE', storage)
    kept.keep(message)
    kept.keepDraft('x')
    kept.drop('a')
    assert.deepEqual(kept.unsent(), [])
    assert.equal(kept.draft(), '')
  }
})
