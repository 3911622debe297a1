import assert from 'node:assert/strict'
import { test } from 'node:test'
import { busyness, FEWEST_WEEKS } from './busier.ts'

const weeks = (count: number, each: (week: number) => number) =>
  Array.from({ length: count }, (_, week) => each(week))

test('Busier than usual is more than in nine of ten such hours, and not as many.', () => {
  const before = weeks(10, week => 10 * (week + 1))
  assert.deepEqual(busyness({ now: 90, before }), { is: 'usual', now: 90, usualMost: 90, weeks: 10 })
  assert.deepEqual(busyness({ now: 91, before }), { is: 'busier', now: 91, usualMost: 90, weeks: 10 })
  assert.equal(busyness({ now: 91, before: before.toReversed() }).is, 'busier')
})

test('From too few weeks it is never said, however many come.', () => {
  const before = weeks(FEWEST_WEEKS - 1, () => 0)
  assert.deepEqual(busyness({ now: 1_000, before }), { is: 'unknown', now: 1_000, usualMost: null, weeks: 7 })
  assert.equal(busyness({ now: 1_000, before: [...before, 0] }).is, 'busier')
  assert.equal(busyness({ now: 0, before: [] }).is, 'unknown')
})

test('Where as many come every week, it is never said.', () => {
  for (const count of [8, 11, 26])
    assert.equal(busyness({ now: 40, before: weeks(count, () => 40) }).is, 'usual')
})

test('Of twenty weeks two may have been wilder.', () => {
  const before = weeks(20, week => (week < 2 ? 500 : 30))
  assert.equal(busyness({ now: 31, before }).is, 'busier')
  const wilder = weeks(20, week => (week < 3 ? 500 : 30))
  assert.equal(busyness({ now: 31, before: wilder }).is, 'usual')
})
