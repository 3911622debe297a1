import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerOf } from './post.ts'

test('an answer that went well says where to go', () => {
  assert.deepEqual(answerOf(200, '{"href":"/case/A"}'), { kind: 'done', href: '/case/A' })
  assert.deepEqual(answerOf(204, ''), { kind: 'done', href: null })
})

test('a fault and a refusal are told in their own words', () => {
  const fault = { kind: 'refused', says: 'Too large.', status: 413 }
  assert.deepEqual(answerOf(413, '{"fault":"too-large","says":"Too large."}'), fault)
  const refusal = { kind: 'refused', says: 'No.', status: 409 }
  assert.deepEqual(answerOf(409, '{"refused":{"rule":"r","says":"No."}}'), refusal)
})

test('what may go well later is not a refusal', () => {
  for (const status of [0, 408, 429, 502, 503, 504]) assert.equal(answerOf(status, '').kind, 'unreachable')
  assert.equal(answerOf(500, '<h1>').kind, 'failed')
})
