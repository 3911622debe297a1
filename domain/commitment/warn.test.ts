import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { at, london, LONDON, madrid, never } from '../hours/testing/doors.ts'
import { workedBetween } from '../time/due.ts'
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

const L = (text: string) => at(`${text}${LONDON}`)

/** Doors open from 8 to 20 on working days; 22 November 2026 is a Sunday. */
const worked = [
  {
    named: 'at eight on Monday: on Friday',
    made: '2026-11-20T10:00',
    due: '2026-11-23T08:00',
    at: '2026-11-20T19:00',
  },
  {
    named: 'at half past eight on Monday: on Friday',
    made: '2026-11-20T10:00',
    due: '2026-11-23T08:30',
    at: '2026-11-20T19:30',
  },
  {
    named: 'on Monday evening: a day before',
    made: '2026-11-16T10:00',
    due: '2026-11-23T20:00',
    at: '2026-11-22T20:00',
  },
  {
    named: 'before anybody works again: at once',
    made: '2026-11-20T19:30',
    due: '2026-11-23T08:00',
    at: '2026-11-20T19:30',
  },
]

for (const { named, made, due, at: warned } of worked) {
  test(`by the calendar of those who work, the owner is warned of a promise due ${named}`, () => {
    assert.equal(warnAt(L(made), L(due), london), L(warned))
  })
}

test('whoever is warned has an hour of work to act in, or as much as there was; no calendar makes a warning later', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(london, madrid, never),
      fc.integer({ min: 0, max: 30 * 24 * 60 }),
      fc.integer({ min: 1, max: 20 * 24 * 60 }),
      (calendar, startMinute, minutes) => {
        const now = L('2026-12-01T00:00') + startMinute * MINUTE
        const dueAt = now + minutes * MINUTE
        const warned = warnAt(now, dueAt, calendar)
        assert.ok(warned >= now && warned <= warnAt(now, dueAt))
        const ahead = Math.min(HOUR, Math.max(15 * MINUTE, Math.round((dueAt - now) / 4)))
        const all = workedBetween(calendar, now, dueAt)
        assert.ok(workedBetween(calendar, warned, dueAt) >= Math.min(ahead, all) - 1)
      },
    ),
    { numRuns: 60 },
  )
})
