import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MINUTE } from '../time.ts'
import { type WaitFact, type WaitStep, waitsIn, waitsOf } from './waits.ts'

const entryId = 'e1'
const agentId = 'ada'
const at = (minutes: number, fact: WaitFact): WaitStep => ({ at: minutes * MINUTE, fact })
const joined = at(0, { type: 'EntryJoined', entryId, medium: 'chat', place: 1 })
const answered = (minutes: number) => at(minutes, { type: 'EntryAnswered', entryId, agentId })
const asked = (minutes: number, from: number | null = null) =>
  at(minutes, {
    type: 'CallbackAsked',
    entryId,
    by: 'phone',
    window: from === null ? null : { from: from * MINUTE, until: (from + 60) * MINUTE },
    promiseId: null,
  })
const due = (minutes: number) => at(minutes, { type: 'CallbackDue', entryId })
const tried = (minutes: number, nextAt: number | null, attempt = 1) =>
  at(minutes, {
    type: 'CallbackTried',
    entryId,
    agentId,
    attempt,
    why: 'no-answer',
    nextAt: nextAt === null ? null : nextAt * MINUTE,
  })

const minutesOf = (steps: readonly WaitStep[], now: number) =>
  waitsIn(steps, now * MINUTE).map(({ from, until }) => [from / MINUTE, until / MINUTE])

test('somebody waits from when they come until somebody answers, or until now', () => {
  assert.deepEqual(minutesOf([joined], 7), [[0, 7]])
  assert.deepEqual(minutesOf([joined, answered(5)], 9), [[0, 5]])
})

test('whoever loses their agent waits again', () => {
  const lost = at(8, { type: 'EntryReturned', entryId, agentId, reason: 'agent-lost' })
  assert.deepEqual(minutesOf([joined, answered(5), lost], 10), [
    [0, 5],
    [8, 10],
  ])
})

test('whoever is called in their turn waits until they are called, wherever they are', () => {
  assert.deepEqual(minutesOf([joined, asked(2), answered(30)], 40), [[0, 30]])
})

test('time at home before a second or third try is no waiting', () => {
  const steps = [
    joined,
    asked(2),
    answered(30),
    tried(31, 41),
    due(41),
    answered(45),
    tried(46, 106, 2),
    due(107),
    answered(110),
  ]
  assert.deepEqual(minutesOf(steps, 200), [
    [0, 30],
    [41, 45],
    [106, 110],
  ])
})

test('time at home before a time that they chose is no waiting; from then on it is, written down or not', () => {
  assert.deepEqual(minutesOf([joined, asked(2, 120)], 60), [[0, 2]])
  assert.deepEqual(minutesOf([joined, asked(2, 120)], 130), [
    [0, 2],
    [120, 130],
  ])
  assert.deepEqual(minutesOf([joined, asked(2, 120), due(121), answered(125)], 300), [
    [0, 2],
    [120, 125],
  ])
  const early = at(60, { type: 'CallbackEarly', entryId, agentId, why: 'customer-asked' })
  assert.deepEqual(minutesOf([joined, asked(2, 120), early, answered(61)], 300), [
    [0, 2],
    [60, 61],
  ])
})

test('after the last try nobody waits until they come back', () => {
  const aside = at(61, { type: 'CallbackSetAside', entryId, keptUntil: 600 * MINUTE })
  const back = at(300, { type: 'PlaceTakenUp', entryId, medium: 'chat', place: 1 })
  assert.deepEqual(
    minutesOf([joined, asked(1), answered(60), tried(61, null, 3), aside, back, answered(302)], 400),
    [
      [0, 60],
      [300, 302],
    ],
  )
})

test('who never asked to be called waited from when they came until they were answered, left, or now', () => {
  const came = { joinedAt: 0, answeredAt: null, endedAt: null }
  assert.deepEqual(waitsOf(came, 9), [{ from: 0, until: 9 }])
  assert.deepEqual(waitsOf({ ...came, endedAt: 5 }, 9), [{ from: 0, until: 5 }])
  assert.deepEqual(waitsOf({ ...came, answeredAt: 4, endedAt: 5 }, 9), [{ from: 0, until: 4 }])
})
