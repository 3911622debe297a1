import assert from 'node:assert/strict'
import { test } from 'node:test'
import { frontWords } from './front.ts'

type Leaf = readonly [path: string, value: unknown]

function leaves(value: unknown, path = ''): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([key, part]) => leaves(part, `${path}.${key}`))
}

for (const [language, words] of Object.entries(frontWords)) {
  test(`every sentence is said, with all that it is given: ${language}`, () => {
    for (const [path, sentence] of leaves(words)) {
      if (typeof sentence === 'function') {
        const given = Array.from({ length: sentence.length }, (_, index) =>
          path.endsWith('news') ? 2 : `<${index}>`,
        )
        const said = String(sentence(...given))
        for (const part of given)
          assert.ok(said.includes(String(part)), `${path} leaves out ${part}: ${said}`)
      } else {
        assert.ok(typeof sentence === 'string' && sentence.trim() !== '', `${path} says nothing`)
      }
    }
  })
}

test('no sentence of one language was left in another', () => {
  const spanish = new Map(leaves(frontWords.es))
  const same = leaves(frontWords.en).filter(
    ([path, said]) => typeof said === 'string' && spanish.get(path) === said,
  )
  assert.deepEqual(same, [])
})
