/** The house rules of waiting for the one who knows the case, each test named by its sentence. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR } from '../time.ts'
import {
  acceptedByAsha,
  ASHA,
  asking,
  contactFinished,
  inAChat,
  NOW,
  offeredTo,
  TOM,
  verdict,
  waiting,
} from './given.ts'
import type { CaseFact } from './facts.ts'

/** Asha looks after it, and the customer is back in the line. */
const backInTheLine: readonly CaseFact[] = [
  ...inAChat,
  contactFinished,
  { type: 'EntryJoined', entryId: 'entry-1', medium: 'chat', place: 9 },
]
const forAsha: CaseFact = { type: 'OwnerAwaited', entryId: 'entry-1', agentId: ASHA, until: NOW + HOUR }

test('This customer would rather wait for the one who knows the case.', t => {
  const waited = [...backInTheLine, forAsha]
  assert.equal(verdict(waited, asking('offer-entry', { agentId: TOM })), t.name)
  assert.equal(verdict(waited, asking('offer-entry', { agentId: ASHA })), 'EntryOffered')
  assert.equal(verdict(backInTheLine, asking('offer-entry', { agentId: TOM })), 'EntryOffered')
})

test('Nobody in particular looks after this yet, so there is nobody to wait for: whoever is free comes.', t => {
  assert.equal(verdict(waiting, asking('wait-for-owner')), t.name)
  assert.equal(verdict([...waiting, acceptedByAsha], asking('wait-for-owner')), 'OwnerAwaited')
})

test('Somebody is being called for this right now: it is too late to wait for one person.', t => {
  assert.equal(verdict([...backInTheLine, offeredTo(TOM)], asking('wait-for-owner')), t.name)
  assert.equal(verdict(backInTheLine, asking('wait-for-owner')), 'OwnerAwaited')
})
