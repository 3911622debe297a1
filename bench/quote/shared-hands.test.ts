import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Call } from './call.ts'
import { COMMON, SharedHands } from './shared-hands.ts'

/** A day on which each class is taken by its hands in turn, so many calls each. */
function day(calls: number, handsOf: Readonly<Record<string, readonly string[]>>): readonly Call[] {
  return Object.entries(handsOf).flatMap(([type, hands]) =>
    Array.from({ length: calls }, (_, index) => ({
      joinedAt: null,
      leftAt: index,
      isTaken: true,
      endedAt: index,
      hand: hands[index % hands.length] ?? null,
      group: type,
      type,
      creditSeconds: 0,
    })),
  )
}

const together = { help: ['eva', 'tom', 'kim', 'jo'], sales: ['tom', 'kim', 'ali'], stocks: ['ali', 'sam'] }

test('classes that are taken by the same hands stand in one line, also by way of a third', () => {
  const shared = new SharedHands()
  shared.learn(day(200, together))
  for (const type of Object.keys(together)) assert.equal(shared.lineOf(type), COMMON)
})

test('a class that is given hands of its own gets a line of its own within a week, and is back as soon when they are shared again', () => {
  const shared = new SharedHands()
  for (let turn = 0; turn < 10; turn += 1) shared.learn(day(200, { ...together, web: ['eva', 'sam'] }))
  assert.equal(shared.lineOf('web'), COMMON)
  for (let turn = 0; turn < 7; turn += 1) shared.learn(day(200, { ...together, web: ['liv', 'max'] }))
  assert.equal(shared.lineOf('web'), 'web')
  assert.equal(shared.lineOf('help'), COMMON)
  for (let turn = 0; turn < 7; turn += 1) shared.learn(day(200, { ...together, web: ['eva', 'sam'] }))
  assert.equal(shared.lineOf('web'), COMMON)
})

test('a class of which little is known stays in the common line', () => {
  const shared = new SharedHands()
  shared.learn([...day(200, together), ...day(20, { web: ['liv'] })])
  assert.equal(shared.lineOf('web'), COMMON)
  assert.equal(shared.lineOf('never seen'), COMMON)
})
