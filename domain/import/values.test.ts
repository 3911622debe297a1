/** What stands in the cells of other people's files, and what is made of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Candidate, sameCustomer } from './join.ts'
import {
  readAmount,
  readBillState,
  readCurrency,
  readDay,
  readLanguage,
  readServiceKind,
  readServiceState,
} from './values.ts'

const days: readonly (readonly [cell: string, dayFirst: string | null, monthFirst: string | null])[] = [
  ['2026-03-04', '2026-03-04', '2026-03-04'],
  ['2026-03-04T10:00:00Z', '2026-03-04', '2026-03-04'],
  ['20260304', '2026-03-04', '2026-03-04'],
  ['3/4/2026', '2026-04-03', '2026-03-04'],
  ['03.04.26', '2026-04-03', '2026-03-04'],
  [' 31-12-2025 ', '2025-12-31', null],
  ['12/31/2025', null, '2025-12-31'],
  ['29/02/2024', '2024-02-29', null],
  ['29/02/2025', null, null],
  ['2026-13-01', null, null],
  ['0/1/2026', null, null],
  ['yesterday', null, null],
  ['', null, null],
]

for (const [cell, dayFirst, monthFirst] of days)
  test(`a day is read from “${cell}”`, () => {
    assert.equal(readDay(cell, false), dayFirst)
    assert.equal(readDay(cell, true), monthFirst)
  })

const amounts: readonly (readonly [cell: string, minor: number | null, currency?: string])[] = [
  ['12', 1200],
  ['12.5', 1250],
  ['12,50', 1250],
  ['1,234.56', 123_456],
  ['1.234,56', 123_456],
  ['1.234', 123_400],
  ['1 234,5 EUR', 123_450, 'EUR'],
  ['£12.99', 1299, 'GBP'],
  ['12,99 €', 1299, 'EUR'],
  ['usd 3', 300, 'USD'],
  ['-4.20', -420],
  ["1'234.50", 123_450],
  ['0', 0],
  ['1.23.4', null],
  ['12,34,56', null],
  ['twelve', null],
  ['', null],
  ['.', null],
  ['99999999999999999', null],
]

for (const [cell, minor, currency = null] of amounts)
  test(`an amount is read from “${cell}”`, () => {
    assert.deepEqual(readAmount(cell), minor === null ? null : { minor, currency })
  })

test('words are read in English and Spanish, whatever their capitals and accents', () => {
  assert.deepEqual(['Broadband', 'MÓVIL', 'Teléfono fijo', 'TV', 'gas'].map(readServiceKind), [
    'internet',
    'mobile',
    'landline',
    'tv',
    null,
  ])
  assert.deepEqual(['Alta', 'suspended', 'BAJA', ''].map(readServiceState), ['active', 'cut', 'ended', null])
  assert.deepEqual(['Pagada', 'past due', 'unpaid', '?'].map(readBillState), [
    'paid',
    'overdue',
    'open',
    null,
  ])
  assert.deepEqual(['Español', 'en-GB', 'de'].map(readLanguage), ['es', 'en', null])
  assert.deepEqual(['€', 'gbp', 'pounds'].map(readCurrency), ['EUR', 'GBP', null])
})

const ada = (change: Partial<Candidate> = {}): Candidate => ({
  id: 'ada',
  name: 'Ada Okafor',
  isVerified: false,
  ...change,
})

const joins: Readonly<Record<string, readonly [string | null, readonly Candidate[], boolean]>> = {
  'the same name at the same address is the same customer': ['ADA  Okáfor', [ada()], true],
  'another name at the same address is another customer': ['Ben Okafor', [ada()], false],
  'part of the name is not enough where nobody showed that the address is theirs': ['Ada', [ada()], false],
  'part of the name is enough where they showed it': ['Ada', [ada({ isVerified: true })], true],
  'another name at an address that was shown is another customer': [
    'Ben Okafor',
    [ada({ isVerified: true })],
    false,
  ],
  'somebody whose name we never learnt is known by an address that they showed': [
    'Ada',
    [ada({ name: null, isVerified: true })],
    true,
  ],
  'somebody whose name we never learnt is not known by a mere address': ['Ada', [ada({ name: null })], false],
  'a row without a name joins nobody by a mere address': [null, [ada()], false],
  'of two at one address neither is guessed': ['Ada Okafor', [ada(), ada({ id: 'other' })], false],
  'nobody at the address is nobody': ['Ada Okafor', [], false],
}

for (const [says, [name, candidates, isJoined]] of Object.entries(joins))
  test(says, () => assert.equal(sameCustomer(name, candidates)?.id ?? null, isJoined ? 'ada' : null))
