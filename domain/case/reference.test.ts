import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { findReferences, makeReference, parseReference } from './reference.ts'

const reference = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(makeReference)
const ALPHABET = '23456789BCDFGHJKMNPQRSTVWXZ'

test('a reference is short, printed in groups, and holds no letter that is taken for another', () => {
  fc.assert(
    fc.property(reference, made => {
      assert.match(made, /^HD-[2-9BCDFGHJKMNPQRSTVWXZ]{4}-[2-9BCDFGHJKMNPQRSTVWXZ]{4}$/u)
    }),
  )
})

test('the same bytes make the same reference, and every byte counts', () => {
  const bytes = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8])
  assert.equal(makeReference(bytes), makeReference(bytes))
  for (let index = 0; index < 8; index++) {
    assert.notEqual(makeReference(bytes.with(index, 99)), makeReference(bytes), `byte ${index}`)
  }
})

test('too little chance is a fault of the program', () => {
  assert.throws(() => makeReference(new Uint8Array(7)), RangeError)
})

test('a reference is understood however it is typed', () => {
  fc.assert(
    fc.property(reference, made => {
      const bare = made.replaceAll('-', '')
      for (const typed of [
        made,
        made.toLowerCase(),
        bare,
        bare.slice(2),
        bare.slice(2).toLowerCase(),
        ` ${made.replaceAll('-', ' ')}\n`,
        made.replaceAll('-', '–'),
        Array.from(bare).join(' '),
      ]) {
        assert.equal(parseReference(typed), made, typed)
      }
    }),
  )
})

test('one wrong character is always noticed', () => {
  fc.assert(
    fc.property(
      reference,
      fc.nat(7),
      fc.nat(26).map(index => ALPHABET.charAt(index)),
      (made, place, wrong) => {
        const bare = made.replaceAll('-', '').slice(2)
        fc.pre(bare[place] !== wrong)
        assert.equal(parseReference(bare.slice(0, place) + wrong + bare.slice(place + 1)), null)
      },
    ),
  )
})

test('two neighbours changed about are always noticed', () => {
  fc.assert(
    fc.property(reference, fc.nat(6), (made, place) => {
      const bare = made.replaceAll('-', '').slice(2)
      const [one = '', two = ''] = bare.slice(place, place + 2)
      fc.pre(one !== two)
      assert.equal(parseReference(bare.slice(0, place) + two + one + bare.slice(place + 2)), null)
    }),
  )
})

test('what is no reference is none', () => {
  for (const text of [
    '',
    'HD',
    'HD-0000-0000',
    'my phone is dead',
    '01632 960123',
    'HD-4K7Q-92M',
    '\u0000',
  ]) {
    assert.equal(parseReference(text), null, text)
  }
})

test('references are found in a text, each once, and only true ones', () => {
  const one = makeReference(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]))
  const two = makeReference(Uint8Array.from([8, 7, 6, 5, 4, 3, 2, 1]))
  const three = makeReference(Uint8Array.from([9, 9, 9, 9, 9, 9, 9, 9]))
  const mistyped = one.slice(0, -1) + (one.endsWith('2') ? '3' : '2')
  const text = `Re: [${one}] about ${two.toLowerCase()}, see ${one}. Not ${mistyped}, nor X${three}, nor ${three}9.`
  assert.deepEqual(findReferences(text), [one, two])
  assert.deepEqual(findReferences('nothing here'), [])
})

test('a very long text is searched without trouble', () => {
  assert.deepEqual(findReferences('HD-'.repeat(300_000)), [])
  assert.equal(parseReference('-'.repeat(300_000)), null)
})
