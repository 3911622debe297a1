import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formsOf, isSameName, plainNumber } from './identifier.ts'

test('blanks, dashes and zeros in front make no other number of it', () => {
  for (const typed of ['123456789', '0123456789', '123 456 789', ' 123-456.789 ', '00123456789'])
    assert.equal(plainNumber(typed), '123456789', typed)
  assert.equal(plainNumber('bb123456-2511-789'), 'BB1234562511789')
})

test('a phone number is looked for as it is written at home and abroad', () => {
  assert.deepEqual(formsOf('07700 900123', '+447700900123'), ['7700900123', '447700900123'])
  assert.deepEqual(formsOf('123 456 789', null), ['123456789'])
})

test('what is too short to mean one thing is not looked for', () => {
  assert.deepEqual(formsOf('0042', null), [])
  assert.deepEqual(formsOf('🙂', null), [])
})

test('a name is the same whatever its accents, capitals and order; one word of it is not', () => {
  assert.equal(isSameName('ada lovelace', 'Ada Lovelace'), true)
  assert.equal(isSameName('Ferrandiz Lucia', 'Lucía Ferrandiz'), true)
  assert.equal(isSameName('Lovelace', 'Ada Lovelace'), false)
  assert.equal(isSameName('Ada Byron', 'Ada Lovelace'), false)
  assert.equal(isSameName('', 'Ada Lovelace'), false)
})
