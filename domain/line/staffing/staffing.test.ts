import assert from 'node:assert/strict'
import { test } from 'node:test'
import { steadyLine } from './steady-line.ts'
import { expectedArrivals, HALF_HOURS, NEEDED_WITHIN_SECONDS, neededFor, staffingFor } from './tomorrow.ts'

const near = (value: number | undefined, expected: number, by: number) =>
  assert.ok(value !== undefined && Math.abs(value - expected) <= by, `${value} is ${expected}`)

test('Erlang A is as its authors give it: 48 a minute, 50 agents, a minute of service, two of patience', () => {
  const load = { arrivalsPerSecond: 48 / 60, meanServiceSeconds: 60, meanPatienceSeconds: 120 }
  const line = steadyLine(load, 50)
  near(line?.gaveUpShare, 0.0309, 0.00005)
  near(line?.meanWaitSeconds, 3.71, 0.005)
  near(line?.busyShare, 0.9303, 0.00005)
  assert.ok((line?.nineInTenSeconds ?? 0) > 3.71)
})

test('Erlang C is as it is known: 10 erlangs of 180 s on 14 agents', () => {
  const line = steadyLine(
    { arrivalsPerSecond: 10 / 180, meanServiceSeconds: 180, meanPatienceSeconds: null },
    14,
  )
  near(line?.waitsShare, 0.1741, 0.00005)
  near(line?.meanWaitSeconds, 7.84, 0.005)
  assert.equal(line?.gaveUpShare, 0)
  // 88.84 % are answered within 20 s: nine in ten a little later.
  near(line?.nineInTenSeconds, 25, 0.2)
  near(line?.busyShare, 10 / 14, 1e-9)
})

test('a line where nobody gives up and too many come has no steady wait', () => {
  const load = { arrivalsPerSecond: 1, meanServiceSeconds: 10, meanPatienceSeconds: null }
  assert.equal(steadyLine(load, 10), null)
  assert.ok((steadyLine({ ...load, meanPatienceSeconds: 600 }, 5)?.gaveUpShare ?? 0) > 0.49)
})

test('a thousand agents, and nobody who comes, are no trouble', () => {
  const load = { arrivalsPerSecond: 1_400, meanServiceSeconds: 1, meanPatienceSeconds: 1 }
  near(steadyLine(load, 1_000)?.meanWaitSeconds, 0.4 / 1.4, 0.01)
  assert.equal(steadyLine({ ...load, arrivalsPerSecond: 0 }, 3)?.meanWaitSeconds, 0)
})

test('tomorrow is expected to be like the last days of its weekday', () => {
  const day = (weekday: number, count: number) => ({
    weekday,
    arrivals: Array.from({ length: HALF_HOURS }, () => count),
  })
  const days = [
    day(1, 90),
    ...Array.from({ length: 8 }, (_, index) => [day(1, 10 + index), day(2, 50)]).flat(),
  ]
  assert.deepEqual(expectedArrivals(days, 1)?.slice(0, 2), [13.5, 13.5])
  assert.equal(expectedArrivals(days, 3), null)
})

test('one fewer waits longer, one more waits less, and nobody there is nobody there', () => {
  const handling = { meanServiceSeconds: 240, meanPatienceSeconds: 400 }
  const [busy, empty] = staffingFor(
    [
      { half: 20, arrivals: 60, agents: 8 },
      { half: 3, arrivals: 2, agents: 0 },
    ],
    handling,
  )
  const waits = [busy?.oneFewer, busy?.planned, busy?.oneMore].map(
    expected => expected?.line?.meanWaitSeconds ?? -1,
  )
  assert.deepEqual(
    waits,
    waits.toSorted((a, b) => b - a),
  )
  assert.deepEqual([busy?.oneFewer.agents, busy?.oneMore.agents], [7, 9])
  assert.equal(empty?.planned.line, null)
  assert.equal(empty?.oneFewer.agents, 0)
  assert.ok(empty?.oneMore.line)
})

test('as many are needed as answer nine in ten in time, and one fewer would not do', () => {
  const waits = (arrivals: number, agents: number) =>
    steadyLine(loadOf(arrivals), agents)?.nineInTenSeconds ?? Number.POSITIVE_INFINITY
  const loadOf = (arrivals: number) => ({
    arrivalsPerSecond: arrivals / 1_800,
    meanServiceSeconds: 240,
    meanPatienceSeconds: 400,
  })
  for (const arrivals of [1, 30, 90, 700]) {
    const needed = neededFor(loadOf(arrivals))
    assert.ok(waits(arrivals, needed) <= NEEDED_WITHIN_SECONDS, `${needed} are enough for ${arrivals}`)
    assert.ok(
      waits(arrivals, needed - 1) > NEEDED_WITHIN_SECONDS,
      `${needed - 1} are too few for ${arrivals}`,
    )
  }
  assert.equal(neededFor(loadOf(0)), 0)
})
