/** Every rule that a request can meet is of a kind, so that a new one is never overridable by having been forgotten. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { nameOfRule } from '../../domain/override/describe.ts'
import { canBeSetAside, isOverridable, overridableRules, ruleKinds } from '../../domain/override/kinds.ts'
import { statedRules } from '../rules-page.ts'

const root = join(import.meta.dirname, '../..')
// What is ready for customers refuses nothing; who may do what is a matter of who somebody is, all of it.
const all = await statedRules()
const stated = all.filter(({ file }) => !/^domain\/(?:ready|policies)\//u.test(file))
const permissions = all.filter(({ file }) => file.startsWith('domain/policies/'))

test('each rule of the house has a kind, and each kind is of a rule', () => {
  const names = stated.map(({ name }) => name)
  assert.deepEqual(
    names.filter(name => !ruleKinds.has(name)),
    [],
    'add these to domain/override/kinds.ts',
  )
  assert.deepEqual(
    [...ruleKinds.keys()].filter(name => !names.includes(name)),
    [],
  )
})

test('only rules of the organisation can be set aside: never law, consent, identity or money', () => {
  const may = Object.entries(canBeSetAside).flatMap(([kind, can]) => (can ? [kind] : []))
  assert.deepEqual(may, ['house'])
  assert.deepEqual([...ruleKinds.keys()].filter(isOverridable).toSorted(), [...overridableRules].toSorted())
  for (const { name, file } of permissions) assert.ok(!isOverridable(name), `${file} ${name}`)
  for (const rule of overridableRules) assert.ok(nameOfRule(rule), rule)
})

test('nothing that is read or written counts people by the rules that they set aside', () => {
  const asked = sources('server', 'contract', 'desk').filter(({ text }) =>
    /rule_override|RuleOverridden|rule_proposal/u.test(text),
  )
  assert.ok(asked.length > 0)
  for (const { path, text } of asked) {
    assert.doesNotMatch(text, /GROUP BY[^`;]*\bagent/iu, path)
    assert.doesNotMatch(text, /count\([^)]*agent/iu, path)
  }
  const [migration] = sources('server/db/migrations').filter(({ path }) =>
    path.endsWith('0093-overrides.sql'),
  )
  const table = /CREATE TABLE rule_override \((?<columns>[^;]*)\);/u.exec(migration?.text ?? '')
  assert.ok(table?.groups?.['columns'])
  assert.doesNotMatch(table.groups['columns'].replaceAll(/--.*/gu, ''), /agent|person|_by\b/u)
})

function sources(...folders: readonly string[]) {
  return folders.flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(path => /\.(?:tsx?|sql)$/u.test(path) && !/\.test\.tsx?$/u.test(path))
      .map(path => ({ path, text: readFileSync(join(root, folder, path), 'utf8') })),
  )
}
