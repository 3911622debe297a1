import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Dues } from '../contract/calendars.ts'
import { atTime, localOf, momentOf, quickDue, quickDues, snoozeDues } from './due.ts'

const LONDON = 'Europe/London'
const at = (text: string) => Date.parse(text)

/** As the server says it on Tuesday 24 November 2026, where work ends at 17:00 and Thursday is a holiday. */
const dues: Dues = {
  timeZone: LONDON,
  closesAt: at('2026-11-24T17:00Z'),
  isWorkedTomorrow: true,
  workingDays: ['25', '27', '30'].map(day => at(`2026-11-${day}T17:00Z`)),
}
const localDues = (now: string, known: Dues | undefined, zone = LONDON) =>
  quickDues(at(now), zone, known).map(choice => localOf(choice.at, zone))

test('quick dues are an hour, the end of work today, tomorrow at noon, and working days as the server counts them', () => {
  assert.deepEqual(localDues('2026-11-24T09:02:00Z', dues), [
    '2026-11-24T10:05',
    '2026-11-24T17:00',
    '2026-11-25T12:00',
    '2026-11-27T17:00',
  ])
})

test('who has gone home is not promised for today, and a day on which nobody works is not offered as tomorrow', () => {
  const evening = { ...dues, closesAt: null, isWorkedTomorrow: false }
  assert.deepEqual(localDues('2026-11-24T18:00:00Z', evening), ['2026-11-24T19:00', '2026-11-27T17:00'])
  // Said in words, tomorrow is tomorrow all the same.
  assert.equal(quickDue('tomorrow', at('2026-11-24T18:00Z'), LONDON, evening), at('2026-11-25T12:00Z'))
})

test('while the calendar is not known, only what needs none is offered', () => {
  assert.deepEqual(localDues('2026-11-24T09:02:00Z', undefined), ['2026-11-24T10:05'])
})

test('tomorrow at noon is that of the organisation, across a change of clocks and where it is already tomorrow', () => {
  assert.equal(quickDue('tomorrow', at('2026-03-28T10:00Z'), LONDON, dues), at('2026-03-29T11:00Z'))
  const inAuckland = quickDue('tomorrow', at('2026-11-24T22:00Z'), 'Pacific/Auckland', dues)
  assert.equal(inAuckland, at('2026-11-25T23:00Z'))
})

test('quick dues lie ahead, in order, each once', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: at('2026-11-01'), max: at('2027-01-01') }),
      fc.constantFrom(LONDON, 'America/New_York', 'Asia/Kathmandu', 'Pacific/Chatham'),
      (now, zone) => {
        const moments = quickDues(now, zone, dues).map(choice => choice.at)
        assert.ok(moments.every(moment => moment > now))
        assert.deepEqual(
          moments,
          [...new Set(moments)].toSorted((a, b) => a - b),
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
  assert.equal(quickDue('tomorrow', now, LONDON, dues), at('2026-11-25T12:00Z'))
  assert.equal(quickDue({ workingDays: 3 }, now, LONDON, dues), at('2026-11-30T17:00Z'))
  assert.equal(quickDue({ workingDays: 99 }, now, LONDON, dues), null)
  assert.equal(quickDue(null, now, LONDON, dues), null)
})

test('a case is put aside until a morning, and each morning is offered once', () => {
  // Wednesday; then Sunday, when tomorrow is the next Monday.
  const choices = (now: string) => snoozeDues(at(now), LONDON, dues)
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
  const [, monday] = snoozeDues(at('2026-11-23T08:00:00Z'), LONDON, dues)
  assert.equal(monday && new Date(monday.at).toISOString(), '2026-11-30T09:00:00.000Z')
})

test('a case is not put aside until a tomorrow on which nobody works', () => {
  const friday = at('2026-11-27T12:00:00Z')
  const names = (known: Dues | undefined) => snoozeDues(friday, LONDON, known).map(({ name }) => name)
  assert.deepEqual(names({ ...dues, isWorkedTomorrow: false }), ['nextMonday', 'nextWeek'])
  assert.deepEqual(names(undefined), ['tomorrow', 'nextMonday', 'nextWeek'])
})
