import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR } from '../time.ts'
import { HALF_HOUR, isFull, placesIn, USUAL_PLACES } from './capacity.ts'

test('half of what those at work can handle may be chosen, and no part of a call', () => {
  // Five people of ten minutes each handle fifteen contacts in half an hour.
  assert.equal(placesIn({ agents: 5, meanServiceSeconds: 600 }, null), 7)
  assert.equal(
    placesIn({ agents: 5, meanServiceSeconds: 600 }, 99),
    7,
    'what is known counts before what was set',
  )
  assert.equal(placesIn({ agents: 0, meanServiceSeconds: 600 }, 9), 0)
  assert.equal(placesIn(null, 9), 9)
  assert.equal(placesIn({ agents: 5, meanServiceSeconds: null }, 9), 9)
  assert.equal(placesIn({ agents: 0, meanServiceSeconds: null }, 9), 0, 'nobody is at work then')
  assert.equal(placesIn(null, null), USUAL_PLACES)
})

test('a time is full when one of its half hours is, and a longer one counts in each of its own', () => {
  const at = 12 * HOUR
  const half = { from: at, until: at + HALF_HOUR }
  const two = () => 2
  assert.equal(isFull(half, [half], two), false)
  assert.equal(isFull(half, [half, { from: at - HOUR, until: at + 1 }], two), true)
  assert.equal(isFull(half, [half, { from: at - HOUR, until: at }], two), false)
  const long = { from: at - HOUR, until: at + HOUR }
  assert.equal(isFull(long, [half, half], two), true)
  assert.equal(
    isFull(half, [], () => 0),
    true,
  )
})
