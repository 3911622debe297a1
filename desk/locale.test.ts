import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localeAmong } from './locale.ts'

const cases: readonly (readonly [tags: readonly string[], language: 'en' | 'es', locale: string])[] = [
  [['en-US'], 'en', 'en-US'],
  [['de-DE', 'es-MX', 'es'], 'es', 'es-MX'],
  [['de-DE'], 'en', 'en-GB'],
  [['en-US@posix'], 'en', 'en-GB'],
  [['en-US@posix', 'en-IE'], 'en', 'en-IE'],
  [[], 'es', 'es-ES'],
]

for (const [tags, language, locale] of cases)
  test(`a browser that speaks ${tags.join(', ') || 'nothing'} writes dates in ${language} as ${locale} does`, () => {
    assert.equal(localeAmong(tags, language), locale)
    assert.ok(new Intl.DateTimeFormat(locale))
  })
