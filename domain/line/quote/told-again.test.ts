/** When somebody is told another time. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MINUTE } from '../../time.ts'
import { judge } from './kept.ts'
import { toldAgain } from './told-again.ts'

const stood = { ahead: 2, hands: 3 }
/** Told five minutes, at zero. */
const told = { at: 0, until: 5 * MINUTE, stood }
const at = (minutes: number, exactMinutes: number, line: Partial<typeof stood> = {}) =>
  toldAgain(told, { at: minutes * MINUTE, exactSeconds: exactMinutes * 60, ...stood, ...line })

test('what was told stands as long as it fits', () => {
  assert.equal(at(2, 3), null)
  assert.equal(at(4, 1), null)
})

test('it became worse: told with the reason', () => {
  assert.deepEqual(at(3, 4), { is: 'worse', why: 'longer' })
  assert.deepEqual(at(3, 4, { ahead: 3 }), { is: 'worse', why: 'overtaken' })
  assert.deepEqual(at(3, 4, { hands: 2 }), { is: 'worse', why: 'fewer-here' })
  assert.deepEqual(at(6, 1), { is: 'worse', why: 'longer' })
})

test('not again within a minute', () => {
  assert.equal(at(0.9, 30), null)
})

test('a quarter of what is left, and at most a minute, is not worth a word', () => {
  assert.equal(at(3, 2.5), null)
  assert.deepEqual(at(3, 2.6), { is: 'worse', why: 'longer' })
  const long = { ...told, until: 30 * MINUTE }
  const now = (exactMinutes: number) =>
    toldAgain(long, { at: 2 * MINUTE, exactSeconds: exactMinutes * 60, ...stood })
  assert.equal(now(29), null)
  assert.deepEqual(now(29.1), { is: 'worse', why: 'longer' })
})

test('while nothing moves, whoever was told that it takes longer is told so again when half of that time is over', () => {
  const stuck = { ...told, again: 'longer' } as const
  const now = (minutes: number, line: Partial<typeof stood> = {}) =>
    toldAgain(stuck, { at: minutes * MINUTE, exactSeconds: 5 * 60, ...stood, ...line })
  assert.equal(now(2.4), null)
  assert.deepEqual(now(2.5), { is: 'worse', why: 'longer' })
  assert.deepEqual(now(2, { hands: 2 }), { is: 'worse', why: 'fewer-here' }, 'something new is told')
  assert.deepEqual(
    toldAgain({ ...stuck, again: 'better' }, { at: 2 * MINUTE, exactSeconds: 300, ...stood }),
    {
      is: 'worse',
      why: 'longer',
    },
  )
})

test('when what was told is over, it is never left at that', () => {
  const stuck = { ...told, again: 'longer' } as const
  assert.deepEqual(toldAgain(stuck, { at: 5 * MINUTE, exactSeconds: 1, ...stood }), {
    is: 'worse',
    why: 'longer',
  })
})

test('much better is told, a little better is not', () => {
  const long = { ...told, until: 20 * MINUTE }
  const now = (exactMinutes: number) =>
    toldAgain(long, { at: 2 * MINUTE, exactSeconds: exactMinutes * 60, ...stood })
  assert.deepEqual(now(5), { is: 'better' })
  assert.equal(now(12), null)
})

test('kept means answered by then; later is broken, also when it was never known; cut off before is not known', () => {
  const said = { at: 0, atMostSeconds: 300 }
  assert.equal(judge(said, null), 'open')
  assert.equal(judge(said, { at: 300_000, is: 'known' }), 'kept')
  assert.equal(judge(said, { at: 300_001, is: 'known' }), 'broken')
  assert.equal(judge(said, { at: 200_000, is: 'cut-off' }), 'unknown')
  assert.equal(judge(said, { at: 400_000, is: 'cut-off' }), 'broken')
})
