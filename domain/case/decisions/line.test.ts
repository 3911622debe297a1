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
  inAChat,
  joinedByCall,
  joinedByChat,
  joinedByLetter,
  NOW,
  offeredTo,
  opened,
  owned,
  spoke,
  later,
  TOM,
  verdict,
  waiting,
} from '../given.ts'

test('two agents answer one entry: one wins, and the other reads a kind sentence', () => {
  const offered = [...waiting, offeredTo(TOM)]
  const won = [...offered, ...factsOf(offered, asking('answer-entry', { agentId: TOM }))]
  assert.equal(given(won).ownerId, TOM)
  assert.equal(
    verdict(won, asking('answer-entry', { agentId: ASHA })),
    'A colleague was quicker: this customer is already being helped.',
  )
})

test('a declined or missed offer leaves the entry in its place', () => {
  const offered = [...waiting, offeredTo(ASHA)]
  for (const request of [asking('decline-entry'), asking('miss-entry')]) {
    const state = later(given(offered), factsOf(offered, request, NOW + HOUR), NOW)
    assert.deepEqual([state.entry?.state, state.entry?.place, state.entry?.agentId], ['waiting', 7, null])
  }
})

test('a customer whose agent is lost is back in the line, from a chat, a call or a letter', () => {
  for (const joined of [joinedByChat, joinedByCall, joinedByLetter]) {
    const answered = [opened, spoke, joined, answeredBy(ASHA), acceptedByAsha]
    const state = later(given(answered), factsOf(answered, asking('lose-agent')), NOW)
    assert.deepEqual([state.entry?.state, state.entry?.place], ['waiting', 7])
    assert.equal(verdict(answered, asking('lose-agent', { agentId: TOM })), 'already')
  }
})

test('a customer can leave the line, or the contact', () => {
  assert.equal(verdict(waiting, asking('leave-line')), 'EntryLeft')
  assert.equal(verdict(inAChat, asking('leave-line')), 'ContactEnded')
  assert.equal(verdict(owned, asking('leave-line')), 'already')
})
