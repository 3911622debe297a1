import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstWordsFrom, formOf, hasContent } from './first-words.ts'

const first = {
  messageId: 'a',
  words: 'Hi',
  name: ' ',
  address: '',
  isLossOfService: false,
  isPressed: true,
  fileNames: ['a.png'],
}

test('what was kept comes back as it was', () => {
  assert.deepEqual(firstWordsFrom(JSON.stringify(first)), first)
})

test('what is not ours is not taken', () => {
  for (const text of [
    null,
    '',
    'null',
    '7',
    '{"words":"x"}',
    JSON.stringify({ ...first, isPressed: 'yes' }),
    JSON.stringify({ ...first, isLossOfService: 'yes' }),
  ]) {
    assert.equal(firstWordsFrom(text), null)
  }
})

test('empty fields are not sent, and files are sent under one name', () => {
  const form = formOf(first, [new File(['x'], 'a.png'), new File(['y'], 'b.png')], 'token')
  assert.deepEqual([...form.keys()], ['token', 'messageId', 'words', 'files', 'files'])
})

test('that the service is down is sent only where it was ticked', () => {
  assert.equal(formOf(first, [], 'token').get('down'), null)
  assert.equal(formOf({ ...first, isLossOfService: true }, [], 'token').get('down'), 'yes')
})

test('blanks are no content', () => {
  const blank = { words: ' \n', name: '', address: '', isLossOfService: false }
  assert.equal(hasContent(blank), false)
  assert.equal(hasContent({ ...blank, name: 'A' }), true)
  assert.equal(hasContent({ ...blank, isLossOfService: true }), true)
})
