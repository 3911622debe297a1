import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  chooseKnots,
  curveOf,
  exponentialCurve,
  fitCurve,
  fitCurves,
  hazardAt,
  meanOf,
  remainingAt,
  survivalAt,
} from './curve.ts'
import { kaplanMeier, medianOf } from './kaplan-meier.ts'
import { near, uniform } from './testing/numbers.ts'

test('Kaplan and Meier: who was cut off counts as waiting until then, and no longer', () => {
  const steps = kaplanMeier([
    { seconds: 10, isEnd: true },
    { seconds: 20, isEnd: false },
    { seconds: 30, isEnd: true },
    { seconds: 30, isEnd: false },
    { seconds: 40, isEnd: true },
  ])
  assert.deepEqual(
    steps.map(({ seconds }) => seconds),
    [10, 30, 40],
  )
  near(steps[0]?.share ?? 0, 4 / 5, 1e-12)
  near(steps[1]?.share ?? 0, (4 / 5) * (2 / 3), 1e-12)
  near(steps[2]?.share ?? -1, 0, 1e-12)
  assert.equal(medianOf(steps), 40)
})

test('a median that was never reached is not invented', () => {
  assert.equal(medianOf(kaplanMeier([{ seconds: 5, isEnd: false }])), null)
  assert.equal(
    medianOf(
      kaplanMeier([
        { seconds: 5, isEnd: true },
        { seconds: 9, isEnd: false },
        { seconds: 9, isEnd: false },
      ]),
    ),
    null,
  )
})

test('what remains of an exponential time does not depend on how long it has lasted', () => {
  const curve = exponentialCurve(60)
  near(remainingAt(curve, 0, 0.5), 60 * Math.LN2, 1e-9)
  near(remainingAt(curve, 500, 0.5), 60 * Math.LN2, 1e-9)
  near(meanOf(curve), 60, 1e-9)
})

test('what remains is drawn from those that have lasted so long: after the pieces in which most end, it is long', () => {
  const curve = curveOf([0, 10, 20], [0, 1, 0.001])
  assert.equal(survivalAt(curve, 10), 1)
  near(survivalAt(curve, 20), Math.exp(-10), 1e-12)
  near(remainingAt(curve, 20, 0.5), 1_000 * Math.LN2, 1e-6)
  assert.ok(remainingAt(curve, 0, 0.5) < 11)
})

test('a curve that never ends says so', () => {
  assert.equal(remainingAt(curveOf([0, 10], [0.1, 0]), 20, 0.5), Number.POSITIVE_INFINITY)
})

test('the fitted curve gives back the mean and the median of what it was fitted to, cut off or not', () => {
  const random = uniform(3)
  const spans = Array.from({ length: 20_000 }, () => {
    const seconds = 100 * (-Math.log(1 - random())) ** 0.5
    const cut = 300 * random()
    return { seconds: Math.min(seconds, cut), isEnd: seconds <= cut, group: 'a' }
  })
  const curve = fitCurve(spans, chooseKnots(spans, 40), null)
  assert.ok(curve)
  near(meanOf(curve) / (100 * 0.886227), 1, 0.02)
  near(remainingAt(curve, 0, 0.5) / (100 * Math.LN2 ** 0.5), 1, 0.02)
  // Its hazard rises with the time spent, as that of the Weibull distribution does.
  assert.ok(hazardAt(curve, 150) > 2 * hazardAt(curve, 30))
})

test('a group with few samples is like the whole, one with many is like itself', () => {
  const many = Array.from({ length: 2_000 }, (_, index) => ({
    group: 'long',
    seconds: 1 + (index % 200),
    isEnd: true,
  }))
  const curves = fitCurves([...many, { group: 'new', seconds: 1_000, isEnd: true }], 20)
  assert.ok(curves)
  const [whole, long, few] = [curves[''], curves['long'], curves['new']]
  assert.ok(whole && long && few)
  near(meanOf(few) / meanOf(whole), 1, 0.15)
  near(meanOf(long), 100.5, 3)
})

test('nothing ended: there is no curve', () => {
  assert.equal(fitCurves([{ group: 'a', seconds: 10, isEnd: false }], 20), null)
  assert.equal(fitCurves([], 20), null)
})
