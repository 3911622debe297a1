/** For whom something of the catalogue is: what is met, what is not, and what a condition becomes when it is widened. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide } from '../case/decide.ts'
import { asking, given, NOW, owned } from '../case/given.ts'
import { isRefusal, refusedBy } from '../rule.ts'
import {
  type Condition,
  type ConditionKind,
  daysBetween,
  type Recipient,
  unmet,
  widened,
} from './condition.ts'
import { conditionRules, conditionSetupRules } from './condition-rules.ts'

const plain: Condition = {
  id: 'condition-1',
  kind: 'since',
  from: '2009-01-01',
  until: '2009-12-31',
  plans: [],
  days: null,
  why: { en: 'It thanks those who joined in 2009.', es: 'Agradece a quienes llegaron en 2009.' },
}
const recipient: Recipient = {
  since: '2009-06-01',
  plans: ['Copper 24'],
  givenDaysAgo: null,
  today: '2026-11-22',
}

const cases: readonly (readonly [
  string,
  Partial<Condition>,
  Partial<Recipient>,
  readonly [string, string] | null,
])[] = [
  ['a customer of 2009 gets what is for those of 2009', {}, {}, null],
  ['a customer since 2008 joined too early for it', {}, { since: '2008-05-01' }, ['earlier', '2008-05-01']],
  ['a customer since 2010 joined too late for it', {}, { since: '2010-01-01' }, ['later', '2010-01-01']],
  ['its first and its last day count', {}, { since: '2009-12-31' }, null],
  ['a day that nobody knows stands against nobody', {}, { since: null }, null],
  ['one plan of several is enough', { kind: 'plan', plans: ['Copper 24', 'Fibre 100'] }, {}, null],
  ['another plan is another plan', { kind: 'plan', plans: ['Fibre 100'] }, {}, ['wider', 'Copper 24']],
  ['whoever has no plan is not refused for it', { kind: 'plan', plans: ['Fibre 100'] }, { plans: [] }, null],
  ['the first time is no second time', { kind: 'once-in', days: 365 }, {}, null],
  ['within the year is too often', { kind: 'once-in', days: 365 }, { givenDaysAgo: 364 }, ['oftener', '364']],
  ['after the year is not', { kind: 'once-in', days: 365 }, { givenDaysAgo: 365 }, null],
  [
    'in the first year is too soon',
    { kind: 'after', days: 365 },
    { since: '2026-01-01' },
    ['sooner', String(daysBetween('2026-01-01', '2026-11-22'))],
  ],
  ['after the first year is not', { kind: 'after', days: 365 }, { since: '2025-11-22' }, null],
]

for (const [says, change, who, expected] of cases) {
  test(says, () => {
    const [found] = unmet([{ ...plain, ...change }], { ...recipient, ...who })
    assert.deepEqual(found ? [found.direction, found.needs] : null, expected)
  })
}

test('a condition that is widened lets exactly those pass who were refused', () => {
  assert.equal(widened(plain, 'earlier', ['2008-05-01', '2007-02-03'])?.from, '2007-02-03')
  assert.equal(widened(plain, 'later', ['2010-05-01', '2012-02-03'])?.until, '2012-02-03')
  const plans: Condition = { ...plain, kind: 'plan', plans: ['Fibre 100'] }
  assert.deepEqual(widened(plans, 'wider', ['Copper 24', 'Copper 24'])?.plans, ['Copper 24', 'Fibre 100'])
  const often: Condition = { ...plain, kind: 'once-in', days: 365 }
  assert.equal(widened(often, 'oftener', ['200', '90'])?.days, 90)
  assert.equal(widened(often, 'oftener', ['0']), null, 'as often as one likes is no condition')
})

test('a condition that was changed since is never made narrower by being widened', () => {
  const wide: Condition = { ...plain, from: '2005-01-01', until: '2020-01-01' }
  assert.deepEqual(widened(wide, 'earlier', ['2008-05-01']), wide)
  assert.deepEqual(widened(wide, 'later', ['2012-02-03']), wide)
  assert.equal(widened({ ...wide, from: null }, 'earlier', ['2008-05-01'])?.from, null)
  const often: Condition = { ...plain, kind: 'once-in', days: 5 }
  assert.equal(widened(often, 'oftener', ['20'])?.days, 5)
})

const refusing: readonly (readonly [string, ConditionKind])[] = [
  ['A rule of the house keeps this for those who became customers at another time.', 'since'],
  ['A rule of the house keeps this for those who have another plan.', 'plan'],
  ['A rule of the house gives this only once in a while, and it was given not long ago.', 'once-in'],
  ['A rule of the house keeps this for those who have been customers for longer.', 'after'],
]
for (const [says, kind] of refusing) {
  test(says, () => {
    const asked = asking('give-remedy')
    const one = { id: 'condition-1', kind, direction: 'wider', needs: 'Copper 24', why: plain.why } as const
    const request = { ...asked, found: { ...asked.found, unmet: [one] } }
    const decided = decide(given(owned), request, NOW)
    assert.ok(isRefusal(decided))
    assert.equal(decided.refused.says, says)
    assert.equal(decided.refused.rule, conditionRules[kind].name)
    const allowed = decide(given(owned), { ...request, approvalId: 'approval-1' }, NOW)
    assert.ok(!isRefusal(allowed), 'whoever allowed it has seen it')
  })
}

const setUp = (change: Partial<Condition>) =>
  refusedBy(conditionSetupRules, { ...plain, ...change })?.refused.says

test('Say for whom it is: two days in order, a plan, or a number of days from 1 to 3650.', () => {
  const says = 'Say for whom it is: two days in order, a plan, or a number of days from 1 to 3650.'
  for (const wrong of [
    { from: null, until: null },
    { from: '2010-01-01', until: '2009-01-01' },
    { kind: 'plan', plans: [] },
    { kind: 'plan', plans: [' '] },
    { kind: 'once-in', days: null },
    { kind: 'after', days: 0 },
    { kind: 'after', days: 1.5 },
    { kind: 'after', days: 3651 },
  ] satisfies Partial<Condition>[])
    assert.equal(setUp(wrong), says)
  assert.equal(setUp({}), undefined)
})

test('Say why, in both languages, in words that a customer can read.', () => {
  const says = 'Say why, in both languages, in words that a customer can read.'
  assert.equal(setUp({ why: { en: 'Because.', es: ' ' } }), says)
})
