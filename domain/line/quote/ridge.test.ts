import assert from 'node:assert/strict'
import { test } from 'node:test'
import { predict, prepareRidge } from './ridge.ts'
import { near, uniform } from './testing/numbers.ts'

const random = uniform(11)
const rows = Array.from({ length: 2_000 }, () => [random(), 100 * random(), 5])
const target = rows.map(([one = 0, other = 0]) => 7 + 3 * one - 0.2 * other)

test('without noise and with hardly any penalty the truth is found', () => {
  const fitted = prepareRidge(rows).fit(target, 1e-6)
  near(predict(fitted, [0.5, 50, 5]), 7 + 1.5 - 10, 1e-6)
  near(predict(fitted, [0, 0, 5]), 7, 1e-6)
})

test('a great penalty leaves only the mean', () => {
  const mean = target.reduce((sum, value) => sum + value, 0) / target.length
  near(predict(prepareRidge(rows).fit(target, 1e12), [1, 100, 5]), mean, 1e-3)
})

test('a column that never moved has no say, whatever it is later', () => {
  const fitted = prepareRidge(rows).fit(target, 1)
  assert.equal(predict(fitted, [0.5, 50, 5]), predict(fitted, [0.5, 50, 9_000]))
})

test('what was learned survives JSON', () => {
  const fitted = prepareRidge(rows).fit(target, 1)
  assert.deepEqual(JSON.parse(JSON.stringify(fitted)), fitted)
})

test('a row with twice the weight counts as if it stood there twice', () => {
  const few = [
    [1, 2],
    [2, 1],
    [4, 4],
    [3, 0],
  ]
  const values = [3, 1, 7, 2]
  const weighted = prepareRidge(few, [1, 1, 2, 1]).fit(values, 0.5)
  const doubled = prepareRidge([...few, [4, 4]]).fit([...values, 7], 0.5)
  for (const row of [
    [1, 1],
    [5, 2],
    [0, 3],
  ])
    near(predict(weighted, row), predict(doubled, row), 1e-9)
})
