import assert from 'node:assert/strict'
import { test } from 'node:test'
import { frontEn } from '../../contract/words/front-en.ts'
import { telling } from '../telling.ts'
import { looksLikeAddress, problemWith } from './check.ts'

const tell = telling({ locale: 'en-GB', timeZone: 'UTC', now: () => 0, words: frontEn.when })
const options = { limits: { maxUploadBytes: 1_000_000, maxTextLength: 10 }, says: frontEn.check, tell }

test('nothing said is asked for; a photo alone says something', () => {
  assert.equal(problemWith({ words: ' \n', files: [] }, options)?.field, 'words')
  assert.equal(problemWith({ words: '', files: [{ size: 1 }] }, options), null)
})

test('too much is told with how much, and nothing is cut off', () => {
  const problem = problemWith({ words: 'x'.repeat(1_244), files: [] }, options)
  assert.equal(problem?.says, 'This is 1,234 characters too long. Send it in two parts.')
})

test('files are weighed together', () => {
  const files = [{ size: 600_000 }, { size: 600_000 }]
  assert.equal(
    problemWith({ words: 'x', files }, options)?.says,
    'These files are too large. Together they may have 1 MB.',
  )
})

test('an address is taken for one unless it cannot be', () => {
  for (const good of ['ana@mail.example', 'josé@correo.example', '07700 900123', '+44 (1632) 960-199']) {
    assert.ok(looksLikeAddress(good), good)
  }
  for (const bad of ['ana', 'ana at mail', '123', 'call me on 07700 900123 or 07700 900124']) {
    assert.ok(!looksLikeAddress(bad), bad)
  }
})
