import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  entriesOf,
  isBalanced,
  type Movement,
  type MoneyEntry,
  recordMoney,
  moneyOf,
  sayMoney,
  standing,
} from './money.ts'

const movements = fc.array(
  fc.record({
    movement: fc.constantFrom<Movement>('given', 'booked', 'taken-back'),
    minor: fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }),
    currency: fc.constantFrom('GBP', 'EUR', 'JPY'),
  }),
)

test('whatever moves, money is never made and never lost', () => {
  fc.assert(
    fc.property(movements, moved => {
      const entries = moved.flatMap(({ movement, ...money }) => entriesOf(movement, money))
      assert.equal(isBalanced(entries), true)
    }),
  )
})

test('an entry without its other side is noticed, also where another currency makes up for it', () => {
  const entries: MoneyEntry[] = [
    { book: 'house', minor: -5n, currency: 'GBP' },
    { book: 'owed', minor: 5n, currency: 'EUR' },
  ]
  assert.equal(isBalanced(entries), false)
})

test('what was given and booked stands on the account, and what was taken back is the house’s again', () => {
  const money = moneyOf(12_00, 'GBP')
  const booked = [...entriesOf('given', money), ...entriesOf('booked', money)]
  assert.deepEqual(
    (['house', 'owed', 'account'] as const).map(book => standing(booked, book, 'GBP')),
    [-12_00n, 0n, 12_00n],
  )
  const back = [...entriesOf('given', money), ...entriesOf('taken-back', money)]
  assert.deepEqual(
    (['house', 'owed', 'account'] as const).map(book => standing(back, book, 'GBP')),
    [0n, 0n, 0n],
  )
})

test('nothing moves where there is no money', () => {
  assert.deepEqual(entriesOf('given', moneyOf(0, 'GBP')), [])
})

test('a fraction of a penny is no amount', () => {
  assert.throws(() => moneyOf(12.5, 'GBP'), RangeError)
  assert.throws(() => moneyOf(2 ** 53, 'GBP'), RangeError)
})

test('money is written with the digits of its currency, in the reader’s language', () => {
  assert.equal(sayMoney(12_00, 'GBP', 'en'), '£12.00')
  assert.equal(sayMoney(1_200, 'JPY', 'en'), 'JP¥1,200')
  assert.equal(sayMoney(12_50, 'EUR', 'es').replaceAll(/\s/gu, ' '), '12,50 €')
})

test('a record writes as many digits as a currency has', () => {
  assert.equal(recordMoney(12_00, 'GBP'), '12.00 GBP')
  assert.equal(recordMoney(1_200, 'JPY'), '1200 JPY')
  assert.equal(recordMoney(1_200, 'KWD'), '1.200 KWD')
})
