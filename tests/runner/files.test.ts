import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isAskedFor, needOf, testFiles } from './files.ts'

test('what a test file needs follows from its place and its name', () => {
  assert.equal(needOf('domain/line/order.test.ts'), 'pure')
  assert.equal(needOf('server/ledger/append.test.ts'), 'database')
  assert.equal(needOf('desk/screens/case/screen.browser.test.ts'), 'browser')
  assert.equal(needOf('stories/s0.story.ts'), 'browser')
})

test('every test file of the tree is found, those first that need least', () => {
  const files = testFiles(`${import.meta.dirname}/../..`)
  const paths = files.map(file => file.path)
  assert.ok(paths.includes('tests/runner/files.test.ts'))
  assert.ok(paths.includes('tests/browser.browser.test.ts'))
  assert.ok(paths.every(path => !path.includes('node_modules')))
  const needs = files.map(file => file.need)
  assert.ok(needs.lastIndexOf('pure') < needs.indexOf('browser'))
})

test('a pattern asks for the names that contain it; none asks for all', () => {
  assert.equal(isAskedFor('server/ledger/append.test.ts', []), true)
  assert.equal(isAskedFor('server/ledger/append.test.ts', ['ledger']), true)
  assert.equal(isAskedFor('server/ledger/append.test.ts', ['desk', 'append']), true)
  assert.equal(isAskedFor('server/ledger/append.test.ts', ['desk']), false)
})
