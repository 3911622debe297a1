import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { erlangQuantile, type Level, NINE_IN_TEN } from './erlang-quantile.ts'

const MIDDLE: Level = { probability: 0.5, normal: 0 }

test('The Erlang quantile agrees with the tables of the chi-square distribution, and has no step where the method changes.', () => {
  const tables = [
    [1, NINE_IN_TEN, 4.60517],
    [2, NINE_IN_TEN, 7.77944],
    [10, NINE_IN_TEN, 28.41198],
    [50, NINE_IN_TEN, 118.498],
    [1, MIDDLE, 1.386294],
    [10, MIDDLE, 19.33743],
    [50, MIDDLE, 99.33413],
    [500, NINE_IN_TEN, 1057.724],
  ] as const
  for (const [shape, level, chiSquare] of tables) {
    const quantile = erlangQuantile(shape, level)
    assert.ok(
      Math.abs(quantile / (chiSquare / 2) - 1) < 1e-4,
      `${shape} at ${level.probability}: ${quantile}`,
    )
  }
  for (const level of [NINE_IN_TEN, MIDDLE]) {
    const [before, last, after] = [99, 100, 101].map(shape => erlangQuantile(shape, level))
    const stepBefore = (last ?? 0) - (before ?? 0)
    const stepAfter = (after ?? 0) - (last ?? 0)
    assert.ok(Math.abs(stepAfter - stepBefore) < 0.01, `${stepBefore} then ${stepAfter}`)
  }
})

test('Nine times out of ten is nine times out of ten, where the assumptions hold.', () => {
  const random = xoroshiro128plus(20261121)
  const exponential = (mean: number) => -mean * Math.log(1 - uniformFloat64(random))
  const [ahead, hands, meanSeconds] = [3, 4, 240]
  const seconds = erlangQuantile(ahead + 1, NINE_IN_TEN) * (meanSeconds / hands)
  const runs = 20_000
  let kept = 0
  for (let run = 0; run < runs; run += 1) {
    // Four agents, all busy; each end frees the next of those ahead.
    const ends = Array.from({ length: hands }, () => exponential(meanSeconds))
    let now = 0
    for (let served = 0; served <= ahead; served += 1) {
      now = Math.min(...ends)
      ends[ends.indexOf(now)] = now + exponential(meanSeconds)
    }
    if (now <= seconds) kept += 1
  }
  // Five standard errors of a proportion of .9 in 20,000 runs.
  assert.ok(Math.abs(kept / runs - 0.9) < 5 * Math.sqrt((0.9 * 0.1) / runs), `${kept / runs}`)
})
