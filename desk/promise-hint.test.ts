import assert from 'node:assert/strict'
import { test } from 'node:test'
import { promiseIn } from './promise-hint.ts'

const promises: readonly (readonly [draft: string, kind: string])[] = [
  ['I will call you tomorrow before noon.', 'call-back'],
  ["Sorry for that. We'll send a technician on Friday.", 'visit'],
  ['The credit will appear on your next bill.', 'credit'],
  ['You will receive the replacement router by Tuesday.', 'goods'],
  ['I’ll e-mail you the details today.', 'send-details'],
  ['Le llamaremos mañana por la mañana.', 'call-back'],
  ['I promise that this is settled by Monday.', 'other'],
]

for (const [draft, kind] of promises) {
  test(`is a promise: ${draft}`, () => assert.equal(promiseIn(draft)?.kind, kind))
}

const others = [
  'Thank you for waiting.',
  'We will see you soon!',
  'I will be happy to help.',
  'We will look into it as soon as we can.',
  'Will you be at home tomorrow?',
  'If you send the number, I will check it.',
  'I called you yesterday.',
  '',
]

for (const draft of others) {
  test(`is no promise: ${draft || '(nothing)'}`, () => assert.equal(promiseIn(draft), null))
}

test('the last promise of a draft is the one that is meant', () => {
  const hint = promiseIn('I will call you today. And we will credit £10 within 5 working days.')
  assert.equal(hint?.words, 'And we will credit £10 within 5 working days.')
  assert.deepEqual(hint?.due, { workingDays: 5 })
})

test('a very long draft is read as quickly as a short one is', () => {
  assert.equal(promiseIn('a'.repeat(100_000)), null)
})
