import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { difference } from './difference.ts'

const told = (before: string, after: string) =>
  difference(before, after).map(({ text, is }) => `${{ same: ' ', taken: '-', added: '+' }[is]}${text}`)

test('what was taken away and what was added stand where they were', () => {
  assert.deepEqual(told('one\ntwo\nthree', 'one\n2\nthree\nfour'), [' one', '-two', '+2', ' three', '+four'])
  assert.deepEqual(told('', 'new'), ['+new'])
  assert.deepEqual(told('old', ''), ['-old'])
  assert.deepEqual(told('same', 'same'), [' same'])
})

test('both texts can be read from the difference, whatever they are', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 })
    .map(lines => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = difference(before, after)
      const without = (is: string) =>
        lines
          .filter(line => line.is !== is)
          .map(line => line.text)
          .join('\n')
      assert.equal(without('added'), before)
      assert.equal(without('taken'), after)
    }),
  )
})

test('texts of twenty thousand lines do not stop the desk', () => {
  const before = Array.from({ length: 20_000 }, (_, at) => `a${at}`).join('\n')
  const after = before.replaceAll('a', 'b')
  assert.equal(difference(before, after).length, 40_000)
})
