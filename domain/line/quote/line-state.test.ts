/** What of a line goes into a quote. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Move } from '../../rota/comes-and-goes.ts'
import type { Entry, WaitingEntry, Wish } from '../entry.ts'
import { emptyLine, putEntry, putSeat } from '../line.ts'
import type { Seat } from '../seat.ts'
import { handsOf } from './features.ts'
import { type InHand, lineState } from './line-state.ts'

const now = 10_000_000
const around = { at: 36_000, weekday: 2, closesInSeconds: null, behindMayOvertake: 0 }
const chat: Wish = { medium: 'chat', isProblem: true, priority: null, skill: null }

function seat(agentId: string, more: Partial<Seat> = {}): Seat {
  const capacity = { call: 1, chat: 3, letter: 1 }
  return { agentId, presence: 'here', skills: [], capacity, freeSince: 0, ...more }
}

let places = 0
function waiting(wish: Partial<Wish>, waitedSeconds: number): WaitingEntry {
  places += 1
  return {
    ...chat,
    ...wish,
    id: `entry-${places}`,
    caseId: `case-${places}`,
    customerId: `customer-${places}`,
    place: places,
    ownerId: null,
    overtakenByOwn: 0,
    joinedAt: now - waitedSeconds * 1_000,
    state: 'waiting',
    agentId: null,
    offerUntil: null,
  }
}

function inHand(agentId: string, wish: Partial<Wish>, seconds: number): InHand {
  const entry = { ...waiting(wish, seconds + 60), state: 'answered' as const, agentId }
  return { entry, since: now - seconds * 1_000 }
}

function stateOf(
  wish: Wish,
  {
    seats,
    held = [],
    entries = [],
    moves = new Map<string, readonly Move[]>(),
  }: {
    readonly seats: readonly Seat[]
    readonly held?: readonly InHand[]
    readonly entries?: readonly Entry[]
    readonly moves?: ReadonlyMap<string, readonly Move[]>
  },
) {
  const line = emptyLine()
  for (const one of seats) putSeat(line, one)
  for (const one of [...held.map(({ entry }) => entry), ...entries]) putEntry(line, one)
  const byAgent = Map.groupBy(held, ({ entry }) => entry.agentId)
  return lineState({ line, wish, entry: null, now, inHand: byAgent, moves }, around)
}

test('each chat is a hand of its own, and a call holds all hands of its agent', () => {
  const state = stateOf(chat, {
    seats: [seat('ana'), seat('ben')],
    held: [inHand('ana', {}, 90), inHand('ben', { medium: 'call' }, 30)],
  })
  assert.equal(state.free, 2)
  assert.deepEqual(
    state.busy.map(({ elapsedSeconds, group }) => [elapsedSeconds, group]),
    [
      [90, 'chat problem'],
      [30, 'call problem'],
      [30, 'call problem'],
      [30, 'call problem'],
    ],
  )
})

test('a call comes to an agent when the last chat has ended: the one begun last stands for it', () => {
  const state = stateOf(
    { ...chat, medium: 'call' },
    { seats: [seat('ana')], held: [inHand('ana', {}, 300), inHand('ana', {}, 20)] },
  )
  assert.equal(state.free, 0)
  assert.deepEqual(state.busy, [{ elapsedSeconds: 20, group: 'chat problem' }])
})

test('before a newcomer stand those who go first, in order; problems never wait behind requests, live ones never behind letters', () => {
  const request = { isProblem: false }
  const entries = [
    waiting(request, 500),
    waiting({}, 200),
    waiting({ medium: 'letter' }, 900),
    waiting({ priority: 'vulnerable' }, 10),
  ]
  const waits = (wish: Wish) =>
    stateOf(wish, { seats: [seat('ana')], entries }).ahead.map(({ waitedSeconds }) => waitedSeconds)
  assert.deepEqual(waits(chat), [10, 200])
  assert.deepEqual(waits({ ...chat, isProblem: false }), [10, 200, 500])
})

test('who wraps up comes back at a known time, and who will be absent goes', () => {
  const state = stateOf(chat, {
    seats: [seat('ana', { wrapUpUntil: now + 40_000 }), seat('ben')],
    moves: new Map([['ben', [{ at: now + 600_000, comes: false }]]]),
  })
  assert.equal(state.free, 3)
  assert.deepEqual(state.changes, [
    { inSeconds: 40, hands: 3 },
    { inSeconds: 600, hands: -3 },
  ])
})

test('who wraps up is at work: their hands count as hands, and those that still hold somebody count once', () => {
  const state = stateOf(chat, {
    seats: [seat('ana', { wrapUpUntil: now + 40_000 })],
    held: [inHand('ana', {}, 90)],
  })
  assert.equal(state.free, 0)
  assert.equal(handsOf(state), 3)
  assert.deepEqual(state.changes, [{ inSeconds: 40, hands: 2 }])
})

test('whoever begins soon brings their hands, as far as they take such a matter, and takes them away for a break', () => {
  const comes = [
    { at: now + 300_000, comes: true },
    { at: now + 900_000, comes: false },
  ]
  const letters = { capacity: { call: 0, chat: 0, letter: 2 } }
  const state = stateOf(chat, {
    seats: [
      seat('ana'),
      seat('ben', { presence: 'offline' }),
      seat('cleo', { ...letters, presence: 'away' }),
    ],
    moves: new Map(['ben', 'cleo'].map(name => [name, comes])),
  })
  assert.equal(state.free, 3)
  assert.deepEqual(state.changes, [
    { inSeconds: 300, hands: 3 },
    { inSeconds: 900, hands: -3 },
  ])
})

test('nobody counts who does not take such a matter, or is not here', () => {
  const state = stateOf(
    { ...chat, isProblem: false, skill: 'fibre' },
    {
      seats: [
        seat('ana'),
        seat('ben', { skills: ['fibre'], presence: 'away' }),
        seat('cleo', { skills: ['fibre'] }),
      ],
    },
  )
  assert.equal(state.free, 3)
})
