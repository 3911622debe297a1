import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefusal } from '../rule.ts'
import { MINUTE } from '../time.ts'
import { decide } from './decide.ts'
import type { CaseFact } from './facts.ts'
import {
  ASHA,
  askedWhetherSolved,
  asking,
  asks,
  confirmedSolved,
  given,
  inAChat,
  NOW,
  owned,
  promised,
  reportedSolved,
  verdict,
  waiting,
} from './given.ts'
import type { Status } from './state.ts'
import { statusRules, table } from './table.ts'

const standing: Readonly<Record<Status, readonly CaseFact[]>> = {
  waiting,
  owned: inAChat,
  proposed: [...owned, askedWhetherSolved],
  unconfirmed: [...owned, reportedSolved],
  resting: [...owned, { type: 'CaseRested' }],
  owing: [...owned, promised('promise-1', NOW - MINUTE), confirmedSolved],
  solved: [...owned, confirmedSolved],
  merged: [...owned, { type: 'CaseMerged', into: 'case-9', reference: 'HD-7F3M-25KC', agentId: ASHA }],
}

for (const [status, facts] of Object.entries(standing)) {
  test(`a case that is ${status} answers every request: facts, nothing to do, or a sentence`, () => {
    const state = given(facts)
    assert.equal(state.status, status)
    for (const ask of asks) {
      const decided = decide(state, asking(ask), NOW)
      const answer = table[ask][state.status]
      if (isRefusal(decided)) assert.match(decided.refused.says, /^\p{Lu}|^“.*[.]$/u, `${status} × ${ask}`)
      if (answer === 'already') assert.deepEqual(decided, [], `${status} × ${ask}`)
      const named = statusRules.find(rule => rule.name === answer)
      if (named)
        assert.deepEqual(decided, { refused: { rule: named.name, says: named.says } }, `${status} × ${ask}`)
      const isWoken = !isRefusal(decided) && decided[0]?.type === 'CaseWoken'
      assert.equal(isWoken, answer === 'wakes', `${status} × ${ask}`)
    }
  })
}

test('the table knows every request', () => {
  assert.deepEqual(Object.keys(table).toSorted(), asks.toSorted())
})

test('every rule of the table refuses somewhere', () => {
  const answers = new Set(Object.values(table).flatMap(row => Object.values(row)))
  for (const { name } of statusRules) assert.ok([...answers].includes(name as never), name) // a name is a string here
})

test('any word of the customer wakes a case that is asked about, reported, resting, owing or solved', () => {
  for (const status of ['proposed', 'unconfirmed', 'resting', 'owing', 'solved'] as const) {
    assert.equal(verdict(standing[status], asking('speak')), 'CaseWoken CustomerSpoke EntryJoined', status)
  }
})
