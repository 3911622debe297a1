import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { importsOfText, needsOf } from './needs.ts'

test('what a test file needs follows from what it imports, itself or through others', () => {
  const needOf = needsOf(join(import.meta.dirname, '../..'))
  assert.equal(needOf('domain/line/order.test.ts'), 'pure')
  assert.equal(needOf('server/http/csv.test.ts'), 'pure')
  assert.equal(needOf('server/db/migrate.test.ts'), 'database')
  // It opens a world, and the world is made from the databases for tests.
  assert.equal(needOf('server/letters/letters.test.ts'), 'database')
  assert.equal(needOf('tests/browser.browser.test.ts'), 'browser')
  assert.equal(needOf('stories/demo.story.ts'), 'browser')
})

test('imports of types alone are none; those over several lines, without a name and late ones are', () => {
  const text = `
import type { Gone } from './gone.ts'
import type {
  AlsoGone,
} from './also-gone.ts'
import { one, type Two } from './one.ts'
import {
  many,
} from '../many.ts'
import './bare.ts'
import pg from 'pg'
export { passedOn } from './passed-on.ts'
export const later = async () => await import('./late.ts')
`
  const kept = ['./one.ts', '../many.ts', './bare.ts', './passed-on.ts', './late.ts']
  assert.deepEqual(importsOfText(text), kept)
})
