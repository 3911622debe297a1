import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readQuery } from './query.ts'
import { fold, nameTerms, termsOf, tokensOf } from './terms.ts'

const odd = [
  `' & | ! :* \\ () <-> "`,
  'a'.repeat(100_000),
  'né '.repeat(40_000),
  '😀👩‍👩‍👧‍👦🏳️‍🌈',
  'مَرْحَبًا بالعالم',
  '東京タワーสวัสดี',
  '\u202Eabc\u202C \u0000 \uD800',
  'x@y@z @@ a@ @b',
  '+44 (0)7700 900123 / HD-4K7Q-92MX',
]

describe('terms', () => {
  test('hold no sign that means something to PostgreSQL, and are short, whatever they are made of', () => {
    for (const text of odd) {
      for (const term of [...termsOf(text), ...nameTerms([text])]) {
        assert.doesNotMatch(term, /['"\\\s&|!()]/u)
        assert.ok(term.length > 0 && term.length <= 41, term)
      }
    }
  })
  test('are the same for words that people take for the same', () => {
    const alike = [
      ['Straße', 'STRASSE'],
      ['Núñez', 'nunez'],
      ['routers', 'Router'],
      ['مَرْحَبًا', 'مرحبا'],
      ['ﬁbre', 'fibre'],
    ] as const
    for (const [one, other] of alike) assert.equal(fold(one), fold(other))
    assert.notEqual(fold('bus'), fold('bu'))
  })
  test('of two names that differ by a letter, or by two changed about, have one in common', () => {
    for (const [one, other] of [
      ['Martinez', 'Martines'],
      ['Martinez', 'Martnez'],
      ['Martinez', 'Martniez'],
      ['Rosa', 'Rossa'],
    ] as const) {
      const common = [...nameTerms([one])].filter(
        term => term.startsWith('~') && nameTerms([other]).has(term),
      )
      assert.ok(common.length > 0, `${one} and ${other}`)
    }
    assert.ok(
      ![...nameTerms(['Martinez'])].some(term => term.startsWith('~') && nameTerms(['Marlowe']).has(term)),
    )
  })
  test('of a telephone number have its end in common, however it is written', () => {
    for (const written of ['07700 900 123', '+447700900123', '+44 (0)7700 900123', '0044-7700-900123']) {
      assert.ok(
        [...termsOf(written)].some(term => term.startsWith('#321009007')),
        written,
      )
    }
  })
  test('stand where their words stand in the text', () => {
    const text = 'Añade 2 routers, por favor.'
    assert.deepEqual(
      tokensOf(text).map(({ from, to }) => text.slice(from, to)),
      ['Añade', '2', 'routers', 'por', 'favor'],
    )
  })
})

describe('a question', () => {
  test('of nothing but signs asks for nothing', () => {
    for (const typed of ['', '  ', odd[0] ?? '', 'is:', 'from:""', '@']) {
      const { terms, nearNames, reference } = readQuery(typed)
      assert.deepEqual(
        { terms, nearNames, reference },
        { terms: null, nearNames: null, reference: null },
        typed,
      )
    }
  })
  test('asks for a dozen words at most', () => {
    assert.equal(readQuery('word '.repeat(500)).terms?.split(' & ').length, 12)
  })
  test('lets its last word go on, unless a blank ends it', () => {
    assert.equal(readQuery('orange rout').terms, `'orange' & 'rout':*`)
    assert.equal(readQuery('orange rout ').terms, `'orange' & 'rout'`)
  })
})
