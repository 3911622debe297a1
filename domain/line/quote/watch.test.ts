import assert from 'node:assert/strict'
import { test } from 'node:test'
import { near } from './testing/numbers.ts'
import { LineWatch } from './watch.ts'

test('of a line that has just opened nothing is known, and nothing is made up', () => {
  assert.deepEqual(new LineWatch().recentAt(500), {
    lastTakenWaitedSeconds: null,
    lastTakenAgoSeconds: null,
    takenWaitedSeconds: null,
    taken: [0, 0, 0],
    joined: [0, 0, 0],
    hungUp: 0,
    pressed: [0, 0, 0],
    missedBy: 0,
  })
})

test('who joined, was taken and hung up is counted over one, five and fifteen minutes, and then forgotten', () => {
  const watch = new LineWatch()
  for (const at of [10, 20, 30]) watch.joined(at)
  watch.taken(40, 30, null)
  watch.hungUp(100)
  watch.taken(700, 670, null)
  const recent = watch.recentAt(720)
  assert.deepEqual(recent.taken, [1, 1, 2])
  assert.deepEqual(recent.joined, [0, 0, 3])
  assert.equal(recent.hungUp, 0)
  assert.equal(recent.lastTakenWaitedSeconds, 670)
  assert.equal(recent.lastTakenAgoSeconds, 20)
  near(recent.takenWaitedSeconds ?? 0, 30 + 0.2 * 640, 1e-9)
  // Somebody waited from 10 until 700.
  near(recent.pressed[0], 40 / 60, 1e-9)
  near(recent.pressed[1], 280 / 300, 1e-9)
  near(recent.pressed[2], 690 / 900, 1e-9)
  assert.deepEqual(watch.recentAt(2_000).taken, [0, 0, 0])
})

test('waits longer than played are noticed, and forgotten as later ones are as played', () => {
  const watch = new LineWatch()
  for (let turn = 0; turn < 10; turn += 1) {
    watch.joined(turn)
    watch.taken(turn, 200, 90)
  }
  const missed = watch.recentAt(20).missedBy
  assert.ok(missed > 0.5 && missed < Math.log(2), `${missed}`)
  for (let turn = 0; turn < 20; turn += 1) {
    watch.joined(20 + turn)
    watch.taken(20 + turn, 90, 90)
  }
  near(watch.recentAt(60).missedBy, 0, 0.02)
})
