/** The sentences of the rules: on their page, and each with a test of its name. */
import assert from 'node:assert/strict'
import { dirname } from 'node:path'
import { test } from 'node:test'
import { rulesEs } from '../../domain/refused-in.ts'
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

test('every rule that refuses has its Spanish sentence beside it, and none is left over', () => {
  const spoken = Object.entries(rulesEs).flatMap(([folder, said]) =>
    Object.keys(said).map(name => `domain/${folder}: ${name}`),
  )
  // What is found about an installation refuses nobody; its words are the setup's (contract/words/setup-findings-es.ts).
  const refusing = rules.filter(({ file }) => file !== 'domain/ready/rules.ts')
  const stated = refusing.map(({ file, name }) => `${dirname(file)}: ${name}`)
  assert.deepEqual(spoken.toSorted(), stated.toSorted())
})

test('a Spanish sentence is plain, ends, speaks to usted, and is no other rule’s', () => {
  const said = Object.values(rulesEs).flatMap(sentences => Object.values(sentences))
  for (const sentence of said) {
    assert.match(sentence, /^[\p{Lu}«].{15,124}\.$/u)
    assert.doesNotMatch(sentence, /\b(tú|tu|tus|te|ti)\b/i)
  }
  assert.equal(new Set(said).size, said.length)
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
