/** Setting a rule of the house aside: which may be, with what, and what of it is written down. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide } from '../case/decide.ts'
import { ASHA, asking, given, NOW, owned } from '../case/given.ts'
import { showsWordsToCustomer } from '../case/audience.ts'
import { everythingEnforced } from '../guarantee/modes.ts'
import type { Leave } from '../guarantee/weigh.ts'
import { isRefusal, refusedBy } from '../rule.ts'
import { DAY } from '../time.ts'
import { inCommon, proposesChange } from './alike.ts'
import type { Override } from './override.ts'
import { proposalRules } from './rules.ts'

const TOO_LONG = 'put-aside-for-sixty-days'
const longSnooze = asking('snooze', { until: NOW + 90 * DAY })
const override: Override = {
  id: 'override-1',
  rules: [TOO_LONG],
  reason: ' She is at sea until spring. ',
  isForOneself: false,
}

function leave(change: Partial<Override> | null, letGo: readonly string[] = []): Leave {
  return {
    modes: everythingEnforced,
    goesOn: false,
    house: { override: change === null ? null : { ...override, ...change }, letGo: new Set(letGo) },
  }
}

function verdict(held: Leave | undefined, request = longSnooze) {
  const decided = decide(given(owned), request, NOW, held)
  return isRefusal(decided) ? decided.refused : decided.map(({ type }) => type).join(' ')
}

test('a rule of the house refuses, and says that it may be set aside', () => {
  const refused = verdict(leave(null))
  assert.ok(typeof refused === 'object')
  assert.deepEqual([refused.rule, refused.maySetAside], [TOO_LONG, true])
})

test('set aside with a reason, the act happens, and the reason stands before it for the team alone', () => {
  const decided = decide(given(owned), longSnooze, NOW, leave({}))
  assert.ok(!isRefusal(decided))
  assert.deepEqual(decided[0], {
    type: 'RuleOverridden',
    overrideId: 'override-1',
    rule: TOO_LONG,
    agentId: ASHA,
    body: { reason: 'She is at sea until spring.' },
  })
  assert.equal(decided.at(-1)?.type, 'CaseSnoozed')
  assert.ok(!showsWordsToCustomer({ type: 'RuleOverridden' }))
})

test('Write down why this rule does not fit here: a few words are enough.', () => {
  const refused = verdict(leave({ reason: ' \n' }))
  assert.ok(typeof refused === 'object')
  assert.equal(refused.says, 'Write down why this rule does not fit here: a few words are enough.')
})

test('Nobody sets a rule aside in a matter of their own: a colleague does it.', () => {
  const refused = verdict(leave({ isForOneself: true }))
  assert.ok(typeof refused === 'object')
  assert.equal(refused.says, 'Nobody sets a rule aside in a matter of their own: a colleague does it.')
})

test('what was read is set aside, and another rule is said first', () => {
  const refused = verdict(leave({ rules: ['offer-while-it-is-live'] }))
  assert.ok(typeof refused === 'object')
  assert.equal(refused.rule, TOO_LONG)
})

test('no other kind of rule is set aside, whatever the request names', () => {
  const blank = asking('snooze', { until: NOW + 90 * DAY, words: ' ' })
  const refused = verdict(leave({ rules: [TOO_LONG, 'promise-in-words'] }), blank)
  assert.ok(typeof refused === 'object')
  assert.deepEqual([refused.rule, refused.maySetAside], ['promise-in-words', undefined])
  const money = asking('give-remedy', { amountMinor: 99_00, costMinor: 99_00 })
  const beyond = decide(given(owned), money, NOW, leave({ rules: ['remedy-within-one-act'] }))
  assert.ok(isRefusal(beyond))
  assert.deepEqual([beyond.refused.rule, beyond.refused.maySetAside], ['remedy-within-one-act', undefined])
})

test('a rule that was let go refuses nobody, and nothing is written down about it', () => {
  const done = verdict(leave(null, [TOO_LONG]))
  assert.ok(typeof done === 'string')
  assert.doesNotMatch(done, /RuleOverridden/)
})

test('whoever is not at the desk is refused like by any other rule', () => {
  const refused = verdict(undefined)
  assert.ok(typeof refused === 'object')
  assert.equal(refused.maySetAside, undefined)
})

test('a condition of the catalogue names itself and what would have let it pass', () => {
  const unmet = {
    id: 'condition-1',
    kind: 'since',
    direction: 'earlier',
    needs: '2008-05-01',
    why: { en: 'It thanks those who joined in 2009.', es: 'Agradece a quienes llegaron en 2009.' },
  } as const
  const plain = asking('give-remedy')
  const gift = { ...plain, found: { ...plain.found, unmet: [unmet] } }
  const refused = decide(given(owned), gift, NOW, leave(null))
  assert.ok(isRefusal(refused))
  assert.deepEqual([refused.refused.maySetAside, refused.refused.about], [true, unmet.why])
  const done = decide(given(owned), gift, NOW, leave({ rules: ['remedy-for-customers-since'] }))
  assert.ok(!isRefusal(done))
  const [fact] = done
  assert.ok(fact?.type === 'RuleOverridden')
  assert.deepEqual(fact.met, { id: 'condition-1', direction: 'earlier', needs: '2008-05-01' })
  const gone = decide(given(owned), gift, NOW, leave(null, ['remedy-for-customers-since:condition-1']))
  assert.ok(!isRefusal(gone))
})

test('an offer that is over and is extended to a customer is a promise like any other', () => {
  const promise = asking('promise', { beyond: 'offer-ended' })
  const decided = decide(given(owned), promise, NOW, leave({ rules: ['offer-while-it-is-live'] }))
  assert.ok(!isRefusal(decided))
  const made = decided.find(fact => fact.type === 'CommitmentMade')
  assert.equal(made?.beyond, undefined)
})

test('the third alike proposes that the rule be changed', () => {
  assert.deepEqual([1, 2, 3, 4].map(proposesChange), [false, false, true, true])
})

test('what several have in common is what all of them share', () => {
  const one = { kind: 'problem', channel: 'mail', plan: 'Copper 24', given: null }
  assert.deepEqual(inCommon([one]), [])
  assert.deepEqual(inCommon([one, { ...one, channel: 'chat' }]), [
    { trait: 'kind', value: 'problem' },
    { trait: 'plan', value: 'Copper 24' },
  ])
})

for (const [says, answering] of [
  [
    'This proposal was answered already: look at what became of the rule.',
    { isOpen: false, accepts: true, reason: '' },
  ],
  [
    'Say why the rule stays as it is: those who set it aside read it.',
    { isOpen: true, accepts: false, reason: ' ' },
  ],
] as const) {
  test(says, () => assert.equal(refusedBy(proposalRules, answering)?.refused.says, says))
}
