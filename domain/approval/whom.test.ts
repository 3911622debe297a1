import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ASHA, HUGO_HEAD, LENA_LEAD, TOM } from '../case/given-people.ts'
import type { OnLadder } from '../ladder/ladder.ts'
import { whoDecidesNow, whoIsAbove, whoMayDecide, whoStillOwes } from './whom.ts'

const rungs = [
  { agentId: LENA_LEAD, within: { amount: 8, unit: 'working-hours' } },
  { agentId: HUGO_HEAD, within: { amount: 2, unit: 'working-days' } },
] as const

const person = (role: OnLadder['role'], change: Partial<OnLadder> = {}): OnLadder => ({
  role,
  deputyId: null,
  isThere: true,
  hasLeft: false,
  ...change,
})
const people = (change: Readonly<Record<string, Partial<OnLadder>>> = {}) =>
  new Map([
    [ASHA, person('agent', change[ASHA])],
    [TOM, person('agent', change[TOM])],
    [LENA_LEAD, person('lead', change[LENA_LEAD])],
    [HUGO_HEAD, person('head', change[HUGO_HEAD])],
  ])
const above = (change = {}, there = people()) =>
  whoIsAbove(rungs, there, { askerId: ASHA, aboveRung: 0, passed: [], ...change }).map(
    ({ agentId, rung }) => `${rung} ${agentId}`,
  )

const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['the nearest person above is asked first, the last one inside last', above(), ['1 lena', '2 hugo']],
  ['above a lead stands the head', above({ askerId: LENA_LEAD }), ['2 hugo']],
  ['nobody stands above the last one inside', above({ askerId: HUGO_HEAD }), []],
  ['whoever let it pass is not asked again', above({ aboveRung: 1, passed: [LENA_LEAD] }), ['2 hugo']],
  [
    'whoever is not there is stood in for',
    above({}, people({ [LENA_LEAD]: { isThere: false, deputyId: TOM } })),
    ['1 tom', '2 hugo'],
  ],
  [
    'nobody stands in for the person whom they ask',
    above({ askerId: TOM }, people({ [LENA_LEAD]: { isThere: false, deputyId: TOM } })),
    ['2 hugo'],
  ],
  [
    'where the last one inside is not there, a lead who is answers',
    above({ passed: [] }, people({ [HUGO_HEAD]: { isThere: false }, [TOM]: { role: 'lead' } })),
    ['1 lena', '2 tom'],
  ],
]
for (const [says, found, expected] of cases)
  test(says, () => {
    assert.deepEqual(found, expected)
  })

test('whoever was reminded and is not there is stood in for; nobody at all keeps it with them', () => {
  const away = { [HUGO_HEAD]: { isThere: false, deputyId: LENA_LEAD } }
  assert.equal(whoStillOwes(people(), ASHA, HUGO_HEAD), HUGO_HEAD)
  assert.equal(whoStillOwes(people(away), ASHA, HUGO_HEAD), LENA_LEAD)
  const empty = people({ [HUGO_HEAD]: { isThere: false }, [LENA_LEAD]: { isThere: false } })
  assert.equal(whoStillOwes(empty, ASHA, HUGO_HEAD), HUGO_HEAD)
})

test('whoever is asked may decide, who stands in for them, and who stands above, but never who asked', () => {
  const asked = { askerId: ASHA, approverId: LENA_LEAD, rung: 1 }
  assert.deepEqual(whoMayDecide(rungs, people(), asked), [LENA_LEAD, HUGO_HEAD])
  const away = people({ [LENA_LEAD]: { isThere: false, deputyId: TOM } })
  assert.deepEqual(whoMayDecide(rungs, away, asked), [LENA_LEAD, TOM, HUGO_HEAD])
  const self = { askerId: HUGO_HEAD, approverId: LENA_LEAD, rung: 1 }
  assert.deepEqual(whoMayDecide(rungs, people(), self), [LENA_LEAD])
})

test('whoever is asked decides by name, also while they are away, until they leave the company', () => {
  const asked = { agentId: ASHA, approverId: LENA_LEAD }
  const away = people({ [LENA_LEAD]: { isThere: false, deputyId: TOM } })
  const left = people({ [LENA_LEAD]: { isThere: false, hasLeft: true, deputyId: TOM } })
  const alone = people({ [LENA_LEAD]: { isThere: false, hasLeft: true } })
  assert.deepEqual(
    [people(), away, left, alone].map(there => whoDecidesNow(there, asked)),
    [LENA_LEAD, LENA_LEAD, TOM, HUGO_HEAD],
  )
})
