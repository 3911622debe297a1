import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asteriskHold, qlap, qlm } from './peers.ts'
import { near } from './testing/numbers.ts'

test('the hold time of Asterisk moves by a quarter of each new wait, in whole seconds', () => {
  assert.equal(asteriskHold(0, 100), 25)
  assert.equal(asteriskHold(25, 100), 43)
  assert.equal(asteriskHold(43, 0), 32)
})

test('QLm: each step ends by a contact that ends or by somebody ahead who gives up', () => {
  near(qlm(0, 4, 180, 0.01), 45, 1e-9)
  near(qlm(1, 4, 180, 0.01), 45 + 1 / (4 / 180 + 0.01), 1e-9)
})

test('QLap with a hazard that does not change is QLm', () => {
  const service = { hands: 7, meanServiceSeconds: 200 }
  near(
    qlap(12, service, 0.05, () => 0.003),
    qlm(12, 7, 200, 0.003),
    1e-9,
  )
})

test('QLap: who has waited longest is left ahead last', () => {
  const service = { hands: 1, meanServiceSeconds: 100 }
  const hazard = (waited: number) => (waited > 30 ? 0.1 : 0)
  // Two ahead, joined 10 s apart on average at 0.05 a second: the first has waited 40 s, the second 20 s.
  near(qlap(2, service, 0.05, hazard), 100 + 1 / 0.11 + 1 / 0.11, 1e-9)
})
