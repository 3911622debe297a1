import assert from 'node:assert/strict'
import { test } from 'node:test'
import { heldAfter } from './missed.ts'

const here = { presence: 'here', until: null, hasMissed: false }
const offered = heldAfter(here, { presence: 'here', until: 20_000 }, 0)

test('an offer ran out and took "here" with it: it was missed', () => {
  const gone = heldAfter(offered, { presence: 'here', until: null }, 20_000)
  assert.equal(heldAfter(gone, { presence: 'away', until: null }, 20_100).hasMissed, true)
})

test('the presence may be told before the offer is gone', () => {
  assert.equal(heldAfter(offered, { presence: 'away', until: 20_000 }, 20_100).hasMissed, true)
})

test('who passes an offer in time has not missed it', () => {
  assert.equal(heldAfter(offered, { presence: 'away', until: null }, 4000).hasMissed, false)
})

test('who goes away without an offer has missed nothing', () => {
  assert.equal(heldAfter(here, { presence: 'away', until: null }, 50_000).hasMissed, false)
})

test('back here, nothing is held against anyone', () => {
  const missed = heldAfter(offered, { presence: 'away', until: null }, 20_100)
  assert.equal(heldAfter(missed, { presence: 'here', until: null }, 30_000).hasMissed, false)
})
