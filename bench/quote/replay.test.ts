import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nothingLearned } from '../../domain/line/quote/learn.ts'
import type { QuoteState } from '../../domain/line/quote/state.ts'
import { streamOf } from '../../simulation/chance.ts'
import type { Call } from './call.ts'
import { LineReplay, type Outcome } from './replay.ts'
import { arrivalsIn, callOf, erlangHazard, erlangTimes, exponential, lognormal } from './simulate.ts'

function call(change: Partial<Call>): Call {
  const leftAt = change.leftAt ?? 0
  return {
    joinedAt: null,
    leftAt,
    isTaken: true,
    endedAt: leftAt,
    hand: null,
    group: 'a',
    type: 'a',
    creditSeconds: 0,
    ...change,
  }
}

/** What everybody was offered, and the state in which they joined. */
function replayed(calls: readonly Call[], creditSeconds = 0) {
  const outcomes: Outcome[] = []
  const states: QuoteState[] = []
  const replay = new LineReplay(
    {
      quote(state) {
        states.push(state())
        return { kind: 'cannot-tell', why: 'too-few-services', boundSeconds: null, played: null }
      },
      learned: nothingLearned,
      adapted: () => assert.fail('nothing was told'),
      known: outcome => outcomes.push(outcome),
    },
    creditSeconds,
  )
  replay.play(calls)
  replay.close()
  const waits = outcomes.map(({ joinedAt, waitedSeconds, isGhost, isCutOff }) => ({
    joinedAt,
    waitedSeconds,
    how: isCutOff ? 'cut off' : isGhost ? 'ghost' : 'taken',
  }))
  return { waits, states, spans: replay.takeSpans() }
}

const inService = call({ leftAt: 0, endedAt: 100, hand: 'eva' })

test('who hung up would have been taken when the first hand took somebody behind them', () => {
  const { waits } = replayed([
    inService,
    call({ joinedAt: 10, leftAt: 40, isTaken: false, endedAt: 40 }),
    call({ joinedAt: 20, leftAt: 105, endedAt: 200, hand: 'eva' }),
  ])
  assert.deepEqual(waits, [
    { joinedAt: 10, waitedSeconds: 95, how: 'ghost' },
    { joinedAt: 20, waitedSeconds: 85, how: 'taken' },
  ])
})

test('somebody with credit who is taken does not reach a ghost whom they stand before', () => {
  const { waits } = replayed(
    [
      inService,
      call({ joinedAt: 10, leftAt: 40, isTaken: false, endedAt: 40 }),
      call({ joinedAt: 60, leftAt: 100, endedAt: 150, hand: 'eva', creditSeconds: 90 }),
      call({ joinedAt: 70, leftAt: 150, endedAt: 200, hand: 'eva' }),
    ],
    90,
  )
  assert.deepEqual(
    waits.find(({ how }) => how === 'ghost'),
    { joinedAt: 10, waitedSeconds: 140, how: 'ghost' },
  )
})

test('a hand that ends a contact while nobody waits would have taken the ghost', () => {
  const { waits } = replayed([inService, call({ joinedAt: 10, leftAt: 40, isTaken: false, endedAt: 40 })])
  assert.deepEqual(waits, [{ joinedAt: 10, waitedSeconds: 90, how: 'ghost' }])
})

test('when nobody is taken for a quarter of an hour the line was closed, and its ghosts are cut off', () => {
  const { waits } = replayed([
    call({ leftAt: 0, endedAt: 2_000, hand: 'eva' }),
    call({ joinedAt: 10, leftAt: 40, isTaken: false, endedAt: 40 }),
    call({ joinedAt: 1_000, leftAt: 1_200, endedAt: 1_300, hand: 'tom' }),
  ])
  assert.deepEqual(
    waits.map(({ how }) => how),
    ['cut off', 'taken'],
  )
})

test('the state holds who is before the newcomer, who is in hand for how long, and who writes up', () => {
  const { states } = replayed(
    [
      call({ leftAt: 0, endedAt: 500, hand: 'eva' }),
      call({ leftAt: 0, endedAt: 20, hand: 'tom' }),
      call({ joinedAt: 10, leftAt: 60, endedAt: 90, hand: 'tom' }),
      call({ joinedAt: 30, leftAt: 500, endedAt: 600, hand: 'eva', group: 'b', creditSeconds: 90 }),
    ],
    90,
  )
  const [, second] = states
  assert.deepEqual(second?.ahead, [])
  assert.deepEqual(second?.busy, [{ group: 'a', elapsedSeconds: 30 }])
  assert.deepEqual(second?.away, [10])
  assert.equal(second?.behindMayOvertake, 0)
  assert.equal(second?.recent?.joined[0], 1)
})

test('the time between two contacts counts while people wait, and is cut off when nobody does', () => {
  const { spans } = replayed([
    call({ leftAt: 0, endedAt: 50, hand: 'eva' }),
    call({ leftAt: 0, endedAt: 60, hand: 'tom' }),
    call({ joinedAt: 40, leftAt: 70, endedAt: 90, hand: 'eva' }),
  ])
  assert.deepEqual(spans.between, [
    { seconds: 20, isEnd: true },
    { seconds: 10, isEnd: false },
  ])
})

test('replaying a simulated line finds for everybody what the simulation knows that it offered', () => {
  const model = {
    arrivalsPerSecond: 0.05,
    shareAt: () => 1,
    service: lognormal(100, 1),
    patience: erlangTimes(3, 60),
    hands: 4,
    changes: [],
  }
  const arrivals = arrivalsIn(model, streamOf(1))
  const offered = new Map<number, number>()
  const calls: Call[] = []
  for (const arrival of arrivals) {
    if (arrival.offeredSeconds > 0) offered.set(arrival.at, arrival.offeredSeconds)
    calls.push(callOf(arrival))
    if (calls.length === 4_000) break
  }
  const { waits } = replayed(calls)
  const ghosts = waits.filter(({ how }) => how === 'ghost')
  assert.ok(ghosts.length > 200)
  for (const { joinedAt, waitedSeconds, how } of waits) {
    if (how === 'cut off') continue
    assert.ok(Math.abs(waitedSeconds - (offered.get(joinedAt) ?? Number.NaN)) < 1e-6, how)
  }
})

test('drawn services and patience have the means and hazards that they are named for', () => {
  const random = streamOf(4)
  const mean = (draw: (random: () => number) => number) => {
    let sum = 0
    for (let turn = 0; turn < 40_000; turn += 1) sum += draw(random)
    return sum / 40_000
  }
  for (const draw of [exponential(100), erlangTimes(10, 100), lognormal(100, 1.15)]) {
    assert.ok(Math.abs(mean(draw) - 100) < 2.5)
  }
  assert.ok(Math.abs(erlangHazard(1, 100)(70) - 0.01) < 1e-12)
  assert.ok(erlangHazard(10, 100)(150) > 5 * erlangHazard(10, 100)(60))
})
