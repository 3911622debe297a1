import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minorOf } from './minor.ts'

const cases: readonly (readonly [string, string, number | null])[] = [
  ['12.50', 'GBP', 12_50],
  ['12,5', 'EUR', 12_50],
  ['12', 'GBP', 12_00],
  ['1 200', 'GBP', 1_200_00],
  ['1200', 'JPY', 1_200],
  ['0.01', 'GBP', 1],
  ['12.505', 'GBP', null],
  ['12.5', 'JPY', null],
  ['1,200.50', 'GBP', null],
  ['-3', 'GBP', null],
  ['0', 'GBP', null],
  ['', 'GBP', null],
  ['ten', 'GBP', null],
]

for (const [typed, currency, minor] of cases) {
  test(`“${typed}” in ${currency} is ${minor === null ? 'no amount' : `${minor} of its smallest coin`}`, () =>
    assert.equal(minorOf(typed, currency), minor))
}
