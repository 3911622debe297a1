/** What is due, with every example reckoned by hand beside it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import type { Calendar } from '../time/calendar.ts'
import { type Breach, breachOfPromise, compensationFor, type RuleInPack } from './compensation.ts'
import { shippedPacks } from './packs/catalogue.ts'
import { housePack } from './packs/house.ts'
import type { Pack } from './packs/pack.ts'

const office = [{ from: '09:00', to: '17:00' }]
function calendarIn(timeZone: string): Calendar {
  const week = { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office }
  return { timeZone, week: { ...week, saturday: [], sunday: [] }, closedDays: [], extraDays: [] }
}

const rulesOf = (...packs: readonly Pack[]): readonly RuleInPack[] =>
  packs.flatMap(pack => pack.rules.map(rule => ({ pack: pack.id, rule })))
const shipped = (id: string) => rulesOf(...shippedPacks.filter(pack => pack.id === id))

interface Example {
  readonly is: string
  readonly pack: string
  readonly zone: string
  readonly what: Partial<Breach> & Pick<Breach, 'event'>
  readonly from: string
  readonly until: string
  /** The price of a month. */
  readonly month?: number
  /** Minor units; null for nothing. */
  readonly due: number | null
}

const london = { pack: 'gb-ofcom', zone: 'Europe/London' }
const berlin = { pack: 'de-tkg', zone: 'Europe/Berlin' }
const madrid = { pack: 'es-telecom', zone: 'Europe/Madrid' }
const delhi = { pack: 'in-trai', zone: 'Asia/Kolkata' }
const out = { event: 'loss-of-service' } as const
const phone = { ...out, service: 'phone' } as const
const internet = { ...out, service: 'internet' } as const

const examples: readonly Example[] = [
  // Monday; full days are Tuesday and Wednesday; Thursday, Friday and Saturday are three: 3 × 10.34.
  {
    is: 'three days after two full working days',
    ...london,
    what: phone,
    from: '2026-11-02T10:00',
    until: '2026-11-07T12:00',
    due: 3102,
  },
  // Friday; full days are Monday and Tuesday; Wednesday is one.
  {
    is: 'a weekend is no working day',
    ...london,
    what: internet,
    from: '2026-11-06T10:00',
    until: '2026-11-11T08:00',
    due: 1034,
  },
  {
    is: 'back within two full working days',
    ...london,
    what: phone,
    from: '2026-11-02T10:00',
    until: '2026-11-04T23:00',
    due: null,
  },
  {
    is: 'before the scheme’s amounts are known',
    ...london,
    what: phone,
    from: '2026-03-02T10:00',
    until: '2026-03-12T12:00',
    due: null,
  },
  {
    is: 'a missed appointment',
    ...london,
    what: { event: 'missed-appointment', kind: 'visit' },
    from: '2026-05-05T13:00',
    until: '2026-05-05T13:00',
    due: 3231,
  },
  // Promised for the 1st, begun on the 4th: the 1st, 2nd and 3rd: 3 × 6.46.
  {
    is: 'a start three days late',
    ...london,
    what: { event: 'delayed-start' },
    from: '2026-12-01T09:00',
    until: '2026-12-04T09:00',
    due: 1938,
  },
  {
    is: 'a start on its day',
    ...london,
    what: { event: 'delayed-start' },
    from: '2026-12-01T09:00',
    until: '2026-12-01T16:00',
    due: null,
  },
  // Reported on the 1st; days 3 and 4 at 5.00, days 5 and 6 at 10.00: 10 % of 39.95 is 4.00, 20 % is 7.99.
  {
    is: 'six days, a cheap line',
    ...berlin,
    what: out,
    from: '2026-09-01T08:00',
    until: '2026-09-07T12:00',
    month: 3995,
    due: 3000,
  },
  // Days 3 and 4 at 8.00, days 5 and 6 at 16.00.
  {
    is: 'six days, a dear line',
    ...berlin,
    what: out,
    from: '2026-09-01T08:00',
    until: '2026-09-07T12:00',
    month: 8000,
    due: 4800,
  },
  {
    is: 'two days',
    ...berlin,
    what: out,
    from: '2026-09-01T08:00',
    until: '2026-09-03T12:00',
    month: 8000,
    due: null,
  },
  {
    is: 'price not known: the amounts',
    ...berlin,
    what: out,
    from: '2026-09-01T08:00',
    until: '2026-09-05T12:00',
    due: 1000,
  },
  {
    is: 'a missed visit, a cheap line',
    ...berlin,
    what: { event: 'missed-appointment', kind: 'visit' },
    from: '2026-09-01T08:00',
    until: '2026-09-01T08:00',
    month: 3995,
    due: 1000,
  },
  {
    is: 'a missed visit, a dear line',
    ...berlin,
    what: { event: 'missed-appointment', kind: 'visit' },
    from: '2026-09-01T08:00',
    until: '2026-09-01T08:00',
    month: 8000,
    due: 1600,
  },
  // 8 h of a March of 743 h (its clocks go forward): 30.00 × 8 ÷ 743 = 0.323, and so 0.33. Seven of the hours lie after 8.
  {
    is: 'internet, seven hours of the day',
    ...madrid,
    what: internet,
    from: '2026-03-03T07:00',
    until: '2026-03-03T15:00',
    month: 3000,
    due: 33,
  },
  {
    is: 'internet, six hours of the day and no more',
    ...madrid,
    what: internet,
    from: '2026-03-03T08:00',
    until: '2026-03-03T14:00',
    month: 3000,
    due: null,
  },
  {
    is: 'internet, a night',
    ...madrid,
    what: internet,
    from: '2026-03-03T22:00',
    until: '2026-03-04T08:00',
    month: 3000,
    due: null,
  },
  // Two evenings of 4 h between 8 and 22 are 8 h; the whole stretch is 18 h of 720: 30.00 × 18 ÷ 720 = 0.75.
  {
    is: 'internet, hours of two days are put together',
    ...madrid,
    what: internet,
    from: '2026-04-07T18:00',
    until: '2026-04-08T12:00',
    month: 3000,
    due: 75,
  },
  // 5 × 20.00 × 12 ÷ 720 = 1.6667.
  {
    is: 'telephone, half a day',
    ...madrid,
    what: phone,
    from: '2026-04-07T08:00',
    until: '2026-04-07T20:00',
    month: 2000,
    due: 167,
  },
  // 5 × 20.00 × 6 ÷ 720 = 0.83: not above one euro.
  {
    is: 'telephone, under a euro',
    ...madrid,
    what: phone,
    from: '2026-04-07T08:00',
    until: '2026-04-07T14:00',
    month: 2000,
    due: null,
  },
  // 15 days of 300.00 a month: half.
  {
    is: 'a fault of eight days',
    ...delhi,
    what: out,
    from: '2026-04-01T08:00',
    until: '2026-04-09T09:00',
    month: 30000,
    due: 15000,
  },
  {
    is: 'a fault of seven days is not over seven',
    ...delhi,
    what: out,
    from: '2026-04-01T08:00',
    until: '2026-04-08T08:00',
    month: 30000,
    due: 7000,
  },
  {
    is: 'a fault of three weeks',
    ...delhi,
    what: out,
    from: '2026-04-01T08:00',
    until: '2026-04-22T08:00',
    month: 30000,
    due: 30000,
  },
]

const currencies: Readonly<Record<string, string>> = { 'gb-ofcom': 'GBP', 'in-trai': 'INR' }

for (const { is, pack, zone, what, from, until, month, due } of examples) {
  test(`${pack}: ${is}`, () => {
    const at = (wall: string) => Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds
    const monthly = month === undefined ? null : { minor: month, currency: currencies[pack] ?? 'EUR' }
    const breach = {
      breachId: 'b',
      monthly,
      calendar: calendarIn(zone),
      from: at(from),
      until: at(until),
      ...what,
    }
    const given = compensationFor(shipped(pack), breach)
    assert.deepEqual(
      given.map(({ amountMinor }) => amountMinor),
      due === null ? [] : [due],
    )
  })
}

const now = Date.UTC(2026, 5, 2, 12)
const promise = { id: 'p1', kind: 'reply', dueAt: now - 5_000 } as const
const late = { now, calendar: calendarIn('Europe/London') }
const ours = rulesOf(housePack({ minor: 500, currency: 'GBP' }))

test('a broken promise of a person is made good by the house, and an answer of the house itself is not', () => {
  const [given, ...more] = compensationFor(ours, breachOfPromise(promise, late))
  assert.equal(given?.rule, 'house.broken-promise')
  assert.equal(given?.amountMinor, 500)
  assert.deepEqual(more, [])
  assert.deepEqual(compensationFor(ours, breachOfPromise({ ...promise, kind: 'answer' }, late)), [])
  assert.deepEqual(compensationFor(rulesOf(housePack(null)), breachOfPromise(promise, late)), [])
})

test('of two rules for one event the one that gives more is applied, and nothing is given for both', () => {
  const visit = breachOfPromise({ ...promise, kind: 'visit' }, late)
  const given = compensationFor([...ours, ...shipped('gb-ofcom')], visit)
  assert.deepEqual(
    given.map(({ rule, amountMinor }) => [rule, amountMinor]),
    [['gb.missed-appointment', 3231]],
  )
  const twice = compensationFor([...ours, ...ours], breachOfPromise(promise, late))
  assert.equal(twice.length, 1)
})

test('what the house gives by a rule of its own is said so, where others name their clause', () => {
  const [given] = compensationFor(ours, breachOfPromise(promise, late))
  assert.match(given?.says.en ?? '', /A fixed amount = £5\.00 \(our own rule\)\.$/)
  assert.match(given?.says.es ?? '', /\(norma propia\)\.$/)
})

test('a breach for which something was given is not compensated again', () => {
  const again = { ...breachOfPromise(promise, late), isCompensated: true }
  assert.deepEqual(compensationFor(ours, again), [])
})

test('how it was reckoned is said with its date, how long it lasted and the clause, in both languages', () => {
  const zone = 'Europe/Madrid'
  const at = (wall: string) => Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds
  const [given] = compensationFor(shipped('es-telecom'), {
    ...internet,
    breachId: 'b',
    monthly: { minor: 3000, currency: 'EUR' },
    calendar: calendarIn(zone),
    from: at('2026-04-07T18:00'),
    until: at('2026-04-08T12:00'),
  })
  assert.equal(
    given?.says.en,
    'You were without service, from 7 Apr 2026, 18:00 to 8 Apr 2026, 12:00. 18 h ÷ 720 h × €30.00 a month = €0.75 (RD 899/2009 art. 16).',
  )
  assert.match(
    given?.says.es.replaceAll('\u00a0', ' ') ?? '',
    /^Estuvo sin servicio, del 7 abr 2026.+18 h ÷ 720 h × 30,00 € al mes = 0,75 € \(RD/,
  )
})

test('a price in another currency is not reckoned with', () => {
  const breach = { ...internet, breachId: 'b', monthly: { minor: 3000, currency: 'GBP' } }
  const span = { calendar: calendarIn('Europe/Madrid'), from: now, until: now + 20 * 3_600_000 }
  assert.deepEqual(compensationFor(shipped('es-telecom'), { ...breach, ...span }), [])
})
