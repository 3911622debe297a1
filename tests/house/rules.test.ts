/** The sentences of the rules: on their page, and each with a test of its name. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rulesPage, statedRules } from '../rules-page.ts'
import { ourFiles, read } from './tree.ts'

const rules = await statedRules()

test('docs/rules.md is what npm run rules writes', () => {
  assert.equal(read('docs/rules.md'), rulesPage(rules))
})

test('every rule has a test that is named by its sentence', () => {
  const tests = ourFiles()
    .filter(path => path.endsWith('.test.ts'))
    .map(read)
    .join('\n')
  const isNamed = (says: string) => [`'${says}'`, `"${says}"`, `\`${says}\``].some(it => tests.includes(it))
  assert.deepEqual(
    rules.filter(({ says }) => !isNamed(says)).map(({ file, says }) => `${file}: ${says}`),
    [],
  )
})

test('rules are found in every folder that states some', () => {
  const stating = ourFiles().filter(path => /^domain\/[^/]+\/.*rules\.ts$/.test(path))
  const folders = new Set(rules.map(rule => rule.file.split('/')[1]))
  assert.deepEqual(
    stating.filter(path => !folders.has(path.split('/')[1])),
    [],
  )
  assert.ok(rules.length > 0)
})
