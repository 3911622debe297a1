import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR } from '../../time.ts'
import {
  ASHA,
  asking,
  factsOf,
  handoverToTom,
  NOW,
  offeredTo,
  owned,
  TOM,
  verdict,
  waiting,
} from '../given.ts'

test('whoever makes the first promise takes the case on', () => {
  assert.equal(verdict(waiting, asking('promise')), 'OwnerAccepted CommitmentMade')
})

test('a promise carries the time of its warning', () => {
  const [made] = factsOf(owned, asking('promise', { dueAt: NOW + 4 * HOUR }))
  assert.ok(made?.type === 'CommitmentMade')
  assert.equal(made.warnAt, NOW + 3 * HOUR)
})

test('looking at a case is recorded, unless it is in one’s own hands', () => {
  assert.equal(verdict(owned, asking('look', { agentId: TOM })), 'CaseLookedAt')
  assert.equal(verdict(owned, asking('look', { agentId: ASHA })), 'already')
  assert.equal(verdict([...owned, handoverToTom], asking('look', { agentId: TOM })), 'already')
  assert.equal(verdict([...waiting, offeredTo(TOM)], asking('look', { agentId: TOM })), 'already')
})

test('a kind that it has already is not changed', () => {
  assert.equal(verdict(owned, asking('change-kind', { kind: 'problem' })), 'already')
  assert.equal(verdict(owned, asking('change-kind')), 'KindChanged')
})
