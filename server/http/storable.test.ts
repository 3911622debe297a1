import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Fault } from '../../contract/faults.ts'
import { storableDeep } from './storable.ts'

test('every string and every name is such that the database can keep it', () => {
  const came = { 'na\0me': ['a\0b', { half: 'x\ud800' }], count: 3, nothing: null }
  assert.deepEqual(storableDeep(came), { name: ['ab', { half: 'x\ufffd' }], count: 3, nothing: null })
})

test('what is nested without end is the sender’s fault, not ours', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
  assert.throws(
    () => storableDeep(deep),
    (error: unknown) => error instanceof Fault && error.fault === 'bad-request',
  )
})
