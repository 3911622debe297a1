/** When something is due whose clock rested, and whose calendar changed meanwhile. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { at, london, LONDON, madrid, never } from '../hours/testing/doors.ts'
import { HOUR, type Instant } from '../time.ts'
import type { Calendar } from './calendar.ts'
import { dueAt, type Unit, UNITS } from './due.ts'
import { dueAfterRest } from './rest.ts'

const L = (text: string) => at(`${text}${LONDON}`)
const M = (text: string) => at(`${text}[Europe/Madrid]`)

/** The same, and two more days on which nobody works. */
const withTheMove: Calendar = {
  ...london,
  closedDays: [
    ...london.closedDays,
    { date: '2026-11-25', name: 'the move' },
    { date: '2026-11-26', name: 'the move' },
  ],
}
/** The same, with work until midnight. */
const workedLate: Calendar = {
  ...london,
  week: { ...london.week, wednesday: [{ from: '08:00', to: '24:00' }] },
}

interface Case {
  readonly says: string
  readonly calendar: Calendar
  readonly from: Instant
  readonly unit: Unit
  readonly told: Instant
  readonly rested: readonly [Instant, Instant]
  readonly due: Instant
}

const cases: readonly Case[] = [
  {
    says: 'Hours move by as many hours as it rested, at night too',
    calendar: london,
    from: L('2026-11-23T10:00'),
    unit: 'hours',
    told: L('2026-11-24T10:00'),
    rested: [L('2026-11-23T12:00'), L('2026-11-24T00:00')],
    due: L('2026-11-24T22:00'),
  },
  {
    says: 'Working hours that were left go on where somebody works again',
    calendar: madrid,
    from: M('2026-11-23T12:30'),
    unit: 'working-hours',
    told: M('2026-11-23T17:00'),
    rested: [M('2026-11-23T13:00'), M('2026-11-23T16:30')],
    due: M('2026-11-23T18:00'),
  },
  {
    says: 'A pause across a holiday takes out the working days in it and no holiday',
    calendar: london,
    from: L('2026-12-22T10:00'),
    unit: 'working-days',
    told: L('2026-12-26T14:00'),
    rested: [L('2026-12-23T12:00'), L('2026-12-28T09:00')],
    due: L('2026-12-30T20:00'),
  },
  {
    says: 'A pause on the day on which it began leaves that day uncounted',
    calendar: london,
    from: L('2026-11-23T10:00'),
    unit: 'days',
    told: L('2026-11-26T00:00'),
    rested: [L('2026-11-23T11:00'), L('2026-11-24T09:00')],
    due: L('2026-11-26T00:00'),
  },
  {
    says: 'Days that were closed while the clock ran make nothing later: what was told stands',
    calendar: withTheMove,
    from: L('2026-11-23T10:00'),
    unit: 'working-days',
    told: L('2026-11-26T20:00'),
    rested: [L('2026-11-24T09:00'), L('2026-11-24T10:00')],
    due: L('2026-11-26T20:00'),
  },
  {
    says: 'Where every day until the one that was told is closed by now, what was told stands all the same',
    calendar: withTheMove,
    from: L('2026-11-24T10:00'),
    unit: 'working-days',
    told: L('2026-11-26T20:00'),
    rested: [L('2026-11-24T11:00'), L('2026-11-25T10:00')],
    due: L('2026-11-26T20:00'),
  },
  {
    says: 'Working hours that were told stand when nobody works meanwhile by now',
    calendar: withTheMove,
    from: L('2026-11-24T19:00'),
    unit: 'working-hours',
    told: L('2026-11-25T12:00'),
    rested: [L('2026-11-24T21:00'), L('2026-11-25T11:00')],
    due: L('2026-11-25T12:00'),
  },
  {
    says: 'A day that was told counts as a day, though its work ends at another hour by now',
    calendar: workedLate,
    from: L('2026-11-23T10:00'),
    unit: 'working-days',
    told: L('2026-11-25T20:00'),
    rested: [L('2026-11-24T09:00'), L('2026-11-25T09:00')],
    due: L('2026-11-26T20:00'),
  },
  {
    says: 'A clock that had run out before it rested is not moved',
    calendar: london,
    from: L('2026-11-23T10:00'),
    unit: 'hours',
    told: L('2026-11-23T12:00'),
    rested: [L('2026-11-23T12:00'), L('2026-11-25T12:00')],
    due: L('2026-11-23T12:00'),
  },
  {
    says: 'Where nobody works any more, what was told stands',
    calendar: never,
    from: L('2026-11-23T10:00'),
    unit: 'working-days',
    told: L('2026-11-25T20:00'),
    rested: [L('2026-11-24T09:00'), L('2026-11-24T10:00')],
    due: L('2026-11-25T20:00'),
  },
]

for (const { says, calendar, from, unit, told, rested, due } of cases) {
  test(`After a rest: ${says}.`, () => {
    const resting = { from, unit, dueAt: told, restedAt: rested[0] }
    assert.equal(dueAfterRest(calendar, resting, rested[1]), due)
  })
}

test('rests taken one after the other come to what all of them together do', () => {
  const later = fc.integer({ min: 1, max: 200 })
  fc.assert(
    fc.property(
      fc.constantFrom(london, madrid),
      fc.constantFrom(...UNITS),
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.tuple(later, later), { minLength: 1, maxLength: 3 }),
      (calendar, unit, startHour, amount, rests) => {
        const from = L('2026-10-01T00:30') + startHour * HOUR
        let due = dueAt(calendar, from, { amount, unit })
        let now = from
        const pauses = rests.map(([after, lasts]) => {
          const pause = { from: now + after * HOUR, until: now + (after + lasts) * HOUR }
          now = pause.until
          return pause
        })
        for (const { from: restedAt, until } of pauses) {
          if (due !== null) due = dueAfterRest(calendar, { from, unit, dueAt: due, restedAt }, until)
        }
        assert.equal(due, dueAt(calendar, from, { amount, unit }, pauses))
      },
    ),
  )
})
