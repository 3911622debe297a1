/** Calls that are written down by hand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefusal } from '../../rule.ts'
import { HOUR, MINUTE } from '../../time.ts'
import { openCaseByCall } from '../decide.ts'
import {
  ASHA,
  asking,
  CASE_ID,
  factsOf,
  given,
  joinedByLetter,
  MRS_OKAFOR,
  NOW,
  opened,
  owned,
  spoke,
  TOM,
  verdict,
  waiting,
} from '../given.ts'
import type { CaseFact } from '../facts.ts'
import type { RequestOf } from '../requests.ts'
import { hasUnansweredWord } from '../state.ts'

const promise = {
  commitmentId: 'promise-9',
  kind: 'call-back',
  words: 'I call you on Friday at three.',
  dueAt: NOW + HOUR,
} as const
const letter: readonly CaseFact[] = [opened, spoke, joinedByLetter]

const cases: Readonly<
  Record<string, readonly [readonly CaseFact[], Partial<Omit<RequestOf<'log-call'>, 'ask'>>, string]>
> = {
  'a talk is written down': [owned, {}, 'CallLogged'],
  'a colleague who talks does not become the owner': [owned, { agentId: TOM }, 'CallLogged'],
  'whoever talks first accepts': [waiting, {}, 'OwnerAccepted CallLogged'],
  'whoever reaches nobody accepts nothing': [
    waiting,
    { direction: 'out', outcome: 'not-reached' },
    'CallLogged',
  ],
  'a chat goes on waiting for its answer': [waiting, { agentId: TOM }, 'OwnerAccepted CallLogged'],
  'a letter is answered by talking': [letter, {}, 'EntryAnswered OwnerAccepted CallLogged ContactEnded'],
  'a letter is not answered by a message': [
    letter,
    { direction: 'out', outcome: 'message-left' },
    'CallLogged',
  ],
  'a promise is made in the same act': [owned, { promise }, 'CallLogged CommitmentMade'],
  'a promise takes a matter on': [waiting, { promise }, 'OwnerAccepted CallLogged CommitmentMade'],
  'a call wakes what rests': [[...owned, { type: 'CaseRested' }], {}, 'CaseWoken CallLogged'],
}

for (const [name, [facts, change, expected]] of Object.entries(cases))
  test(name, () => assert.equal(verdict(facts, asking('log-call', change)), expected))

test('a call that reached the customer answers them, one that reached nobody does not', () => {
  const after = (change: Partial<RequestOf<'log-call'>>) =>
    hasUnansweredWord(given([...waiting, ...factsOf(waiting, asking('log-call', change))]))
  assert.equal(after({}), false)
  assert.equal(after({ direction: 'out', outcome: 'not-reached' }), true)
})

test('a case that begins with a call is owned by whoever writes it down', () => {
  const beginning = {
    caseId: CASE_ID,
    reference: 'HD-4K7Q-92MX',
    customerId: MRS_OKAFOR,
    kind: 'request',
  } as const
  const decided = openCaseByCall({ ...beginning, call: asking('log-call', { promise }) }, NOW)
  assert.ok(!isRefusal(decided))
  assert.deepEqual(
    decided.map(fact => fact.type),
    ['CaseOpened', 'OwnerAccepted', 'CallLogged', 'CommitmentMade'],
  )
  const state = given(decided)
  assert.deepEqual(
    [state.status, state.ownerId, state.kind, state.channel, state.entry],
    ['owned', ASHA, 'request', 'call', null],
  )
})

test('a case does not begin with a call that cannot be written down', () => {
  const call = asking('log-call', { startedAt: NOW + MINUTE })
  const decided = openCaseByCall(
    { caseId: CASE_ID, reference: 'HD-4K7Q-92MX', customerId: MRS_OKAFOR, kind: null, call },
    NOW,
  )
  assert.ok(isRefusal(decided))
})

test('Write in a few words what was said in the call.', t => {
  assert.equal(verdict(owned, asking('log-call', { words: { text: ' \n' } })), t.name)
  const reachedNobody = { direction: 'out', outcome: 'not-reached', words: { text: '' } } as const
  assert.equal(verdict(owned, asking('log-call', reachedNobody)), 'CallLogged')
})

test('A call is written down after it began: choose when that was.', t => {
  assert.equal(verdict(owned, asking('log-call', { startedAt: NOW + 1 })), t.name)
  assert.equal(verdict(owned, asking('log-call', { startedAt: NOW })), 'CallLogged')
})

test('A call that came in was answered: only a call that you made can reach nobody.', t => {
  assert.equal(verdict(owned, asking('log-call', { direction: 'in', outcome: 'message-left' })), t.name)
})

test('Nobody was reached, so nothing was promised in this call.', t => {
  const unheard = { direction: 'out', outcome: 'not-reached', promise } as const
  assert.equal(verdict(owned, asking('log-call', unheard)), t.name)
})

test('what is promised in a call keeps the rules of promises', () => {
  const past = { ...promise, dueAt: NOW }
  assert.equal(verdict(owned, asking('log-call', { promise: past })), 'A promise is due in the future.')
  const blank = { ...promise, words: ' ' }
  assert.equal(
    verdict(owned, asking('log-call', { promise: blank })),
    'A promise is written down in words that the customer can hold us to.',
  )
})
