import assert from 'node:assert/strict'
import { test } from 'node:test'
import { frontEn } from '../contract/words/front-en.ts'
import { frontEs } from '../contract/words/front-es.ts'
import { telling } from './telling.ts'

const NOW = Date.UTC(2026, 9, 24, 22, 30)
const HOUR = 3_600_000
const london = telling({ locale: 'en-GB', timeZone: 'Europe/London', now: () => NOW, words: frontEn.when })
const madrid = telling({ locale: 'es-ES', timeZone: 'Europe/Madrid', now: () => NOW, words: frontEs.when })

test('days are those of the organisation, also across the change of the clocks', () => {
  // 23:30 in London on the eve of the change; in Madrid that day is already over.
  assert.equal(london.moment(NOW), 'today at 23:30')
  assert.equal(london.moment(NOW + 26 * HOUR), 'Monday 26 October at 00:30')
  assert.equal(london.moment(NOW + 25 * HOUR), 'tomorrow at 23:30')
  assert.equal(london.moment(NOW - 24 * HOUR), 'yesterday at 23:30')
  assert.equal(madrid.moment(NOW), 'hoy a las 0:30')
  assert.equal(madrid.moment(NOW + 2 * HOUR), 'hoy a las 2:30')
  assert.equal(madrid.moment(NOW + 38 * HOUR), 'mañana a las 13:30')
})

test('far away, the year is told', () => {
  assert.match(london.moment(Date.UTC(2028, 0, 1, 9)), /^1 January 2028 at/)
})

test('the end of a day is told as 24:00 of that day, and not as the night of the next', () => {
  assert.equal(london.moment(Date.UTC(2026, 9, 24, 23)), 'today at 24:00')
  assert.equal(london.moment(Date.UTC(2026, 9, 31)), 'Friday 30 October at 24:00')
  assert.equal(madrid.moment(Date.UTC(2026, 9, 25, 23)), 'hoy a las 24:00')
})

test('one o’clock is singular in Spanish', () => {
  assert.equal(madrid.moment(NOW + HOUR), 'hoy a la 1:30')
})

test('sizes are told in the unit that fits', () => {
  assert.equal(london.size(0), '0 B')
  assert.equal(london.size(999), '999 B')
  assert.equal(london.size(1_840_000), '1.8 MB')
  assert.equal(madrid.size(1_840_000), '1,8 MB')
  assert.equal(london.size(26_214_400), '26 MB')
  assert.equal(london.size(512_000), '512 kB')
})

test('a day that ends at midnight is told by its name, and no other moment is', () => {
  const midnight = Date.UTC(2026, 10, 25)
  assert.equal(london.dayEnding(midnight), 'Tuesday 24 November')
  assert.equal(madrid.dayEnding(midnight - HOUR), 'martes, 24 de noviembre')
  assert.equal(london.dayEnding(midnight - 60_000), null)
  assert.equal(london.dayEnding(midnight + 60_000), null)
})
