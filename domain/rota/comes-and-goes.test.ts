import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR, MINUTE } from '../time.ts'
import { comesAndGoes } from './comes-and-goes.ts'

const now = 100 * HOUR
/** Minutes from now. */
const work = (from: number, until: number) => ({ from: now + from * MINUTE, until: now + until * MINUTE })

/** '-10' goes in ten minutes, '+5' comes in five. */
function moves(known: Partial<Parameters<typeof comesAndGoes>[0]>): string {
  return comesAndGoes({ duty: [], absence: null, isHere: true, now, ...known })
    .map(({ at, comes }) => `${comes ? '+' : '-'}${(at - now) / MINUTE}`)
    .join(' ')
}

test('who is at work goes when the shift ends, and for a break comes back', () => {
  assert.equal(moves({ duty: [work(-60, 10)] }), '-10')
  assert.equal(moves({ duty: [work(-60, 10), work(40, 200)] }), '-10 +40 -200')
})

test('who is not here comes when the next shift begins, and is not counted on for one that has begun', () => {
  assert.equal(moves({ isHere: false, duty: [work(5, 240)] }), '+5 -240')
  assert.equal(moves({ isHere: false, duty: [work(-20, 60), work(90, 240)] }), '+90 -240')
})

test('who is early works the shift that begins, and who works through a break works on', () => {
  assert.equal(moves({ duty: [work(10, 240)] }), '-240')
  assert.equal(moves({ duty: [work(-120, -15), work(15, 240)] }), '-240')
})

test('who is here without a shift stays, through the next one to its end', () => {
  assert.equal(moves({ duty: [] }), '')
  assert.equal(moves({ duty: [work(180, 400)] }), '-400')
})

test('an absence that is known is gone by, whatever the rota says', () => {
  const absence = work(30, 120)
  assert.equal(moves({ absence, duty: [work(-60, 240)] }), '-30 +120 -240')
  assert.equal(moves({ absence, duty: [] }), '-30')
  assert.equal(moves({ absence, duty: [work(180, 400)] }), '-30 +180 -400')
  const gone = { from: now - HOUR, until: Number.POSITIVE_INFINITY }
  assert.equal(moves({ absence: gone, isHere: false, duty: [work(5, 240)] }), '')
})
