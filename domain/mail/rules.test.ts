import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describe } from '../case/describe.ts'
import type { CaseFact } from '../case/facts.ts'
import {
  asking,
  askedWhetherSolved,
  confirmedSolved,
  contactFinished,
  factsOf,
  given,
  later,
  NOW,
  owned,
  promised,
  verdict,
  waiting,
} from '../case/given.ts'
import { isForCustomer } from '../case/audience.ts'
import { HOUR } from '../time.ts'
import { causeOf } from './describe.ts'

const wrote: CaseFact = { type: 'StrangerWrote', messageId: 'message-4', channel: 'mail', files: [] }
const solved: readonly CaseFact[] = [...owned, confirmedSolved]
const rests: readonly CaseFact[] = [...owned, { type: 'CaseRested' }]
const thanks = asking('speak', {
  channel: 'mail',
  medium: 'letter',
  isThanks: true,
  words: { text: 'Thanks!' },
})

test('a stranger who names a case wakes nothing and stands in no line', () => {
  for (const facts of [waiting, owned, [...owned, askedWhetherSolved], rests, solved]) {
    const before = given(facts)
    const after = later(before, factsOf(facts, asking('write-as-stranger')), NOW)
    assert.deepEqual({ ...after, version: 0 }, { ...before, version: 0 })
  }
})

test('what strangers and machines write is never shown to the customer', () => {
  const notes: readonly CaseFact['type'][] = [
    'StrangerWrote',
    'StrangerLetIn',
    'StrangerSentAway',
    'AutomaticReplyCame',
    'DeliveryDelayed',
    'MailLoopStopped',
    'AbuseReported',
  ]
  assert.ok(notes.every(type => !isForCustomer({ type })))
})

test('what is let in is said once more as the customer’s word, unverified, and wakes the case', () => {
  assert.equal(verdict([...owned, wrote], asking('let-in')), 'StrangerLetIn CustomerSpoke EntryJoined')
  const sure = asking('let-in', { speak: { ...asking('let-in').speak, verified: true } })
  const facts = factsOf([...solved, wrote], sure)
  assert.deepEqual(
    facts.map(({ type }) => type),
    ['CaseWoken', 'StrangerLetIn', 'CustomerSpoke', 'EntryJoined'],
  )
  const said = facts.find(fact => fact.type === 'CustomerSpoke')
  assert.deepEqual([said?.verified, said?.copyOf], [false, 'message-4'])
})

test('letting in twice is letting in once, and so is sending away', () => {
  assert.equal(verdict(owned, asking('let-in', { standing: 'let-in' })), 'already')
  assert.equal(verdict(owned, asking('send-away', { standing: 'sent-away' })), 'already')
})

test('Choose a mail of a stranger that waits in this case.', () => {
  const says = 'Choose a mail of a stranger that waits in this case.'
  assert.equal(verdict(owned, asking('let-in', { standing: 'unknown' })), says)
  assert.equal(verdict(owned, asking('send-away', { standing: 'unknown' })), says)
})

test('A colleague has sent this mail away: it can no longer be let in.', () => {
  const says = 'A colleague has sent this mail away: it can no longer be let in.'
  assert.equal(verdict(owned, asking('let-in', { standing: 'sent-away' })), says)
})

test('A colleague has let this mail in: these are the customer’s words now.', () => {
  const says = 'A colleague has let this mail in: these are the customer’s words now.'
  assert.equal(verdict(owned, asking('send-away', { standing: 'let-in' })), says)
})

test('thanks wake nothing, stand in no line, break no promise and move no time', () => {
  const promisedAndQuiet = [...owned, promised('promise-1', NOW + 5 * HOUR)]
  const putAside: CaseFact = {
    type: 'CaseSnoozed',
    commitmentId: 'promise-1',
    until: NOW + 4 * HOUR,
    agentId: 'asha',
  }
  for (const facts of [
    promisedAndQuiet,
    [...promisedAndQuiet, putAside],
    [...owned, askedWhetherSolved],
    rests,
    solved,
  ]) {
    const before = given(facts)
    const said = factsOf(facts, thanks)
    assert.deepEqual(
      said.map(fact => fact.type === 'CustomerSpoke' && fact.isThanks),
      [true],
    )
    const after = later(before, said, NOW)
    assert.deepEqual({ ...after, version: 0 }, { ...before, version: 0 })
  }
})

test('thanks before anybody has taken the case on are words like any other', () => {
  const left: CaseFact = { type: 'EntryLeft', entryId: 'entry-1', reason: 'customer-left' }
  assert.equal(verdict([...waiting, left], thanks), 'CustomerSpoke EntryJoined')
})

test('any other word wakes a case that is solved', () => {
  const words = asking('speak', { channel: 'mail', medium: 'letter' })
  assert.equal(verdict(solved, words), 'CaseWoken CustomerSpoke EntryJoined')
  assert.equal(verdict([...owned, contactFinished], words), 'CustomerSpoke EntryJoined')
})

test('why a letter came back is said in plain words', () => {
  const causes = ['5.1.1', '5.2.2', '5.2.3', '5.7.26', '4.4.1', '5.0.0', undefined, 'nonsense'].map(causeOf)
  assert.deepEqual(causes, [
    'no-such-address',
    'mailbox-full',
    'too-large',
    'refused',
    'not-reached',
    'unknown',
    'unknown',
    'unknown',
  ])
  const fact: CaseFact = { type: 'MessageNotDelivered', messageId: 'm', by: 'mail', status: '5.2.2' }
  const telling = { names: String, formatTime: String, audience: 'agent' } as const
  assert.equal(
    describe(fact, { ...telling, language: 'en' }),
    'The message could not be delivered by e-mail: the mailbox is full.',
  )
  assert.match(describe(fact, { ...telling, language: 'es' }), /el buzón está lleno/)
})
