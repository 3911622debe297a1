import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAmount, writeAmount } from './amount.ts'

const cases: readonly (readonly [typed: string, currency: string, minor: number | null])[] = [
  ['12.50', 'GBP', 12_50],
  ['12,5', 'EUR', 12_50],
  ['12', 'GBP', 12_00],
  ['12.', 'GBP', 12_00],
  ['1 200', 'GBP', 1_200_00],
  ['1’200.50', 'CHF', 1_200_50],
  ['1,200.50', 'GBP', 1_200_50],
  ['1.200,50', 'EUR', 1_200_50],
  ['1.234.567,8', 'EUR', 1_234_567_80],
  ['1200', 'JPY', 1_200],
  ['0.01', 'GBP', 1],
  ['-3', 'GBP', -3_00],
  ['−3,50', 'EUR', -3_50],
  ['0', 'GBP', 0],
  ['12.5055', 'GBP', null],
  ['12.5', 'JPY', null],
  ['1.200.50', 'GBP', null],
  ['12,34.50', 'GBP', null],
  ['99999999999999', 'GBP', null],
  ['ten', 'GBP', null],
]

for (const [typed, currency, minor] of cases) {
  test(`“${typed}” in ${currency} is ${minor === null ? 'no amount' : `${minor} of its smallest coin`}, in either language`, () => {
    const expected = minor === null ? { is: 'no-amount' } : { is: 'amount', minor }
    for (const language of ['en', 'es'] as const)
      assert.deepEqual(readAmount(typed, currency, language), expected)
  })
}

test('what could be thousands or a fraction is no amount, and both are named as they are written here', () => {
  const unclear = (large: string, small: string) => ({ is: 'unclear', large, small }) as const
  assert.deepEqual(readAmount('1.000', 'EUR', 'es'), unclear('1000', '1,00'))
  assert.deepEqual(readAmount('1,000', 'GBP', 'en'), unclear('1000', '1.00'))
  assert.deepEqual(readAmount('12.505', 'GBP', 'en'), unclear('12505', '12.50'))
  assert.deepEqual(readAmount('1.200', 'JPY', 'en'), unclear('1200', '1'))
})

test('a coin of a thousand parts is read with the sign of the language alone', () => {
  assert.deepEqual(readAmount('1.000', 'KWD', 'en'), { is: 'amount', minor: 1_000 })
  assert.deepEqual(readAmount('1,000', 'KWD', 'en'), { is: 'unclear', large: '1000', small: '1.000' })
  assert.deepEqual(readAmount('1,000', 'KWD', 'es'), { is: 'amount', minor: 1_000 })
})

test('a field without words holds nothing, whatever its currency is going to be', () => {
  assert.deepEqual(readAmount('  ', '', 'en'), { is: 'nothing' })
  assert.deepEqual(readAmount('5', 'G', 'en'), { is: 'amount', minor: 500 })
})

test('an amount stands in its field with the sign of the language, and is read back as it was', () => {
  assert.deepEqual([writeAmount(5_00, 'EUR', 'es'), writeAmount(5_00, 'GBP', 'en')], ['5,00', '5.00'])
  for (const language of ['en', 'es'] as const)
    for (const [minor, currency] of [
      [1_234_567_89, 'EUR'],
      [1_000, 'JPY'],
      [1_234_000, 'KWD'],
      [-7, 'GBP'],
    ] as const)
      assert.deepEqual(readAmount(writeAmount(minor, currency, language), currency, language), {
        is: 'amount',
        minor,
      })
})
