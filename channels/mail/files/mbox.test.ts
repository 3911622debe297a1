/** Mails in files: where one ends and the next begins, and that nothing between is lost. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailsInMbox, withWireEnds } from './mbox.ts'

async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(text: string, size = 7) {
  const mails: { offset: number; date: number | null; text: string }[] = []
  for await (const { offset, date, bytes } of mailsInMbox(pieces(text, size), 0)) {
    const parts: Uint8Array[] = []
    for await (const part of bytes) parts.push(part)
    mails.push({ offset, date, text: Buffer.concat(parts).toString() })
  }
  return mails
}

const from = 'From eve@customer.example Sat Nov 21 10:00:00 2026\n'

test('each mail of an mbox comes by itself, with the ends of lines that it has on the wire', async () => {
  const text = `${from}Subject: a\n\none\n\n${from}Subject: b\r\n\r\ntwo\r\n`
  for (const size of [1, 2, 7, 1000]) {
    assert.deepEqual(
      (await read(text, size)).map(mail => mail.text),
      ['Subject: a\r\n\r\none\r\n', 'Subject: b\r\n\r\ntwo\r\n'],
      `in pieces of ${size}`,
    )
  }
  const [first, second] = await read(text)
  assert.equal(first?.date, Date.parse('Sat Nov 21 10:00:00 2026'))
  assert.equal(second?.offset, text.indexOf('From eve', 10))
})

test('words that begin with From, quoted or not, stay words', async () => {
  const text = `${from}Subject: a\n\nFrom here on\n\nFrom me with love\n>From you\n>>From both\n> From quoted\n`
  const [mail, more] = await read(text)
  assert.equal(more, undefined)
  assert.equal(
    mail?.text,
    'Subject: a\r\n\r\nFrom here on\r\n\r\nFrom me with love\r\nFrom you\r\n>From both\r\n> From quoted\r\n',
  )
})

test('empty lines within a mail and at its end are kept but the one that parts it from the next', async () => {
  const text = `${from}Subject: a\n\none\n\n\n\n${from}Subject: b\n\ntwo\n\n`
  assert.deepEqual(
    (await read(text)).map(mail => mail.text),
    ['Subject: a\r\n\r\none\r\n\r\n\r\n', 'Subject: b\r\n\r\ntwo\r\n'],
  )
})

test('a line without an end is passed on in pieces, and the mail behind it is found', async () => {
  const long = 'x'.repeat(3_000_000)
  const mails = await read(`${from}Subject: a\n\n${long}\n\n${from}Subject: b\n\ntwo\n`, 65_536)
  assert.equal(mails[0]?.text.length, 'Subject: a\r\n\r\n\r\n'.length + long.length)
  assert.equal(mails[1]?.text, 'Subject: b\r\n\r\ntwo\r\n')
})

test('a mail that nobody reads is passed over', async () => {
  const text = `${from}Subject: a\n\none\n\n${from}Subject: b\n\ntwo\n`
  const offsets: number[] = []
  for await (const { offset } of mailsInMbox(pieces(text, 9), 0)) offsets.push(offset)
  assert.equal(offsets.length, 2)
})

test('single line feeds become the ends of the wire, in whatever pieces they come', async () => {
  for (const size of [1, 2, 3, 100]) {
    const parts: Uint8Array[] = []
    for await (const part of withWireEnds(pieces('a\nb\r\nc\n\nd', size))) parts.push(part)
    assert.equal(Buffer.concat(parts).toString(), 'a\r\nb\r\nc\r\n\r\nd', `in pieces of ${size}`)
  }
})
