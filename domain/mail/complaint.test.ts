import assert from 'node:assert/strict'
import { test } from 'node:test'
import { complaintIn } from './complaint.ts'
import { partOf } from './testing/mails.ts'

const report = (...lines: string[]) =>
  partOf('message/feedback-report', ['Feedback-Type: abuse', ...lines].join('\r\n'))

test('A report names the return path of the letter, and whom it went to', () => {
  const parts = [
    report('Original-Mail-From: <bounce+A.1.b@ours.example>', 'Original-Rcpt-To: Ana@mail.example'),
  ]
  assert.deepEqual(complaintIn({ parts }), {
    returnPath: 'bounce+a.1.b@ours.example',
    reader: 'ana@mail.example',
  })
})

test('Where the report leaves the return path out, the copy of the letter has it', () => {
  for (const type of ['message/rfc822', 'text/rfc822-headers']) {
    const copy = partOf(type, 'Return-Path: <bounce+a.1.b@ours.example>\nSubject: Re: x\n')
    assert.equal(complaintIn({ parts: [report(), copy] }).returnPath, 'bounce+a.1.b@ours.example')
  }
})

test('What only stands in the words of the report, or in half, is nothing', () => {
  const words = partOf('text/plain', 'Original-Mail-From: bounce+a.1.b@ours.example')
  assert.deepEqual(complaintIn({ parts: [words] }), { returnPath: null, reader: null })
  assert.deepEqual(complaintIn({ parts: [report('Original-Rcpt-To: somebody', 'Original-Mail-From:')] }), {
    returnPath: null,
    reader: null,
  })
})
