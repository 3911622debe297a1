import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailQuestionsPage } from '../mail-questions-page.ts'
import { read } from './tree.ts'

test('docs/mail-questions.md tells the order in which the code asks', () => {
  assert.equal(
    read('docs/mail-questions.md'),
    mailQuestionsPage(),
    'run node_modules/.bin/node tests/mail-questions-page.ts',
  )
})
