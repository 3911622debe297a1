/** What one case adds to the figures, each reckoned by hand beside it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseFact } from '../../case/facts.ts'
import { DAY, MINUTE, SECOND } from '../../time.ts'
import { countedOf, type Figure, type Measured, putTogether, sumsOf } from './figures.ts'
import { measuredInCase } from './in-case.ts'

type Fact = CaseFact
const t0 = Date.UTC(2026, 4, 4, 9)
const opened = (kind: 'problem' | 'request' | null = null): Fact => ({
  type: 'CaseOpened',
  reference: 'HB-1',
  customerId: 'c',
  kind,
  channel: 'chat',
  skill: null,
  priority: null,
  ownerId: 'lead',
})
const joined = (entryId: string, medium: 'chat' | 'letter' = 'chat'): Fact => ({
  type: 'EntryJoined',
  entryId,
  medium,
  place: 1,
})
const offered = (overtook: readonly string[]): Fact => ({
  type: 'EntryOffered',
  entryId: 'e',
  agentId: 'a',
  until: t0,
  overtook,
})
const answered = (entryId: string): Fact => ({ type: 'EntryAnswered', entryId, agentId: 'a' })
const left = (entryId: string, reason: 'customer-left' | 'solved'): Fact => ({
  type: 'EntryLeft',
  entryId,
  reason,
})
const made = (id: string, dueAt: number, kind: 'reply' | 'answer' = 'reply'): Fact => ({
  type: 'CommitmentMade',
  commitmentId: id,
  kind,
  agentId: 'a',
  dueAt,
  warnAt: dueAt,
  replaces: null,
})
const kept = (commitmentId: string): Fact => ({ type: 'CommitmentKept', commitmentId, agentId: 'a' })
const broken = (commitmentId: string, dueAt: number): Fact => ({
  type: 'CommitmentBroken',
  commitmentId,
  dueAt,
})
const setAside = (rule: string, guarantee: 'G5' | 'G7' | 'G9'): Fact => ({
  type: 'RuleSetAside',
  rule,
  guarantee,
  mode: 'warn',
  agentId: 'a',
})

/** Facts with the milliseconds after nine o’clock at which they happened. */
function measured(...facts: readonly (readonly [number, Fact])[]): readonly Measured[] {
  return measuredInCase([[0, opened()] as const, ...facts].map(([after, fact]) => ({ at: t0 + after, fact })))
}

function of(figure: Figure, found: readonly Measured[]) {
  return found.filter(one => one.figure === figure).map(({ at, isGood, value }) => [at - t0, isGood, value])
}

test('whoever is answered within three minutes is reached in time, and the wait is counted', () => {
  const found = measured([SECOND, joined('e')], [SECOND + 3 * MINUTE - 1, answered('e')])
  assert.deepEqual(of('person-reached', found), [[SECOND + 3 * MINUTE - 1, true, 3 * MINUTE - 1]])
  const late = measured([0, joined('e')], [3 * MINUTE, answered('e')])
  assert.deepEqual(of('person-reached', late), [[3 * MINUTE, false, 3 * MINUTE]])
})

test('whoever gives up was not reached, and whose matter was settled otherwise did not wait in vain', () => {
  assert.deepEqual(of('person-reached', measured([0, joined('e')], [9, left('e', 'customer-left')])), [
    [9, false, null],
  ])
  assert.deepEqual(of('person-reached', measured([0, joined('e')], [9, left('e', 'solved')])), [])
  assert.deepEqual(of('person-reached', measured([0, joined('e', 'letter')], [9, answered('e')])), [])
})

test('time at home before a call that was booked for later is no wait', () => {
  const window = { from: t0 + 60 * MINUTE, until: t0 + 90 * MINUTE }
  const asked: Fact = { type: 'CallbackAsked', entryId: 'e', by: 'phone', window, promiseId: null }
  const found = measured([0, joined('e')], [MINUTE, asked], [61 * MINUTE, answered('e')])
  // One minute before asking, one after ten o’clock.
  assert.deepEqual(of('person-reached', found), [[61 * MINUTE, true, 2 * MINUTE]])
})

test('who loses their agent waits anew, and only the first answer of a place is counted', () => {
  const back: Fact = { type: 'EntryReturned', entryId: 'e', agentId: 'a', reason: 'agent-lost' }
  const found = measured([0, joined('e')], [5, answered('e')], [10, back], [10 * MINUTE, answered('e')])
  assert.equal(of('person-reached', found).length, 1)
})

test('a turn that passed somebody is out of order, and buying before others only where it is a request', () => {
  const problem = measured([0, offered([])], [1, offered(['other'])])
  assert.deepEqual(
    of('in-order', problem).map(([, isGood]) => isGood),
    [true, false],
  )
  assert.deepEqual(
    of('sales-never-first', problem).map(([, isGood]) => isGood),
    [true, true],
  )
  const request = measured(
    [0, { type: 'KindChanged', kind: 'request', agentId: 'a' }],
    [1, offered(['other'])],
  )
  assert.deepEqual(
    of('sales-never-first', request).map(([, isGood]) => isGood),
    [false],
  )
})

test('a matter is solved by the last yes of the customer, with all that owned it', () => {
  const yes: Fact = { type: 'SolvedConfirmed', customerId: 'c' }
  const accepted = (agentId: string): Fact => ({ type: 'OwnerAccepted', agentId })
  const handedTo: Fact = { type: 'OwnerChanged', from: 'a', to: 'b', reason: 'handover' }
  const found = measured(
    [1, accepted('a')],
    [DAY, yes],
    [2 * DAY, { type: 'CaseWoken' }],
    [3 * DAY, handedTo],
    [15 * DAY, yes],
  )
  assert.deepEqual(of('solved', found), [[15 * DAY, true, 15 * DAY]])
  assert.deepEqual(of('one-owner', found), [[15 * DAY, false, 2]])
  const late = measured([1, accepted('a')], [15 * DAY + 1, yes])
  assert.deepEqual(of('solved', late), [[15 * DAY + 1, false, 15 * DAY + 1]])
  assert.deepEqual(of('one-owner', late), [[15 * DAY + 1, true, 1]])
  assert.deepEqual(of('solved', measured([DAY, yes], [2 * DAY, { type: 'SolvedDenied', customerId: 'c' }])), [
    [15 * DAY, false, null],
  ])
})

test('a matter that nobody solved is missed after fifteen days, once, and by its yes where there is one later', () => {
  const yes: Fact = { type: 'SolvedConfirmed', customerId: 'c' }
  assert.deepEqual(of('solved', measured()), [[15 * DAY, false, null]])
  assert.deepEqual(of('one-owner', measured()), [])
  assert.deepEqual(of('solved', measured([60 * DAY, yes])), [[60 * DAY, false, 60 * DAY]])
  // Solved when the days were over, and opened again: it is missed from then on.
  assert.deepEqual(of('solved', measured([DAY, yes], [40 * DAY, { type: 'CaseWoken' }])), [
    [40 * DAY, false, null],
  ])
})

test('a matter that rests with the customer is not missed while it rests; what was missed before stays missed', () => {
  const rests: Fact = { type: 'CaseRested' }
  const wakes: Fact = { type: 'CaseWoken' }
  assert.deepEqual(of('solved', measured([15 * DAY, rests])), [])
  assert.deepEqual(of('solved', measured([15 * DAY + 1, rests])), [[15 * DAY, false, null]])
  assert.deepEqual(of('solved', measured([9 * DAY, rests], [12 * DAY, wakes])), [[15 * DAY, false, null]])
  assert.deepEqual(of('solved', measured([9 * DAY, rests], [30 * DAY, wakes])), [[30 * DAY, false, null]])
})

test('a matter that was joined with another is counted there alone, solved or not', () => {
  const joins: Fact = { type: 'CaseMerged', into: 'other', reference: 'HB-2', agentId: 'a' }
  assert.deepEqual(measured([DAY, joins]), [])
  assert.deepEqual(measured([DAY, { type: 'SolvedConfirmed', customerId: 'c' }], [2 * DAY, joins]), [])
  const from: Fact = { type: 'CaseJoined', from: 'other', reference: 'HB-2', agentId: 'a' }
  assert.deepEqual(of('solved', measured([DAY, from])), [[15 * DAY, false, null]])
  const older: Fact = { ...from, openedAt: t0 - 9 * DAY }
  assert.deepEqual(of('solved', measured([DAY, older])), [[6 * DAY, false, null]], 'as old as the older one')
})

test('who had to show twice who they are was not asked once; a link and what is carried ask for nothing', () => {
  const shown = (how: 'code' | 'link'): Fact => ({ type: 'CustomerVerified', how })
  const carried: Fact = { type: 'CustomerVerified', how: 'code', isCarried: true }
  assert.deepEqual(of('asked-once', measured([1, shown('code')], [2, shown('link')], [3, carried])), [
    [1, true, null],
  ])
  assert.deepEqual(of('asked-once', measured([1, shown('code')], [4, shown('code')])), [[1, false, null]])
  assert.deepEqual(of('asked-once', measured([1, shown('link')])), [])
})

test('a handover without a summary, a no without reasons and an offer while something is wrong count against', () => {
  const handover: Fact = { type: 'HandoverProposed', handoverId: 'h', from: 'a', to: 'b', until: t0 }
  const no: Fact = { type: 'RefusalGiven', agentId: 'a', nextRung: 'lead', nextAgentId: 'l' }
  const offer: Fact = { type: 'OfferMade', offerId: 'o', agentId: 'a' }
  const found = measured(
    [1, handover],
    [2, setAside('handed-over-with-a-summary', 'G5')],
    [2, handover],
    [3, no],
    [4, setAside('no-needs-reasons', 'G7')],
    [4, no],
    [5, { ...no, nextAgentId: null }],
    [6, { ...no, nextAgentId: null, nextRung: 'outside-body' }],
    [7, offer],
    [8, setAside('nothing-is-offered-while-something-is-wrong', 'G9')],
    [8, offer],
  )
  assert.deepEqual(
    of('handover-summary', found).map(([, isGood]) => isGood),
    [true, false],
  )
  assert.deepEqual(
    of('refusal-with-next', found).map(([, isGood]) => isGood),
    [true, false, false, true],
  )
  assert.deepEqual(
    of('offer-made', found).map(([, isGood]) => isGood),
    [true, false],
  )
})

test('a promise is kept, or broken for good; a date of the house’s own letters is counted apart', () => {
  const due = t0 + 10 * MINUTE
  assert.deepEqual(of('promise', measured([0, made('p', due)], [5, kept('p')])), [[5, true, null]])
  const late = measured([0, made('p', due)], [10 * MINUTE + 800, broken('p', due)], [11 * MINUTE, kept('p')])
  assert.deepEqual(of('promise', late), [[10 * MINUTE + 800, false, null]])
  assert.deepEqual(of('breach-told', late), [[10 * MINUTE + 800, true, 800]])
  assert.deepEqual(of('put-right', late), [[10 * MINUTE + 800, false, null]])
  const letter = measured([0, made('p', due, 'answer')], [10 * MINUTE + 6_000, broken('p', due)])
  assert.deepEqual(of('promise', letter), [])
  assert.deepEqual(of('put-right', letter), [])
  assert.deepEqual(of('answer-promise', letter), [[10 * MINUTE + 6_000, false, null]])
  assert.deepEqual(of('breach-told', letter), [[10 * MINUTE + 6_000, false, 6_000]])
})

test('a broken promise for which something was given is put right', () => {
  const given: Fact = {
    type: 'RemedyGiven',
    remedyId: 'r',
    kind: 'credit',
    agentId: null,
    accountId: 'x',
    forCommitmentId: 'p',
  }
  const found = measured([0, made('p', t0)], [10, broken('p', t0)], [10, given])
  assert.deepEqual(of('put-right', found), [[10, true, null]])
})

test('a promise that was let go, moved or carried into another case is neither kept nor broken', () => {
  const let1: Fact = { type: 'CommitmentReleased', commitmentId: 'p', customerId: 'c' }
  const moved: Fact = { type: 'CommitmentReplaced', commitmentId: 'p', by: 'q' }
  const ofPromise = (fact: Fact) =>
    measured([0, made('p', t0 + DAY)], [5, fact]).flatMap(({ figure }) =>
      figure === 'solved' ? [] : [figure],
    )
  assert.deepEqual(ofPromise(let1), ['promise-released', 'clock-told'])
  assert.deepEqual(ofPromise(moved), ['promise-moved', 'clock-told'])
  assert.deepEqual(ofPromise({ ...moved, carriedInto: 'z' }), [])
})

test('a promise that came back is open again', () => {
  const due = t0 + DAY
  const bounced: Fact = {
    type: 'CommitmentReopened',
    commitmentId: 'p',
    why: 'bounced',
    dueAt: due,
    warnAt: due,
  }
  const found = measured([0, made('p', t0 + 10)], [5, kept('p')], [6, bounced])
  assert.deepEqual(of('promise', found), [])
  assert.deepEqual(of('clock-told', found), [[DAY + MINUTE, false, null]])
})

test('a date that is over for more than a minute without a word ran out in silence, kept later or not', () => {
  const due = t0 + DAY
  const minuteOver = DAY + MINUTE
  const clock = (...facts: readonly (readonly [number, Fact])[]) =>
    of('clock-told', measured([0, made('p', due)], ...facts))
  assert.deepEqual(clock([DAY, kept('p')]), [[DAY, true, null]])
  assert.deepEqual(clock([minuteOver, broken('p', due)]), [[minuteOver, true, null]])
  assert.deepEqual(clock([minuteOver + 1, broken('p', due)]), [[minuteOver + 1, false, null]])
  assert.deepEqual(clock([minuteOver + 1, kept('p')]), [[minuteOver + 1, false, null]])
  // Still open: it is silent from then on, if nobody says anything.
  assert.deepEqual(clock(), [[minuteOver, false, null]])
})

test('while we wait for the customer no date runs out, and afterwards the new one counts', () => {
  const due = t0 + DAY
  const paused: Fact = {
    type: 'CommitmentPaused',
    commitmentId: 'p',
    why: 'waiting-for-customer',
    agentId: 'a',
    dueAt: due,
  }
  const later = due + 3 * DAY
  const resumed: Fact = {
    type: 'CommitmentResumed',
    commitmentId: 'p',
    why: 'waiting-for-customer',
    agentId: null,
    until: t0 + 2 * DAY,
    dueAt: later,
    warnAt: later,
  }
  assert.deepEqual(of('clock-told', measured([0, made('p', due)], [5, paused])), [])
  const after = measured([0, made('p', due)], [5, paused], [2 * DAY, resumed])
  assert.deepEqual(of('clock-told', after), [[4 * DAY + MINUTE, false, null]])
})

test('a rung answers in time or late, and one that let its time pass has not answered', () => {
  const up = (answerBy: number, by: 'customer' | 'unanswered' = 'customer'): Fact => ({
    type: 'RungClimbed',
    rung: 1,
    from: 'a',
    to: 'l',
    by,
    answerBy,
  })
  const yes: Fact = { type: 'RungAnswered', rung: 1, agentId: 'l', how: 'yes' }
  const rung = (...facts: readonly (readonly [number, Fact])[]) => of('rung-answered', measured(...facts))
  assert.deepEqual(rung([0, up(t0 + 100)], [100, yes]), [[100, true, 100]])
  assert.deepEqual(rung([0, up(t0 + 100)], [101, yes]), [[101, false, 101]])
  assert.deepEqual(rung([0, up(t0 + 100)], [100, up(t0 + 200, 'unanswered')], [150, yes]), [
    [100, false, null],
    [150, true, 50],
  ])
})

test('sums of two parts are the sums of the whole; the end of a window is not in it; nothing is no share', () => {
  const one = (at: number, isGood: boolean, value: number | null): Measured => ({
    figure: 'person-reached',
    at,
    isGood,
    value,
  })
  const all = [one(0, true, 10), one(5, false, null), one(9, true, 20), one(10, true, 99)]
  const window = { from: 0, until: 10 }
  const sums = putTogether(sumsOf(all.slice(0, 2), window), sumsOf(all.slice(2), window))
  const sum = sums.get('person-reached')
  assert.deepEqual(sum, { count: 3, good: 2, measured: 2, total: 30 })
  assert.deepEqual(sums, sumsOf(all, window))
  assert.ok(sum)
  assert.equal(countedOf('person-reached', sum).share, 2 / 3)
  assert.equal(countedOf('person-reached', sum).mean, 15)
  assert.equal(countedOf('promise-moved', sum).share, null)
  const none = countedOf('promise', { count: 0, good: 0, measured: 0, total: 0 })
  assert.deepEqual([none.share, none.mean], [null, null])
})
