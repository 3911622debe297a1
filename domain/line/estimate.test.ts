import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { erlangQuantile, estimateWait, MIDDLE, NINE_IN_TEN, roundUp, type EstimateInput } from './estimate.ts'

const busy: EstimateInput = {
  ahead: 3,
  agents: 4,
  hands: 4,
  free: 0,
  handling: { meanSeconds: 240, samples: 50 },
  boundSeconds: null,
}

test('With more people free than ahead, somebody answers at once.', () => {
  assert.deepEqual(estimateWait({ ...busy, ahead: 0, free: 1 }), { kind: 'at-once' })
  assert.deepEqual(estimateWait({ ...busy, ahead: 1, free: 2 }), { kind: 'at-once' })
  assert.equal(estimateWait({ ...busy, ahead: 2, free: 2 }).kind, 'at-most')
})

test('At once needs no samples: it rests on who is free, not on how long things take.', () => {
  const young = { meanSeconds: 0, samples: 0 }
  assert.deepEqual(estimateWait({ ...busy, ahead: 0, free: 1, handling: young }), { kind: 'at-once' })
})

test('Below ten samples no number is invented; the bound from staffing is handed on.', () => {
  const few = { meanSeconds: 240, samples: 9 }
  assert.deepEqual(estimateWait({ ...busy, handling: few, boundSeconds: 7200 }), {
    kind: 'cannot-tell',
    why: 'too-few-samples',
    boundSeconds: 7200,
  })
  assert.equal(estimateWait({ ...busy, handling: { ...few, samples: 10 } }).kind, 'at-most')
})

test('With nobody here, no number is invented either.', () => {
  assert.deepEqual(estimateWait({ ...busy, agents: 0, hands: 0 }), {
    kind: 'cannot-tell',
    why: 'nobody-here',
    boundSeconds: null,
  })
})

test('Three ahead, four agents of four minutes: at most 7 minutes, half of the time 4, and it says from what.', () => {
  const estimate = estimateWait(busy)
  assert.ok(estimate.kind === 'at-most')
  // Chi-square tables: 13.362 with 8 degrees of freedom at .9, 7.344 at .5; half of it times one minute per end.
  assert.ok(Math.abs(estimate.exactSeconds - (13.362 / 2) * 60) < 0.05)
  assert.equal(estimate.seconds, 420)
  assert.equal(estimate.middleSeconds, 240)
  assert.deepEqual(estimate.basis, {
    ahead: 3,
    agents: 4,
    hands: 4,
    meanHandlingSeconds: 240,
    samples: 50,
  })
})

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
  const estimate = estimateWait(busy)
  assert.ok(estimate.kind === 'at-most')
  const runs = 20_000
  let kept = 0
  for (let run = 0; run < runs; run += 1) {
    // Four agents, all busy; each end frees the next of those ahead.
    const ends = Array.from({ length: busy.hands }, () => exponential(busy.handling.meanSeconds))
    let now = 0
    for (let served = 0; served <= busy.ahead; served += 1) {
      now = Math.min(...ends)
      ends[ends.indexOf(now)] = now + exponential(busy.handling.meanSeconds)
    }
    if (now <= estimate.exactSeconds) kept += 1
  }
  // Five standard errors of a proportion of .9 in 20,000 runs.
  assert.ok(Math.abs(kept / runs - 0.9) < 5 * Math.sqrt((0.9 * 0.1) / runs), `${kept / runs}`)
})

test('More people ahead never make the number smaller, more hands never make it larger.', () => {
  const seconds = (change: Partial<EstimateInput>) => {
    const estimate = estimateWait({ ...busy, ...change })
    return estimate.kind === 'at-most' ? estimate.seconds : Number.NaN
  }
  for (let ahead = 0; ahead < 300; ahead += 1) {
    assert.ok(seconds({ ahead: ahead + 1 }) >= seconds({ ahead }))
    assert.ok(seconds({ ahead, hands: 5 }) <= seconds({ ahead }))
  }
})

const steps = [
  { says: 'nothing at all is told as a minute', seconds: 0, told: 60 },
  { says: 'a second over is told as the next minute', seconds: 361, told: 420 },
  { says: 'a whole minute stays', seconds: 360, told: 360 },
  { says: 'above 20 minutes in fives', seconds: 21 * 60, told: 25 * 60 },
  { says: 'above an hour in quarters', seconds: 61 * 60, told: 75 * 60 },
  { says: 'above four hours in hours', seconds: 241 * 60, told: 300 * 60 },
]
for (const { says, seconds, told } of steps) {
  test(`Rounded up to what people say: ${says}.`, () => assert.equal(roundUp(seconds), told))
}
