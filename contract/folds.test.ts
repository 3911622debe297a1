import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newWordsIn, partsOf, quoted } from './folds.ts'

const text =
  'Thanks, but it is red 🚩 again.\n\nOn Monday you wrote:\n> Is it green?\n\nYes, it was.\n\n-- \nNell\n'
const quote = { from: text.indexOf('On Monday'), to: text.indexOf('Yes,'), is: 'quote' } as const
const signature = { from: text.indexOf('-- '), to: text.length, is: 'signature' } as const

test('new words and what comes along with them are told apart, in order', () => {
  assert.deepEqual(partsOf(text, [quote, signature]), [
    { is: null, text: 'Thanks, but it is red 🚩 again.' },
    { is: 'quote', text: 'On Monday you wrote:\n> Is it green?' },
    { is: null, text: 'Yes, it was.' },
    { is: 'signature', text: '-- \nNell' },
  ])
  assert.equal(newWordsIn(text, [quote, signature]), 'Thanks, but it is red 🚩 again.\nYes, it was.')
})

test('words without folds stay as they are, to the last blank', () => {
  assert.deepEqual(partsOf('  a \n', undefined), [{ is: null, text: '  a \n' }])
  assert.deepEqual(partsOf('  a \n', []), [{ is: null, text: '  a \n' }])
})

test('where all is quoted, all is shown', () => {
  assert.equal(newWordsIn('> all', [{ from: 0, to: 5, is: 'quote' }]), '> all')
})

test('a fold that cannot be hides nothing', () => {
  const folds = [
    { from: 4, to: 2, is: 'quote' },
    { from: 3, to: 900, is: 'quote' },
  ] as const
  assert.equal(newWordsIn('abcdef', folds), 'abcdef')
  const across = [
    { from: 0, to: 3, is: 'quote' },
    { from: 2, to: 5, is: 'quote' },
  ] as const
  assert.equal(newWordsIn('abcdef', across), 'def')
})

test('an answer quotes line by line, and quotes of quotes deeper', () => {
  assert.equal(quoted('a\n\n> b'), '> a\n>\n>> b')
})
