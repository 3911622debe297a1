/** The answer that the house promises with its receipt: who keeps it, and what lets it go. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCase } from '../case/decide.ts'
import type { CaseFact } from '../case/facts.ts'
import { ASHA, asking, factsOf, LENA_LEAD, MORNING, MRS_OKAFOR, NOW, TOM, verdict } from '../case/given.ts'
import type { OpenCase } from '../case/requests.ts'
import { DAY, HOUR } from '../time.ts'

const promised = { commitmentId: 'answer-1', dueAt: NOW + HOUR, now: MORNING, words: 'A person answers.' }

function byLetter(change: Partial<OpenCase> = {}): readonly CaseFact[] {
  return openCase({
    reference: 'HD-4K7Q-92MX',
    customerId: MRS_OKAFOR,
    kind: null,
    channel: 'mail',
    skill: null,
    priority: null,
    dutyLeadId: LENA_LEAD,
    speak: asking('speak', { medium: 'letter' }),
    answer: promised,
    ...change,
  })
}

test('whoever stands in promises the answer when the case is opened, with a warning in time', () => {
  const made = byLetter().find(fact => fact.type === 'CommitmentMade')
  assert.ok(made)
  assert.deepEqual([made.kind, made.agentId, made.dueAt], ['answer', LENA_LEAD, NOW + HOUR])
  assert.ok(made.warnAt > MORNING && made.warnAt < made.dueAt)
})

test('nothing is promised by nobody, and nothing where no time can be told', () => {
  for (const change of [{ dutyLeadId: null }, { answer: null }])
    assert.equal(
      byLetter(change).some(fact => fact.type === 'CommitmentMade'),
      false,
    )
})

test('the first answer of a person keeps it, whatever kind of answer it is, and whoever gives it', () => {
  for (const request of [
    asking('reply', { agentId: TOM }),
    asking('refuse', { agentId: TOM, nextAgentId: LENA_LEAD }),
    asking('log-call', { agentId: TOM, startedAt: NOW - HOUR, minutes: 2 }),
  ]) {
    const kept = factsOf(byLetter(), request).filter(fact => fact.type === 'CommitmentKept')
    assert.deepEqual(kept, [{ type: 'CommitmentKept', commitmentId: 'answer-1', agentId: TOM }], request.ask)
  }
})

test('a note, a look, a promise or a call that reached nobody answers nothing', () => {
  for (const request of [
    asking('note'),
    asking('look'),
    asking('promise', { agentId: ASHA }),
    asking('log-call', { agentId: TOM, startedAt: NOW - HOUR, minutes: 0, outcome: 'not-reached' }),
  ])
    assert.doesNotMatch(verdict(byLetter(), request), /CommitmentKept/, request.ask)
})

test('a second answer keeps nothing again, and an answer that is late keeps nothing', () => {
  const facts = byLetter()
  const answered = [...facts, ...factsOf(facts, asking('reply', { agentId: TOM }))]
  assert.doesNotMatch(
    verdict(answered, asking('reply', { agentId: TOM, messageId: 'm-9' })),
    /CommitmentKept/,
  )
  assert.doesNotMatch(verdict(facts, asking('reply', { agentId: TOM }), NOW + DAY), /CommitmentKept/)
  assert.equal(
    verdict(facts, asking('break-promise', { commitmentId: 'answer-1' }), NOW + DAY),
    'CommitmentBroken',
  )
})

test('a promise that an agent made in words is not kept by any reply', () => {
  const facts = [...byLetter(), ...factsOf(byLetter(), asking('promise', { agentId: ASHA, kind: 'reply' }))]
  const kept = factsOf(facts, asking('reply', { agentId: ASHA })).filter(
    fact => fact.type === 'CommitmentKept',
  )
  assert.deepEqual(
    kept.map(fact => fact.commitmentId),
    ['answer-1'],
  )
})

test('a customer who says that it is solved before anybody has answered lets us off', () => {
  assert.match(verdict(byLetter(), asking('confirm-solved')), /^SolvedConfirmed .*CommitmentReleased/)
})
