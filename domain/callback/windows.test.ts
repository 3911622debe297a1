import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { isOpen } from '../hours/hours.ts'
import { at, LONDON, london, never, overMidnight, roundTheClock } from '../hours/testing/doors.ts'
import { HOUR, MINUTE } from '../time.ts'
import { keptUntil, nextTryAt, PAUSE_MINUTES } from './tries.ts'
import { isOpenThroughout, MOST_WINDOW_DAYS, windowsToChoose } from './windows.ts'

const moments = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) })

test('every half hour that can be chosen is open, in the future, and none comes twice', () => {
  fc.assert(
    fc.property(moments, fc.constantFrom(london, overMidnight, roundTheClock), (now, hours) => {
      const windows = windowsToChoose(hours, now, 3)
      assert.ok(windows.length > 0)
      for (const [index, window] of windows.entries()) {
        assert.ok(window.from > now && isOpenThroughout(hours, window))
        assert.equal(window.until - window.from, 30 * MINUTE)
        assert.ok(window.from >= (windows[index - 1]?.until ?? 0))
        assert.ok(window.until <= now + MOST_WINDOW_DAYS * 24 * HOUR)
      }
    }),
    { numRuns: 60 },
  )
})

test('a house that never opens offers no time', () => {
  assert.deepEqual(windowsToChoose(never, Date.UTC(2026, 10, 23), 3), [])
})

test('the night of a change of clocks has as many half hours as it has', () => {
  const perNight = (day: string) =>
    windowsToChoose(roundTheClock, at(`${day}T00:00${LONDON}`) - 1, 1).length +
    windowsToChoose(roundTheClock, at(`${day}T00:00${LONDON}`) - 1, 2).length
  assert.ok(perNight('2026-03-29') < perNight('2026-03-22'))
  assert.ok(perNight('2026-10-25') > perNight('2026-10-18'))
})

const tries: Readonly<Record<string, readonly [string, number, string]>> = {
  'the second try comes ten minutes after the first': ['2026-11-23T10:00', 1, '2026-11-23T10:10'],
  'the third try comes an hour after the second': ['2026-11-23T10:00', 2, '2026-11-23T11:00'],
  'a pause is counted in opening time': ['2026-11-23T19:55', 1, '2026-11-24T08:05'],
  'a pause goes over the weekend': ['2026-11-27T19:30', 2, '2026-11-30T08:30'],
}
for (const [name, [now, count, expected]] of Object.entries(tries)) {
  test(name, () => assert.equal(nextTryAt(count, at(`${now}${LONDON}`), london), at(`${expected}${LONDON}`)))
}

const kept: Readonly<Record<string, readonly [string, string]>> = {
  'a place is kept until the end of the next working day': ['2026-11-23T16:00', '2026-11-24T20:00'],
  'what is set aside on a Friday is kept until Monday evening': ['2026-11-27T16:00', '2026-11-30T20:00'],
}
for (const [name, [now, expected]] of Object.entries(kept)) {
  test(name, () => assert.equal(keptUntil(london, at(`${now}${LONDON}`)), at(`${expected}${LONDON}`)))
}

test('a place is kept for some time, always; and a try comes, always', () => {
  fc.assert(
    fc.property(moments, fc.constantFrom(london, overMidnight, roundTheClock, never), (now, hours) => {
      assert.ok(keptUntil(hours, now) > now)
      assert.ok((nextTryAt(1, now, hours) ?? 0) >= now + PAUSE_MINUTES[0] * MINUTE)
      assert.equal(nextTryAt(3, now, hours), null)
      if (hours !== never) assert.ok(isOpen(hours, keptUntil(hours, now) - 1))
    }),
    { numRuns: 60 },
  )
})
