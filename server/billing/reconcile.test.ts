import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differenceOf } from './reconcile.ts'

const ours = {
  id: 'r',
  caseId: 'c',
  state: 'booked',
  reference: 'SAP 4711',
  amountMinor: 5_00,
  currency: 'GBP',
} as const

test('what stands there under another reference than ours may have been booked twice: a person looks', () => {
  const there = (reference: string) => ({ remedyId: 'r', reference, amountMinor: 5_00, currency: 'GBP' })
  assert.deepEqual(differenceOf(ours, there('sap 4711 ')), [])
  assert.deepEqual(differenceOf(ours, there('INV-9')), [
    { remedyId: 'r', ours: 'SAP 4711 · 500 GBP', theirs: 'INV-9 · 500 GBP' },
  ])
})
