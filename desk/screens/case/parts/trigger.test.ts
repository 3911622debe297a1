import assert from 'node:assert/strict'
import { test } from 'node:test'
import { putIn, triggerAt } from './trigger.ts'

const at = (text: string, mode: 'reply' | 'note' = 'reply') => triggerAt(text, text.length, mode)

test('a snippet is asked for at the start of a line, and nowhere else', () => {
  assert.deepEqual(at(';hel'), { of: 'snippet', from: 0, typed: 'hel' })
  assert.deepEqual(at('Hello\n/'), { of: 'snippet', from: 6, typed: '' })
  assert.equal(at('either/or'), null)
  assert.equal(at('so; then'), null)
  assert.equal(at('/ not this'), null)
})

test('colleagues are named in notes only, and not inside of an address', () => {
  assert.deepEqual(at('ask @len', 'note'), { of: 'mention', from: 4, typed: 'len' })
  assert.deepEqual(at('@Lena Br', 'note'), { of: 'mention', from: 0, typed: 'Lena Br' })
  assert.equal(at('ask @len'), null)
  assert.equal(at('write to ada@mail', 'note'), null)
})

test('what is chosen takes the place of what was typed, and the rest stays', () => {
  const trigger = triggerAt('One\n;he two', 7, 'reply')
  assert.deepEqual(trigger && putIn('One\n;he two', trigger, 'Hello'), { text: 'One\nHello two', caret: 9 })
})
