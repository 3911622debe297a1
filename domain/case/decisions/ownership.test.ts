import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR } from '../../time.ts'
import {
  acceptedByAsha,
  answeredBy,
  ASHA,
  asking,
  factsOf,
  given,
  handoverToTom,
  inAChat,
  LENA_LEAD,
  NOW,
  owned,
  later,
  TOM,
  verdict,
  waiting,
} from '../given.ts'

const pending = [...inAChat, handoverToTom]

test('the owner stays until the receiver accepts', () => {
  assert.equal(given(pending).ownerId, ASHA)
  const state = later(given(pending), factsOf(pending, asking('accept-handover')), NOW)
  assert.deepEqual([state.ownerId, state.owners, state.handover], [TOM, 2, null])
})

test('the running contact moves to the receiver, first help of a colleague stays', () => {
  assert.equal(verdict(pending, asking('accept-handover')), 'HandoverAccepted OwnerChanged EntryAnswered')
  const lenaHelps = [...waiting, acceptedByAsha, answeredBy(LENA_LEAD), handoverToTom]
  assert.equal(verdict(lenaHelps, asking('accept-handover')), 'HandoverAccepted OwnerChanged')
})

test('declined or unanswered, it comes back to the owner', () => {
  for (const request of [asking('decline-handover'), asking('lapse-handover')]) {
    const state = later(given(pending), factsOf(pending, request, NOW + HOUR), NOW)
    assert.deepEqual([state.ownerId, state.handover, state.entry?.agentId], [ASHA, null, ASHA])
  }
})

test('when the owner leaves the company, the case, the handover and the contact are not left behind', () => {
  assert.equal(
    verdict(pending, asking('reassign', { to: LENA_LEAD })),
    'HandoverLapsed OwnerChanged EntryReturned',
  )
  const facts = factsOf(pending, asking('reassign', { to: LENA_LEAD }))
  const state = later(given(pending), facts, NOW)
  assert.deepEqual([state.ownerId, state.handover, state.entry?.state], [LENA_LEAD, null, 'waiting'])
})

test('a deputy stands in without taking the contact away', () => {
  assert.equal(verdict(inAChat, asking('reassign', { reason: 'deputy' })), 'OwnerChanged')
})

test('a case given to its owner stays as it is', () => {
  assert.equal(verdict(owned, asking('reassign', { to: ASHA })), 'already')
})
