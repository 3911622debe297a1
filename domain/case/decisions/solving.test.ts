import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR } from '../../time.ts'
import {
  ASHA,
  askedWhetherSolved,
  asking,
  confirmedSolved,
  factsOf,
  given,
  handoverToTom,
  inAChat,
  LENA_LEAD,
  NOW,
  owned,
  promised,
  reportedSolved,
  later,
  verdict,
  waiting,
} from '../given.ts'

test('an agent can ask and write down, and it is still not solved', () => {
  assert.equal(given([...owned, askedWhetherSolved]).status, 'proposed')
  assert.equal(given([...owned, reportedSolved]).status, 'unconfirmed')
})

test('the customer’s yes ends the wait, the contact and the handover', () => {
  assert.equal(verdict(waiting, asking('confirm-solved')), 'SolvedConfirmed EntryLeft')
  assert.equal(
    verdict([...inAChat, handoverToTom], asking('confirm-solved')),
    'SolvedConfirmed ContactEnded HandoverLapsed',
  )
})

test('promises run on after the customer’s yes', () => {
  const solved = [...owned, promised('promise-1'), confirmedSolved]
  assert.equal(given(solved).commitments[0]?.state, 'open')
  assert.equal(verdict(solved, asking('break-promise'), NOW + 2 * HOUR), 'CommitmentBroken')
})

test('“no, it isn’t” brings it back to its owner and into the line', () => {
  for (const last of [askedWhetherSolved, reportedSolved, confirmedSolved, { type: 'CaseRested' } as const]) {
    const facts = [...owned, last]
    const state = later(given(facts), factsOf(facts, asking('deny-solved')), NOW)
    assert.deepEqual([state.status, state.ownerId, state.entry?.id], ['owned', ASHA, 'entry-2'])
  }
})

test('“no, it isn’t” of a case that is open already changes nothing, but its words are never lost', () => {
  assert.equal(verdict(owned, asking('deny-solved')), 'already')
  const withWords = asking('deny-solved', { words: { text: 'Still dead.' } })
  assert.equal(verdict(owned, withWords), 'SolvedDenied EntryJoined')
})

test('a case solved while nobody had accepted it waits again when it is denied', () => {
  const solved = [...waiting, ...factsOf(waiting, asking('confirm-solved'))]
  const state = later(given(solved), factsOf(solved, asking('deny-solved')), NOW)
  assert.deepEqual([state.status, state.ownerId], ['waiting', LENA_LEAD])
})

test('what is asked of a resting case in words wakes it', () => {
  const resting = [...owned, { type: 'CaseRested' } as const]
  for (const ask of ['speak', 'reply', 'refuse', 'promise', 'propose-handover'] as const) {
    assert.match(verdict(resting, asking(ask)), /^CaseWoken /u, ask)
  }
  assert.equal(verdict(resting, asking('note')), 'AgentNoted')
})
