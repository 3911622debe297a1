import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellMoment } from './end-of-day.ts'

const near = { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const
const london = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', ...near })
const madrid = new Intl.DateTimeFormat('es-ES', { timeZone: 'Europe/Madrid', ...near })

test('the end of a day is told as 24:00 of that day', () => {
  assert.equal(tellMoment(london, Date.UTC(2031, 5, 6, 23)), 'Friday 6 June at 24:00')
  assert.equal(tellMoment(madrid, Date.UTC(2031, 5, 6, 22)), 'viernes, 6 de junio, 24:00')
})

test('every other moment is told as it is, one after midnight too', () => {
  assert.equal(tellMoment(london, Date.UTC(2031, 5, 6, 23) + 1), 'Saturday 7 June at 00:00')
  assert.equal(tellMoment(london, Date.UTC(2031, 5, 6, 12)), 'Friday 6 June at 13:00')
})
