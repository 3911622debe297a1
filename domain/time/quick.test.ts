import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, london, LONDON, madrid, never } from '../hours/testing/doors.ts'
import { dueAt } from './due.ts'
import { quickDues } from './quick.ts'

const L = (text: string) => at(`${text}${LONDON}`)

test('today ends when work does, a long lunch is not its end, and after it there is no today', () => {
  assert.equal(quickDues(london, L('2026-11-23T10:00'), 1).closesAt, L('2026-11-23T20:00'))
  assert.equal(quickDues(london, L('2026-11-23T20:00'), 1).closesAt, null)
  assert.equal(quickDues(london, L('2026-11-22T10:00'), 1).closesAt, null)
  const lunch = at('2026-11-23T14:00[Europe/Madrid]')
  assert.equal(quickDues(madrid, lunch, 1).closesAt, at('2026-11-23T19:00[Europe/Madrid]'))
})

test('tomorrow is worked or not, holidays and days with hours of their own among them', () => {
  const isWorkedAfter = (day: string) => quickDues(london, L(`${day}T10:00`), 1).isWorkedTomorrow
  assert.deepEqual(['2026-12-23', '2026-12-24', '2026-12-25', '2026-12-26'].map(isWorkedAfter), [
    true,
    false,
    true,
    false,
  ])
})

test('so many working days are due as each of them is by itself', () => {
  const now = L('2026-12-21T10:00')
  const { workingDays } = quickDues(london, now, 12)
  const alone = Array.from({ length: 12 }, (_, before) =>
    dueAt(london, now, { amount: before + 1, unit: 'working-days' }),
  )
  assert.deepEqual(workingDays, alone)
  assert.deepEqual(quickDues(never, now, 12), { closesAt: null, isWorkedTomorrow: false, workingDays: [] })
})
