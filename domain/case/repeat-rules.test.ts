import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusedBy } from '../rule.ts'
import { doneOnceAlike } from './repeat-rules.ts'

const verdict = (said: string, before: string | null) =>
  refusedBy([doneOnceAlike], { said, before })?.refused.says ?? null

test('This was sent already, and not like this: look at what was done.', t => {
  assert.equal(verdict('twelve pounds', 'nine pounds'), t.name)
  assert.equal(verdict('twelve pounds', 'twelve pounds'), null)
  assert.equal(verdict('twelve pounds', null), null, 'what was erased is told from nothing')
})
