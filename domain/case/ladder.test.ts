import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextRung } from './ladder.ts'

test('there is always a next rung, up to a body outside the company', () => {
  assert.deepEqual((['agent', 'lead', 'head'] as const).map(nextRung), ['lead', 'head', 'outside-body'])
})
