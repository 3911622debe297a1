import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRotaLines, takeIn } from './read-lines.ts'
import { EMPTY_ROTA, shiftsOn } from './rota.ts'

const people = [
  { id: 'ada', name: 'Ada Marsh', email: 'ada@house.example' },
  { id: 'bo', name: 'Bo Lind', email: 'bo@house.example' },
  { id: 'bo2', name: 'Bo Lind', email: 'bo.lind@house.example' },
]
const read = (...rows: readonly string[]) =>
  readRotaLines(
    rows.map((row, index) => ({ line: index + 1, cells: row.split(',') })),
    people,
  )

test('lines of a file become days: by address or name, with breaks, split shifts and days off', () => {
  const { days, bad } = read(
    'Person,Date,From,To,Break from,Break to',
    'ADA@house.example,2026-11-23,8,12:30,10.00,10.15',
    'ada marsh,23/11/2026,1400,18:00,,',
    'bo@house.example,2026-11-23,22:00,24:00',
    'bo@house.example,2026-11-24,,',
  )
  assert.deepEqual(bad, [])
  assert.deepEqual(days, [
    {
      agentId: 'ada',
      date: '2026-11-23',
      lines: [2, 3],
      shifts: [
        { from: '08:00', to: '12:30', breaks: [{ from: '10:00', to: '10:15' }] },
        { from: '14:00', to: '18:00', breaks: [] },
      ],
    },
    { agentId: 'bo', date: '2026-11-23', lines: [4], shifts: [{ from: '22:00', to: '00:00', breaks: [] }] },
    { agentId: 'bo', date: '2026-11-24', lines: [5], shifts: [] },
  ])
})

test('each line that cannot be read is named with what is wrong in it, and the others are taken', () => {
  const { days, bad } = read(
    'Cleo,2026-11-23,08:00,12:00',
    'Bo Lind,2026-11-23,08:00,12:00',
    'Ada Marsh,31/02/2026,08:00,12:00',
    'Ada Marsh,2026-11-23,eight,12:00',
    'Ada Marsh,2026-11-23,08:00,12:00,10:00',
    'Ada Marsh,2026-11-24,08:00,12:00',
  )
  assert.deepEqual(
    bad.map(({ line, why, about }) => [line, why, about]),
    [
      [1, 'no-person', 'Cleo'],
      [2, 'two-people', 'Bo Lind'],
      [3, 'no-day', '31/02/2026'],
      [4, 'no-time', 'eight'],
      [5, 'half-a-break', '10:00'],
    ],
  )
  assert.deepEqual(
    days.map(({ lines }) => lines),
    [[6]],
  )
})

test('a day that a rule refuses is left out with all its lines, and the days beside it are taken', () => {
  const { days } = read(
    'Ada Marsh,2026-11-23,22:00,06:00',
    'Ada Marsh,2026-11-24,05:00,09:00',
    'Ada Marsh,2026-11-24,10:00,12:00',
    'Ada Marsh,2026-11-25,08:00,12:00',
  )
  const { rota, bad, taken } = takeIn(EMPTY_ROTA, days)
  assert.deepEqual(
    bad.map(({ line, about }) => [line, about]),
    [
      [2, 'shifts-apart'],
      [3, 'shifts-apart'],
    ],
  )
  assert.deepEqual(
    taken.map(({ date }) => date),
    ['2026-11-23', '2026-11-25'],
  )
  assert.equal(shiftsOn(rota, '2026-11-25').length, 1)
})

test('a day of a file is looked at beside its neighbours alone: a year of days is not gone through for each of them', () => {
  const early = { from: '06:00', to: '12:00', breaks: [] }
  const twice = { date: '2026-03-02', shifts: [early, early], swappedWith: null }
  const { days } = read('Ada Marsh,2026-11-23,08:00,12:00')
  assert.deepEqual(
    takeIn({ weekly: [], days: [twice] }, days).bad,
    [],
    'what is wrong in March is no fault of it',
  )
  const night = {
    date: '2026-11-22',
    shifts: [{ from: '22:00', to: '09:00', breaks: [] }],
    swappedWith: null,
  }
  assert.equal(takeIn({ weekly: [], days: [night] }, days).bad[0]?.about, 'shifts-apart')
  const nightShift = read('Ada Marsh,2026-11-23,22:00,07:00')
  const next = { date: '2026-11-24', shifts: [early], swappedWith: null }
  assert.equal(takeIn({ weekly: [], days: [next] }, nightShift.days).bad[0]?.about, 'shifts-apart')
})
