import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roundUp } from './spoken.ts'

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
