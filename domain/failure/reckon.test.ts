/** What is due now beyond what was given: by the examples of the packs, each reckoned by hand beside it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import type { RuleInPack } from '../charter/compensation.ts'
import { shippedPacks } from '../charter/packs/catalogue.ts'
import { type Pack, type PackRule } from '../charter/packs/pack.ts'
import type { Calendar } from '../time/calendar.ts'
import { reckonFailure } from './reckon.ts'
import type { FailureState } from './state.ts'

const office = [{ from: '09:00', to: '17:00' }]
const week = { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office }
const calendarIn = (timeZone: string): Calendar => ({
  timeZone,
  week: { ...week, saturday: [], sunday: [] },
  closedDays: [],
  extraDays: [],
})
const rulesOf = (...packs: readonly Pack[]): readonly RuleInPack[] =>
  packs.flatMap(pack => pack.rules.map(rule => ({ pack: pack.id, rule })))
const shipped = (id: string) => rulesOf(...shippedPacks.filter(pack => pack.id === id))

interface Case {
  readonly rules: readonly RuleInPack[]
  readonly zone: string
  readonly from: string
  readonly until: string | null
  readonly now: string
  readonly event?: FailureState['event']
  readonly month?: number
  readonly currency?: string
  readonly given?: number
}

function reckoned({
  rules,
  zone,
  from,
  until,
  now,
  event = 'loss-of-service',
  month,
  currency = 'GBP',
  given,
}: Case) {
  const at = (wall: string) => Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds
  const failure = {
    id: 'f',
    event,
    service: 'internet',
    accountId: 'a',
    from: at(from),
    outageId: null,
  } as const
  return reckonFailure(
    rules,
    { ...failure, until: until === null ? null : at(until) },
    {
      monthly: month === undefined ? null : { minor: month, currency },
      calendar: calendarIn(zone),
      now: at(now),
      given: given === undefined ? [] : [{ minor: given, currency }],
    },
  )
}
const amounts = (one: Case) => reckoned(one).due.map(({ amountMinor }) => amountMinor)

const ofcom = { rules: shipped('gb-ofcom'), zone: 'Europe/London' }
const tkg = { rules: shipped('de-tkg'), zone: 'Europe/Berlin', currency: 'EUR' }
const spain = { rules: shipped('es-telecom'), zone: 'Europe/Madrid', currency: 'EUR' }
// Monday; full days are Tuesday and Wednesday.
const monday = '2026-11-02T10:00'

test('what grows by the day is due each day while it goes on, and each day only what that day adds', () => {
  const on = (day: string, given?: number) =>
    amounts({
      ...ofcom,
      from: monday,
      until: null,
      now: `2026-11-${day}T00:05`,
      ...(given === undefined ? {} : { given }),
    })
  assert.deepEqual(on('04'), [])
  assert.deepEqual(on('05'), [10_34])
  assert.deepEqual(on('05', 10_34), [])
  assert.deepEqual(on('06', 10_34), [10_34])
  assert.deepEqual(on('08', 10_34), [31_02], 'days on which nobody looked are not lost')
})

test('what is reckoned from the whole of it is due when it is over, and not before', () => {
  const out = { ...spain, from: '2026-04-07T18:00', month: 3000 }
  assert.deepEqual(amounts({ ...out, until: null, now: '2026-04-08T12:00' }), [])
  assert.deepEqual(amounts({ ...out, until: '2026-04-08T12:00', now: '2026-04-08T13:00' }), [75])
})

test('the percentages of the TKG are those of each day, less what was given for the days before', () => {
  // Days 3 and 4 at 8.00, days 5 and 6 at 16.00.
  const out = { ...tkg, from: '2026-09-01T08:00', month: 8000 }
  assert.deepEqual(amounts({ ...out, until: null, now: '2026-09-05T00:05' }), [16_00])
  assert.deepEqual(
    amounts({ ...out, until: '2026-09-07T12:00', now: '2026-09-08T09:00', given: 16_00 }),
    [32_00],
  )
})

test('when the times are corrected to longer, the difference is due, with what was had before', () => {
  const longer = { ...ofcom, from: monday, until: '2026-11-08T12:00', now: '2026-11-09T09:00', given: 31_02 }
  const [due, ...more] = reckoned(longer).due
  assert.deepEqual(more, [])
  assert.equal(due?.amountMinor, 10_34)
  assert.match(
    due.says.en,
    /4 days × £10\.34 = £41\.36 .+You had £31\.02 of it before; this is the rest, £10\.34\.$/,
  )
  assert.match(due.says.es.replaceAll('\u00a0', ' '), /Ya recibió 31,02 GBP; esto es el resto, 10,34 GBP\.$/)
})

test('when the times are corrected to shorter, nothing is due, and what was given too much is known and stays', () => {
  const shorter = { ...ofcom, from: monday, until: '2026-11-05T12:00', now: '2026-11-09T09:00', given: 31_02 }
  assert.deepEqual(reckoned(shorter).due, [])
  assert.deepEqual(reckoned(shorter).kept, [{ minor: 20_68, currency: 'GBP' }])
  const none = { ...shorter, until: '2026-11-03T12:00' }
  assert.deepEqual(reckoned(none).kept, [{ minor: 31_02, currency: 'GBP' }])
})

const own: PackRule = {
  id: 'mine.out',
  kind: 'money',
  clause: '7',
  says: { en: 'Two pounds a day.', es: 'Dos libras al día.' },
  event: 'loss-of-service',
  remedy: 'credit',
  currency: 'GBP',
  formula: { is: 'each-day', minor: 2_00 },
  confidence: 'primary',
  verifiedOn: '2026-01-01',
  from: '2026-01-01',
  check: { by: 'compensation' },
}
const third: PackRule = { ...own, id: 'third.out', formula: { is: 'once', minor: 30_00 } }

test('of three packs for one event all are kept and shown, and the one that gives most is applied, alone', () => {
  const rules = [...ofcom.rules, { pack: 'mine', rule: own }, { pack: 'third', rule: third }]
  const { due, compared } = reckoned({
    ...ofcom,
    rules,
    from: monday,
    until: '2026-11-07T12:00',
    now: '2026-11-07T13:00',
  })
  // Three days of 10.34; five days of 2.00; 30.00 once.
  assert.deepEqual(
    compared.map(({ rule, amountMinor, isApplied }) => [rule, amountMinor, isApplied]),
    [
      ['gb.loss-of-service', 31_02, true],
      ['mine.out', 10_00, false],
      ['third.out', 30_00, false],
    ],
  )
  assert.deepEqual(
    due.map(({ amountMinor }) => amountMinor),
    [31_02],
  )
})

test('what one rule gave by the day is counted when another one gives more in the end', () => {
  const rules = [
    { pack: 'mine', rule: own },
    { pack: 'third', rule: third },
  ]
  const out = { ...ofcom, rules, from: monday, now: '2026-11-07T13:00' }
  assert.deepEqual(amounts({ ...out, until: null }), [10_00])
  assert.deepEqual(amounts({ ...out, until: '2026-11-07T12:00', given: 10_00 }), [20_00])
})

test('a start that is late is made good for each day of it, and an appointment once', () => {
  const start = { ...ofcom, event: 'delayed-start', from: '2026-12-01T09:00' } as const
  // The 1st, 2nd and 3rd: 3 × 6.46.
  assert.deepEqual(amounts({ ...start, until: '2026-12-04T09:00', now: '2026-12-04T10:00' }), [19_38])
  const visit = {
    ...ofcom,
    event: 'missed-appointment',
    from: '2026-12-01T09:00',
    until: '2026-12-01T09:00',
  } as const
  assert.deepEqual(amounts({ ...visit, now: '2026-12-01T12:00' }), [32_31])
  assert.deepEqual(amounts({ ...visit, now: '2026-12-01T12:00', given: 32_31 }), [])
})
