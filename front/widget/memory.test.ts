import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memoryStorage } from '../sample/memory-storage.ts'
import { memoryIn } from './memory.ts'

const held = { reference: 'HD-ABC-123', key: 'secret', href: 'https://heed.example/case/HD-ABC-123' }
const first = {
  messageId: 'a',
  words: 'Hi',
  name: '',
  address: '',
  isLossOfService: false,
  isPressed: false,
  fileNames: [],
}

test('what was begun by nobody in particular is there for whoever uses the browser, logged in or not', () => {
  const storage = memoryStorage()
  memoryIn(storage).hold(held, null)
  assert.deepEqual(memoryIn(storage).held(null), held)
  assert.deepEqual(memoryIn(storage).held('noor'), held)
})

test('what somebody wrote while logged in is shown to nobody else', () => {
  const storage = memoryStorage()
  memoryIn(storage).hold(held, 'noor')
  assert.deepEqual(memoryIn(storage).held('noor'), held)
  assert.equal(memoryIn(storage).held(null), null)
  assert.equal(memoryIn(storage).held('tom'), null)
})

test('what is not ours is not taken', () => {
  for (const text of ['', '{', 'null', '7', '[]', '{"reference":"HD"}', '{"reference":1,"key":2,"href":3}']) {
    const storage = memoryStorage()
    storage.setItem('heed-contact:case', text)
    assert.equal(memoryIn(storage).held(null), null, text)
  }
})

test('a browser that keeps nothing costs nothing but the reload', () => {
  const full = {
    ...memoryStorage(),
    getItem: () => null,
    setItem: () => {
      throw new Error('QuotaExceededError')
    },
  }
  for (const storage of [null, full]) {
    const memory = memoryIn(storage)
    memory.hold(held, null)
    memory.keepFirst(first)
    assert.deepEqual(memory.held(null), held)
    assert.deepEqual(memory.first(), first)
    memory.letGo()
    memory.keepFirst({ ...first, words: ' ' })
    assert.equal(memory.held(null), null)
    assert.equal(memory.first(), null)
  }
})
