import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { wallClock } from './wall-clock.ts'

const at = (time: string) => Temporal.Instant.from(time).epochMilliseconds
const date = (day: string) => Temporal.PlainDate.from(day)
const london = wallClock('Europe/London')

test('half hours are those of the clock on the wall, in summer and in winter', () => {
  assert.deepEqual([london.halfAt(at('2026-01-15T09:10Z')), london.halfAt(at('2026-07-15T09:10Z'))], [18, 20])
  assert.equal(wallClock('America/New_York').halfAt(at('2026-01-15T03:40Z')), 45, 'still the day before')
})

test('where the clock is three quarters of an hour apart, half hours begin with that clock', () => {
  const kathmandu = wallClock('Asia/Kathmandu')
  assert.equal(kathmandu.halfHourOf(at('2026-01-15T04:20Z')), at('2026-01-15T04:15Z'))
  assert.equal(kathmandu.halfAt(at('2026-01-15T04:20Z')), 20)
  assert.equal(london.halfHourOf(at('2026-01-15T04:20Z')), at('2026-01-15T04:00Z'))
})

test('the hour that does not come in spring is no half hour of that day, the one that comes twice in autumn is two', () => {
  const spring = london.halvesOn(date('2026-03-29'))
  assert.deepEqual(spring.slice(0, 6), [1, 1, 0, 0, 1, 1])
  const autumn = london.halvesOn(date('2026-10-25'))
  assert.deepEqual(autumn.slice(0, 6), [1, 1, 2, 2, 1, 1])
  assert.deepEqual(new Set(london.halvesOn(date('2026-06-01'))), new Set([1]))
  // Half an hour is put forward at two o'clock here.
  assert.deepEqual(wallClock('Australia/Lord_Howe').halvesOn(date('2026-10-04')).slice(3, 6), [1, 0, 1])
})
