import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromTransfer } from './transfer.ts'

const carried = (raw: string, said: string, isWords = true) => {
  const { bytes, isBroken } = fromTransfer(Buffer.from(raw, 'latin1'), said, isWords)
  return [bytes.toString(), isBroken]
}

test('base64 with rubbish in it, without its padding, padded in the middle', () => {
  assert.deepEqual(carried('aGVs\r\n bG8*gd29ybGQ', 'base64'), ['hello world', true])
  assert.deepEqual(carried('aGVsbG8=\r\nIHdvcmxk', 'BASE64'), ['hello world', false])
  assert.deepEqual(carried('aGVsbG8', '(comment) base64'), ['hello', false])
})

test('the footer that a list put under base64 is words, and no part of a file', () => {
  const raw = 'aGVsbG8=\r\n_______________________\r\nThe list: https://list.example/\r\n'
  assert.deepEqual(carried(raw, 'base64'), [`hello\n${raw.slice(10)}`, true])
  assert.deepEqual(carried(raw, 'base64', false), ['hello', true])
})

test('words that say that they are base64 are words', () => {
  const words = 'These are words, and nobody has encoded them.'
  assert.deepEqual(carried(words, 'base64'), [words, true])
  assert.deepEqual(carried('!!! words ???', 'base64'), ['!!! words ???', true])
})

test('quoted-printable that is broken stays as it stands; soft breaks with blanks behind them are breaks', () => {
  assert.deepEqual(carried('a=3Db =XY =c3=a9 100=', 'quoted-printable'), ['a=b =XY é 100', false])
  assert.deepEqual(carried('one =\r\nline= \t\r\n, two  \r\nlines', 'Quoted-Printable'), [
    'one line, two\r\nlines',
    false,
  ])
  assert.deepEqual(carried('-- \r\nAda=20\r\n', 'quoted-printable'), ['-- \r\nAda \r\n', false])
})

test('uuencode as the encoding of a part', () => {
  assert.deepEqual(carried('begin 644 a\n#0V%T\n`\nend\n', 'x-uuencode'), ['Cat', false])
})

test('an encoding that nobody knows leaves the bytes as they are', () => {
  assert.deepEqual(carried('words', 'x-nonsense'), ['words', false])
})
