import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at } from './testing/doors.ts'
import { tellableFrom, type ToldHours } from './told.ts'

const madrid: ToldHours = { timeZone: 'Europe/Madrid', fromHour: 8, untilHour: 21 }
const there = (text: string) => at(`${text}[Europe/Madrid]`)

const cases = [
  { says: 'at noon: at once', now: '2026-11-23T12:00', then: '2026-11-23T12:00' },
  { says: 'at eight sharp: at once', now: '2026-11-23T08:00', then: '2026-11-23T08:00' },
  { says: 'before breakfast: at eight', now: '2026-11-23T03:10', then: '2026-11-23T08:00' },
  { says: 'a minute before nine in the evening: at once', now: '2026-11-23T20:59', then: '2026-11-23T20:59' },
  { says: 'at nine in the evening: the next morning', now: '2026-11-23T21:00', then: '2026-11-24T08:00' },
  { says: 'the night in which an hour is skipped', now: '2026-03-28T23:00', then: '2026-03-29T08:00' },
  { says: 'the night in which an hour comes twice', now: '2026-10-24T23:00', then: '2026-10-25T08:00' },
] as const

for (const { says, now, then } of cases) {
  test(`when people are told, ${says}`, () => {
    assert.equal(tellableFrom(madrid, there(now)), there(then))
  })
}

test('a house that tells people at any hour tells them at once', () => {
  const always = { ...madrid, fromHour: 0, untilHour: 24 }
  for (const now of ['2026-11-23T00:00', '2026-11-23T03:00', '2026-11-23T23:59'])
    assert.equal(tellableFrom(always, there(now)), there(now))
})

test('where the change of clocks skips the hour itself, they are told at the change', () => {
  const early = { ...madrid, fromHour: 2 }
  assert.equal(tellableFrom(early, there('2026-03-29T00:30')), there('2026-03-29T03:00'))
})
