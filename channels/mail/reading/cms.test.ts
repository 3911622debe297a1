import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unwrapSigned } from './cms.ts'
import { readMail } from './read-mail.ts'

const value = (tag: number, ...inside: Buffer[]) => {
  const content = Buffer.concat(inside)
  const length = content.length < 0x80 ? [content.length] : [0x82, content.length >> 8, content.length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}
/** Its length is not said; two null bytes end it. */
const open = (tag: number, ...inside: Buffer[]) =>
  Buffer.concat([Buffer.from([tag, 0x80]), ...inside, Buffer.alloc(2)])
const oid = (last: number) => Buffer.from(`06092a864886f70d0107${last.toString(16).padStart(2, '0')}`, 'hex')
const VERSION = Buffer.from('020101', 'hex')
const MAIL = Buffer.from(
  `Content-Type: text/plain; charset=utf-8\r\n\r\n${'Mi línea no funciona. '.repeat(10)}`,
)

const signed = value(
  0x30,
  oid(2),
  value(0xa0, value(0x30, VERSION, value(0x31), value(0x30, oid(1), value(0xa0, value(0x04, MAIL))))),
)
const inPieces = open(
  0x30,
  oid(2),
  open(
    0xa0,
    open(
      0x30,
      VERSION,
      value(0x31),
      open(
        0x30,
        oid(1),
        open(0xa0, open(0x24, value(0x04, MAIL.subarray(0, 50)), value(0x04, MAIL.subarray(50)))),
      ),
    ),
  ),
)

test('what was signed is taken out, whether its length was known or not', () => {
  assert.deepEqual(unwrapSigned(signed), MAIL)
  assert.deepEqual(unwrapSigned(inPieces), MAIL)
})

test('what is encrypted, broken or nothing stays closed', () => {
  assert.equal(unwrapSigned(value(0x30, oid(3), value(0xa0, value(0x30, VERSION)))), null)
  assert.equal(unwrapSigned(Buffer.from('words')), null)
  assert.equal(unwrapSigned(Buffer.alloc(0)), null)
  for (let end = 0; end < signed.length; end++) unwrapSigned(signed.subarray(0, end))
})

test('a mail that is signed as a whole shows its words, and says that nobody checked it', () => {
  const raw = `From: a@b.example\r\nContent-Type: application/pkcs7-mime; smime-type=signed-data\r\nContent-Transfer-Encoding: base64\r\n\r\n${signed.toString('base64')}`
  const { text, notes } = readMail(Buffer.from(raw))
  assert.match(text, /^Mi línea no funciona/)
  assert.deepEqual(
    notes.map(({ name }) => name),
    ['signed'],
  )
})
