import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { openingsOn } from '../hours/hours.ts'
import { weekdays } from '../hours/testing/doors.ts'
import type { Calendar } from './calendar.ts'
import { endOfDay, yearAt, yearOf } from './day-table.ts'

/** Hours that touch each moment at which clocks anywhere change: round midnight, in the small hours, and a lunch between. */
const spans = [
  { from: '00:00', to: '00:45' },
  { from: '01:30', to: '02:15' },
  { from: '09:00', to: '13:00' },
  { from: '23:10', to: '24:00' },
]
const inZone = (timeZone: string): Calendar => ({
  timeZone,
  week: weekdays(spans, spans),
  closedDays: [{ date: '2026-05-01', name: 'May Day' }],
  extraDays: [{ date: '2026-12-24', name: 'Christmas Eve', spans: [{ from: '08:00', to: '12:00' }] }],
})

/** Clocks change at two, at one, at midnight, by half an hour, for a month of fasting, and never. */
const zones = [
  'America/New_York',
  'Europe/London',
  'Africa/Cairo',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Karachi',
]

for (const timeZone of zones) {
  test(`a year in ${timeZone} is what each of its days is by the wall clock`, () => {
    const calendar = inZone(timeZone)
    const table = yearOf(calendar, 2026)
    const first = Temporal.PlainDate.from('2026-01-01')
    const byDay = Array.from({ length: 365 }, (_, days) => openingsOn(calendar, first.add({ days })))
    const closings = byDay.flatMap(openings =>
      openings.length > 0 ? [Math.max(...openings.map(({ until }) => until))] : [],
    )
    assert.deepEqual(table.closings, closings)
    let reached = 0
    const stretches = byDay.flat().flatMap(({ from, until }) => {
      const begins = Math.max(from, reached)
      if (begins >= until) return []
      reached = until
      return [[begins, until]]
    })
    assert.deepEqual(
      table.from.map((from, at) => [from, table.until[at]]),
      stretches,
    )
    assert.equal(table.days.length, 366)
    assert.equal(table.workingDays.length, 364)
  })
}

test('a moment belongs to the year and the day of its calendar, not to those of Greenwich', () => {
  const inAuckland = inZone('Pacific/Auckland')
  const newYear = Date.UTC(2026, 11, 31, 11)
  assert.equal(yearAt(inAuckland, newYear), 2027)
  assert.equal(yearAt(inAuckland, newYear - 1), 2026)
  assert.equal(endOfDay(inAuckland, newYear - 1), newYear)
  assert.equal(yearAt(inZone('America/New_York'), Date.UTC(2027, 0, 1, 4, 59)), 2026)
})
