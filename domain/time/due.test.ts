/** When something is due. The cases are those that other systems get wrong. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { at, london, LONDON, madrid, never, overMidnight, weekdays } from '../hours/testing/doors.ts'
import { isOpen } from '../hours/hours.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../time.ts'
import type { Calendar } from './calendar.ts'
import { dueAt, type Pause, type Unit, UNITS, workedBetween } from './due.ts'

const utc = (text: string) => new Date(text).getTime()
const L = (text: string) => at(`${text}${LONDON}`)
const M = (text: string) => at(`${text}[Europe/Madrid]`)

/** Open from 8 to 20 on working days; closed from 1 to 25 December. */
const closedForDecember: Calendar = {
  ...london,
  closedDays: Array.from({ length: 25 }, (_, day) => ({
    date: `2026-12-${String(day + 1).padStart(2, '0')}`,
    name: 'the move',
  })),
  extraDays: [],
}
const roundTheClockZone = (timeZone: string): Calendar => ({
  timeZone,
  week: weekdays([{ from: '00:00', to: '24:00' }], [{ from: '00:00', to: '24:00' }]),
  closedDays: [],
  extraDays: [],
})

interface Case {
  readonly says: string
  readonly calendar: Calendar
  readonly from: Instant
  readonly within: readonly [number, Unit]
  readonly pauses?: readonly Pause[]
  readonly due: Instant | null
}

const cases: readonly Case[] = [
  {
    says: 'Two hours are two hours, at night too',
    calendar: london,
    from: L('2026-11-21T23:00'),
    within: [2, 'hours'],
    due: L('2026-11-22T01:00'),
  },
  {
    says: 'Two hours over the night in which clocks go forward are two hours',
    calendar: london,
    from: utc('2026-03-29T00:30:00Z'),
    within: [2, 'hours'],
    due: utc('2026-03-29T02:30:00Z'),
  },
  {
    says: 'Five days are due at the end of the fifth day, holidays and weekends among them',
    calendar: london,
    from: L('2026-12-22T15:00'),
    within: [5, 'days'],
    due: L('2026-12-28T00:00'),
  },
  {
    says: 'A day in spring has 23 hours and is a day',
    calendar: london,
    from: L('2026-03-28T12:00'),
    within: [1, 'days'],
    due: L('2026-03-30T00:00'),
  },
  {
    says: 'Ten working days over Christmas, the Saturday with hours of its own among them, end when work ends on the tenth',
    calendar: london,
    from: L('2026-12-21T10:00'),
    within: [10, 'working-days'],
    due: L('2027-01-04T20:00'),
  },
  {
    says: 'One working day from a Friday is Monday evening',
    calendar: london,
    from: L('2026-11-20T19:59'),
    within: [1, 'working-days'],
    due: L('2026-11-23T20:00'),
  },
  {
    says: 'One working day from a Saturday is Monday evening as well',
    calendar: london,
    from: L('2026-11-21T09:00'),
    within: [1, 'working-days'],
    due: L('2026-11-23T20:00'),
  },
  {
    says: 'A day with hours of its own is a working day and ends when they do',
    calendar: london,
    from: L('2026-12-23T10:00'),
    within: [1, 'working-days'],
    due: L('2026-12-24T12:00'),
  },
  {
    says: 'Sixty working minutes from the evening before are due the next morning',
    calendar: london,
    from: L('2026-11-23T19:30'),
    within: [1, 'working-hours'],
    due: L('2026-11-24T08:30'),
  },
  {
    says: 'Sixty working minutes over twenty-five closed days are due on the first morning after them',
    calendar: closedForDecember,
    from: L('2026-11-30T19:30'),
    within: [1, 'working-hours'],
    due: L('2026-12-28T08:30'),
  },
  {
    says: 'Working hours rest over a long lunch',
    calendar: madrid,
    from: M('2026-11-23T12:30'),
    within: [2, 'working-hours'],
    due: M('2026-11-23T17:00'),
  },
  {
    says: 'Working hours that end with the day are due at its end, not in the next morning',
    calendar: london,
    from: L('2026-11-23T18:00'),
    within: [2, 'working-hours'],
    due: L('2026-11-23T20:00'),
  },
  {
    says: 'Working hours go on over midnight where a night shift does',
    calendar: overMidnight,
    from: L('2026-11-27T23:00'),
    within: [2, 'working-hours'],
    due: L('2026-11-28T01:00'),
  },
  {
    says: 'What is left in the evening goes on in the morning',
    calendar: london,
    from: L('2026-11-23T18:00'),
    within: [8, 'working-hours'],
    due: L('2026-11-24T14:00'),
  },
  {
    says: 'What comes while nobody works counts from when somebody does',
    calendar: london,
    from: L('2026-11-23T23:00'),
    within: [1, 'working-hours'],
    due: L('2026-11-24T09:00'),
  },
  {
    says: 'Round the clock, working hours are hours',
    calendar: roundTheClockZone('Europe/London'),
    from: L('2026-11-23T23:00'),
    within: [30, 'working-hours'],
    due: L('2026-11-25T05:00'),
  },
  {
    says: 'An hour that does not exist is not worked',
    calendar: roundTheClockZone('Europe/London'),
    from: utc('2026-03-29T00:30:00Z'),
    within: [1, 'working-hours'],
    due: utc('2026-03-29T01:30:00Z'),
  },
  {
    says: 'An hour that comes twice is worked twice',
    calendar: roundTheClockZone('Europe/London'),
    from: utc('2026-10-25T00:30:00Z'),
    within: [2, 'working-hours'],
    due: utc('2026-10-25T02:30:00Z'),
  },
  {
    says: 'A pause of an hour makes working hours due an hour later',
    calendar: london,
    from: L('2026-11-23T10:00'),
    within: [4, 'working-hours'],
    pauses: [{ from: L('2026-11-23T11:00'), until: L('2026-11-23T12:00') }],
    due: L('2026-11-23T15:00'),
  },
  {
    says: 'A pause across a holiday takes out working days alone',
    calendar: london,
    from: L('2026-12-22T10:00'),
    within: [3, 'working-days'],
    pauses: [{ from: L('2026-12-23T12:00'), until: L('2026-12-28T09:00') }],
    due: L('2026-12-30T20:00'),
  },
  {
    says: 'A pause within one day takes out no working day',
    calendar: london,
    from: L('2026-11-23T10:00'),
    within: [2, 'working-days'],
    pauses: [{ from: L('2026-11-24T09:00'), until: L('2026-11-24T19:00') }],
    due: L('2026-11-25T20:00'),
  },
  {
    says: 'Pauses that overlap are taken out once',
    calendar: london,
    from: L('2026-11-23T10:00'),
    within: [3, 'hours'],
    pauses: [
      { from: L('2026-11-23T11:30'), until: L('2026-11-23T13:00') },
      { from: L('2026-11-23T11:00'), until: L('2026-11-23T12:00') },
    ],
    due: L('2026-11-23T15:00'),
  },
  {
    says: 'A pause that goes on leaves nothing due',
    calendar: london,
    from: L('2026-11-23T10:00'),
    within: [3, 'working-days'],
    pauses: [{ from: L('2026-11-24T11:00'), until: null }],
    due: null,
  },
  {
    says: 'A pause that began after it was due changes nothing',
    calendar: london,
    from: L('2026-11-23T10:00'),
    within: [1, 'hours'],
    pauses: [{ from: L('2026-11-23T11:00'), until: null }],
    due: L('2026-11-23T11:00'),
  },
  {
    says: 'Nobody ever works: nothing can be due',
    calendar: never,
    from: L('2026-11-23T10:00'),
    within: [1, 'working-days'],
    due: null,
  },
  {
    says: 'The day is that of the calendar, not that of whoever asks',
    calendar: { ...london, timeZone: 'Pacific/Auckland' },
    from: utc('2026-11-22T11:30:00Z'),
    within: [1, 'working-days'],
    due: at('2026-11-24T20:00[Pacific/Auckland]'),
  },
]

for (const { says, calendar, from, within, pauses, due } of cases) {
  test(`When it is due: ${says}.`, () => {
    const [amount, unit] = within
    assert.equal(dueAt(calendar, from, { amount, unit }, pauses), due)
  })
}

test('working hours are what a clock counts that is looked at each minute', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(london, madrid, overMidnight),
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 1, max: 900 }),
      (calendar, startMinute, minutes) => {
        const from = L('2026-12-18T07:00') + startMinute * MINUTE
        const due = dueAt(calendar, from, { amount: minutes / 60, unit: 'working-hours' })
        let left = minutes
        let now = from
        for (; left > 0; now += MINUTE) if (isOpen(calendar, now)) left -= 1
        assert.ok(due !== null && Math.abs(due - now) < 1)
        assert.ok(Math.abs(workedBetween(calendar, from, due) - minutes * MINUTE) < 1)
      },
    ),
    { numRuns: 25 },
  )
})

test('a pause never makes anything due earlier, and later is never due before sooner', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...UNITS),
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 1, max: 300 }),
      (unit, startHour, amount, restAfter, restFor) => {
        const from = L('2026-10-01T00:00') + startHour * HOUR
        const pause = { from: from + restAfter * HOUR, until: from + (restAfter + restFor) * HOUR }
        const plain = dueAt(london, from, { amount, unit })
        const rested = dueAt(london, from, { amount, unit }, [pause])
        const longer = dueAt(london, from, { amount: amount + 1, unit })
        assert.ok(plain !== null && rested !== null && longer !== null)
        assert.ok(rested >= plain && longer > plain && plain > from)
        assert.ok(rested <= plain + restFor * HOUR + 14 * DAY)
      },
    ),
  )
})
