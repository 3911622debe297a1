import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Act, CaseSummary } from '../../contract/desk.ts'
import { undoing } from './undo.ts'

const before = { tags: ['refund'], kind: 'problem' } as unknown as CaseSummary // what undoing reads of it

test('a tag that was put on is taken off again, and the other way round', () => {
  assert.deepEqual(undoing('c', { act: 'tag', tag: 'router' }, before)?.act, { act: 'untag', tag: 'router' })
  assert.deepEqual(undoing('c', { act: 'untag', tag: 'refund' }, before)?.act, { act: 'tag', tag: 'refund' })
})

test('what was so already has nothing to undo', () => {
  assert.equal(undoing('c', { act: 'tag', tag: 'refund' }, before), null)
  assert.equal(undoing('c', { act: 'change-kind', kind: 'problem' }, before), null)
})

test('a kind goes back to what it was, and is never unstated', () => {
  const act: Act = { act: 'change-kind', kind: 'request' }
  assert.deepEqual(undoing('c', act, before)?.act, { act: 'change-kind', kind: 'problem' })
  assert.equal(undoing('c', act, { ...before, kind: null }), null)
})

test('what was put aside comes back to the desk', () => {
  assert.deepEqual(undoing('c', { act: 'snooze', until: 5, words: 'x' }, before)?.act, { act: 'wake' })
})

test('words that were sent are not undone by another act', () => {
  assert.equal(undoing('c', { act: 'reply', words: 'x', files: [] }, before), null)
})
