import assert from 'node:assert/strict'
import { test } from 'node:test'
import { streamOf } from './chance.ts'
import { type Distribution, drawOf, meanSecondsOf } from './distributions.ts'
import { EventQueue } from './event-queue.ts'
import { mean } from './figures.ts'

test('streams of neighbouring seeds and days have nothing to do with each other', () => {
  const firsts = Array.from({ length: 4_000 }, (_, index) => streamOf(index % 63, Math.floor(index / 63))())
  assert.equal(new Set(firsts).size, firsts.length)
  assert.ok(Math.abs(mean(firsts) - 0.5) < 0.02)
  // Neighbours: a correlation would show in the mean of the products.
  const products = firsts.slice(1).map((value, index) => (value - 0.5) * ((firsts[index] ?? 0) - 0.5))
  assert.ok(Math.abs(mean(products)) < 0.005)
})

const drawn: readonly (readonly [Distribution, number])[] = [
  [{ fixed: { seconds: 30 } }, 0],
  [{ exponential: { meanSeconds: 240 } }, 1],
  [{ erlang: { meanSeconds: 240, stages: 4 } }, 0.5],
  [{ lognormal: { meanSeconds: 240, cv: 1.2 } }, 1.2],
  [{ seen: { seconds: [60, 120, 300] } }, Math.sqrt(10_400) / 160],
]

for (const [distribution, cv] of drawn) {
  test(`times that are ${Object.keys(distribution).join()} have the mean and the spread that they should`, () => {
    const random = streamOf(11)
    const draw = drawOf(distribution)
    const times = Array.from({ length: 60_000 }, () => draw(random))
    const expected = meanSecondsOf(distribution)
    const middle = mean(times)
    const spread = Math.sqrt(mean(times.map(time => (time - middle) ** 2)))
    assert.ok(Math.abs(middle - expected) <= 0.02 * expected)
    assert.ok(Math.abs(spread - cv * expected) <= 0.05 * expected)
  })
}

test('who never gives up waits for ever', () => {
  assert.equal(drawOf({ never: true })(streamOf(1)), Number.POSITIVE_INFINITY)
})

test('what is planned happens in the order of time, and of planning at the same moment', () => {
  const queue = new EventQueue<number>()
  const random = streamOf(3)
  const planned = Array.from({ length: 500 }, (_, index) => ({ at: Math.floor(random() * 40), index }))
  for (const { at, index } of planned) queue.plan(at, index)
  const taken = planned.map(() => queue.take())
  const expected = planned.toSorted((a, b) => a.at - b.at || a.index - b.index).map(({ index }) => index)
  assert.deepEqual(taken, expected)
  assert.equal(queue.take(), undefined)
  assert.equal(queue.nextAt, Number.POSITIVE_INFINITY)
})
