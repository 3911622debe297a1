import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Authority, type Grants, type Limit, mayGive, type ToGive } from './authority.ts'

const limit: Limit = {
  perActMinor: 15_00,
  perCaseMinor: 20_00,
  perMonthMinor: 100_00,
  perMonthCount: null,
  currency: 'GBP',
}
const grants: Grants = { limits: { credit: limit }, spent: {}, counts: {}, purses: [] }
const credit = (costMinor: number, currency = 'GBP'): ToGive => ({ kind: 'credit', costMinor, currency })
const spent = (caseMinor: number, monthMinor: number): Grants => ({
  ...grants,
  spent: { credit: [{ currency: 'GBP', caseMinor, monthMinor }] },
})
const visits = (perMonthCount: number | null, given: number): Grants => ({
  ...grants,
  limits: { visit: { ...limit, perMonthCount, currency: null } },
  counts: { visit: given },
})
const visit: ToGive = { kind: 'priority-visit', costMinor: 45_00, currency: 'GBP' }
const purseOf = (mostCount: number): Grants => ({
  ...visits(null, 0),
  kindPurses: [
    { kind: 'goods', mostCount: 1, givenCount: 1 },
    { kind: 'visit', mostCount, givenCount: 3 },
  ],
})
const purse = { mostMinor: 50_00, spentMinor: 40_00, currency: 'GBP' }

const table: readonly (readonly [string, Grants, ToGive, Authority])[] = [
  ['what is within every limit may be given', grants, credit(15_00), { may: true }],
  [
    'what is more than one act allows lacks that much for the act',
    grants,
    credit(15_01),
    { may: false, lacks: 'per-act', wouldNeed: 15_01 },
  ],
  [
    'what was given in the case counts towards the case',
    spent(10_00, 10_00),
    credit(10_01),
    { may: false, lacks: 'per-case', wouldNeed: 20_01 },
  ],
  ['a purse in kind gives as many as are in it', purseOf(4), visit, { may: true }],
  [
    'a purse in kind that is empty lacks one more of that kind',
    purseOf(3),
    visit,
    { may: false, lacks: 'budget', wouldNeed: 4 },
  ],
  ['the last penny of a case may be given', spent(10_00, 10_00), credit(10_00), { may: true }],
  [
    'what was given in other cases counts towards the month',
    spent(0, 95_00),
    credit(5_01),
    { may: false, lacks: 'per-month', wouldNeed: 100_01 },
  ],
  [
    'a kind that is not granted lacks the kind',
    grants,
    { kind: 'waiver', costMinor: 1, currency: 'GBP' },
    { may: false, lacks: 'kind', wouldNeed: null },
  ],
  [
    'an amount in another currency than the limit is not weighed, and not given',
    grants,
    credit(1, 'EUR'),
    { may: false, lacks: 'currency', wouldNeed: null },
  ],
  ['the second of two visits a month may be given', visits(2, 1), visit, { may: true }],
  [
    'the third of two visits a month lacks the month',
    visits(2, 2),
    visit,
    { may: false, lacks: 'per-month', wouldNeed: 3 },
  ],
  ['without a number, there are as many as it takes', visits(null, 999), visit, { may: true }],
  [
    'a purse that is nearly empty lacks its rest',
    { ...grants, purses: [purse] },
    credit(10_01),
    { may: false, lacks: 'budget', wouldNeed: 50_01 },
  ],
  [
    'what costs the house comes out of the purse, also where it is no money for the customer',
    { ...visits(null, 0), purses: [purse] },
    visit,
    { may: false, lacks: 'budget', wouldNeed: 85_00 },
  ],
  [
    'what costs nothing comes out of no purse',
    {
      ...grants,
      limits: { reconnect: { ...limit, currency: null } },
      purses: [{ ...purse, spentMinor: 50_00 }],
    },
    { kind: 'reconnect', costMinor: 0, currency: null },
    { may: true },
  ],
  ['an apology needs no leave', grants, { kind: 'apology', costMinor: 0, currency: null }, { may: true }],
]

for (const [name, has, remedy, expected] of table) {
  test(name, () => assert.deepEqual(mayGive(has, remedy), expected))
}
