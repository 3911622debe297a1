import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { HOUR } from '../time.ts'
import {
  breaksBetween,
  copyWeek,
  dutyIn,
  EMPTY_ROTA,
  onShiftAt,
  type Rota,
  type Shift,
  shiftsBetween,
  shiftsOn,
  swapped,
  withDay,
  withoutDay,
  withoutOld,
  withWeekly,
} from './rota.ts'

const LONDON = 'Europe/London'
const at = (text: string) => Temporal.ZonedDateTime.from(text).epochMilliseconds
const london = (wall: string) => at(`${wall}[${LONDON}]`)
const day = (date: string) => ({ from: london(`${date}T00:00`), until: london(`${date}T23:59`) })

const early: Shift = { from: '08:00', to: '16:00', breaks: [{ from: '12:00', to: '12:30' }] }
const late: Shift = { from: '14:00', to: '22:00', breaks: [] }
const night: Shift = { from: '22:00', to: '06:00', breaks: [{ from: '01:30', to: '02:15' }] }

/** Every Monday from that one on; 2026-11-23 is one. */
const mondays = (...shifts: readonly Shift[]) => withWeekly(EMPTY_ROTA, '2026-11-23', shifts)
const timesOn = (rota: Rota, date: string) => shiftsOn(rota, date).map(({ from, to }) => `${from}-${to}`)

test('a weekly shift is on each week from its first day on, and on no other weekday', () => {
  const rota = mondays(early)
  assert.deepEqual(timesOn(rota, '2026-11-16'), [])
  assert.deepEqual(timesOn(rota, '2026-11-23'), ['08:00-16:00'])
  assert.deepEqual(timesOn(rota, '2026-11-24'), [])
  assert.deepEqual(timesOn(rota, '2028-01-03'), ['08:00-16:00'])
})

test('a day with two shifts has both, in their order', () => {
  const rota = mondays({ from: '17:00', to: '20:00', breaks: [] }, { from: '09:00', to: '12:00', breaks: [] })
  assert.deepEqual(timesOn(rota, '2026-11-30'), ['09:00-12:00', '17:00-20:00'])
  assert.equal(onShiftAt(rota, LONDON, london('2026-11-30T13:00')), null)
  assert.equal(onShiftAt(rota, LONDON, london('2026-11-30T17:00'))?.until, london('2026-11-30T20:00'))
})

test('what is set for one day holds for that day alone, and a day off is a day without shifts', () => {
  const rota = withDay(withDay(mondays(early), '2026-11-30', []), '2026-12-07', [late])
  assert.deepEqual(
    ['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14'].map(date => timesOn(rota, date).join()),
    ['08:00-16:00', '', '14:00-22:00', '08:00-16:00'],
  )
  assert.deepEqual(timesOn(withoutDay(rota, '2026-11-30'), '2026-11-30'), ['08:00-16:00'])
  assert.deepEqual(withDay(rota, '2026-12-07', [early]).days.length, 1, 'as every week is no day of its own')
})

test('a new week holds from its day on, what was worked before stays as it was, and after its last day the old one is back', () => {
  const rota = withWeekly(mondays(early), '2026-12-07', [late], '2026-12-20')
  assert.deepEqual(
    ['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21'].map(date => timesOn(rota, date).join()),
    ['08:00-16:00', '14:00-22:00', '14:00-22:00', '08:00-16:00'],
  )
  const off = withWeekly(rota, '2026-12-14', [])
  assert.deepEqual(timesOn(off, '2026-12-07'), ['14:00-22:00'])
  assert.deepEqual([timesOn(off, '2026-12-14'), timesOn(off, '2027-06-07')], [[], []])
})

test('a night shift belongs to the day on which it begins, and its breaks past midnight to it', () => {
  const rota = mondays(night)
  const [shift, ...more] = shiftsBetween(rota, LONDON, day('2026-11-24'))
  assert.equal(more.length, 0)
  assert.deepEqual(shift, {
    from: london('2026-11-23T22:00'),
    until: london('2026-11-24T06:00'),
    breaks: [{ from: london('2026-11-24T01:30'), until: london('2026-11-24T02:15') }],
  })
  assert.equal(breaksBetween(rota, LONDON, day('2026-11-24')).length, 1)
  assert.equal(breaksBetween(rota, LONDON, day('2026-11-23')).length, 0)
})

test('the night in which clocks go back lasts an hour longer, and the one in which they go forward an hour less', () => {
  // Saturday nights of 2026: back on 25 October, forward on 29 March.
  const rota = withWeekly(EMPTY_ROTA, '2026-01-03', [{ ...night, breaks: [] }])
  const hours = (date: string) =>
    shiftsBetween(rota, LONDON, day(date))
      .filter(({ from }) => from === london(`${date}T22:00`))
      .map(({ from, until }) => (until - from) / HOUR)
  assert.deepEqual([hours('2026-10-24'), hours('2026-10-31'), hours('2026-03-28')], [[9], [8], [7]])
})

test('when an hour comes twice nobody is missing in it and nobody is there twice', () => {
  const until = withWeekly(EMPTY_ROTA, '2026-10-25', [{ from: '00:00', to: '01:30', breaks: [] }])
  const from = withWeekly(EMPTY_ROTA, '2026-10-25', [{ from: '01:30', to: '05:00', breaks: [] }])
  const [first] = shiftsBetween(until, LONDON, day('2026-10-25'))
  const [next] = shiftsBetween(from, LONDON, day('2026-10-25'))
  assert.equal(first?.until, Date.UTC(2026, 9, 25, 0, 30), 'the first half past one')
  assert.equal(next?.from, first?.until)
})

test('a time that is skipped when clocks go forward is the moment of the change, and a shift of skipped times alone is none', () => {
  const change = Date.UTC(2026, 2, 29, 1)
  const rota = withWeekly(EMPTY_ROTA, '2026-03-29', [{ from: '01:30', to: '05:00', breaks: [] }])
  assert.equal(shiftsBetween(rota, LONDON, day('2026-03-29'))[0]?.from, change)
  const skipped = withWeekly(EMPTY_ROTA, '2026-03-29', [{ from: '01:10', to: '01:50', breaks: [] }])
  assert.deepEqual(shiftsBetween(skipped, LONDON, day('2026-03-29')), [])
})

test('a week is copied as it was worked, with days off and days that were otherwise', () => {
  const rota = withDay(withDay(mondays(early), '2026-11-23', [late]), '2026-11-25', [early])
  const copied = copyWeek(rota, '2026-11-23', '2026-11-30')
  assert.deepEqual(timesOn(copied, '2026-11-30'), ['14:00-22:00'])
  assert.deepEqual(timesOn(copied, '2026-12-02'), ['08:00-16:00'])
  assert.deepEqual(timesOn(copied, '2026-12-07'), ['08:00-16:00'])
})

test('who swaps a day works the shifts of the other, on that day', () => {
  const [ada, bo] = swapped(
    { agentId: 'ada', rota: mondays(early) },
    { agentId: 'bo', rota: EMPTY_ROTA },
    '2026-11-30',
  )
  assert.deepEqual([timesOn(ada, '2026-11-30'), timesOn(bo, '2026-11-30')], [[], ['08:00-16:00']])
  assert.deepEqual([ada.days[0]?.swappedWith, bo.days[0]?.swappedWith], ['bo', 'ada'])
  assert.deepEqual(timesOn(ada, '2026-12-07'), ['08:00-16:00'])
})

test('work is shifts without their breaks', () => {
  const duty = dutyIn(shiftsBetween(mondays(early), LONDON, day('2026-11-23')))
  assert.deepEqual(duty, [
    { from: london('2026-11-23T08:00'), until: london('2026-11-23T12:00') },
    { from: london('2026-11-23T12:30'), until: london('2026-11-23T16:00') },
  ])
})

test('days that are long over are not kept for ever', () => {
  const rota = withDay(mondays(early), '2026-11-30', [])
  assert.equal(withoutOld(rota, '2027-06-01').days.length, 1)
  assert.equal(withoutOld(rota, '2028-06-01').days.length, 0)
  assert.equal(withoutOld(rota, '2028-06-01').weekly.length, 1)
})
