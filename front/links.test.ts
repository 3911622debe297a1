import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pieces } from './links.ts'

const hrefs = (words: string) => pieces(words).flatMap(piece => piece.href ?? [])

test('the pieces together are what was written', () => {
  const part = fc.constantFrom(
    'https://',
    'www.',
    'a.example',
    '(',
    ')',
    '.',
    ' ',
    '\u202e',
    '<b>',
    'é',
    '🙂',
  )
  fc.assert(
    fc.property(fc.array(part), parts => {
      const words = parts.join('')
      assert.equal(
        pieces(words)
          .map(piece => piece.text)
          .join(''),
        words,
      )
    }),
  )
})

test('addresses end where the sentence goes on', () => {
  assert.deepEqual(hrefs('See https://a.example/x. Or (www.b.example/c_(d)), please!'), [
    'https://a.example/x',
    'https://www.b.example/c_(d)',
  ])
})

test('nothing but http and https becomes a link', () => {
  assert.deepEqual(
    hrefs('javascript:alert(1) data:text/html,x ftp://a.example file:///etc/passwd https://'),
    [],
  )
})

test('a mark that turns the direction around ends an address', () => {
  assert.deepEqual(hrefs('https://a.example/\u202egpj.exe'), ['https://a.example/'])
})

test('one word of a hundred thousand characters is read at once', () => {
  const word = 'https://a.example/'.repeat(5_000)
  assert.equal(pieces(word).length, 1)
  assert.equal(pieces('w'.repeat(100_000)).length, 1)
})
