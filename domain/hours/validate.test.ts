import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OpeningHours, Span } from './hours.ts'
import { problemsWithHours } from './validate.ts'

const office: readonly Span[] = [{ from: '08:00', to: '20:00' }]
const good: OpeningHours = {
  timeZone: 'Europe/Madrid',
  week: {
    monday: office,
    tuesday: [
      { from: '15:00', to: '24:00' },
      { from: '09:00', to: '15:00' },
    ],
    wednesday: office,
    thursday: office,
    friday: office,
    saturday: [],
    sunday: [],
  },
  closedDays: [{ date: '2026-12-25', name: 'Christmas Day' }],
  extraDays: [{ date: '2026-12-24', name: 'Christmas Eve', spans: [{ from: '08:00', to: '12:00' }] }],
}
const onMonday = (...monday: readonly Span[]): OpeningHours => ({ ...good, week: { ...good.week, monday } })

test('Hours that make sense have no problems; one shift may begin when another ends.', () => {
  assert.deepEqual(problemsWithHours(good), [])
})

const nonsense: readonly (readonly [string, OpeningHours, string])[] = [
  [
    'Hours that end before they begin',
    onMonday({ from: '22:00', to: '02:00' }),
    'Monday: 22:00 to 02:00 ends before it begins. Hours past midnight go on the next day, from 00:00.',
  ],
  [
    'Hours that end when they begin',
    onMonday({ from: '08:00', to: '08:00' }),
    'Monday: 08:00 to 08:00 ends before it begins. Hours past midnight go on the next day, from 00:00.',
  ],
  [
    'Hours that overlap, in whatever order they are written',
    onMonday({ from: '12:00', to: '18:00' }, { from: '08:00', to: '12:30' }),
    'Monday: 08:00 to 12:30 and 12:00 to 18:00 overlap.',
  ],
  [
    'A time that no clock shows',
    onMonday({ from: '8:00', to: '20:00' }),
    'Monday: "8:00" is not a time at which to open. Write it like 08:30.',
  ],
  [
    'Opening at the end of the day',
    onMonday({ from: '24:00', to: '24:00' }),
    'Monday: "24:00" is not a time at which to open. Write it like 08:30.',
  ],
  [
    'Closing after the end of the day',
    onMonday({ from: '08:00', to: '24:30' }),
    'Monday: "24:30" is not a time at which to close. Write it like 17:30; midnight is 24:00.',
  ],
  [
    'A zone that is none',
    { ...good, timeZone: 'Europe/Behemoth' },
    '"Europe/Behemoth" is not a time zone. Write it like Europe/London.',
  ],
  [
    'A day that no calendar has',
    { ...good, closedDays: [{ date: '2026-02-30', name: 'a joke' }] },
    '"2026-02-30" is not a day of the calendar. Write it like 2026-12-25.',
  ],
  [
    'A day written the other way round',
    { ...good, closedDays: [{ date: '25-12-2026', name: 'Christmas Day' }] },
    '"25-12-2026" is not a day of the calendar. Write it like 2026-12-25.',
  ],
  [
    'A day without a name',
    { ...good, closedDays: [{ date: '2026-12-25', name: ' ' }] },
    '2026-12-25 has no name. Customers read it: "Christmas Day".',
  ],
  [
    'A day that is closed and open at once',
    { ...good, closedDays: [{ date: '2026-12-24', name: 'Christmas Eve' }] },
    '2026-12-24 is listed more than once; only one of them can hold.',
  ],
  [
    'An extra day with nonsense',
    {
      ...good,
      extraDays: [{ date: '2026-12-24', name: 'Christmas Eve', spans: [{ from: '12:00', to: '08:00' }] }],
    },
    '2026-12-24: 12:00 to 08:00 ends before it begins. Hours past midnight go on the next day, from 00:00.',
  ],
]

for (const [says, hours, sentence] of nonsense) {
  test(`${says}: refused with a sentence.`, () => assert.deepEqual(problemsWithHours(hours), [sentence]))
}

test('What is wrong is also said in Spanish', () => {
  assert.deepEqual(problemsWithHours(onMonday({ from: '22:00', to: '02:00' }), 'es'), [
    'Lunes: de 22:00 a 02:00 termina antes de empezar. Lo que pasa de medianoche va en el día siguiente, desde las 00:00.',
  ])
  assert.deepEqual(problemsWithHours({ ...good, timeZone: 'Mars' }, 'es'), [
    '«Mars» no es una zona horaria. Escríbala así: Europe/Madrid.',
  ])
})
