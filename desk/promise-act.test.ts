import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountOf, promiseAct } from './promise-act.ts'

const plain = { kind: 'credit', words: ' £20 off. ', dueAt: 5, replaces: null } as const

test('a promise goes out with what was written of it, and nothing else', () => {
  assert.deepEqual(promiseAct(plain), {
    act: 'promise',
    kind: 'credit',
    words: '£20 off.',
    replaces: null,
    dueAt: 5,
  })
})

test('so many working days are reckoned by the server, whatever time the form showed', () => {
  const within = { amount: 3, unit: 'working-days' } as const
  const act = promiseAct({ ...plain, within })
  assert.deepEqual([act.within, act.dueAt], [within, undefined])
})

test('an amount is read as it is written, with a comma too, and is left out where it is none', () => {
  const read = (amount: string) => amountOf({ amount, currency: 'GBP' })?.minor
  assert.deepEqual(['20', '20.5', '20,05', '1.234', '0', 'twenty', ''].map(read), [
    2_000,
    2_050,
    2_005,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  assert.equal(amountOf({ amount: '20', currency: 'pounds' }), undefined)
})
