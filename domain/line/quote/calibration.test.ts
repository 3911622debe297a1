import assert from 'node:assert/strict'
import { test } from 'node:test'
import { adapt, type Calibration, calibrated, groupsOf, isKept, UNCALIBRATED } from './calibration.ts'
import { near, uniform } from './testing/numbers.ts'

test('a quote stands in the groups of its class, its hour and the length of the line', () => {
  const at = { group: 'service', at: 9.5 * 3_600, ahead: 3 }
  assert.deepEqual(groupsOf(at, [0, 2]), ['class service', 'hour 9', 'line long'])
  assert.deepEqual(groupsOf({ ...at, ahead: 1 }, [0, 2]), ['class service', 'hour 9', 'line middle'])
  assert.deepEqual(groupsOf({ ...at, ahead: 0 }, [0, 2]), ['class service', 'hour 9', 'line short'])
})

test('quotes that are far too short in one class and too long in another come to nine in ten in both', () => {
  const random = uniform(5)
  let calibration: Calibration = UNCALIBRATED
  const kept = new Map<string, number>()
  const count = 40_000
  for (let turn = 0; turn < count; turn += 1) {
    const group = random() < 0.3 ? 'sales' : 'service'
    const mean = group === 'sales' ? 200 : 40
    const waitedSeconds = -mean * Math.log(1 - random())
    const groups = groupsOf({ group, at: random() * 80_000, ahead: Math.floor(random() * 6) }, [1, 3])
    const exactSeconds = calibrated(100, groups, calibration.nine)
    if (turn > count / 2 && waitedSeconds <= exactSeconds) kept.set(group, (kept.get(group) ?? 0) + 1)
    if (turn > count / 2) kept.set(`${group} all`, (kept.get(`${group} all`) ?? 0) + 1)
    const told = { groups, exactSeconds, exactMiddleSeconds: calibrated(50, groups, calibration.middle) }
    calibration = adapt(calibration, told, { waitedSeconds, isCutOff: false })
  }
  for (const group of ['sales', 'service']) {
    near((kept.get(group) ?? 0) / (kept.get(`${group} all`) ?? 1), 0.9, 0.01)
  }
})

test('a broken quote moves its group up nine times as far as a kept one moves it down', () => {
  const told = { groups: ['class a'], exactSeconds: 60, exactMiddleSeconds: 30 }
  const broken = adapt(UNCALIBRATED, told, { waitedSeconds: 61, isCutOff: false })
  const kept = adapt(UNCALIBRATED, told, { waitedSeconds: 60, isCutOff: false })
  near((broken.nine['class a']?.by ?? 0) / (kept.nine['class a']?.by ?? 1), -9, 1e-9)
  assert.ok(calibrated(60, ['class a'], broken.nine) > 60)
  assert.equal(calibrated(60, ['class b'], broken.nine), 60)
})

test('a ghost that was cut off by closing is a broken quote once it has waited longer, and says nothing before', () => {
  assert.equal(isKept(60, { waitedSeconds: 59, isCutOff: true }), null)
  assert.equal(isKept(60, { waitedSeconds: 61, isCutOff: true }), false)
  const told = { groups: ['class a'], exactSeconds: 60, exactMiddleSeconds: 30 }
  const after = adapt(UNCALIBRATED, told, { waitedSeconds: 40, isCutOff: true })
  assert.deepEqual(after.nine, {})
  assert.ok((after.middle['class a']?.by ?? 0) > 0)
})

test('no quote is below zero', () => {
  assert.equal(calibrated(0, ['a'], { a: { by: -3, seen: 1 } }), 0)
})
