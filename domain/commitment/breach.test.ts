/** What follows from a broken promise, in the same breath. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asking, factsOf, LENA_LEAD, NOW, owned, promised } from '../case/given.ts'
import { HOUR } from '../time.ts'
import type { Breach, DueByRule } from './breach.ts'

const LATER = NOW + 2 * HOUR
const given = [...owned, promised('promise-1')]
const up = { rung: 1, agentId: LENA_LEAD, answerBy: LATER + HOUR }
const credit: DueByRule = {
  remedyId: 'remedy-1',
  rule: 'house.broken-promise',
  pack: 'house',
  kind: 'credit',
  accountId: 'account-1',
  amountMinor: 500,
  currency: 'GBP',
  words: 'Once £5.00.',
}

function broken(breach?: Breach) {
  const request = asking('break-promise', breach ? { breach } : {})
  return factsOf(given, request, LATER)
}

test('a broken promise goes up and is made good, in this order, and each says for which promise', () => {
  const [first, climbed, remedy, ...more] = broken({ climb: up, compensation: [credit] })
  assert.equal(first?.type, 'CommitmentBroken')
  assert.ok(climbed?.type === 'RungClimbed' && remedy?.type === 'RemedyGiven')
  assert.deepEqual([climbed.by, climbed.commitmentId, climbed.to], ['breach', 'promise-1', LENA_LEAD])
  assert.deepEqual(
    [remedy.agentId, remedy.by, remedy.forCommitmentId, remedy.amountMinor],
    [null, { rule: 'house.broken-promise', pack: 'house' }, 'promise-1', 500],
  )
  assert.deepEqual(more, [])
})

test('where nobody is above and no rule gives anything, it is broken all the same', () => {
  for (const breach of [undefined, { climb: null, compensation: [] }])
    assert.deepEqual(
      broken(breach).map(({ type }) => type),
      ['CommitmentBroken'],
    )
})

test('what a rule gives in kind has a cost and no amount on the bill', () => {
  const [, remedy] = broken({ climb: null, compensation: [{ ...credit, kind: 'priority-visit' }] })
  assert.ok(remedy?.type === 'RemedyGiven')
  assert.deepEqual([remedy.amountMinor, remedy.costMinor, remedy.currency], [undefined, 500, 'GBP'])
})
