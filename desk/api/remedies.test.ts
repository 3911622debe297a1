import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterGiving, NOT_GIVING } from './remedies.ts'

test('an apology that is written while something is still being given stays for the next; the one that was sent is used up', () => {
  const busy = { ...NOT_GIVING, busy: 'a call back' }
  assert.deepEqual(afterGiving({ ...busy, apology: 'I am sorry.' }, ''), {
    ...NOT_GIVING,
    apology: 'I am sorry.',
  })
  assert.deepEqual(afterGiving({ ...busy, apology: 'I am sorry.' }, 'I am sorry.'), NOT_GIVING)
})
