import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayDay } from './say-day.ts'

test('a day is said as people say it, in both languages', () => {
  assert.equal(sayDay('2031-06-10', 'en'), '10 June 2031')
  assert.equal(sayDay('2031-06-10', 'es'), '10 de junio de 2031')
})
