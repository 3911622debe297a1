import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { DAY, HOUR, MINUTE } from '../time.ts'
import { warnAt } from './warn.ts'

const NOW = Date.UTC(2026, 10, 23, 9)

const cases = [
  { named: 'ten working days: a day before', dueIn: 14 * DAY, before: DAY },
  { named: 'four days: a day before', dueIn: 4 * DAY, before: DAY },
  { named: 'two days: half a day before', dueIn: 2 * DAY, before: 12 * HOUR },
  { named: 'four hours: an hour before', dueIn: 4 * HOUR, before: HOUR },
  { named: 'half an hour: fifteen minutes before', dueIn: 30 * MINUTE, before: 15 * MINUTE },
  { named: 'ten minutes: at once', dueIn: 10 * MINUTE, before: 10 * MINUTE },
]

for (const { named, dueIn, before } of cases) {
  test(`the owner is warned of a promise due in ${named}`, () => {
    assert.equal(warnAt(NOW, NOW + dueIn), NOW + dueIn - before)
  })
}

test('a warning is never before the promise was made, nor after it is due', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 * DAY }), dueIn => {
      const warned = warnAt(NOW, NOW + dueIn)
      assert.ok(warned >= NOW && warned <= NOW + dueIn)
      assert.ok(Number.isInteger(warned))
    }),
  )
})
