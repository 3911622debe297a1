/** A promise from its making to its end: frozen terms, moved dates, pauses, and what the product sees for itself. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asking, factsOf, given, later, NOW, owned, promised, verdict } from '../case/given.ts'
import type { CaseFact } from '../case/facts.ts'
import { decide } from '../case/decide.ts'
import { at, london, roundTheClock } from '../hours/testing/doors.ts'
import { isRefusal } from '../rule.ts'
import { DAY, HOUR, MINUTE } from '../time.ts'
import { findPromise } from './open.ts'
import { dueAfterPause } from './pausing.ts'
import { isPaused } from './state.ts'
import { warnAt } from './warn.ts'

const called = [...owned, promised('promise-1')]
const DUE = NOW + HOUR

/** The promise as it stands after these facts. */
function promiseAfter(facts: readonly CaseFact[], id = 'promise-1') {
  return findPromise(given(facts), id) ?? assert.fail(`there is no promise ${id}`)
}

test('what is promised of the catalogue is frozen: its version, and until when it stands', () => {
  const terms = { offerId: 'offer-1', version: 2, standsUntil: NOW + 7 * DAY }
  const facts = [...owned, ...factsOf(owned, asking('promise', { kind: 'terms', terms }))]
  assert.deepEqual(promiseAfter(facts, 'promise-2').terms, terms)
})

test('how often a date was moved is counted through all promises that took the place of one another', () => {
  const move = (facts: readonly CaseFact[], from: string, to: string, dueAt: number) => [
    ...facts,
    ...factsOf(facts, asking('promise', { commitmentId: to, replaces: from, dueAt })),
  ]
  const twice = move(move(called, 'promise-1', 'b', DUE + HOUR), 'b', 'c', DUE + DAY)
  assert.equal(promiseAfter(twice, 'c').moved, 2)
  // Sooner than was told is no move that anybody minds.
  assert.equal(promiseAfter(move(called, 'promise-1', 'b', DUE - MINUTE), 'b').moved, 0)
})

test('a promise to call is kept by the call that was made after it', () => {
  const talked = asking('log-call', { startedAt: NOW - 5 * MINUTE, direction: 'out' })
  assert.match(verdict(called, talked), /CallLogged CommitmentKept/)
  const [, kept] = factsOf(called, talked)
  assert.deepEqual(kept?.type === 'CommitmentKept' && kept.by, { callId: 'call-1' })
})

test('the call in which it was promised, one in vain, and one after its time do not keep a promise to call', () => {
  const made = promiseAfter(called).madeAt
  assert.doesNotMatch(verdict(called, asking('log-call', { startedAt: made - MINUTE })), /Kept/)
  const inVain = asking('log-call', { startedAt: NOW, direction: 'out', minutes: 0, outcome: 'not-reached' })
  assert.doesNotMatch(verdict(called, inVain), /Kept/)
  assert.doesNotMatch(verdict(called, asking('log-call', { startedAt: NOW }), DUE + 1), /Kept/)
})

const details = asking('promise', {
  kind: 'send-details',
  letter: { messageId: 'message-8', words: { text: 'Fibre 200: £31 a month for 24 months.' } },
})
const sending = [...owned, ...factsOf(owned, details)]

test('“Send me the details” sends them in the same act, and their arrival keeps the promise', () => {
  assert.equal(verdict(owned, details), 'CommitmentMade AgentReplied')
  assert.equal(
    verdict(sending, asking('delivered', { messageId: 'message-8' })),
    'MessageDelivered CommitmentKept',
  )
  assert.equal(verdict(sending, asking('delivered', { messageId: 'message-3' })), 'MessageDelivered')
})

test('details that come back open their promise again, with a day to reach the customer', () => {
  const arrived = [...sending, ...factsOf(sending, asking('delivered', { messageId: 'message-8' }))]
  const bounce = asking('not-delivered', { messageId: 'message-8' })
  const late = NOW + 3 * DAY
  assert.equal(verdict(arrived, bounce, late), 'MessageNotDelivered CommitmentReopened')
  const state = later(given(arrived), factsOf(arrived, bounce, late), late)
  const promise = findPromise(state, 'promise-2')
  assert.deepEqual([promise?.state, promise?.dueAt, promise?.settledAt], ['open', late + DAY, null])
  // It was never counted as kept: there is nothing to open.
  assert.equal(verdict(sending, bounce), 'MessageNotDelivered')
})

test('details that came back on a Friday are owed until Monday’s work ends, and warned of while somebody works', () => {
  const friday = at('2026-11-20T16:00[Europe/London]')
  const monday = at('2026-11-23T20:00[Europe/London]')
  const dueAt = friday - HOUR
  const made = asking('promise', { ...details, dueAt })
  const sent = later(given(owned), factsOf(owned, made, dueAt - DAY), dueAt - DAY)
  const kept = later(sent, [{ type: 'CommitmentKept', commitmentId: 'promise-2', agentId: null }], dueAt)
  const owedAgain = { dueAt: monday, calendar: london }
  const bounce = asking('not-delivered', { messageId: 'message-8', owedAgain })
  const decided = decide(kept, bounce, friday)
  const reopened = isRefusal(decided) ? undefined : decided.find(({ type }) => type === 'CommitmentReopened')
  assert.ok(reopened?.type === 'CommitmentReopened')
  assert.deepEqual([reopened.dueAt, reopened.warnAt], [monday, warnAt(friday, monday, london)])
})

test('a pause moves the due date by as long as it lasted, and a working day by the days in it', () => {
  const paused = [...called, ...factsOf(called, asking('pause-promise'))]
  const promise = promiseAfter(paused)
  assert.ok(isPaused(promise))
  const from = promise.pauses[0]?.from ?? NOW
  assert.equal(dueAfterPause(promise, roundTheClock, from + 3 * HOUR), DUE + 3 * HOUR)
  const inThreeDays = { ...promise, within: { amount: 3, unit: 'working-days' as const }, dueAt: from + DAY }
  assert.ok(
    dueAfterPause(inThreeDays, roundTheClock, from + 2 * DAY) >
      dueAfterPause(inThreeDays, roundTheClock, from),
  )
})

test('what was paused goes on with the date that was told anew, and is warned of anew', () => {
  const paused = [...called, ...factsOf(called, asking('pause-promise'))]
  const resumed = [...paused, ...factsOf(paused, asking('resume-promise', { dueAt: NOW + 4 * HOUR }))]
  const promise = promiseAfter(resumed)
  assert.equal(isPaused(promise), false)
  assert.deepEqual([promise.dueAt, promise.warnedAt], [NOW + 4 * HOUR, null])
  assert.equal(verdict(resumed, asking('resume-promise')), 'already')
})
