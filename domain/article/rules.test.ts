import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusedBy } from '../rule.ts'
import { type ArticleChange, articleRules, SLUG, slugOf } from './rules.ts'

const fine: ArticleChange = {
  version: 3,
  base: 3,
  slug: 'move-house',
  isTaken: false,
  isPublished: true,
  texts: [{ title: 'Moving house', body: 'Tell us two weeks before.' }],
}

function said(change: Partial<ArticleChange>): string | undefined {
  return refusedBy(articleRules, { ...fine, ...change })?.refused.says
}

test('an article that is whole, new and in a place of its own is saved', () => {
  assert.equal(said({}), undefined)
  assert.equal(said({ isPublished: false, texts: [] }), undefined, 'a draft may be empty')
})

const sentences: readonly [says: string, ...changes: Partial<ArticleChange>[]][] = [
  ['Somebody saved this article since you opened it: look at what they wrote, then save again.', { base: 2 }],
  [
    'This address belongs to another page of ours: choose another one.',
    { isTaken: true },
    { slug: 'suggest' },
    { slug: 'new' },
  ],
  [
    'What customers read needs a title and words, in at least one language.',
    { texts: [] },
    { texts: [{ title: '', body: 'Words.' }] },
    { texts: [...fine.texts, { title: 'Mudanza', body: '' }] },
  ],
]

for (const [says, ...changes] of sentences) {
  test(says, () => {
    for (const change of changes) assert.equal(said(change), says)
  })
}

test('a title becomes a place that fits into an address', () => {
  assert.equal(slugOf('¿Qué hacer en una avería?'), 'que-hacer-en-una-averia')
  assert.equal(slugOf('  Wi-Fi & you  '), 'wi-fi-you')
  assert.equal(slugOf('网络'), '')
  for (const title of ['a'.repeat(79) + ' b', 'A--B', 'Ünïcode 2']) assert.match(slugOf(title), SLUG)
})
