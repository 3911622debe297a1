/** Callbacks in the line: they keep their places, block nobody while they are not due, and are never passed once they are. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { MINUTE } from '../time.ts'
import { aheadOfNewcomer, placeAhead } from './ahead.ts'
import type { LineCallback, WaitingEntry } from './entry.ts'
import { dueCallbacks } from './limits.ts'
import { dropEntry, emptyLine, entryIn, putEntry, putSeat, waitingIn } from './line.ts'
import { nextOffers } from './offers.ts'
import { classOf, comparePlaces } from './order.ts'
import type { Seat } from './seat.ts'

const NOW = Date.UTC(2026, 10, 23, 10)

function waits(place: number, callback: LineCallback | null, isProblem = true): WaitingEntry {
  return {
    id: `entry-${place}`,
    caseId: `case-${place}`,
    customerId: `customer-${place}`,
    medium: 'call',
    isProblem,
    priority: null,
    skill: null,
    place,
    ownerId: null,
    overtakenByOwn: 0,
    joinedAt: NOW,
    state: 'waiting',
    agentId: null,
    offerUntil: null,
    callback,
  }
}
const retry = { notBefore: NOW + 10 * MINUTE, isChosenTime: false }
const chosen = { notBefore: NOW + 10 * MINUTE, isChosenTime: true }
const due = { notBefore: null, isChosenTime: false }
const seat = (agentId: string): Seat => ({
  agentId,
  presence: 'here',
  skills: [],
  capacity: { call: 1, chat: 0, letter: 0 },
  freeSince: NOW,
})

function lineOf(entries: readonly WaitingEntry[], agents = 1) {
  const line = emptyLine()
  for (const entry of entries) putEntry(line, entry)
  for (let count = 0; count < agents; count += 1) putSeat(line, seat(`agent-${count}`))
  return line
}

test('a callback that is not due blocks nobody, and is first again when it is', () => {
  const line = lineOf([waits(1, retry), waits(2, null)])
  assert.deepEqual(
    nextOffers(line).map(({ entry }) => entry.place),
    [2],
  )
  assert.deepEqual(dueCallbacks(line, NOW + 9 * MINUTE), [])
  assert.equal(dueCallbacks(line, NOW + 10 * MINUTE).length, 1)
  putEntry(line, waits(1, due))
  assert.deepEqual(
    nextOffers(line).map(({ entry }) => entry.place),
    [1],
  )
})

test('between two tries it counts as one who is before, at a chosen time as nobody, and never twice', () => {
  const ahead = (entries: readonly WaitingEntry[]) => placeAhead(lineOf(entries), 'entry-5')
  const last = waits(5, null)
  assert.equal(ahead([waits(1, retry), last]), 1)
  assert.equal(ahead([waits(1, due), last]), 1)
  assert.equal(ahead([waits(1, chosen), last]), 0)
  assert.equal(ahead([waits(6, retry), last]), 0)
  const line = lineOf([waits(1, retry)])
  assert.equal(aheadOfNewcomer(line, waits(9, null)), 1)
  putEntry(line, waits(1, due))
  assert.equal(aheadOfNewcomer(line, waits(9, null)), 1)
})

const callbacks = fc.constantFrom(null, due, retry, chosen)
const entries = fc
  .array(fc.record({ callback: callbacks, isProblem: fc.boolean() }), { maxLength: 30 })
  .map(made => made.map(({ callback, isProblem }, place) => waits(place, callback, isProblem)))

test('whatever is due is offered in the published order; nothing that is not due is, and nobody is lost or doubled', () => {
  fc.assert(
    fc.property(entries, fc.integer({ min: 1, max: 6 }), (all, agents) => {
      const line = lineOf(all, agents)
      const isReady = (entry: WaitingEntry) => (entry.callback?.notBefore ?? null) === null
      const ready = all.filter(isReady).toSorted((a, b) => classOf(a) - classOf(b) || comparePlaces(a, b))
      assert.deepEqual(
        nextOffers(line).map(({ entry }) => entry.id),
        ready.slice(0, agents).map(({ id }) => id),
      )
      assert.deepEqual(
        waitingIn(line).map(({ id }) => id),
        ready.map(({ id }) => id),
      )
      assert.equal(waitingIn(line).length + line.postponed.size, all.length)
      for (const entry of all) {
        assert.equal(entryIn(line, entry.id), entry)
        // Read again, in any state, it stands once.
        putEntry(line, { ...entry, callback: due })
        putEntry(line, entry)
      }
      assert.equal(waitingIn(line).length + line.postponed.size, all.length)
      for (const entry of all) dropEntry(line, entry.id)
      assert.equal(waitingIn(line).length + line.postponed.size, 0)
    }),
    { numRuns: 200 },
  )
})
