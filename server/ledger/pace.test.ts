import assert from 'node:assert/strict'
import { describe, mock, test } from 'node:test'
import { atMostEvery } from './pace.ts'

describe('the pace of work that is asked for', () => {
  test('the first time is at once; what comes within the rest is done together after it', t => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const work = mock.fn()
    const pace = atMostEvery(100, work)
    pace.ask()
    assert.equal(work.mock.callCount(), 1)
    for (let n = 0; n < 5; n++) pace.ask()
    assert.equal(work.mock.callCount(), 1)
    t.mock.timers.tick(100)
    assert.equal(work.mock.callCount(), 2)
    t.mock.timers.tick(1_000)
    assert.equal(work.mock.callCount(), 2, 'nobody asked again')
  })

  test('whoever asks after a rest does not wait', t => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const work = mock.fn()
    const pace = atMostEvery(100, work)
    pace.ask()
    t.mock.timers.tick(100)
    pace.ask()
    assert.equal(work.mock.callCount(), 2)
  })

  test('nothing is done after the stop', t => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const work = mock.fn()
    const pace = atMostEvery(100, work)
    pace.ask()
    pace.ask()
    pace.stop()
    t.mock.timers.tick(1_000)
    assert.equal(work.mock.callCount(), 1)
  })
})
