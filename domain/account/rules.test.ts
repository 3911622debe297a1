import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusedBy } from '../rule.ts'
import { type Cut, cutPlanRules, cutRules, earliestCut } from './rules.ts'

const due: Cut = {
  state: 'active',
  plannedOn: '2026-11-22',
  noticeOn: '2026-11-07',
  isDisputed: false,
  today: '2026-11-22',
}
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
  ['The day of this cut has not come: the customer was told another one.', [{ today: '2026-11-21' }]],
]
for (const [says, changes] of refused)
  test(says, () => {
    for (const change of changes) assert.equal(verdict(change), says, JSON.stringify(change))
  })
