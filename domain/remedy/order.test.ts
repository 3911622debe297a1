import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Limit } from '../authority/authority.ts'
import { type CatalogueEntry, optionsFor, type Wrong } from './catalogue.ts'
import { cheapestFullRepairFirst, type Ordered } from './order.ts'

const ANY: Limit = {
  perActMinor: null,
  perCaseMinor: null,
  perMonthMinor: null,
  perMonthCount: null,
  currency: null,
}
const grants = {
  limits: { credit: ANY, waiver: ANY, goods: ANY, visit: ANY, callback: ANY, reconnect: ANY },
  spent: {},
  counts: {},
  purses: [],
}
const entry = (id: string, change: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  id,
  kind: 'credit',
  name: { en: id, es: id },
  terms: { en: '', es: '' },
  effects: [{ trouble: 'fault', repairs: 'full' }],
  amountBy: 'fixed',
  amountMinor: 10_00,
  costMinor: 0,
  currency: 'GBP',
  days: 1,
  ...change,
})
const fault: Wrong = {
  trouble: 'fault',
  accountId: 'account-1',
  serviceId: 'service-1',
  commitmentId: null,
  currency: 'GBP',
  unusedMinor: 0,
  monthMinor: 25_00,
  overdueMinor: 0,
  owedMinor: 0,
}
const namesOf = (entries: readonly CatalogueEntry[], wrongs: readonly Wrong[] = [fault]) =>
  optionsFor(entries, wrongs, grants).map(option => option.entry.id)

test('what repairs it in full comes before what repairs a part, whatever it costs', () => {
  const part = entry('part', { amountMinor: 1_00, effects: [{ trouble: 'fault', repairs: 'part' }] })
  assert.deepEqual(namesOf([part, entry('full')]), ['full', 'part'])
})

test('a call repairs a promise of words in full, and a promise of a thing or of money in part', () => {
  const call = entry('call', {
    kind: 'callback-same-person',
    effects: [{ trouble: 'broken-promise', repairs: 'full' }],
    amountBy: 'none',
    amountMinor: null,
  })
  const repairsOf = (promised: NonNullable<Wrong['promised']>) =>
    optionsFor(
      [call],
      [{ ...fault, trouble: 'broken-promise', commitmentId: 'promise-1', promised }],
      grants,
    ).map(({ repairs }) => repairs)
  assert.deepEqual(repairsOf('reply'), ['full'])
  assert.deepEqual(repairsOf('call-back'), ['full'])
  assert.deepEqual(repairsOf('goods'), ['part'])
  assert.deepEqual(repairsOf('credit'), ['part'])
})

test('of two that repair it alike the cheaper comes first', () => {
  assert.deepEqual(namesOf([entry('dear', { amountMinor: 30_00 }), entry('cheap')]), ['cheap', 'dear'])
})

test('of two that cost alike the sooner comes first', () => {
  assert.deepEqual(namesOf([entry('late', { days: 9 }), entry('soon')]), ['soon', 'late'])
})

test('an apology is never alone in what can be done', () => {
  assert.deepEqual(namesOf([entry('sorry', { kind: 'apology', amountBy: 'none', amountMinor: null })]), [])
})

test('what is given in one currency is not shown for an account in another', () => {
  assert.deepEqual(namesOf([entry('pounds')], [{ ...fault, currency: 'EUR' }]), [])
})

test('no more is let off than is owed', () => {
  const waiver = entry('waiver', { kind: 'waiver', amountBy: 'month', amountMinor: null })
  const [option] = optionsFor([waiver], [{ ...fault, owedMinor: 9_00 }], grants)
  assert.equal(option?.amountMinor, 9_00)
  assert.deepEqual(namesOf([waiver]), [], 'nothing is owed')
})

test('what helps with several troubles is shown once, for the one that it repairs best', () => {
  const both = entry('both', {
    effects: [
      { trouble: 'other', repairs: 'part' },
      { trouble: 'fault', repairs: 'full' },
    ],
  })
  const options = optionsFor([both], [{ ...fault, trouble: 'other' }, fault], grants)
  assert.deepEqual(
    options.map(({ repairs }) => repairs),
    ['full'],
  )
})

test('what one may not give is still shown, with what is lacking', () => {
  const [option] = optionsFor([entry('plan', { kind: 'plan-change', amountBy: 'none' })], [fault], grants)
  assert.deepEqual(option?.authority, { may: false, lacks: 'kind', wouldNeed: null })
})

test('the order does not depend on the order in which the catalogue was written', () => {
  const one = fc.record({
    repairs: fc.constantFrom('full' as const, 'part' as const),
    costMinor: fc.nat(3),
    days: fc.nat(3),
    entry: fc.record({ id: fc.string({ minLength: 1, maxLength: 2 }) }),
  })
  fc.assert(
    fc.property(fc.uniqueArray(one, { selector: ({ entry: { id } }) => id }), options => {
      const sorted: readonly Ordered[] = options.toSorted(cheapestFullRepairFirst)
      assert.deepEqual(options.toReversed().toSorted(cheapestFullRepairFirst), sorted)
    }),
  )
})
