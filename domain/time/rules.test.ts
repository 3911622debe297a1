import assert from 'node:assert/strict'
import { test } from 'node:test'
import { london, never } from '../hours/testing/doors.ts'
import { isRefusal, type Refusal } from '../rule.ts'
import type { CalendarPlan } from './calendar.ts'
import { UNITS } from './due.ts'
import { dueOrRefused, refusedCalendar, refusedRemoval } from './rules.ts'

const plan: CalendarPlan = { ...london, workedHolidays: ['2027-03-20'] }
const from = Date.UTC(2026, 10, 23, 10)
const says = (outcome: number | Refusal | null) => (isRefusal(outcome) ? outcome.refused.says : undefined)

test('Nobody would ever work by this calendar: give hours to at least one day of the week.', () => {
  assert.equal(refusedCalendar(plan), null)
  assert.equal(
    says(refusedCalendar({ ...plan, week: never.week, extraDays: [] })),
    'Nobody would ever work by this calendar: give hours to at least one day of the week.',
  )
})

test('This day is in the calendar twice: closed, or with hours of its own, or a holiday that is worked.', () => {
  const day = { date: '2027-05-03', name: 'Early May' }
  const spans = [{ from: '10:00', to: '12:00' }]
  const contradictions: readonly Partial<CalendarPlan>[] = [
    { closedDays: [day, { ...day, name: 'the move' }] },
    { closedDays: [day], extraDays: [{ ...day, spans }] },
    { closedDays: [day], workedHolidays: [day.date] },
    { closedDays: [], extraDays: [{ ...day, spans }], workedHolidays: [day.date] },
    { workedHolidays: [day.date, day.date] },
  ]
  for (const contradiction of contradictions) {
    const refused = refusedCalendar({ ...plan, ...contradiction })
    assert.equal(
      says(refused),
      'This day is in the calendar twice: closed, or with hours of its own, or a holiday that is worked.',
    )
    assert.equal(refused?.refused.about?.en, '2027-05-03')
  }
})

test('Say how much time there is: more than none.', () => {
  for (const unit of UNITS) {
    for (const amount of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      assert.equal(
        says(dueOrRefused(london, from, { amount, unit })),
        'Say how much time there is: more than none.',
      )
    }
  }
})

test('Days are counted whole: for less than a day, say hours.', () => {
  for (const unit of ['days', 'working-days'] as const) {
    assert.equal(
      says(dueOrRefused(london, from, { amount: 1.5, unit })),
      'Days are counted whole: for less than a day, say hours.',
    )
  }
  assert.equal(dueOrRefused(london, from, { amount: 1.5, unit: 'hours' }), from + 5_400_000)
})

test('So much time does not pass within five years by this calendar: promise less.', () => {
  const sentence = 'So much time does not pass within five years by this calendar: promise less.'
  assert.equal(says(dueOrRefused(london, from, { amount: 5_000, unit: 'working-days' })), sentence)
  assert.equal(says(dueOrRefused(never, from, { amount: 1, unit: 'working-hours' })), sentence)
})

test('Somebody still works by this calendar: give them another one first.', () => {
  assert.equal(refusedRemoval(0), null)
  assert.equal(says(refusedRemoval(1)), 'Somebody still works by this calendar: give them another one first.')
})
