/** What letters say of a callback: when, how often, until when a place is kept; and never the number whole. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellCallback } from './callback.ts'

const entryId = 'entry-1'
const telling = {
  sentence: 'It is your turn.',
  page: 'Your page: https://x',
  link: 'https://x',
  language: 'en',
} as const

test('the number is told by its end alone, and not at all when it was erased', () => {
  const asked = { type: 'CallbackAsked', entryId, by: 'phone', window: null, promiseId: null } as const
  const told = tellCallback({ ...asked, body: { number: '+441632960111' } }, telling).join('\n')
  assert.match(told, /number ending in 111/)
  assert.ok(!told.includes('1632960'))
  assert.ok(!tellCallback(asked, telling).join('\n').includes('number ending'))
})

test('whoever is to come has the link right below the sentence, in both languages', () => {
  const rung = { type: 'CallbackRung', entryId, agentId: 'asha', until: 0 } as const
  for (const language of ['en', 'es'] as const) {
    const [sentence, link] = tellCallback(rung, { ...telling, language })
    assert.equal(sentence, telling.sentence)
    assert.match(link ?? '', /\nhttps:\/\/x$/)
  }
})

test('a place that was set aside is told with until when it is kept', () => {
  const aside = { type: 'CallbackSetAside', entryId, keptUntil: 0 } as const
  assert.ok(
    tellCallback(aside, { ...telling, sentence: 'Kept until Tuesday.' }).includes('Kept until Tuesday.'),
  )
})
