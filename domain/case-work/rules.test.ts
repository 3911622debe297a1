/** One test for each rule of keeping cases in order, named by its sentence. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  acceptedByAsha,
  answeredBy,
  ASHA,
  asking,
  confirmedSolved,
  inAChat,
  joinedByLetter,
  LENA_LEAD,
  NOW,
  offeredTo,
  opened,
  owned,
  promised,
  spoke,
  TOM,
  verdict,
  waiting,
} from '../case/given.ts'
import type { CaseFact } from '../case/facts.ts'
import { DAY } from '../time.ts'

const merged: readonly CaseFact[] = [
  ...owned,
  { type: 'CaseMerged', into: 'case-2', reference: 'HD-7F3M-25KC', agentId: ASHA },
]
const letter = [opened, spoke, joinedByLetter]

test('This was joined into another case and goes on there.', t => {
  for (const ask of [
    'speak',
    'reply',
    'promise',
    'confirm-solved',
    'note',
    'take',
    'split',
    'join',
  ] as const) {
    assert.equal(verdict(merged, asking(ask)), t.name, ask)
  }
  for (const ask of ['rest', 'break-promise', 'wake', 'leave-line', 'reassign'] as const) {
    assert.equal(verdict(merged, asking(ask)), 'already', ask)
  }
  assert.equal(verdict(merged, asking('delivered')), 'MessageDelivered')
})

test('A case has at most twenty tags: take one away first.', t => {
  const tagged = Array.from(
    { length: 20 },
    (_, nth): CaseFact => ({ type: 'CaseTagged', tag: `tag ${nth}`, agentId: ASHA }),
  )
  assert.equal(verdict([...owned, ...tagged], asking('tag')), t.name)
  assert.equal(verdict([...owned, ...tagged], asking('tag', { tag: 'tag 7' })), 'already')
  assert.equal(verdict([...owned, ...tagged.slice(1)], asking('tag')), 'CaseTagged')
})

test('The owner or a lead puts a case aside.', t => {
  assert.equal(verdict(owned, asking('snooze', { agentId: TOM })), t.name)
  assert.equal(
    verdict(owned, asking('snooze', { agentId: LENA_LEAD, isLead: true })),
    'CommitmentMade CaseSnoozed',
  )
})

test('Somebody is waiting or talking in this case: nobody is put aside.', t => {
  assert.equal(verdict(inAChat, asking('snooze')), t.name)
  assert.equal(verdict([...owned, spoke, joinedByLetter], asking('snooze')), t.name)
})

test('A case is put aside only with a promise that the customer can read', () => {
  const says = 'A promise is written down in words that the customer can hold us to.'
  assert.equal(verdict(owned, asking('snooze', { words: ' ' })), says)
})

test('A case is put aside until a time to come.', t => {
  assert.equal(verdict(owned, asking('snooze', { until: NOW })), t.name)
  assert.equal(verdict(owned, asking('snooze', { until: NOW + 1 })), 'CommitmentMade CaseSnoozed')
})

test('A case is put aside for sixty days at most.', t => {
  assert.equal(verdict(owned, asking('snooze', { until: NOW + 60 * DAY + 1 })), t.name)
  assert.equal(verdict(owned, asking('snooze', { until: NOW + 60 * DAY })), 'CommitmentMade CaseSnoozed')
})

test('A case that was put aside is back by itself only when its time has come.', t => {
  const aside = (until: number): readonly CaseFact[] => [
    ...owned,
    promised('promise-1', until),
    { type: 'CaseSnoozed', commitmentId: 'promise-1', until, agentId: ASHA },
  ]
  assert.equal(verdict(aside(NOW + 1), asking('end-snooze')), t.name)
  assert.equal(verdict(aside(NOW), asking('end-snooze')), 'CaseAwoke')
  assert.equal(verdict(owned, asking('end-snooze')), 'already')
})

test('A case is joined to another one, not to itself.', t => {
  assert.equal(verdict(owned, asking('join', { from: 'case-1' })), t.name)
  assert.equal(verdict(owned, asking('merge', { into: 'case-1' })), t.name)
})

test('Only matters of the same person can be joined.', t => {
  assert.equal(verdict(owned, asking('join', { customerId: 'somebody-else' })), t.name)
  assert.equal(verdict(owned, asking('merge', { customerId: 'somebody-else' })), t.name)
})

test('This was joined into another case before and goes on there.', t => {
  assert.equal(verdict(merged, asking('merge', { into: 'case-3' })), t.name)
  assert.equal(verdict(merged, asking('merge', { into: 'case-2' })), 'already')
})

test('These two are about different accounts: each stays a case of its own.', t => {
  assert.equal(verdict(owned, asking('merge', { isAboutAnother: true })), t.name)
})

test('Every open promise goes along when two cases are joined.', t => {
  const withPromise = [...owned, promised('promise-1')]
  assert.equal(verdict(withPromise, asking('merge')), t.name)
  const carried = [{ carriedFrom: 'promise-1', commitmentId: 'promise-9' }]
  assert.equal(verdict(withPromise, asking('merge', { carried })), 'CommitmentReplaced CaseMerged')
})

test('Somebody is asked to allow something there: wait for the answer, or join it the other way round.', t => {
  const found = { isAsked: true, isBooking: false }
  assert.equal(verdict(owned, asking('merge', { found })), t.name)
  assert.equal(verdict(owned, asking('merge', { found: { ...found, isAsked: false } })), 'CaseMerged')
  assert.equal(verdict(merged, asking('merge', { found, into: 'case-2' })), 'already')
})

test('Something is still being booked there: enter its reference first, or join it the other way round.', t => {
  const found = { isAsked: false, isBooking: true }
  assert.equal(verdict(owned, asking('merge', { found })), t.name)
  assert.equal(verdict(owned, asking('merge', { found: { ...found, isBooking: false } })), 'CaseMerged')
})

test('Somebody said yes to money there that is not given yet: give it first, or join it the other way round.', t => {
  const found = { isAsked: false, isBooking: false, isAllowed: true }
  assert.equal(verdict(owned, asking('merge', { found })), t.name)
  assert.equal(verdict(owned, asking('merge', { found: { ...found, isAllowed: false } })), 'CaseMerged')
})

test('Somebody waits for an answer there: answer first, or join it the other way round.', t => {
  assert.equal(verdict(waiting, asking('merge')), t.name)
  assert.equal(verdict(inAChat, asking('merge')), t.name)
  assert.equal(verdict(waiting, asking('join')), 'CaseJoined')
})

test('a case that the customer called solved is neither joined away nor joined to', () => {
  const says = 'The customer has said that this is solved: only the customer’s word opens it again.'
  assert.equal(verdict([...owned, confirmedSolved], asking('merge')), says)
  assert.equal(verdict([...owned, confirmedSolved], asking('join')), says)
})

test('Choose messages that the customer wrote in this case.', t => {
  assert.equal(verdict(owned, asking('split', { found: [] })), t.name)
  assert.equal(verdict(owned, asking('split', { messageIds: [] })), t.name)
  assert.equal(verdict(owned, asking('split')), 'CaseSplit')
})

test('Somebody waits for an answer here: answer first, then split.', t => {
  assert.equal(verdict(waiting, asking('split')), t.name)
  assert.equal(verdict([...waiting, offeredTo(TOM)], asking('split')), t.name)
  assert.equal(verdict(letter, asking('split')), t.name, 'nobody owns it yet')
  assert.equal(verdict([...owned, spoke, { ...joinedByLetter }], asking('split')), 'CaseSplit')
  assert.equal(verdict(inAChat, asking('split')), 'CaseSplit')
})

test('Nobody waits in this case.', t => {
  assert.equal(verdict(owned, asking('take')), t.name)
})

test('A colleague is helping this customer already, or is just being asked.', t => {
  assert.equal(verdict([...waiting, offeredTo(TOM)], asking('take')), t.name)
  assert.equal(verdict([...waiting, answeredBy(TOM)], asking('take')), t.name)
  assert.equal(verdict([...waiting, offeredTo(ASHA)], asking('take')), 'EntryAnswered OwnerAccepted')
  assert.equal(verdict(inAChat, asking('take')), 'already')
})

test('Somebody who came earlier is waiting: help them first.', t => {
  const turn = { before: 'HD-7F3M-25KC', overtook: [] }
  assert.equal(verdict(waiting, asking('take', { turn })), t.name)
  assert.equal(verdict(waiting, asking('reply', { turn })), t.name)
  assert.equal(verdict(waiting, asking('refuse', { turn })), t.name)
  assert.equal(
    verdict([...owned, spoke, { ...joinedByLetter }], asking('propose-solved', { turn })),
    'EntryAnswered SolvedProposed ContactEnded',
    'a letter to its owner holds up nobody',
  )
  assert.equal(verdict(letter, asking('reply', { turn })), t.name, 'nobody owns it yet')
  assert.equal(
    verdict([...letter, acceptedByAsha], asking('reply', { turn })),
    'EntryAnswered AgentReplied ContactEnded',
  )
  assert.equal(verdict(inAChat, asking('reply', { turn })), 'AgentReplied', 'whom one talks with is in hand')
})
