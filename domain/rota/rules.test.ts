import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Refusal } from '../rule.ts'
import { EMPTY_ROTA, type Shift, withDay, withWeekly } from './rota.ts'
import { refusedRota, refusedSwap, refusedWeeks } from './rules.ts'

const shift = (from: string, to: string, ...breaks: readonly (readonly [string, string])[]): Shift => ({
  from,
  to,
  breaks: breaks.map(([begins, ends]) => ({ from: begins, to: ends })),
})
const says = (refused: Refusal | null) => refused?.refused.says
const monday = '2026-11-23'
const onMondays = (...shifts: readonly Shift[]) => withWeekly(EMPTY_ROTA, monday, shifts)

test('a rota of whole days, split days and nights may stand', () => {
  const rota = [1, 2, 3].reduce(
    (made, day) => withWeekly(made, `2026-11-2${day + 2}`, [shift('22:00', '06:00', ['01:00', '01:30'])]),
    onMondays(),
  )
  assert.equal(
    refusedRota(withDay(rota, '2026-12-25', [shift('09:00', '13:00'), shift('13:00', '00:00')])),
    null,
  )
  assert.equal(refusedRota(EMPTY_ROTA), null)
})

test('A shift lasts 16 hours at most: look whether this one ends before it begins.', () => {
  const sentence = 'A shift lasts 16 hours at most: look whether this one ends before it begins.'
  assert.equal(says(refusedRota(onMondays(shift('17:00', '09:30')))), sentence)
  assert.equal(says(refusedRota(onMondays(shift('09:00', '09:00')))), sentence)
  assert.equal(refusedRota(onMondays(shift('17:00', '09:00'))), null)
})

test('A break begins and ends within its shift: change the break, or the shift.', () => {
  const sentence = 'A break begins and ends within its shift: change the break, or the shift.'
  assert.equal(says(refusedRota(onMondays(shift('09:00', '17:00', ['08:30', '09:30'])))), sentence)
  assert.equal(says(refusedRota(onMondays(shift('09:00', '17:00', ['16:45', '17:15'])))), sentence)
  assert.equal(says(refusedRota(onMondays(shift('22:00', '06:00', ['05:45', '06:15'])))), sentence)
  assert.equal(refusedRota(onMondays(shift('22:00', '06:00', ['23:45', '00:15']))), null)
})

test('Two breaks of one shift overlap: make one of them.', () => {
  const sentence = 'Two breaks of one shift overlap: make one of them.'
  const overlapping = shift('09:00', '17:00', ['12:00', '12:30'], ['12:15', '12:45'])
  assert.equal(says(refusedRota(onMondays(overlapping))), sentence)
  assert.equal(refusedRota(onMondays(shift('09:00', '17:00', ['12:00', '12:30'], ['12:30', '12:45']))), null)
})

test('Two shifts of one person overlap. A shift over midnight counts into the next day.', () => {
  const sentence = 'Two shifts of one person overlap. A shift over midnight counts into the next day.'
  assert.equal(says(refusedRota(onMondays(shift('09:00', '13:00'), shift('12:30', '17:00')))), sentence)
  const night = onMondays(shift('22:00', '06:00'))
  assert.equal(says(refusedRota(withDay(night, '2026-11-24', [shift('05:00', '12:00')]))), sentence)
  assert.equal(says(refusedRota(withWeekly(night, '2026-12-01', [shift('05:00', '12:00')]))), sentence)
  assert.equal(refusedRota(withDay(night, '2026-11-24', [shift('06:00', '12:00')])), null)
  const over = withWeekly(night, '2026-12-01', [])
  assert.equal(refusedRota(withWeekly(over, '2026-12-07', [shift('20:00', '02:00')])), null)
})

test('Neither of the two works on that day: there is nothing to swap.', () => {
  const sentence = 'Neither of the two works on that day: there is nothing to swap.'
  const works = onMondays(shift('09:00', '17:00'))
  assert.equal(says(refusedSwap(works, EMPTY_ROTA, '2026-11-24')), sentence)
  assert.equal(refusedSwap(works, EMPTY_ROTA, monday), null)
})

test('The last day is before the first one: choose a later one, or leave it out.', () => {
  const sentence = 'The last day is before the first one: choose a later one, or leave it out.'
  assert.equal(says(refusedWeeks(monday, '2026-11-22')), sentence)
  assert.equal(refusedWeeks(monday, monday), null)
  assert.equal(refusedWeeks(monday, null), null)
})
