/** Observe, warn, enforce: what a rule with a mode does to a request, and which rules have one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide } from '../case/decide.ts'
import { ASHA, asking, given, NOW, owned } from '../case/given.ts'
import { caseRules } from '../case/rules.ts'
import { isRefusal } from '../rule.ts'
import {
  everythingEnforced,
  guaranteeOf,
  guaranteesWithModes,
  type Mode,
  modes,
  modesFrom,
  rulesOfGuarantees,
} from './modes.ts'

const offerWhileWrong = asking('make-offer')

function offered(mode: Mode, goesOn = false) {
  const leave = { modes: { ...everythingEnforced, G9: mode }, goesOn }
  return decide(given(owned), offerWhileWrong, NOW, leave)
}

const setAside = (mode: 'observe' | 'warn') => ({
  type: 'RuleSetAside',
  rule: 'nothing-is-offered-while-something-is-wrong',
  guarantee: 'G9',
  mode,
  agentId: ASHA,
})

test('enforced, a guarantee refuses, and nobody can go on', () => {
  for (const goesOn of [false, true]) {
    assert.deepEqual(offered('enforce', goesOn), {
      refused: {
        rule: 'nothing-is-offered-while-something-is-wrong',
        says: 'Nothing is offered while something is wrong.',
      },
    })
  }
})

test('warning, the sentence is read first; whoever goes on is written down', () => {
  const warned = offered('warn')
  assert.ok(isRefusal(warned))
  assert.equal(warned.refused.mayGoOn, true)
  const wentOn = offered('warn', true)
  assert.ok(!isRefusal(wentOn))
  assert.deepEqual(wentOn[0], setAside('warn'))
  assert.equal(wentOn[1]?.type, 'OfferMade')
})

test('observing, nobody is held up, and what would have been refused is written down', () => {
  const observed = offered('observe')
  assert.ok(!isRefusal(observed))
  assert.deepEqual(observed[0], setAside('observe'))
  assert.equal(observed[1]?.type, 'OfferMade')
})

test('nobody is asked to go on where another rule refuses anyway', () => {
  const leave = { modes: { ...everythingEnforced, G9: 'warn' as const }, goesOn: false }
  const blank = decide(given(owned), asking('make-offer', { words: ' ' }), NOW, leave)
  assert.ok(isRefusal(blank))
  assert.equal(blank.refused.rule, 'offer-in-words')
  assert.equal(blank.refused.mayGoOn, undefined)
})

test('a rule that refuses nothing is not written down in any mode', () => {
  const request = [...owned, { type: 'KindChanged', kind: 'request', agentId: ASHA } as const]
  for (const mode of modes) {
    const leave = { modes: { ...everythingEnforced, G9: mode }, goesOn: true }
    const decided = decide(given(request), asking('make-offer', { openProblems: 0 }), NOW, leave)
    assert.ok(!isRefusal(decided))
    assert.deepEqual(
      decided.map(fact => fact.type),
      ['OfferMade'],
    )
  }
})

test('without leave every rule holds', () => {
  assert.ok(isRefusal(decide(given(owned), offerWhileWrong, NOW)))
})

test('every rule with a mode is a rule of the case', () => {
  const known = new Set(caseRules.map(rule => rule.name))
  for (const guarantee of guaranteesWithModes) {
    assert.ok(rulesOfGuarantees[guarantee].length > 0, guarantee)
    for (const rule of rulesOfGuarantees[guarantee]) {
      assert.ok(known.has(rule), rule)
      assert.equal(guaranteeOf(rule), guarantee)
    }
  }
})

test('what only the customer may say, and who has shown who they are, has no mode', () => {
  for (const rule of ['only-the-customer-says-so', 'confirmed-when-verified', 'released-when-verified'])
    assert.equal(guaranteeOf(rule), null, rule)
})

test('modes that were kept are read back; what is missing or unknown is enforced', () => {
  assert.deepEqual(modesFrom({}), everythingEnforced)
  assert.deepEqual(modesFrom({ G9: 'observe', G2: 'warn', G5: 'off', G12: 'observe' }), {
    ...everythingEnforced,
    G9: 'observe',
    G2: 'warn',
  })
})
