import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusedBy } from '../rule.ts'
import {
  enteredOnceAlike,
  type EntryWords,
  type LimitsChange,
  limitsRules,
  type PurseChange,
  purseRules,
} from './rules.ts'

const topUp: PurseChange = {
  purse: { currency: 'GBP' },
  what: 'topped-up',
  amountMinor: 50_00,
  currency: 'GBP',
  mostMinor: 100_00,
  fromOn: null,
  untilOn: null,
  why: 'The storm of Friday.',
}
const purse = (change: Partial<PurseChange>) =>
  refusedBy(purseRules, { ...topUp, ...change })?.refused.says ?? null

const limits: LimitsChange = {
  perActMinor: 10_00,
  perCaseMinor: 20_00,
  perMonthMinor: 100_00,
  perMonthCount: null,
  currency: 'GBP',
}
const limited = (change: Partial<LimitsChange>) =>
  refusedBy(limitsRules, { ...limits, ...change })?.refused.says ?? null

test('a purse is topped up with a reason, and set with a first day', () => {
  assert.equal(purse({}), null)
  assert.equal(purse({ purse: null, what: 'set', mostMinor: 0, fromOn: '2026-11-01' }), null)
})

test('limits from one act to a month may be set, and some of them alone', () => {
  assert.equal(limited({}), null)
  assert.equal(limited({ perActMinor: null, perCaseMinor: null }), null)
  assert.equal(
    limited({
      perActMinor: null,
      perCaseMinor: null,
      perMonthMinor: null,
      perMonthCount: 2,
      currency: null,
    }),
    null,
  )
})

const refusedPurses: readonly (readonly [string, readonly Partial<PurseChange>[]])[] = [
  ['This purse has no amount yet: set one first.', [{ purse: null }]],
  [
    'A purse takes whole pence or cents, above nothing and below a hundred million.',
    [{ amountMinor: 0 }, { amountMinor: -5 }, { amountMinor: 1.5 }, { amountMinor: 1e10 }],
  ],
  [
    'Write the currency of the purse as three letters, such as GBP.',
    [{ currency: 'pounds' }, { currency: '' }],
  ],
  ['This purse is kept in another currency: top it up in that one.', [{ currency: 'EUR' }]],
  [
    'A purse has a first day, and does not end before it.',
    [
      { what: 'set', fromOn: null },
      { what: 'set', fromOn: '2026-11-02', untilOn: '2026-11-01' },
    ],
  ],
  ['Write down why: whoever looks later is to know it.', [{ why: ' ' }]],
]
for (const [says, changes] of refusedPurses)
  test(says, () => {
    for (const change of changes) assert.equal(purse(change), says, JSON.stringify(change))
  })

test('This was entered already, and not like this: look at what was entered.', t => {
  const entry = {
    holder: 'house',
    what: 'set',
    amountMinor: 90_00,
    currency: 'GBP',
    why: 'The year.',
  } as const
  const says = (change: Partial<EntryWords>) =>
    refusedBy([enteredOnceAlike], { entry, before: { ...entry, ...change } })?.refused.says ?? null
  assert.equal(refusedBy([enteredOnceAlike], { entry, before: null }), null)
  assert.equal(says({ why: 'The year. ' }), null)
  for (const change of [
    { holder: 'role:lead' },
    { what: 'closed' },
    { amountMinor: 95_00 },
    { currency: 'EUR' },
    { why: 'More.' },
  ] as const)
    assert.equal(says(change), t.name)
})

const refusedLimits: readonly (readonly [string, readonly Partial<LimitsChange>[]])[] = [
  [
    'A limit is a whole number above nothing: leave it empty for as much as it takes.',
    [{ perActMinor: 0 }, { perCaseMinor: -1 }, { perMonthCount: 1.5 }, { perMonthMinor: 1e15 }],
  ],
  [
    'Limits of money have a currency of three letters, and others have none.',
    [{ currency: null }, { currency: 'gbp' }],
  ],
  [
    'One act cannot be worth more than a whole case, nor a case more than a month.',
    [{ perActMinor: 20_01 }, { perCaseMinor: 100_01 }, { perActMinor: 100_01, perCaseMinor: null }],
  ],
]
for (const [says, changes] of refusedLimits)
  test(says, () => {
    for (const change of changes) assert.equal(limited(change), says, JSON.stringify(change))
  })
