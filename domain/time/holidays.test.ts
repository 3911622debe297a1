import assert from 'node:assert/strict'
import { test } from 'node:test'
import Catalogue from 'date-holidays'
import { london } from '../hours/testing/doors.ts'
import { calendarOf, hasWorkingDays } from './calendar.ts'
import { publicHolidays } from './holidays.ts'

test('a holiday of three days is three days, and one that goes by the moon is marked', () => {
  const days = publicHolidays(new Catalogue('PK'), 2026, 'en')
  const feast = days.filter(({ name }) => name.includes('al-Fitr'))
  assert.deepEqual(
    feast.map(({ date, isByTheMoon }) => [date, isByTheMoon]),
    [
      ['2026-03-20', true],
      ['2026-03-21', true],
      ['2026-03-22', true],
    ],
  )
  assert.equal(days.find(({ date }) => date === '2026-05-01')?.isByTheMoon, false)
})

test('where a feast by the moon meets a holiday that does not move, the day is no matter of the moon', () => {
  const days = publicHolidays(new Catalogue('PK'), 2027, 'en').filter(({ date }) => date === '2027-08-14')
  assert.deepEqual(days, [{ date: '2027-08-14', name: 'Independence Day', isByTheMoon: false }])
})

test('a region has holidays that its country has not', () => {
  const inMadrid = publicHolidays(new Catalogue('ES', 'MD'), 2026).map(({ date }) => date)
  const inSpain = publicHolidays(new Catalogue('ES'), 2026).map(({ date }) => date)
  assert.ok(inMadrid.includes('2026-05-02'))
  assert.ok(!inSpain.includes('2026-05-02'))
  assert.equal(new Set(inMadrid).size, inMadrid.length)
})

test('the organisation’s own days go before public holidays, and a day that the moon moved is worked', () => {
  const { timeZone, week } = london
  const plan = {
    timeZone,
    week,
    closedDays: [{ date: '2026-03-19', name: 'Eid al-Fitr, as it was seen' }],
    extraDays: [{ date: '2026-05-01', name: 'Stocktaking', spans: [{ from: '10:00', to: '12:00' }] }],
    workedHolidays: ['2026-03-22'],
  }
  const { closedDays } = calendarOf(plan, publicHolidays(new Catalogue('PK'), 2026, 'en'))
  const closed = new Set(closedDays.map(({ date }) => date))
  assert.deepEqual(
    ['2026-03-19', '2026-03-20', '2026-03-22', '2026-05-01'].map(date => closed.has(date)),
    [true, true, false, false],
  )
})

test('a week in which nobody works has no working days', () => {
  assert.equal(hasWorkingDays(london), true)
  assert.equal(
    hasWorkingDays({
      week: { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] },
    }),
    false,
  )
})
