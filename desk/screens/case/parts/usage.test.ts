import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CustomerView } from '../../../../contract/desk.ts'
import { monthsOf, unusedMonths } from './usage.ts'

type Account = CustomerView['accounts'][number]
type Service = Account['services'][number]

function service(quantities: readonly number[], state = 'active'): Service {
  return {
    id: 's',
    kind: 'broadband',
    plan: 'Fibre 80',
    identifier: '01632 960018',
    monthly: '£35.00',
    state,
    since: '2019-03-01',
    usage: quantities.map((quantity, at) => ({
      month: `2026-${String(11 - at).padStart(2, '0')}`,
      kind: 'data',
      quantity,
      unit: 'GB',
    })),
  }
}

function account(services: Service[]): Account {
  const bills = [
    { number: 'B-1', issuedOn: '2026-11-03', dueOn: '2026-11-24', total: '£35.00', state: 'open' },
  ]
  return { number: '204118937', openedOn: '2008-05-02', services, bills }
}

test('each month shows what was used beside what was billed, the newest first', () => {
  const months = monthsOf(account([service([10, 20]), service([5, 0])]), 6)
  assert.deepEqual(
    months.map(({ month, uses, bills }) => [month, uses[0]?.quantity, uses[0]?.share, bills.length]),
    [
      ['2026-11', 15, 0.75, 1],
      ['2026-10', 20, 1, 0],
    ],
  )
})

test('a service that is paid for and unused says for how long', () => {
  assert.equal(unusedMonths(service([0, 0, 0, 12])), 3)
  assert.equal(unusedMonths(service([1, 0, 0])), 0)
  assert.equal(unusedMonths(service([0, 0])), 2)
})

test('of a service that is cut, or of which nothing is known, nothing is claimed', () => {
  assert.equal(unusedMonths(service([0, 0, 0], 'cut')), 0)
  assert.equal(unusedMonths(service([])), 0)
})
