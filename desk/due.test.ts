import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { atTime, localOf, momentOf, quickDue, quickDues, snoozeDues } from './due.ts'

const LONDON = 'Europe/London'
const at = (text: string) => Date.parse(text)

function localDues(now: string, zone = LONDON): string[] {
  return quickDues(at(now), zone).map(choice => localOf(choice.at, zone))
}

const cases: readonly { name: string; now: string; zone: string; dues: readonly string[] }[] = [
  {
    name: 'on a Tuesday morning',
    now: '2026-11-24T09:02:00Z',
    zone: LONDON,
    dues: [
      '2026-11-24T10:05',
      '2026-11-24T17:00',
      '2026-11-25T12:00',
      '2026-11-26T17:00',
      '2026-12-01T17:00',
      '2026-12-08T17:00',
    ],
  },
  {
    name: 'on a Friday evening, when today is over and two working days are Tuesday',
    now: '2026-11-20T18:00:00Z',
    zone: LONDON,
    dues: [
      '2026-11-20T19:00',
      '2026-11-21T12:00',
      '2026-11-24T17:00',
      '2026-11-27T17:00',
      '2026-12-04T17:00',
    ],
  },
  {
    name: 'across the day on which clocks go forward',
    now: '2026-03-27T10:00:00Z',
    zone: LONDON,
    dues: [
      '2026-03-27T11:00',
      '2026-03-27T17:00',
      '2026-03-28T12:00',
      '2026-03-31T17:00',
      '2026-04-03T17:00',
      '2026-04-10T17:00',
    ],
  },
  {
    name: 'where it is already tomorrow',
    now: '2026-11-24T22:00:00Z',
    zone: 'Pacific/Auckland',
    dues: [
      '2026-11-25T12:00',
      '2026-11-25T17:00',
      '2026-11-26T12:00',
      '2026-11-27T17:00',
      '2026-12-02T17:00',
      '2026-12-09T17:00',
    ],
  },
]

for (const { name, now, zone, dues } of cases) {
  test(`quick dues ${name}`, () => assert.deepEqual(localDues(now, zone), dues))
}

test('quick dues lie ahead, in order, each once', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: at('2026-01-01'), max: at('2030-01-01') }),
      fc.constantFrom(LONDON, 'America/New_York', 'Asia/Kathmandu', 'Pacific/Chatham'),
      (now, zone) => {
        const dues = quickDues(now, zone).map(choice => choice.at)
        assert.ok(dues.every(due => due > now))
        assert.deepEqual(
          dues,
          [...new Set(dues)].toSorted((a, b) => a - b),
        )
      },
    ),
  )
})

test('a time that is typed is that time in the organisation’s zone, in summer and in winter', () => {
  assert.equal(momentOf('2026-07-01T17:00', LONDON), at('2026-07-01T16:00Z'))
  assert.equal(momentOf('2026-12-01T17:00', LONDON), at('2026-12-01T17:00Z'))
  assert.equal(momentOf('', LONDON), null)
  assert.equal(momentOf('tomorrow', LONDON), null)
})

test('a moment shown and read again is the same moment', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_000_000, max: 60_000_000 }), minutes => {
      const moment = minutes * 60_000
      const local = localOf(moment, LONDON)
      // In the hour that comes twice in autumn, one local time stands for two moments.
      const isTwice =
        localOf(moment + 3_600_000, LONDON) === local || localOf(moment - 3_600_000, LONDON) === local
      assert.ok(isTwice || momentOf(local, LONDON) === moment)
    }),
  )
})

test('the hour that is skipped in spring is the hour after it', () => {
  assert.equal(atTime({ year: 2026, month: 3, day: 29 }, 1, 30, LONDON), at('2026-03-29T01:30Z'))
})

test('a due that was said in words is the moment that its button has', () => {
  const now = at('2026-11-24T09:00:00Z')
  assert.equal(quickDue('tomorrow', now, LONDON), at('2026-11-25T12:00Z'))
  assert.equal(quickDue({ workingDays: 3 }, now, LONDON), at('2026-11-27T17:00Z'))
  assert.equal(quickDue(null, now, LONDON), null)
})

test('a case is put aside until a morning, and each morning is offered once', () => {
  // Wednesday; then Sunday, when tomorrow is the next Monday.
  const choices = (now: string) => snoozeDues(at(now), LONDON)
  assert.deepEqual(
    choices('2026-11-25T15:00:00Z').map(due => [due.name, new Date(due.at).toISOString()]),
    [
      ['tomorrow', '2026-11-26T09:00:00.000Z'],
      ['nextMonday', '2026-11-30T09:00:00.000Z'],
      ['nextWeek', '2026-12-02T09:00:00.000Z'],
    ],
  )
  assert.deepEqual(
    choices('2026-11-22T15:00:00Z').map(due => due.name),
    ['tomorrow', 'nextWeek'],
  )
})

test('on a Monday, the next Monday is a week away', () => {
  const [, monday] = snoozeDues(at('2026-11-23T08:00:00Z'), LONDON)
  assert.equal(monday && new Date(monday.at).toISOString(), '2026-11-30T09:00:00.000Z')
})
