import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { apart, hasHeaders, mailsOf } from './files.ts'

test('a mailbox file is taken apart where a mail begins, not where somebody writes "From"', () => {
  const first =
    'From rosa@post.example Tue Mar  3 10:12:00 2026\nSubject: one\n\nFrom here on it is dead.\n\nFrom 10:00 on.\n'
  const second = 'From ivo@post.example Wed Mar  4 10:12:00 2026\nSubject: two\n\nwords\n'
  const mails = apart(Buffer.from(`${first}\n${second}`)).map(String)
  assert.equal(mails.length, 2)
  assert.match(mails[0] ?? '', /^Subject: one\n\nFrom here on it is dead\.\n\nFrom 10:00 on\.\n$/)
  assert.match(mails[1] ?? '', /^Subject: two/)
  assert.equal(apart(Buffer.from('Subject: one\n\nwords')).length, 1)
})

test('a text with the headers of a mail is a mail; one that begins with a quoted mail, or with words, is words', () => {
  assert.equal(hasHeaders(Buffer.from('Received: by x\nFrom: a@post.example\nSubject: b\n\nc')), true)
  assert.equal(hasHeaders(Buffer.from('From: a@post.example\n to be folded\nDate: 1 May 2026\n\nc')), true)
  assert.equal(
    hasHeaders(Buffer.from('From: a@post.example\nSent: 1 May 2026 10:12\nTo: b\nSubject: c\n\nd')),
    false,
  )
  assert.equal(hasHeaders(Buffer.from('Hello,\n\nSubject: none')), false)
})

test('bare words get an envelope, in whatever letters they are, and come out of it unchanged', () => {
  const here = mkdtempSync(join(tmpdir(), 'corpus-'))
  try {
    const words = `${'long '.repeat(400)}\n.\nशुक्रिया\n  > indented\n`
    writeFileSync(join(here, 'a.txt'), words)
    writeFileSync(join(here, 'a.trimmed'), 'short')
    const [mail] = mailsOf(here, 'a.txt')
    assert.ok(mail)
    assert.equal(mail.trimmed, 'short')
    const [head = '', body = ''] = mail.raw.toString().split('\r\n\r\n')
    assert.match(head, /charset=utf-8\r\nContent-Transfer-Encoding: base64$/)
    assert.equal(Buffer.from(body, 'base64').toString(), words)
    assert.ok(
      mail.raw
        .toString()
        .split('\r\n')
        .every(line => line.length <= 76),
    )
  } finally {
    rmSync(here, { recursive: true })
  }
})
