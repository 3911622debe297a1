/** One test for each rule of promises, named by its sentence. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asking, NOW, owned, promised, verdict } from '../case/given.ts'
import { HOUR, MINUTE } from '../time.ts'

const withPromise = [...owned, promised('promise-1')]
const kept = [...withPromise, { type: 'CommitmentKept', commitmentId: 'promise-1', agentId: null } as const]
const DUE = NOW + HOUR

test('A promise is written down in words that the customer can hold us to.', t => {
  assert.equal(verdict(owned, asking('promise', { words: '' })), t.name)
  assert.equal(verdict(owned, asking('promise')), 'CommitmentMade')
})

test('A promise is due in the future.', t => {
  assert.equal(verdict(owned, asking('promise', { dueAt: NOW })), t.name)
})

test('A new promise takes the place only of one that is open.', t => {
  assert.equal(verdict(kept, asking('promise', { replaces: 'promise-1' })), t.name)
  assert.equal(verdict(owned, asking('promise', { replaces: 'promise-1' })), t.name)
  assert.equal(
    verdict(withPromise, asking('promise', { replaces: 'promise-1' })),
    'CommitmentMade CommitmentReplaced',
  )
})

test('There is no such promise in this case.', t => {
  for (const ask of ['keep-promise', 'warn-promise', 'break-promise', 'release-promise'] as const) {
    assert.equal(verdict(owned, asking(ask)), t.name, ask)
  }
})

test('A promise that is settled is never changed: make a new one.', t => {
  const broken = [
    ...withPromise,
    { type: 'CommitmentBroken', commitmentId: 'promise-1', dueAt: DUE } as const,
  ]
  assert.equal(verdict(broken, asking('keep-promise')), t.name)
  assert.equal(verdict(kept, asking('release-promise')), t.name)
  assert.equal(verdict(kept, asking('keep-promise')), 'already')
})

test('Whoever says that a promise was kept writes down what shows it.', t => {
  assert.equal(verdict(withPromise, asking('keep-promise', { evidence: ' ' })), t.name)
  assert.equal(
    verdict(withPromise, asking('keep-promise', { agentId: null, evidence: '' })),
    'CommitmentKept',
  )
})

test('A promise whose time has passed was not kept: put it right with a new one.', t => {
  assert.equal(verdict(withPromise, asking('keep-promise'), DUE + 1), t.name)
  assert.equal(verdict(withPromise, asking('keep-promise'), DUE), 'CommitmentKept')
})

test('A warning comes when a promise is nearly due, not before.', t => {
  assert.equal(verdict(withPromise, asking('warn-promise'), DUE - 16 * MINUTE), t.name)
  assert.equal(verdict(withPromise, asking('warn-promise'), DUE - 15 * MINUTE), 'CommitmentDueSoon')
})

test('A promise is broken only when its time has passed.', t => {
  assert.equal(verdict(withPromise, asking('break-promise'), DUE), t.name)
  assert.equal(verdict(withPromise, asking('break-promise'), DUE + 1), 'CommitmentBroken')
})

test('Only the customer lets us off a promise.', t => {
  assert.equal(verdict(withPromise, asking('release-promise', { customerId: 'somebody-else' })), t.name)
})

test('To let us off a promise, first show that it is you: ask us for a code.', t => {
  assert.equal(verdict(withPromise, asking('release-promise', { verified: false })), t.name)
  assert.equal(verdict(withPromise, asking('release-promise')), 'CommitmentReleased')
})
