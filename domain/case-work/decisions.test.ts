import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  acceptedByAsha,
  ASHA,
  asking,
  factsOf,
  given,
  inAChat,
  later,
  MORNING,
  MRS_OKAFOR,
  NOW,
  owned,
  promised,
  TOM,
  verdict,
  waiting,
} from '../case/given.ts'
import type { CaseFact } from '../case/facts.ts'
import { DAY, HOUR, MINUTE } from '../time.ts'
import { openBySplit } from './decisions.ts'

const aside: readonly CaseFact[] = [...owned, ...factsOf(owned, asking('snooze'))]

function after(facts: readonly CaseFact[], more: readonly CaseFact[]) {
  return later(given(facts), more, NOW)
}

test('a case is put aside with a promise, and is back while there is time to keep it', () => {
  const [made, snoozed] = factsOf(owned, asking('snooze', { until: NOW + 4 * HOUR }))
  assert.ok(made?.type === 'CommitmentMade' && snoozed?.type === 'CaseSnoozed')
  assert.deepEqual([made.kind, made.dueAt, made.warnAt], ['reply', NOW + 4 * HOUR, NOW + 3 * HOUR])
  assert.deepEqual([snoozed.commitmentId, snoozed.until], [made.commitmentId, NOW + 3 * HOUR])
  assert.equal(given([...owned, made, snoozed]).snooze?.until, NOW + 3 * HOUR)
})

test('whoever puts it aside once more makes a new promise in place of the one before', () => {
  const again = factsOf(aside, asking('snooze', { commitmentId: 'promise-3', until: NOW + 5 * DAY }))
  assert.deepEqual(
    again.map(fact => fact.type),
    ['CommitmentMade', 'CommitmentReplaced', 'CaseSnoozed'],
  )
  const { snooze, commitments } = after(aside, again)
  assert.equal(snooze?.commitmentId, 'promise-3')
  assert.deepEqual(
    commitments.map(one => one.state),
    ['replaced', 'open'],
  )
})

test('what was put aside comes back by the customer’s word, by the end of its promise, by a new owner, and by hand', () => {
  const due = { commitmentId: 'promise-2' } as const
  const table = [
    [asking('speak'), 'customer'],
    [asking('confirm-solved'), 'customer'],
    [asking('keep-promise', { ...due, evidence: 'Wrote at nine.' }), 'settled'],
    [asking('release-promise', due), 'settled'],
    [asking('promise', { commitmentId: 'promise-9', replaces: 'promise-2' }), 'settled'],
    [asking('reassign', { reason: 'departure' }), 'owner'],
    [asking('wake'), 'agent'],
  ] as const
  for (const [request, why] of table) {
    const facts = factsOf(aside, request)
    const awoke = facts.find(fact => fact.type === 'CaseAwoke')
    assert.equal(awoke?.why, why, request.ask)
    assert.equal(after(aside, facts).snooze, null, request.ask)
  }
  const broken = factsOf(aside, asking('break-promise', due), NOW + 3 * DAY)
  assert.deepEqual(
    broken.map(fact => fact.type),
    ['CommitmentBroken', 'CaseAwoke'],
  )
})

test('by hand, the promise stays open', () => {
  const { commitments } = after(aside, factsOf(aside, asking('wake')))
  assert.equal(commitments.at(-1)?.state, 'open')
})

test('a note, a tag, or another promise leaves it aside', () => {
  for (const request of [asking('note'), asking('tag'), asking('promise', { commitmentId: 'promise-9' })]) {
    assert.ok(factsOf(aside, request).every(fact => fact.type !== 'CaseAwoke'))
  }
})

test('a promise goes on in the case that stays, with the same time, person and words', () => {
  const promise = {
    commitmentId: 'promise-9',
    carriedFrom: 'promise-1',
    kind: 'call-back',
    agentId: TOM,
    dueAt: NOW + HOUR,
    warnAt: NOW + 45 * MINUTE,
    isWarned: true,
    words: 'I call you at eleven.',
  } as const
  const facts = factsOf(owned, asking('join', { carried: [promise] }))
  assert.deepEqual(
    facts.map(fact => fact.type),
    ['CaseJoined', 'CommitmentMade', 'CommitmentDueSoon'],
  )
  const made = facts.find(fact => fact.type === 'CommitmentMade')
  assert.deepEqual(made?.body, { words: 'I call you at eleven.' })
  const [state] = after(owned, facts).commitments
  assert.deepEqual([state?.agentId, state?.dueAt, state?.state], [TOM, NOW + HOUR, 'open'])

  const carried = [{ carriedFrom: 'promise-1', commitmentId: 'promise-9' }]
  const gone = [...owned, promised('promise-1')]
  assert.deepEqual(
    after(gone, factsOf(gone, asking('merge', { carried }))).commitments.map(one => one.state),
    ['replaced'],
  )
})

test('a handover that was open lapses, and what was put aside is aside no more, when a case is joined away', () => {
  const handing = [...owned, ...factsOf(owned, asking('propose-handover'))]
  assert.equal(verdict(handing, asking('merge')), 'HandoverLapsed CaseMerged')
  const carried = [{ carriedFrom: 'promise-2', commitmentId: 'promise-9' }]
  assert.equal(after(aside, factsOf(aside, asking('merge', { carried }))).snooze, null)
})

test('a problem stays a problem when it is joined to a request', () => {
  const request: readonly CaseFact[] = [...owned, { type: 'KindChanged', kind: 'request', agentId: ASHA }]
  assert.equal(verdict(request, asking('join')), 'CaseJoined KindChanged')
  assert.equal(verdict(request, asking('join', { isProblem: false })), 'CaseJoined')
})

test('whoever looks after a matter goes on with it where nobody has accepted the other', () => {
  const state = after(waiting, factsOf(waiting, asking('join', { acceptedBy: TOM })))
  assert.deepEqual([state.ownerId, state.acceptedAt, state.entry?.state], [TOM, NOW + MINUTE, 'waiting'])
  assert.equal(after(owned, factsOf(owned, asking('join', { acceptedBy: TOM }))).ownerId, ASHA)
})

test('tags go along once each', () => {
  const tagged: readonly CaseFact[] = [...owned, { type: 'CaseTagged', tag: 'bill', agentId: ASHA }]
  const facts = factsOf(tagged, asking('join', { tags: ['bill', 'router'] }))
  assert.deepEqual(after(tagged, facts).tags, ['bill', 'router'])
})

test('a case that rests is worked on again when another one is joined to it', () => {
  const resting: readonly CaseFact[] = [...owned, { type: 'CaseRested' }]
  assert.equal(verdict(resting, asking('join')), 'CaseWoken CaseJoined')
})

test('a case that was split off has its owner at once, and the words of the customer', () => {
  const facts = openBySplit({
    reference: 'HD-9X2P-81QD',
    customerId: MRS_OKAFOR,
    kind: 'request',
    channel: 'mail',
    skill: null,
    priority: null,
    agentId: ASHA,
    from: { caseId: 'case-1', reference: 'HD-4K7Q-92MX' },
    messages: [
      {
        messageId: 'message-9',
        copyOf: 'message-1',
        channel: 'mail',
        files: ['file-9'],
        verified: true,
        helperId: undefined,
        words: { text: 'And I want fibre.' },
      },
    ],
  })
  assert.deepEqual(
    facts.map(fact => fact.type),
    ['CaseOpened', 'CustomerSpoke', 'OwnerAccepted'],
  )
  const state = later(null, facts, MORNING)
  assert.deepEqual([state.ownerId, state.status, state.entry], [ASHA, 'owned', null])
})

test('whoever takes up their own customer past others leaves the mark that the line would', () => {
  const turn = { before: null, overtook: ['entry-0'] }
  const back: readonly CaseFact[] = [...waiting, acceptedByAsha]
  assert.equal(verdict(back, asking('take', { turn })), 'EntryOffered EntryAnswered')
  assert.equal(verdict(back, asking('reply', { turn })), 'EntryOffered EntryAnswered AgentReplied')
  const [offered] = factsOf(back, asking('take', { turn }))
  assert.ok(offered?.type === 'EntryOffered')
  assert.deepEqual(offered.overtook, ['entry-0'])
  assert.equal(verdict(inAChat, asking('reply', { turn })), 'AgentReplied')
})
