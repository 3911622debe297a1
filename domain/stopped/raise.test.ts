import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Limit } from '../authority/authority.ts'
import { type AskedForMore, ifRaised, raisesOf } from './raise.ts'

const limit: Limit = {
  perActMinor: 15_00,
  perCaseMinor: 60_00,
  perMonthMinor: 200_00,
  perMonthCount: null,
  currency: 'GBP',
}

function asked(costMinor: number, change: Partial<AskedForMore> = {}): AskedForMore {
  return {
    costMinor,
    caseBeforeMinor: 0,
    monthBeforeMinor: 0,
    monthBeforeCount: 0,
    isGiven: false,
    ...change,
  }
}

test('raising the limit for one act solves on the spot what was asked within it, and costs what it gives', () => {
  const all = [asked(18_00, { isGiven: true }), asked(20_00), asked(45_00)]
  assert.deepEqual(ifRaised(all, limit, { raised: 'perActMinor', toMinor: 20_00 }), {
    toMinor: 20_00,
    solved: 2,
    costMinor: 38_00,
    givenAnywayMinor: 18_00,
  })
})

test('whoever would have met the next limit is not counted as helped', () => {
  const all = [asked(20_00, { caseBeforeMinor: 50_00 }), asked(20_00, { monthBeforeMinor: 190_00 })]
  assert.equal(ifRaised(all, limit, { raised: 'perActMinor', toMinor: 100_00 }).solved, 0)
  const often = [asked(20_00, { monthBeforeCount: 2 })]
  const counted = { ...limit, perMonthCount: 2 }
  assert.equal(ifRaised(often, counted, { raised: 'perActMinor', toMinor: 100_00 }).solved, 0)
})

test('a limit of a case is raised above what the case has had', () => {
  const all = [asked(10_00, { caseBeforeMinor: 55_00 }), asked(10_00, { caseBeforeMinor: 80_00 })]
  assert.deepEqual(
    raisesOf(all, limit, 'perCaseMinor').map(({ toMinor, solved }) => [toMinor, solved]),
    [
      [65_00, 1],
      [90_00, 2],
    ],
  )
})

test('the amounts are those that solve half, most and all; nothing is proposed that solves nothing', () => {
  const all = [16, 17, 18, 19, 20, 22, 24, 30, 50, 90].map(pounds => asked(pounds * 100))
  assert.deepEqual(
    raisesOf(all, { ...limit, perCaseMinor: null }, 'perActMinor').map(({ toMinor, solved }) => [
      toMinor,
      solved,
    ]),
    [
      [20_00, 5],
      [30_00, 8],
      [90_00, 10],
    ],
  )
  assert.deepEqual(raisesOf([asked(70_00)], limit, 'perActMinor'), [])
  assert.deepEqual(raisesOf([], limit, 'perActMinor'), [])
})
