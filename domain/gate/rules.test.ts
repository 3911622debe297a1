/** One test for each rule of the gate, named by its sentence. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asking, confirmedSolved, given, owned, verdict } from '../case/given.ts'

const aRequest = [...owned, { type: 'KindChanged', kind: 'request', agentId: 'asha' } as const]

test('Nothing is offered while something is wrong.', t => {
  assert.equal(verdict(owned, asking('make-offer')), t.name)
  assert.equal(verdict(aRequest, asking('make-offer', { openProblems: 1 })), t.name)
  assert.equal(verdict(aRequest, asking('make-offer', { openProblems: 0 })), 'OfferMade')
  assert.equal(verdict([...owned, confirmedSolved], asking('make-offer')), 'OfferMade')
})

test('a matter whose kind nobody has stated counts as something wrong', () => {
  const [opened, ...rest] = owned
  assert.ok(opened?.type === 'CaseOpened')
  const unstated = [{ ...opened, kind: null }, ...rest]
  assert.equal(given(unstated).kind, null)
  assert.equal(verdict(unstated, asking('make-offer')), 'Nothing is offered while something is wrong.')
})

test('a problem that rests is still wrong', () => {
  const resting = [...owned, { type: 'CaseRested' } as const]
  assert.equal(verdict(resting, asking('make-offer')), 'Nothing is offered while something is wrong.')
})

test('An offer is written down in words that the customer can keep.', t => {
  assert.equal(verdict(aRequest, asking('make-offer', { words: ' ' })), t.name)
})
