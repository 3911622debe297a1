import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseSummary } from '../../contract/desk.ts'
import { newsIn } from './news.ts'

function summary(id: string, part: Partial<CaseSummary> = {}): CaseSummary {
  return { id, isUnread: true, lastAt: 10, entry: null, ...part } as CaseSummary // what newsIn reads of it
}

const ids = (cases: readonly CaseSummary[]) => cases.map(({ id }) => id)

test('what is there at the first look is no news', () => {
  const { said, mentioned } = newsIn(null, [summary('a')], [summary('b')])
  assert.deepEqual([said, mentioned], [[], []])
})

test('new words are told once, and again when there are more', () => {
  const first = newsIn(newsIn(null, [], []).known, [summary('a')], [])
  assert.deepEqual(ids(first.said), ['a'])
  const second = newsIn(first.known, [summary('a')], [])
  assert.deepEqual(second.said, [])
  assert.deepEqual(ids(newsIn(second.known, [summary('a', { lastAt: 20 })], []).said), ['a'])
})

test('what was read meanwhile is not told', () => {
  const { said } = newsIn(newsIn(null, [], []).known, [summary('a', { isUnread: false })], [])
  assert.deepEqual(said, [])
})

test('a note that names me is told once', () => {
  const first = newsIn(newsIn(null, [], []).known, [], [summary('a')])
  assert.deepEqual(ids(first.mentioned), ['a'])
  assert.deepEqual(newsIn(first.known, [], [summary('a')]).mentioned, [])
})
