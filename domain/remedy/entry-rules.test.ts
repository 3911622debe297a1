import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusedBy } from '../rule.ts'
import { type EntryChange, entryRules } from './entry-rules.ts'

const credit: EntryChange = {
  kind: 'credit',
  kindBefore: null,
  texts: ['Credit', 'On the next bill.', 'Abono', 'En la próxima factura.'],
  effects: [{ trouble: 'fault', repairs: 'part' }],
  amountBy: 'fixed',
  amountMinor: 10_00,
  costMinor: 0,
  currency: 'GBP',
  plan: null,
  planMinor: null,
}
const verdict = (change: Partial<EntryChange>) =>
  refusedBy(entryRules, { ...credit, ...change })?.refused.says ?? null

test('a credit of ten pounds in both languages may be given', () => assert.equal(verdict({}), null))

const refused: readonly (readonly [string, readonly Partial<EntryChange>[]])[] = [
  ['What can be given has a name and its terms in both languages.', [{ texts: ['Credit', ' '] }]],
  ['What was given by this stays what it was: take it out, and add another.', [{ kindBefore: 'waiver' }]],
  ['Say what it puts right, wholly or in part.', [{ effects: [] }]],
  [
    'Only a credit and a waiver have an amount: of anything else say what it costs.',
    [
      { amountBy: 'none', amountMinor: null },
      { kind: 'goods', amountBy: 'month', amountMinor: null },
    ],
  ],
  [
    'Amounts are whole pence or cents, above nothing and at most a million pounds or euros.',
    [
      { amountMinor: 0 },
      { amountMinor: -1 },
      { amountMinor: 0.5 },
      { amountMinor: 1e15 },
      { amountMinor: null },
      { amountBy: 'month' },
      { costMinor: -1 },
    ],
  ],
  [
    'Amounts need a currency of three letters, as in EUR.',
    [{ currency: null }, { currency: 'pounds' }, { currency: 'eur' }],
  ],
  [
    'A change of plan says which plan, and what it costs each month.',
    [
      { plan: 'Fibre 100', planMinor: 20_00 },
      { kind: 'plan-change', amountBy: 'none', amountMinor: null, plan: 'Fibre 100' },
    ],
  ],
]
for (const [says, changes] of refused)
  test(says, () => {
    for (const change of changes) assert.equal(verdict(change), says, JSON.stringify(change))
  })
