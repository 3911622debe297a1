import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Entry, Wish } from './entry.ts'
import { emptyLine, putEntry, putSeat } from './line.ts'
import { nextOffers } from './offers.ts'
import { type PassingOffer, timesPassedOver } from './passed-over.ts'
import type { Seat } from './seat.ts'
import { waiting } from './testing/world.ts'

const request: Wish = { medium: 'chat', isProblem: false, priority: null, skill: 'fibre' }
const problem: Wish = { ...request, isProblem: true }
const ana: Seat = {
  agentId: 'ana',
  presence: 'here',
  skills: ['bills'],
  capacity: { call: 1, chat: 2, letter: 1 },
  freeSince: 0,
}
const first = waiting({ ...request, id: 'first', place: 1, joinedAt: 10 })

function passing(
  change: Partial<PassingOffer['entry']> = {},
  seat: Seat | null = ana,
  at = 20,
): PassingOffer {
  return { at, seat, entry: { ...request, id: 'later', place: 2, ...change } }
}

const times = (offer: PassingOffer, entry: Entry = first) => timesPassedOver(entry, [offer])

test('Whoever stands earlier is passed by an offer to somebody who does not know their subject.', () => {
  assert.equal(timesPassedOver(first, [passing(), passing({ id: 'third', place: 3 })]), 2)
  assert.equal(
    times(passing({}, { ...ana, skills: ['fibre'] })),
    0,
    'somebody who knows it was taken by the order',
  )
  assert.equal(times(passing({}, { ...ana, skills: ['fibre'] }), { ...first, leastLevel: 3 }), 1)
})

test('Whoever the published order puts first passes nobody.', () => {
  assert.equal(times(passing(problem)), 0, 'a problem goes before a request')
  assert.equal(times(passing({ place: 0 })), 0)
  assert.equal(times(passing({}, ana, 5)), 0, 'offered before they came')
  assert.equal(times(passing({ id: 'first', place: 1 })), 0)
  assert.equal(times(passing(), { ...first, medium: 'letter' }), 0, 'letters have time of their own')
})

test('A call is passed by an offer to somebody who takes no calls.', () => {
  const call = waiting({ ...problem, medium: 'call', id: 'call', place: 1 })
  const chatsOnly = { ...ana, capacity: { call: 0, chat: 2, letter: 0 } }
  assert.equal(times(passing(problem, chatsOnly), call), 1)
  assert.equal(times(passing(problem), call), 0)
})

test('It is not told of somebody who chose to let others pass, nor of an agent of whom nothing is known any more.', () => {
  assert.equal(times(passing(), { ...first, onlyFor: { agentId: 'ben', until: 90 } }), null)
  assert.equal(times(passing(), { ...first, callback: { notBefore: null, isChosenTime: false } }), null)
  assert.equal(times(passing({}, null)), 0)
})

test('Seen from both sides it is one number: what an offer passed, and how often each of those was passed.', () => {
  const line = emptyLine()
  const all = [
    first,
    waiting({ ...request, id: 'second', place: 2, joinedAt: 11 }),
    waiting({ ...request, skill: 'bills', id: 'third', place: 3, joinedAt: 12 }),
  ]
  for (const entry of all) putEntry(line, entry)
  putSeat(line, ana)
  const [offer = assert.fail()] = nextOffers(line, { isCounting: true })
  assert.equal(offer.entry.id, 'third')
  const made: PassingOffer = { at: 20, entry: offer.entry, seat: offer.seat }
  const passed = all.reduce((sum, entry) => sum + (timesPassedOver(entry, [made]) ?? 0), 0)
  assert.equal(passed, offer.passedOver)
  assert.equal(passed, 2)
})
