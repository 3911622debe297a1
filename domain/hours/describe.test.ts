import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeOpening } from './describe.ts'
import {
  at,
  london,
  LONDON,
  madrid,
  never,
  overMidnight,
  roundTheClock,
  sundayNight,
} from './testing/doors.ts'

const sentences = [
  {
    says: 'Closed on a Sunday',
    hours: london,
    now: at(`2025-11-23T12:00${LONDON}`),
    en: 'We are closed now. A person answers from Monday 24 November at 08:00.',
    es: 'Ahora estamos cerrados. Una persona atiende a partir del lunes 24 de noviembre a las 08:00.',
  },
  {
    says: 'Closed until later today',
    hours: madrid,
    now: at('2026-11-23T13:00[Europe/Madrid]'),
    en: 'We are closed now. A person answers from 15:30 today.',
    es: 'Ahora estamos cerrados. Una persona atiende a partir de las 15:30 de hoy.',
  },
  {
    says: 'Closed for a holiday, by its name',
    hours: london,
    now: at(`2026-12-25T12:00${LONDON}`),
    en: 'We are closed today: Christmas Day. A person answers from Saturday 26 December at 10:00.',
    es: 'Hoy estamos cerrados: Christmas Day. Una persona atiende a partir del sábado 26 de diciembre a las 10:00.',
  },
  {
    says: 'Closed over the turn of the year, with the year',
    hours: london,
    now: at(`2027-12-31T21:00${LONDON}`),
    en: 'We are closed now. A person answers from Monday 3 January 2028 at 08:00.',
    es: 'Ahora estamos cerrados. Una persona atiende a partir del lunes 3 de enero de 2028 a las 08:00.',
  },
  {
    says: 'Closed until one in the morning',
    hours: sundayNight('Europe/Madrid', '01:00', '02:00'),
    now: at('2026-11-21T12:00[Europe/Madrid]'),
    en: 'We are closed now. A person answers from Sunday 22 November at 01:00.',
    es: 'Ahora estamos cerrados. Una persona atiende a partir del domingo 22 de noviembre a la 01:00.',
  },
  {
    says: 'Closed with no opening planned',
    hours: never,
    now: at(`2026-11-23T12:00${LONDON}`),
    en: 'We are closed now. No opening is planned yet.',
    es: 'Ahora estamos cerrados. Todavía no hay ninguna apertura prevista.',
  },
  {
    says: 'Open until this evening',
    hours: london,
    now: at(`2026-11-23T12:00${LONDON}`),
    en: 'We are open now. A person answers until 20:00 today.',
    es: 'Ahora estamos abiertos. Una persona atiende hasta las 20:00 de hoy.',
  },
  {
    says: 'Open over midnight',
    hours: overMidnight,
    now: at(`2026-11-27T23:00${LONDON}`),
    en: 'We are open now. A person answers until Saturday 28 November at 02:00.',
    es: 'Ahora estamos abiertos. Una persona atiende hasta el sábado 28 de noviembre a las 02:00.',
  },
  {
    says: 'Open until midnight',
    hours: { ...overMidnight, week: { ...overMidnight.week, saturday: [] } },
    now: at(`2026-11-27T23:00${LONDON}`),
    en: 'We are open now. A person answers until 24:00 today.',
    es: 'Ahora estamos abiertos. Una persona atiende hasta las 24:00 de hoy.',
  },
  {
    says: 'Open round the clock',
    hours: roundTheClock,
    now: at(`2026-11-27T23:00${LONDON}`),
    en: 'We are open now. A person answers at any hour.',
    es: 'Ahora estamos abiertos. Una persona atiende a cualquier hora.',
  },
]

for (const { says, hours, now, en, es } of sentences) {
  test(`What the page says: ${says}.`, () => {
    assert.equal(describeOpening(hours, now, 'en'), en)
    assert.equal(describeOpening(hours, now, 'es'), es)
  })
}
