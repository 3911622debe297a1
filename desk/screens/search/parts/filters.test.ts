import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasFilter, toggled } from './filters.ts'

test('a filter is put before the words, and taken away again', () => {
  assert.equal(toggled('rosa router ', 'open'), 'is:open rosa router ')
  assert.equal(toggled('is:open rosa router ', 'open'), 'rosa router ')
  assert.equal(toggled('', 'mine'), 'owner:me ')
})

test('a case is in one state: one filter takes the place of another, and of no more', () => {
  assert.equal(toggled('is:open owner:me rosa', 'solved'), 'is:solved owner:me rosa')
  assert.ok(hasFilter('IS:Solved rosa', 'solved'))
  assert.ok(!hasFilter('this:solved', 'solved'))
})
