import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Grants } from '../authority/authority.ts'
import type { CatalogueEntry, Wrong } from './catalogue.ts'
import { optionsFor } from './catalogue.ts'
import { keepingFirst, type OwedPromise } from './keeping.ts'

const both = (name: string) => ({ en: name, es: name })
const entry = (change: Partial<CatalogueEntry> & Pick<CatalogueEntry, 'id' | 'kind'>): CatalogueEntry => ({
  name: both(change.id),
  terms: both(''),
  effects: [{ trouble: 'fault', repairs: 'full' }],
  amountBy: 'none',
  amountMinor: null,
  costMinor: 0,
  currency: 'GBP',
  days: 1,
  ...change,
})
const entries = [
  entry({ id: 'credit', kind: 'credit', amountBy: 'fixed', amountMinor: 10_00 }),
  entry({ id: 'visit', kind: 'priority-visit', costMinor: 45_00 }),
  entry({ id: 'router', kind: 'goods', costMinor: 30_00, effects: [] }),
]
const wrong: Wrong = {
  trouble: 'fault',
  accountId: 'account-1',
  serviceId: null,
  commitmentId: null,
  currency: 'GBP',
  unusedMinor: 0,
  monthMinor: 25_00,
  overdueMinor: 0,
  owedMinor: 0,
}
const any = {
  perActMinor: null,
  perCaseMinor: null,
  perMonthMinor: null,
  perMonthCount: null,
  currency: null,
}
const grants: Grants = {
  limits: { credit: { ...any, perActMinor: 15_00, currency: 'GBP' }, visit: any, goods: any },
  spent: {},
  counts: {},
  purses: [],
}
const found = { entries, wrongs: [wrong], options: optionsFor(entries, [wrong], grants) }
const promise = (change: Partial<OwedPromise>): OwedPromise => ({
  id: 'promise-1',
  kind: 'credit',
  amount: { minor: 40_00, currency: 'GBP' },
  isAllowed: false,
  grants,
  ...change,
})
const listed = (promises: readonly OwedPromise[]) =>
  keepingFirst(found, promises).map(option =>
    [option.entry.id, option.amountMinor ?? '-', option.wrong.commitmentId ?? '-', option.authority.may].join(
      ' ',
    ),
  )

test('without a promise the list stands as it stood', () => {
  assert.deepEqual(listed([]), ['credit 1000 - true', 'visit - - true'])
})

test('money that was promised comes first and in full, and without a second yes where there was one', () => {
  const rest = ['credit 1000 - true', 'visit - - true']
  assert.deepEqual(listed([promise({})]), ['credit 4000 promise-1 false', ...rest])
  assert.deepEqual(listed([promise({ isAllowed: true })]), ['credit 4000 promise-1 true', ...rest])
  assert.deepEqual(listed([promise({ amount: { minor: 40_00, currency: 'EUR' } })]), rest)
})

test('a visit or a thing that was promised comes first, also where nothing that can be seen asks for it', () => {
  assert.deepEqual(
    listed([
      promise({ kind: 'visit', amount: null }),
      promise({ id: 'promise-2', kind: 'goods', amount: null }),
    ]),
    ['visit - promise-1 true', 'router - promise-2 true', 'credit 1000 - true'],
  )
})
