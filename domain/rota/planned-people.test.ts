import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plannedPeople } from './planned-people.ts'
import { EMPTY_ROTA, type Rota, type Shift, withWeekly } from './rota.ts'

const LONDON = 'Europe/London'
const sundays = (...shifts: readonly Shift[]): Rota => withWeekly(EMPTY_ROTA, '2026-01-04', shifts)
const shift = (from: string, to: string): Shift => ({ from, to, breaks: [] })
const people = (...rotas: readonly Rota[]) => rotas.map(rota => ({ rota, absence: null }))

test('each half hour of a day has as many as are at work in it, breaks and absences taken off', () => {
  const lunch = { ...shift('09:00', '17:00'), breaks: [{ from: '12:00', to: '12:45' }] }
  const away = { from: Date.UTC(2026, 10, 22, 16), until: Number.POSITIVE_INFINITY }
  const planned = plannedPeople(
    [...people(sundays(lunch), sundays(shift('16:00', '02:00'))), { rota: sundays(lunch), absence: away }],
    LONDON,
    '2026-11-22',
  )
  assert.deepEqual(
    [17, 18, 24, 25, 31, 32, 34, 47].map(half => planned[half]),
    [0, 2, 0, 1, 2, 2, 1, 1],
  )
  // The night before goes on until two.
  assert.deepEqual(
    [0, 3, 4].map(half => planned[half]),
    [0, 0, 0],
  )
  const night = plannedPeople(people(sundays(shift('16:00', '02:00'))), LONDON, '2026-11-23')
  assert.deepEqual(
    [0, 3, 4].map(half => night[half]),
    [1, 1, 0],
  )
})

test('when clocks change, a half hour that comes twice counts once and one that is skipped has nobody', () => {
  const all = people(sundays(shift('00:00', '08:00')))
  assert.deepEqual(
    [1, 2, 3, 4].map(half => plannedPeople(all, LONDON, '2026-10-25')[half]),
    [1, 1, 1, 1],
  )
  assert.deepEqual(
    [1, 2, 3, 4].map(half => plannedPeople(all, LONDON, '2026-03-29')[half]),
    [1, 0, 0, 1],
  )
})
