import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { apart, filesIn, hasHeaders, mailsOf } from './files.ts'

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

function withFolder(body: (here: string) => void) {
  const here = mkdtempSync(join(tmpdir(), 'corpus-'))
  try {
    body(here)
  } finally {
    rmSync(here, { recursive: true })
  }
}

function mailsBelow(here: string) {
  return filesIn(here).flatMap(file => {
    const mails = mailsOf(file)
    return 'trouble' in mails ? [] : mails
  })
}

test('bare words get an envelope, in whatever letters they are, and come out of it unchanged', () => {
  withFolder(here => {
    const words = `${'long '.repeat(400)}\n.\nशुक्रिया\n  > indented\n`
    writeFileSync(join(here, 'a.txt'), words)
    writeFileSync(join(here, 'a.trimmed'), 'short')
    const [mail] = mailsBelow(here)
    assert.ok(mail)
    assert.equal(mail.trimmed, 'short')
    const [head = '', body = ''] = mail.raw.toString().split('\r\n\r\n')
    assert.match(head, /charset=utf-8\r\nContent-Transfer-Encoding: base64$/)
    assert.equal(Buffer.from(body, 'base64').toString(), words)
    const lines = mail.raw.toString().split('\r\n')
    assert.ok(lines.every(line => line.length <= 76))
  })
})

test('files of any name are found, also such as are no text, behind links and in folders that lead back', () => {
  withFolder(here => {
    mkdirSync(join(here, 'in', 'x.eml'), { recursive: true })
    const words = (text: string) => `Subject: ${text}\n\n${text}`
    writeFileSync(
      Buffer.concat([Buffer.from(`${here}/caf`), Buffer.from([0xe9]), Buffer.from('.EML')]),
      words('1'),
    )
    writeFileSync(join(here, 'in', '日 本\n#2.eml'), words('2'))
    writeFileSync(join(here, 'in', '.txt'), '3')
    writeFileSync(join(here, 'in', '語.txt'), '4')
    writeFileSync(join(here, 'in', 'no-mail.bin'), '5')
    symlinkSync(here, join(here, 'in', 'round'))
    symlinkSync(join(here, 'in', '語.txt'), join(here, 'linked.txt'))
    const mails = mailsBelow(here)
    assert.equal(mails.length, 5)
    const names = mails.map(({ raw }) => /^Message-ID: .*$/m.exec(raw.toString())?.[0]).filter(Boolean)
    assert.equal(new Set(names).size, 3, 'words in files of different names are different mails')
  })
})

test('what cannot be opened is told of, what is no file is passed by, and what is empty is a mail', async () => {
  const socket = createServer()
  const here = mkdtempSync(join(tmpdir(), 'corpus-'))
  try {
    symlinkSync(join(here, 'nowhere'), join(here, 'dangling.eml'))
    socket.listen(join(here, 'socket.eml'))
    await once(socket, 'listening')
    writeFileSync(join(here, 'empty.eml'), '')
    const told = filesIn(here).map(file => ({ name: file.name, came: mailsOf(file) }))
    assert.deepEqual(
      told.map(({ name, came }) => [name, 'trouble' in came ? came.trouble : came.length]),
      [
        ['dangling.eml', 'ENOENT'],
        ['empty.eml', 1],
      ],
    )
  } finally {
    socket.close()
    rmSync(here, { recursive: true })
  }
})
