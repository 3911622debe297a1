import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { closesAt, isOpen, nextOpening, type OpeningHours } from './hours.ts'
import {
  at,
  london,
  LONDON,
  madrid,
  never,
  overMidnight,
  roundTheClock,
  sundayNight,
  weekdays,
} from './testing/doors.ts'

const utc = (text: string) => Temporal.Instant.from(text).epochMilliseconds

interface Moment {
  readonly says: string
  readonly hours: OpeningHours
  readonly now: number
  readonly open: boolean
  /** When it opens next; the same moment when open. */
  readonly next: number | null
}

const moments: readonly Moment[] = [
  {
    says: 'Open from the very minute on the door',
    hours: london,
    now: at(`2026-11-23T08:00${LONDON}`),
    open: true,
    next: at(`2026-11-23T08:00${LONDON}`),
  },
  {
    says: 'Closed from the very minute on the door, until the next morning',
    hours: london,
    now: at(`2026-11-23T20:00${LONDON}`),
    open: false,
    next: at(`2026-11-24T08:00${LONDON}`),
  },
  {
    says: 'On Sunday the next opening is Monday',
    hours: london,
    now: at(`2026-11-22T11:00${LONDON}`),
    open: false,
    next: at(`2026-11-23T08:00${LONDON}`),
  },
  {
    says: 'Between two shifts it is closed until the second',
    hours: madrid,
    now: at('2026-11-23T14:00[Europe/Madrid]'),
    open: false,
    next: at('2026-11-23T15:30[Europe/Madrid]'),
  },
  {
    says: 'A holiday on a weekday is closed, and the extra day after it opens when it says',
    hours: london,
    now: at(`2026-12-25T10:00${LONDON}`),
    open: false,
    next: at(`2026-12-26T10:00${LONDON}`),
  },
  {
    says: 'An extra day stands instead of its weekday',
    hours: london,
    now: at(`2026-12-24T13:00${LONDON}`),
    open: false,
    next: at(`2026-12-26T10:00${LONDON}`),
  },
  {
    says: 'A night goes on over midnight',
    hours: overMidnight,
    now: at(`2026-11-28T00:00${LONDON}`),
    open: true,
    next: at(`2026-11-28T00:00${LONDON}`),
  },
  {
    says: 'After the night it is closed for the week',
    hours: overMidnight,
    now: at(`2026-11-28T02:00${LONDON}`),
    open: false,
    next: at(`2026-12-04T22:00${LONDON}`),
  },
  {
    says: 'A fortnight closed day by day is passed over',
    hours: {
      ...london,
      closedDays: Array.from({ length: 14 }, (_, day) => ({
        date: `2026-11-${String(16 + day)}`,
        name: 'the move',
      })),
    },
    now: at(`2026-11-16T09:00${LONDON}`),
    open: false,
    next: at(`2026-11-30T08:00${LONDON}`),
  },
  {
    says: 'With no hours at all there is no next opening',
    hours: never,
    now: at(`2026-11-23T08:00${LONDON}`),
    open: false,
    next: null,
  },
  {
    says: 'When clocks go forward, a time that is skipped is the moment of the change',
    hours: sundayNight('Europe/London', '01:30', '05:00'),
    now: utc('2026-03-29T00:59:59Z'),
    open: false,
    next: utc('2026-03-29T01:00:00Z'),
  },
  {
    says: 'When clocks go forward, hours that are skipped altogether do not open',
    hours: sundayNight('Europe/London', '01:15', '01:45'),
    now: utc('2026-03-29T00:30:00Z'),
    open: false,
    next: utc('2026-04-05T00:15:00Z'),
  },
  {
    says: 'When clocks go back, it opens at the first of the two',
    hours: sundayNight('Europe/London', '01:30', '03:00'),
    now: utc('2026-10-25T00:30:00Z'),
    open: true,
    next: utc('2026-10-25T00:30:00Z'),
  },
  {
    says: 'When clocks go back in the middle, it stays open all through',
    hours: sundayNight('Europe/London', '01:30', '03:00'),
    now: utc('2026-10-25T01:10:00Z'),
    open: true,
    next: utc('2026-10-25T01:10:00Z'),
  },
  {
    says: 'When clocks go back, it closes at the last of the two',
    hours: sundayNight('Europe/London', '00:00', '01:30'),
    now: utc('2026-10-25T01:29:00Z'),
    open: true,
    next: utc('2026-10-25T01:29:00Z'),
  },
  {
    says: 'Eight in the morning is eight by the wall clock in summer and in winter',
    hours: london,
    now: utc('2026-07-06T06:00:00Z'),
    open: false,
    next: utc('2026-07-06T07:00:00Z'),
  },
  {
    says: 'The day is that of the organisation, not that of the customer',
    hours: { ...madrid, timeZone: 'Atlantic/Canary' },
    now: at('2026-11-23T09:30[Europe/Madrid]'),
    open: false,
    next: at('2026-11-23T09:00[Atlantic/Canary]'),
  },
  {
    says: 'A minute that falls back into the day before still belongs to its hours',
    hours: {
      ...sundayNight('America/St_Johns', '09:00', '10:00'),
      week: { ...weekdays([], [{ from: '22:00', to: '24:00' }]), sunday: [] },
    },
    now: utc('2010-11-07T02:30:30Z'),
    open: true,
    next: utc('2010-11-07T02:30:30Z'),
  },
  {
    says: 'An hour that comes again before midnight belongs to the hours that had begun',
    hours: sundayNight('America/St_Johns', '00:00', '02:00'),
    now: utc('2010-11-07T03:00:00Z'),
    open: true,
    next: utc('2010-11-07T03:00:00Z'),
  },
  {
    says: 'Where clocks change at midnight, a day begins when it begins',
    hours: sundayNight('America/Santiago', '00:00', '02:00'),
    now: utc('2026-09-06T03:59:59Z'),
    open: false,
    next: utc('2026-09-06T04:00:00Z'),
  },
]

for (const { says, hours, now, open, next } of moments) {
  test(`${says}.`, () => {
    assert.equal(isOpen(hours, now), open)
    assert.equal(nextOpening(hours, now), next)
  })
}

test('It closes when the hours of the day end, and a night when the second day ends.', () => {
  assert.equal(closesAt(london, at(`2026-11-23T10:00${LONDON}`)), at(`2026-11-23T20:00${LONDON}`))
  assert.equal(closesAt(overMidnight, at(`2026-11-27T23:00${LONDON}`)), at(`2026-11-28T02:00${LONDON}`))
})

test('There is no closing when it is closed, and none round the clock.', () => {
  assert.equal(closesAt(london, at(`2026-11-22T10:00${LONDON}`)), null)
  assert.equal(closesAt(roundTheClock, at(`2026-11-22T10:00${LONDON}`)), null)
})

test('Round the clock but for one day, the closing is told in the week before.', () => {
  const hours = { ...roundTheClock, closedDays: [{ date: '2026-12-25', name: 'Christmas Day' }] }
  assert.equal(closesAt(hours, at(`2026-12-17T10:00${LONDON}`)), null)
  assert.equal(closesAt(hours, at(`2026-12-18T10:00${LONDON}`)), at(`2026-12-25T00:00${LONDON}`))
  assert.equal(closesAt(hours, at(`2026-12-24T10:00${LONDON}`)), at(`2026-12-25T00:00${LONDON}`))
})

test('Minute by minute through a year, open is what the wall clock says wherever it is not changing.', () => {
  const start = at(`2026-01-01T00:00${LONDON}`)
  for (let minute = 0; minute < 365 * 24 * 60; minute += 47) {
    const now = start + minute * 60_000
    const wall = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('Europe/London')
    const { dayOfWeek, hour } = wall
    const date = wall.toPlainDate().toString()
    if (date.startsWith('2026-12-2')) continue
    assert.equal(isOpen(london, now), dayOfWeek <= 5 && hour >= 8 && hour < 20, wall.toString())
  }
})
