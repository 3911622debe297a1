import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainWords } from './fitting-help.ts'

test('only plain words are looked up: no number, no address of anybody', () => {
  assert.equal(
    plainWords(
      'My bill 204118937 is wrong.\nWrite to ana@mail.example or +44 7700 900123, see https://a.example/x',
    ),
    'My bill is wrong. Write to or see',
  )
  assert.equal(plainWords('  \n '), '')
  assert.ok(plainWords('word '.repeat(1_000)).length <= 300)
})
