import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefusal } from '../../rule.ts'
import { HOUR } from '../../time.ts'
import { decide } from '../decide.ts'
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
import { isOpen } from '../state.ts'

const owing = [...owned, promised('promise-1'), confirmedSolved]

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

test('after the customer’s yes what was promised is owed, and its clock runs on', () => {
  const state = given(owing)
  assert.deepEqual([state.status, state.commitments[0]?.state], ['owing', 'open'])
  assert.ok(isOpen(state))
  assert.equal(verdict(owing, asking('confirm-solved')), 'already')
})

test('a matter is closed at the moment at which nothing is owed any more', () => {
  const two = [...owned, promised('promise-1'), promised('promise-2'), confirmedSolved]
  const kept = later(given(two), factsOf(two, asking('keep-promise')), NOW)
  assert.equal(kept.status, 'owing')
  const request = asking('release-promise', { commitmentId: 'promise-2' })
  const facts = decide(kept, request, NOW)
  assert.ok(!isRefusal(facts))
  const closed = later(kept, facts, NOW)
  assert.equal(closed.status, 'solved')
  assert.equal(closed.solvedAt, kept.solvedAt)
})

test('with their yes the customer lets go what they name, and nothing else', () => {
  const two = [...owned, promised('promise-1'), promised('promise-2')]
  const some = asking('confirm-solved', { letsGo: ['promise-2', 'promise-of-another-case'] })
  assert.equal(verdict(two, some), 'CommitmentReleased SolvedConfirmed')
  const state = later(given(two), factsOf(two, some), NOW)
  assert.deepEqual(
    [state.status, ...state.commitments.map(promise => promise.state)],
    ['owing', 'open', 'released'],
  )
  const both = asking('confirm-solved', { letsGo: ['promise-1', 'promise-2'] })
  assert.equal(later(given(two), factsOf(two, both), NOW).status, 'solved')
})

test('what was owed and is broken brings the matter back to work', () => {
  const late = NOW + 2 * HOUR
  assert.equal(verdict(owing, asking('break-promise'), late), 'CaseWoken CommitmentBroken')
  assert.equal(later(given(owing), factsOf(owing, asking('break-promise'), late), late).status, 'owned')
})

test('a promise in a closed matter is owed again, and thanks change nothing', () => {
  const solved = [...owned, confirmedSolved]
  assert.equal(later(given(solved), factsOf(solved, asking('promise')), NOW).status, 'owing')
  const thanks = { ...asking('speak'), isThanks: true }
  assert.equal(later(given(owing), factsOf(owing, thanks), NOW).status, 'owing')
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
