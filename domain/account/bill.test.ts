import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leftToPay } from './bill.ts'

test('what was given is off what is left of a bill, which is never less than nothing', () => {
  const lines = [{ minor: -12_00 }, { minor: -3_00 }]
  assert.equal(leftToPay({ state: 'open', totalMinor: 29_90, lines }), 14_90)
  assert.equal(leftToPay({ state: 'overdue', totalMinor: 10_00, lines }), 0)
})

test('of a paid bill nothing is left, whatever was given', () => {
  assert.equal(leftToPay({ state: 'paid', totalMinor: 29_90, lines: [{ minor: -12_00 }] }), 0)
})
