import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayAsked } from '../approval/describe.ts'
import { promiseOfRemedy, sayRemedy, titleOfRemedy } from './describe.ts'

const called = { en: 'New router', es: 'Router nuevo' }
const money = { amountMinor: 12_00, currency: 'GBP' }

test('what is given is called by its name in the catalogue, in the language of whoever reads; money by its amount', () => {
  const goods = { kind: 'goods', called } as const
  assert.deepEqual([sayRemedy(goods, 'en'), sayRemedy(goods, 'es')], ['“New router”', '«Router nuevo»'])
  assert.deepEqual([titleOfRemedy(goods, 'en'), titleOfRemedy(goods, 'es')], ['New router', 'Router nuevo'])
  assert.equal(sayRemedy({ kind: 'credit', called, ...money }, 'en'), 'a credit of £12.00')
  assert.equal(titleOfRemedy({ kind: 'credit', ...money }, 'en'), 'A credit of £12.00')
})

test('what no catalogue had is named by its kind, and a call back always: its name there speaks to the agent', () => {
  assert.equal(sayRemedy({ kind: 'goods' }, 'en'), 'what is missing or broken, sent anew')
  const callBack = { kind: 'callback-same-person', called: { en: 'I call myself', es: 'Llamo yo' } } as const
  assert.equal(titleOfRemedy(callBack, 'es'), 'Una llamada de la misma persona')
})

test('what is promised says the name, and of money how much it is too', () => {
  assert.equal(promiseOfRemedy({ kind: 'goods', called }, 'en'), 'New router')
  const month = { kind: 'credit', called: { en: 'a month free', es: 'un mes gratis' }, ...money } as const
  assert.equal(promiseOfRemedy(month, 'en'), 'A month free: a credit of £12.00')
  assert.equal(promiseOfRemedy({ kind: 'credit', ...money }, 'en'), 'A credit of £12.00')
})

test('what somebody decides about is called by its name as well', () => {
  const remedy = {
    remedyId: 'r',
    kind: 'goods',
    called,
    accountId: null,
    serviceId: null,
    amountMinor: null,
    currency: null,
    costMinor: 60_00,
    catalogueId: 'c',
    forCommitmentId: null,
  } as const
  assert.equal(sayAsked({ remedy }, 'es'), '«Router nuevo»')
})
