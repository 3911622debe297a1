/** Mails beyond all measure: each is read as far as it goes, in one process, and says so. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MAX_RECEIVERS, MAX_TEXT } from './limits.ts'
import { readMail } from './read-mail.ts'

const HEAD = 'From: ada@customer.example\r\nSubject: large\r\n'

type Case = {
  readonly says: string
  readonly raw: () => string
  readonly notes: readonly string[]
  readonly text?: RegExp
}

const cases: readonly Case[] = [
  {
    says: 'a header of 50 MB',
    raw: () => `${HEAD}X-Long: ${'x'.repeat(50e6)}\r\n\r\nwords`,
    notes: ['headers-cut'],
    text: /^words$/,
  },
  {
    says: 'a header of a million lines',
    raw: () => `${HEAD}X-Long: x${'\r\n x'.repeat(1e6)}\r\n\r\nwords`,
    notes: ['headers-cut'],
    text: /^words$/,
  },
  {
    says: 'a hundred thousand headers',
    raw: () => `${HEAD}${'X-One: more\r\n'.repeat(1e5)}\r\nwords`,
    notes: ['headers-cut'],
    text: /^words$/,
  },
  {
    says: 'ten thousand receivers',
    raw: () =>
      `${HEAD}To: ${Array.from({ length: 10_000 }, (_, i) => `p${i}@x.example`).join(',\r\n ')}\r\n\r\nwords`,
    notes: ['headers-cut', 'many-receivers'],
    text: /^words$/,
  },
  {
    says: 'a thousand parts inside each other',
    raw: () =>
      `${HEAD}Content-Type: multipart/mixed; boundary=b0\r\n\r\n${Array.from({ length: 1000 }, (_, i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n\r\n`).join('')}deep inside`,
    notes: ['too-deep'],
    text: /deep inside$/,
  },
  {
    says: 'a hundred thousand parts beside each other',
    raw: () =>
      `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: image/png\r\n\r\nx\r\n'.repeat(1e5)}`,
    notes: ['parts-cut', 'files-cut'],
  },
  {
    says: 'mails inside of mails inside of mails',
    raw: () => `${HEAD}${'Content-Type: message/rfc822\r\n\r\n'.repeat(5000)}words`,
    notes: [],
  },
  {
    says: 'twenty megabytes of line breaks',
    raw: () => `${HEAD}\r\nwords${'\n'.repeat(20e6)}`,
    notes: ['text-cut'],
    text: /^words$/,
  },
  {
    says: 'one line of twenty megabytes',
    raw: () => `${HEAD}\r\n${'words '.repeat(3.4e6)}`,
    notes: ['text-cut'],
    text: /^words words/,
  },
  {
    says: 'a million tags that nobody closes',
    raw: () => `${HEAD}Content-Type: text/html\r\n\r\n<p>words</p>${'<div>'.repeat(1e6)}`,
    notes: ['html-dropped'],
    text: /^words/,
  },
]

for (const { says, raw, notes, text } of cases) {
  test(says, () => {
    const mail = readMail(Buffer.from(raw(), 'latin1'))
    assert.equal(mail.subject, 'large')
    assert.deepEqual(
      mail.notes.map(({ name }) => name),
      notes,
    )
    assert.ok(mail.text.length <= MAX_TEXT)
    assert.ok(mail.addressedTo.length <= MAX_RECEIVERS)
    if (text) assert.match(mail.text, text)
  })
}
