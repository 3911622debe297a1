/** One test for each rule of leaving and paying less, named by its sentence; and what follows from both. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asking, confirmedSolved, factsOf, given, NOW, owned, verdict } from '../case/given.ts'
import { DAY } from '../time.ts'
import { ORDER, SERVICE } from './given.ts'

const said = [...owned, { type: 'LeavingSaid', by: 'words', messageId: 'm-1' } as const]
const aRequest = [...owned, { type: 'KindChanged', kind: 'request', agentId: 'asha' } as const]
const payingLess = [...owned, { type: 'WishToPayLess', by: 'words', messageId: 'm-1' } as const]
const toldToLeave = asking('speak', { messageId: 'm-9', words: { text: 'I want to cancel my contract.' } })

test('Nobody who said that they leave is offered anything: put it right, or let them go.', t => {
  const leaving = [...aRequest, { type: 'LeavingSaid', by: 'words', messageId: 'm-1' } as const]
  assert.equal(verdict(leaving, asking('make-offer')), t.name)
  assert.equal(verdict(aRequest, asking('make-offer', { isLeaving: true })), t.name)
  assert.equal(verdict(aRequest, asking('make-offer')), 'OfferMade')
  const mistaken = [...leaving, { type: 'WishTakenBack', wish: 'leave', agentId: 'asha' } as const]
  assert.equal(verdict(mistaken, asking('make-offer')), 'OfferMade')
})

test('First show that it is you: then you cancel with one tap.', t => {
  assert.equal(verdict(owned, asking('cancel-service', { agentId: null, verified: false })), t.name)
  assert.equal(verdict(owned, asking('cancel-service', { agentId: null })), 'ServiceCancelled')
})

test('This customer has no such service: look at the list again.', t => {
  const another = { ...SERVICE, isOfCustomer: false }
  assert.equal(verdict(owned, asking('cancel-service', { service: another })), t.name)
  assert.equal(verdict(owned, asking('cancel-service', { service: null })), t.name)
  assert.equal(verdict(payingLess, asking('change-plan', { service: { ...SERVICE, isEnded: true } })), t.name)
})

test('Choose the last day: today, or any day within a year.', t => {
  for (const endsOn of [null, '2026-11-22', '2027-11-24'])
    assert.equal(verdict(owned, asking('cancel-service', { endsOn })), t.name)
  for (const endsOn of ['2026-11-23', '2027-11-23'])
    assert.equal(verdict(owned, asking('cancel-service', { endsOn })), 'ServiceCancelled')
})

test('Say that it is right: nothing else is asked.', t => {
  assert.equal(verdict(owned, asking('cancel-service', { isConfirmed: false })), t.name)
})

test('The customer has not asked to pay less: a plan that nobody asked for is an offer.', t => {
  assert.equal(verdict(owned, asking('change-plan')), t.name)
  const mistaken = [...payingLess, { type: 'WishTakenBack', wish: 'pay-less', agentId: 'asha' } as const]
  assert.equal(verdict(mistaken, asking('change-plan')), t.name)
  assert.equal(verdict(payingLess, asking('change-plan')), 'PlanChanged')
})

test('We have no such plan for this service: choose one of the list.', t => {
  const plan = { kind: 'tv', plan: 'All', monthlyMinor: 100, currency: 'GBP' }
  assert.equal(verdict(payingLess, asking('change-plan', { plan })), t.name)
  assert.equal(verdict(payingLess, asking('change-plan', { plan: null })), t.name)
  assert.equal(
    verdict(payingLess, asking('change-plan', { plan: { ...plan, kind: 'internet', currency: 'EUR' } })),
    t.name,
  )
})

test('This plan costs more: whoever wants to pay less gets one that costs less.', t => {
  const plan = { kind: 'internet', plan: 'Fibre 500', monthlyMinor: 4_200, currency: 'GBP' }
  assert.equal(verdict(payingLess, asking('change-plan', { plan })), t.name)
})

test('words of leaving raise it once in a matter, and again after it was taken back', () => {
  const facts = factsOf(owned, toldToLeave)
  assert.deepEqual(
    facts.find(fact => fact.type === 'LeavingSaid'),
    { type: 'LeavingSaid', by: 'words', messageId: 'm-9', from: 10, to: 28 },
  )
  assert.doesNotMatch(verdict(said, toldToLeave), /LeavingSaid/)
  const mistaken = [...said, { type: 'WishTakenBack', wish: 'leave', agentId: 'asha' } as const]
  assert.match(verdict(mistaken, toldToLeave), /LeavingSaid/)
})

test('what is quoted in a letter says nothing about whoever sends it', () => {
  const text = 'Thank you.\nI want to cancel my contract.'
  const quoted = asking('speak', {
    messageId: 'm-9',
    words: { text, folds: [{ from: 11, to: text.length, is: 'quote' }] },
  })
  assert.doesNotMatch(verdict(owned, quoted), /LeavingSaid/)
})

test('a mail that says it in its subject alone is heard; the subject of an answer was said before', () => {
  const mail = (subject: string) =>
    asking('speak', { messageId: 'm-9', words: { text: 'See above.', subject } })
  const heard = factsOf(owned, mail('Please cancel my contract')).find(fact => fact.type === 'LeavingSaid')
  assert.deepEqual(heard, { type: 'LeavingSaid', by: 'words', messageId: 'm-9' })
  assert.doesNotMatch(verdict(owned, mail('Re: Please cancel my contract')), /LeavingSaid/)
})

test('a call that was written down says it for whoever was on the telephone', () => {
  const call = asking('log-call', { words: { text: 'She wants to cancel, nobody came.' } })
  const heard = factsOf(owned, call).find(fact => fact.type === 'LeavingSaid')
  assert.deepEqual([heard?.callId, heard?.agentId], ['call-1', 'asha'])
})

test('whoever is shown the door by one of us is heard by the lead as well', () => {
  const reply = asking('reply', { words: { text: 'Yes sir, you can stop using our services.' } })
  const heard = factsOf(owned, reply).find(fact => fact.type === 'LeavingSaid')
  assert.deepEqual([heard?.agentId, heard?.isDismissed, heard?.from], ['asha', true, 13])
  assert.doesNotMatch(verdict(said, reply), /LeavingSaid/)
})

test('by key it is raised once, and taken back once', () => {
  assert.equal(verdict(owned, asking('raise-wish')), 'LeavingSaid')
  assert.deepEqual(factsOf(said, asking('raise-wish')), [])
  assert.equal(verdict(said, asking('take-back-wish')), 'WishTakenBack')
  assert.deepEqual(factsOf(owned, asking('take-back-wish')), [])
})

test('a service that ends is not cancelled again, and its day can be moved', () => {
  const ends = { ...SERVICE, endsOn: '2026-11-30' }
  assert.deepEqual(factsOf(said, asking('cancel-service', { service: ends })), [])
  assert.equal(
    verdict(said, asking('cancel-service', { service: ends, endsOn: '2026-12-31' })),
    'ServiceCancelled',
  )
})

test('whoever cancels while a problem is open keeps the case, and its wish is done', () => {
  const after = given([...said, ...factsOf(said, asking('cancel-service'))])
  assert.deepEqual([after.status, after.wishes.leave], ['owned', 'done'])
})

test('a solved matter can be cancelled from, and stays solved', () => {
  assert.equal(verdict([...owned, confirmedSolved], asking('cancel-service')), 'ServiceCancelled')
})

test('where the books are kept elsewhere, entering it there is promised in the same step', () => {
  const byHand = { commitmentId: 'c-9', agentId: 'asha', dueAt: Date.UTC(2026, 10, 25), words: 'Enter it.' }
  const facts = factsOf(said, asking('cancel-service', { byHand }))
  assert.deepEqual(
    facts.map(({ type }) => type),
    ['ServiceCancelled', 'CommitmentMade'],
  )
})

test('There is no such cancellation or change of plan here.', t => {
  assert.equal(verdict(owned, asking('book-order', { known: null })), t.name)
})

test('Write down the reference of the books: letters and digits.', t => {
  assert.equal(verdict(owned, asking('book-order', { reference: ' ' })), t.name)
  assert.equal(verdict(owned, asking('book-order')), 'OrderBooked')
})

test('Another day was chosen since: enter that one.', t => {
  assert.equal(verdict(owned, asking('book-order', { known: { ...ORDER, state: 'replaced' } })), t.name)
})

test('This goes to the books by itself: wait for its answer.', t => {
  assert.equal(verdict(owned, asking('book-order', { agentId: 'asha' })), t.name)
  const byHand = { ...ORDER, isByHand: true }
  assert.equal(verdict(owned, asking('book-order', { agentId: 'asha', known: byHand })), 'OrderBooked')
})

const BY_HAND = { commitmentId: 'promise-9', agentId: 'asha', dueAt: NOW + DAY, words: 'We end it.' }

test('what is entered by hand is a promise, kept by its reference; another day takes its place', () => {
  const cancelled = [...owned, ...factsOf(owned, asking('cancel-service', { byHand: BY_HAND }))]
  const known = { ...ORDER, isByHand: true, commitmentId: BY_HAND.commitmentId }
  const booked = factsOf(cancelled, asking('book-order', { known, agentId: 'asha', how: 'by-hand' }))
  assert.deepEqual(
    booked.map(({ type }) => type),
    ['OrderBooked', 'CommitmentKept'],
  )
  const later = {
    byHand: { ...BY_HAND, commitmentId: 'promise-10' },
    earlier: 'promise-9',
    endsOn: '2026-12-31',
  }
  assert.deepEqual(
    factsOf(cancelled, asking('cancel-service', later)).map(({ type }) => type),
    ['ServiceCancelled', 'CommitmentReplaced', 'CommitmentMade'],
  )
})

test('what the books refuse is promised to be entered by hand; what is booked is booked once', () => {
  const refused = factsOf(owned, asking('fail-order', { byHand: BY_HAND }))
  assert.deepEqual(
    refused.map(({ type }) => type),
    ['OrderRefused', 'CommitmentMade'],
  )
  const booked = { ...ORDER, state: 'booked' } as const
  assert.deepEqual(factsOf(owned, asking('book-order', { known: booked })), [])
  assert.deepEqual(factsOf(owned, asking('fail-order', { known: booked })), [])
})
