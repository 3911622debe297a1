/** The house rules as a whole: each has a name of its own, a sentence, and a test that is named by the sentence. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { articleRules } from './article/rules.ts'
import { caseRules } from './case/rules.ts'
import { policyRules } from './policies/can.ts'

const rules = [...caseRules, ...policyRules, ...articleRules]

const tests = globSync('**/*.test.ts', { cwd: import.meta.dirname })
  .filter(file => file !== 'rules.test.ts')
  .map(file => readFileSync(`${import.meta.dirname}/${file}`, 'utf8'))
  .join('\n')
  // A table's line that was too long is printed over several.
  .replaceAll(/\[\s+'/g, "['")

test('every rule has a test that is named by its sentence', () => {
  for (const { name, says } of rules) {
    assert.ok(tests.includes(`test('${says}'`) || tests.includes(`['${says}'`), `${name}: ${says}`)
  }
})

test('no two rules share a name or a sentence', () => {
  assert.equal(new Set(rules.map(rule => rule.name)).size, rules.length)
  assert.equal(new Set(rules.map(rule => rule.says)).size, rules.length)
})

test('every rule is a plain sentence that somebody can read when refused', () => {
  for (const { says, refuses } of rules) {
    assert.match(says, /^[\p{Lu}“].{15,119}\.$/u)
    assert.match(refuses, /^\p{Ll}.*[^.]$/u)
  }
})
