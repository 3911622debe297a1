import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillIn, leftOpen, misspelt } from './variables.ts'

test('what is known takes its place, what is not known stays to be seen', () => {
  const words = 'Dear {customer.firstName}, your promise is due {promise.due}.'
  assert.equal(
    fillIn(words, { 'customer.firstName': 'Ada', 'promise.due': '' }),
    'Dear Ada, your promise is due {promise.due}.',
  )
})

test('a dollar sign in a name is only a dollar sign', () => {
  assert.equal(fillIn('{customer.name}', { 'customer.name': "$& $1 $'" }), "$& $1 $'")
})

test('what is filled in is not filled in again', () => {
  assert.equal(
    fillIn('{customer.name}', { 'customer.name': '{agent.name}', 'agent.name': 'Noor' }),
    '{agent.name}',
  )
})

test('what is left open is named once, and braces of the writer’s own are left alone', () => {
  assert.deepEqual(leftOpen('{promise.due} { promise.due } {"json": true} {foo.bar}'), ['{promise.due}'])
})

test('a name that does not exist is told from one that is not known yet', () => {
  assert.deepEqual(misspelt('{customer.age} {customer.name}'), ['{customer.age}'])
})
