/** The contact button has sentences of its own, so that it stays small; where it says the same as our pages, it says it alike. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { frontWords } from './front.ts'
import { setupWidgetWords } from './setup-widget.ts'
import { doorWords } from './widget-door.ts'
import { widgetEn } from './widget-en.ts'
import { widgetEs } from './widget-es.ts'

type Leaf = readonly [path: string, said: string]

/** Every sentence, given its own places as words. */
function leaves(value: unknown, path = ''): readonly Leaf[] {
  if (typeof value === 'function') {
    const given = Array.from({ length: value.length }, (_, index) => `<${index}>`)
    return [[path, String(Reflect.apply(value, undefined, given))]]
  }
  if (typeof value !== 'object' || value === null) return [[path, String(value)]]
  return Object.entries(value).flatMap(([key, part]) => leaves(part, `${path}.${key}`))
}

const widgetWords = { en: widgetEn, es: widgetEs }
const languages = ['en', 'es'] as const

for (const language of languages) {
  test(`what our pages say too is said alike: ${language}`, () => {
    const { when, check, verdict, sending, case: ofCase } = frontWords[language]
    const pages = new Map(leaves({ when, check, verdict, sending, stands: ofCase.stands }))
    const { when: at, check: wrong, verdict: yes, sending: going, stands } = widgetWords[language]
    const own = leaves({ when: at, check: wrong, verdict: yes, sending: going, stands })
    for (const [path, said] of own) assert.equal(said, pages.get(path), path)
    assert.equal(doorWords[language].open, widgetWords[language].open)
  })
}

test('every sentence says something, and none of one language was left in the other', () => {
  for (const words of [widgetWords, setupWidgetWords, doorWords]) {
    const spanish = new Map(leaves(words.es))
    for (const [path, said] of leaves(words.en)) {
      assert.notEqual(said.trim(), '', path)
      // A sentence that is nothing but its places is the same in all of them.
      if (/\p{L}{3}/u.test(said)) assert.notEqual(spanish.get(path), said, path)
    }
  }
})
