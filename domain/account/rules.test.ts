import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusedBy } from '../rule.ts'
import { asking, factsOf, owned, verdict as answerTo } from '../case/given.ts'
import { DUE_CUT, IDLE } from './given.ts'
import { type Cut, cutDayRules, cutPlanRules, cutRules, earliestCut } from './rules.ts'

const due: Cut = DUE_CUT
const verdict = (change: Partial<Cut>) => refusedBy(cutRules, { ...due, ...change })?.refused.says ?? null

test('a cut that was told fifteen days before may be carried out on its day', () =>
  assert.equal(verdict({}), null))

test('a notice of the last of January allows a cut in the middle of February', () =>
  assert.equal(earliestCut('2026-01-31'), '2026-02-15'))

test('a cut without a notice may be planned', () =>
  assert.equal(refusedBy(cutPlanRules, { ...due, noticeOn: null }), null))

const refused: readonly (readonly [string, readonly Partial<Cut>[]])[] = [
  ['This service does not run: there is nothing to cut off.', [{ state: 'cut' }, { state: 'ended' }]],
  [
    'The bills of this account are being looked at: the service goes on until that is over.',
    [{ isDisputed: true }],
  ],
  ['Say on which day first: nobody is cut off without a day that they can read.', [{ plannedOn: null }]],
  ['The customer has had no notice of this cut: send it first.', [{ noticeOn: null }]],
  [
    'Fifteen days lie between the notice and the cut: wait, or choose a later day.',
    [{ noticeOn: '2026-11-08' }, { noticeOn: '2026-11-22' }],
  ],
  ['The day of this cut has not come: the customer was told another one.', [{ plannedOn: '2026-11-23' }]],
]
for (const [says, changes] of refused)
  test(says, () => {
    for (const change of changes) assert.equal(verdict(change), says, JSON.stringify(change))
  })

test('Choose a day at least fifteen days away: the notice has to arrive before.', t => {
  const planned = (plannedOn: string) =>
    refusedBy(cutDayRules, { ...due, noticeOn: null, plannedOn })?.refused.says ?? null
  assert.equal(planned('2026-12-06'), t.name)
  assert.equal(planned('2026-12-07'), null)
})

test('a notice that arrives later than it was meant to moves the cut, and needs no other day', () => {
  const late = { plannedOn: '2026-11-20', noticeOn: '2026-11-08' }
  assert.notEqual(verdict(late), null)
  assert.equal(verdict({ ...late, today: '2026-11-23' }), null)
})

test('a day that is planned already is not planned again, and the notice of it is not sent again', () => {
  assert.equal(answerTo(owned, asking('plan-cut')), 'CutPlanned')
  const cut = { ...due, plannedOn: '2026-12-20' }
  assert.deepEqual(factsOf(owned, asking('plan-cut', { cut, before: '2026-12-20' })), [])
  assert.equal(answerTo(owned, asking('note-cut-notice')), 'CutNoticeGiven')
  assert.deepEqual(factsOf(owned, asking('note-cut-notice', { cut: due })), [], 'it arrived already')
})

test('This service is in use, or nothing is known of its use: there is nothing to tell.', t => {
  assert.equal(answerTo(owned, asking('tell-unused', { idle: null })), t.name)
})

test('The customer was told of these months already: the same is not told twice.', t => {
  assert.equal(answerTo(owned, asking('tell-unused', { idle: { ...IDLE, wasTold: true } })), t.name)
  const [told] = factsOf(owned, asking('tell-unused'))
  assert.ok(told?.type === 'UnusedTold')
  assert.deepEqual([told.since, told.months, told.chargedMinor], ['2026-08-01', 3, 7500])
})
