import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asking, factsOf, NOW, owned, promised, verdict } from '../case/given.ts'
import { DAY } from '../time.ts'
import { LONGEST_TERM, mayActIn, standingOf, TERMS } from './acting.ts'

const naming = (change: object = {}) => verdict(owned, asking('authorise-helper', change))

test('a verified customer says who may act, in what, and until when', () => {
  assert.equal(naming(), 'HelperAuthorised')
  const [fact] = factsOf(owned, asking('authorise-helper', { scope: 'decide', inAllMatters: true }))
  assert.ok(fact?.type === 'HelperAuthorised')
  assert.deepEqual([fact.scope, fact.inAllMatters], ['decide', true])
})

test('To say who may act for you, first show that it is you: ask us for a code.', () => {
  const says = 'To say who may act for you, first show that it is you: ask us for a code.'
  assert.equal(naming({ verified: false }), says)
  assert.equal(verdict(owned, asking('withdraw-helper', { verified: false })), says)
  assert.equal(verdict(owned, asking('decline-helper', { verified: false })), says)
})

test('Write the name of the person who may act.', () => {
  const says = 'Write the name of the person who may act.'
  assert.equal(naming({ name: ' ' }), says)
  assert.equal(verdict(owned, asking('ask-helper', { name: '' })), says)
})

test('Write the e-mail address or the phone number of the person who may act.', () => {
  const says = 'Write the e-mail address or the phone number of the person who may act.'
  assert.equal(naming({ hasAddress: false }), says)
  assert.equal(verdict(owned, asking('ask-helper', { hasAddress: false })), says)
})

test('This is your own address: write the address of the person who may act for you.', () => {
  assert.equal(
    naming({ isOwnAddress: true }),
    'This is your own address: write the address of the person who may act for you.',
  )
})

test('Choose until when: at most two years from now. You can say yes again then.', () => {
  const says = 'Choose until when: at most two years from now. You can say yes again then.'
  assert.equal(naming({ until: NOW }), says)
  assert.equal(naming({ until: NOW + LONGEST_TERM + 1 }), says)
  for (const term of Object.values(TERMS)) assert.equal(naming({ until: NOW + term }), 'HelperAuthorised')
})

test('This was answered already. To let this person act for you, name them once more.', () => {
  for (const known of ['withdrawn', 'declined', 'ended'] as const) {
    assert.equal(
      naming({ known }),
      'This was answered already. To let this person act for you, name them once more.',
    )
  }
  assert.equal(naming({ known: 'asked' }), 'HelperAuthorised')
  assert.equal(naming({ known: 'acting' }), 'already')
})

test('You can read and write here for somebody else. Only they can decide this.', () => {
  const says = 'You can read and write here for somebody else. Only they can decide this.'
  const helper = { id: 'helper-1', name: 'Robert Okafor', mayDecide: false }
  const letOff = asking('release-promise', { commitmentId: 'promise-1', helper })
  const withPromise = [...owned, promised('promise-1')]
  assert.equal(verdict(owned, asking('confirm-solved', { helper })), says)
  assert.equal(verdict(withPromise, letOff), says)
  const deciding = { ...helper, mayDecide: true }
  assert.equal(verdict(owned, asking('confirm-solved', { helper: deciding })), 'SolvedConfirmed')
  assert.equal(verdict(withPromise, { ...letOff, helper: deciding }), 'CommitmentReleased')
})

test('what a helper says is said by the helper, and their name stands where it can be erased', () => {
  const helper = { id: 'helper-1', name: 'Robert Okafor', mayDecide: false }
  const spoke = factsOf(owned, asking('speak', { helper }))[0]
  assert.ok(spoke?.type === 'CustomerSpoke')
  assert.equal(spoke.helperId, 'helper-1')
  assert.equal(spoke.body?.helper, 'Robert Okafor')
  const { body: _, ...kept } = spoke
  assert.ok(!JSON.stringify(kept).includes('Robert'))
  const denied = factsOf(owned, asking('deny-solved', { helper, words: { text: 'No.' } }))[0]
  assert.ok(denied?.type === 'SolvedDenied' && denied.helperId === 'helper-1')
})

test('whoever asks twice that it is taken back is not told no', () => {
  assert.equal(verdict(owned, asking('withdraw-helper')), 'HelperWithdrawn')
  assert.equal(verdict(owned, asking('withdraw-helper', { known: 'withdrawn' })), 'already')
  assert.equal(verdict(owned, asking('decline-helper')), 'HelperDeclined')
  assert.equal(verdict(owned, asking('decline-helper', { known: 'declined' })), 'already')
})

const acting = { caseId: 'a', authorisedAt: NOW, until: NOW + DAY, withdrawnAt: null, declinedAt: null }

test('a helper acts from the yes to the end, in the matters that were named', () => {
  assert.equal(standingOf({ ...acting, authorisedAt: null }, NOW), 'asked')
  assert.equal(standingOf(acting, NOW), 'acting')
  assert.equal(standingOf(acting, NOW + DAY), 'ended')
  assert.equal(standingOf({ ...acting, withdrawnAt: NOW }, NOW), 'withdrawn')
  assert.equal(standingOf({ ...acting, declinedAt: NOW, authorisedAt: null }, NOW), 'declined')
  assert.equal(mayActIn(acting, 'a', NOW), true)
  assert.equal(mayActIn(acting, 'b', NOW), false)
  assert.equal(mayActIn({ ...acting, caseId: null }, 'b', NOW), true)
  assert.equal(mayActIn(acting, 'a', NOW + DAY), false)
})
