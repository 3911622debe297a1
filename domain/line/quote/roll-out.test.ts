import assert from 'node:assert/strict'
import { test } from 'node:test'
import { curveOf, exponentialCurve } from './curve.ts'
import { summarise } from './played.ts'
import { qlm } from './peers.ts'
import { HORIZON_SECONDS, type LineCurves, rollOut } from './roll-out.ts'
import type { QuoteState } from './state.ts'
import { near, uniform } from './testing/numbers.ts'

const exponential: LineCurves = {
  service: { '': exponentialCurve(180) },
  patience: { '': exponentialCurve(600) },
  between: null,
}

/** Ends after exactly so many seconds, nearly. */
const always = (seconds: number) => curveOf([0, seconds], [0, 1_000])

const exact: LineCurves = { service: { '': always(100) }, patience: null, between: null }

function stateWith(change: Partial<QuoteState>): QuoteState {
  return {
    at: 36_000,
    weekday: 1,
    ahead: [],
    behindMayOvertake: 0,
    busy: [],
    free: 0,
    changes: [],
    group: '',
    closesInSeconds: null,
    ...change,
  }
}

const waiting = (count: number, isCallback = false) =>
  Array.from({ length: count }, () => ({ group: '', waitedSeconds: 0, isCallback }))
const busyFor = (...elapsed: readonly number[]) =>
  elapsed.map(elapsedSeconds => ({ elapsedSeconds, group: '' }))

function meanOf(state: QuoteState, curves: LineCurves, paths?: number): number {
  return summarise(rollOut(state, curves, uniform(7), paths), HORIZON_SECONDS).mean
}

test('where everything is exponential the mean of the paths is the one that Whitt computes', () => {
  const state = stateWith({ ahead: waiting(10), busy: busyFor(...Array<number>(5).fill(50)) })
  near(meanOf(state, exponential, 4_999) / qlm(10, 5, 180, 1 / 600), 1, 0.02)
})

test('a contact that has lasted long will end soon when contacts are of one length', () => {
  near(meanOf(stateWith({ busy: busyFor(90) }), exact), 10, 0.1)
  near(meanOf(stateWith({ busy: busyFor(90, 30), ahead: waiting(1) }), exact), 70, 0.1)
})

test('those ahead who give up make the wait shorter, a callback that holds its place does not', () => {
  const curves = { ...exact, patience: { '': always(50) } }
  const state = stateWith({ busy: busyFor(30), ahead: waiting(3) })
  near(meanOf(state, curves), 70, 0.1)
  near(meanOf({ ...state, ahead: waiting(3, true) }, curves), 370, 0.5)
})

test('a shift that begins is counted on from its time, and one that ends is not', () => {
  const state = stateWith({ busy: busyFor(0), ahead: waiting(1) })
  near(meanOf(state, exact), 200, 0.3)
  near(meanOf({ ...state, changes: [{ inSeconds: 20, hands: 2 }] }, exact), 20, 0.1)
  const going = stateWith({ busy: busyFor(60, 0), ahead: [], changes: [{ inSeconds: 10, hands: -1 }] })
  near(meanOf(going, exact), 100, 0.2)
})

test('who may overtake and joins in time goes first', () => {
  const state = stateWith({ busy: busyFor(50), behindMayOvertake: 0.02 })
  const mean = meanOf(state, exact, 499)
  // Each contact of an overtaker lasts 100 s, and more join meanwhile: far longer than the 50 s of the contact in hand.
  assert.ok(mean > 150, `${mean}`)
  const early = meanOf({ ...state, overtakenForSeconds: 10 }, exact, 499)
  near(early, 50 + 0.02 * 10 * 100, 5)
})

test('a hand that writes up after a contact is back as such hands are, not at once', () => {
  const curves = { ...exact, between: always(30) }
  near(meanOf(stateWith({ busy: busyFor(90) }), curves), 40, 0.1)
  near(meanOf(stateWith({ away: [25] }), curves), 5, 0.1)
})

test('when the last hand goes before the newcomer is taken, the wait is cut off there, unless another comes', () => {
  const state = stateWith({
    busy: busyFor(60),
    ahead: waiting(3),
    changes: [{ inSeconds: 100, hands: -1 }],
  })
  near(meanOf(state, exact), 100, 0.2)
  near(meanOf({ ...state, changes: [...state.changes, { inSeconds: 200, hands: 1 }] }, exact), 400, 0.5)
})

test('the wait falls when two more begin soon, and rises when half of those at work go home', () => {
  const state = stateWith({ ahead: waiting(8), busy: busyFor(30, 60, 90, 120) })
  const usual = meanOf(state, exponential, 499)
  const more = meanOf({ ...state, changes: [{ inSeconds: 60, hands: 2 }] }, exponential, 499)
  const fewer = meanOf({ ...state, changes: [{ inSeconds: 60, hands: -2 }] }, exponential, 499)
  assert.ok(more < 0.85 * usual, `${more} is well below ${usual}`)
  assert.ok(fewer > 1.3 * usual, `${fewer} is well above ${usual}`)
})

test('with nobody to come the wait is as long as the horizon, not endless', () => {
  assert.equal(meanOf(stateWith({}), exact), HORIZON_SECONDS)
})

test('the same random numbers give the same paths', () => {
  const state = stateWith({ ahead: waiting(5), busy: busyFor(10, 20, 30), behindMayOvertake: 0.01 })
  assert.deepEqual(rollOut(state, exponential, uniform(3)), rollOut(state, exponential, uniform(3)))
})
