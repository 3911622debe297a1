import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isAskedFor, testFiles } from './files.ts'

test('every test file of the tree is found, those first that need least', () => {
  const files = testFiles(`${import.meta.dirname}/../..`)
  const paths = files.map(file => file.path)
  assert.ok(paths.includes('tests/runner/files.test.ts'))
  assert.ok(paths.includes('tests/browser.browser.test.ts'))
  assert.ok(paths.every(path => !path.includes('node_modules')))
  const needs = files.map(file => file.need)
  assert.ok(needs.lastIndexOf('pure') < needs.indexOf('database'))
  assert.ok(needs.lastIndexOf('database') < needs.indexOf('browser'))
})

test('a pattern asks for the names that contain it; none asks for all', () => {
  const append = { name: 'server/ledger/append.test.ts', need: 'database' } as const
  assert.equal(isAskedFor(append, []), true)
  assert.equal(isAskedFor(append, ['ledger']), true)
  assert.equal(isAskedFor(append, ['desk', 'append']), true)
  assert.equal(isAskedFor(append, ['desk']), false)
})

test('a need asks for the files that have it, and for no check', () => {
  const append = { name: 'server/ledger/append.test.ts', need: 'database' } as const
  assert.equal(isAskedFor(append, ['need:database']), true)
  assert.equal(isAskedFor(append, ['server', 'need:database']), true)
  assert.equal(isAskedFor(append, ['need:pure', 'need:database']), true)
  assert.equal(isAskedFor(append, ['desk', 'need:database']), false)
  assert.equal(isAskedFor(append, ['server', 'need:pure']), false)
  assert.equal(isAskedFor({ name: 'check: types' }, ['need:pure']), false)
})
