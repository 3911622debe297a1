import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCase } from '../decide.ts'
import type { CaseFact } from '../facts.ts'
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
  LENA_LEAD,
  MRS_OKAFOR,
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

const byLetter: readonly CaseFact[] = [opened, spoke, joinedByLetter]

test('any first word opens a case, owned by the duty lead and in the line', () => {
  const state = given(
    openCase({
      reference: 'HD-4K7Q-92MX',
      customerId: MRS_OKAFOR,
      kind: null,
      channel: 'mail',
      skill: null,
      priority: null,
      dutyLeadId: LENA_LEAD,
      speak: asking('speak', { words: { text: '', subject: 'Hello?' }, medium: 'letter' }),
    }),
  )
  assert.equal(state.status, 'waiting')
  assert.equal(state.ownerId, LENA_LEAD)
  assert.equal(state.acceptedAt, null)
  assert.equal(state.entry?.medium, 'letter')
})

test('a word of a customer who is in the line already takes no second place', () => {
  assert.equal(verdict(waiting, asking('speak')), 'CustomerSpoke')
  assert.equal(verdict(inAChat, asking('speak')), 'CustomerSpoke')
})

test('a word of a customer who is in nobody’s hands joins the line', () => {
  assert.equal(verdict(owned, asking('speak')), 'CustomerSpoke EntryJoined')
})

test('whoever answers a case that nobody accepted becomes its owner', () => {
  const replied = factsOf(byLetter, asking('reply', { agentId: TOM }))
  assert.deepEqual(
    replied.map(fact => fact.type),
    ['EntryAnswered', 'OwnerAccepted', 'AgentReplied', 'ContactEnded'],
  )
  const state = later(given(byLetter), replied, NOW)
  assert.deepEqual([state.status, state.ownerId, state.entry], ['owned', TOM, null])
})

test('a case accepted by an owner keeps that owner when a colleague gives first help', () => {
  const again = [...owned, spoke, joinedByChat, offeredTo(TOM)]
  const state = later(given(again), factsOf(again, asking('answer-entry', { agentId: TOM })), NOW)
  assert.equal(state.ownerId, ASHA)
  assert.equal(state.entry?.agentId, TOM)
  assert.equal(state.owners, 1)
})

test('a reply in a waiting chat takes it up, and the chat goes on', () => {
  assert.equal(verdict(waiting, asking('reply')), 'EntryAnswered OwnerAccepted AgentReplied')
})

test('a reply leaves the chat with the colleague who has it', () => {
  const tomHelps = [...waiting, acceptedByAsha, answeredBy(TOM)]
  assert.equal(verdict(tomHelps, asking('reply')), 'AgentReplied')
})

test('a reply leaves a letter to the colleague to whom it is being offered', () => {
  assert.equal(verdict([...byLetter, acceptedByAsha, offeredTo(TOM)], asking('reply')), 'AgentReplied')
})

test('a letter that an agent has taken up is done when it is answered', () => {
  const taken = [...byLetter, answeredBy(ASHA), acceptedByAsha]
  assert.equal(verdict(taken, asking('reply')), 'AgentReplied ContactEnded')
})

test('a written reply does not pick up the telephone', () => {
  assert.equal(verdict([opened, spoke, joinedByCall], asking('reply')), 'OwnerAccepted AgentReplied')
})

test('a “no” is an answer too, and says who decides next', () => {
  const facts = factsOf([...byLetter, acceptedByAsha], asking('refuse', { nextAgentId: LENA_LEAD }))
  assert.deepEqual(
    facts.map(fact => fact.type),
    ['EntryAnswered', 'RefusalGiven', 'ContactEnded'],
  )
  const refusal = facts.find(fact => fact.type === 'RefusalGiven')
  assert.deepEqual([refusal?.nextRung, refusal?.nextAgentId], ['lead', LENA_LEAD])
  assert.equal(later(given(owned), facts, NOW).status, 'owned')
})
