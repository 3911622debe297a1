import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readContent } from '../../content.ts'
import { readMail } from './read-mail.ts'
import { readRtf } from './rtf.ts'
import { readTnef } from './tnef.ts'

const u16 = (value: number) => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
const attribute = (level: number, id: number, data: Buffer) =>
  Buffer.concat([Buffer.from([level]), u32(id), u32(data.length), data, u16(0)])
const properties = (...all: Buffer[]) => Buffer.concat([u32(all.length), ...all])
const variable = (type: number, id: number, data: Buffer) =>
  Buffer.concat([u16(type), u16(id), u32(1), u32(data.length), padded(data)])
const wide = (id: number, text: string) => variable(0x1f, id, Buffer.from(`${text}\0`, 'utf16le'))
const named = Buffer.concat([
  u16(3),
  u16(0x8001),
  Buffer.alloc(16),
  u32(1),
  u32(6),
  padded(Buffer.from('ab\0', 'utf16le')),
  u32(7),
])
const tnef = (...attributes: Buffer[]) => Buffer.concat([u32(0x223e9f78), u16(1), ...attributes])

const NEW_FILE = attribute(2, 0x00069002, Buffer.alloc(14))
const fileBytes = (text: string) => attribute(2, 0x0006800f, Buffer.from(text))
const fileName = (name: string) => attribute(2, 0x00018010, Buffer.from(`${name}\0`, 'latin1'))

test('files with their long names, beyond the letters of the old ones', () => {
  const found = readTnef(
    tnef(
      attribute(1, 0x00069007, Buffer.concat([u32(1252), u32(0)])),
      NEW_FILE,
      fileName('FACTUR~1.PDF'),
      fileBytes('%PDF'),
      attribute(
        2,
        0x00069005,
        properties(
          named,
          wide(0x3707, 'factura año – 図.pdf'),
          wide(0x370e, 'application/pdf'),
          wide(0x3712, '<photo@x>'),
        ),
      ),
      NEW_FILE,
      fileName('Gr\xfc\xdfe.txt'),
      fileBytes('hello'),
    ),
  )
  assert.deepEqual(
    found?.files.map(({ name, mediaType, contentId, bytes }) => [name, mediaType, contentId, String(bytes)]),
    [
      ['factura año – 図.pdf', 'application/pdf', 'photo@x', '%PDF'],
      ['Grüße.txt', 'application/octet-stream', null, 'hello'],
    ],
  )
})

test('the words, where Outlook put them nowhere else', () => {
  const plain = readTnef(tnef(attribute(1, 0x00069003, properties(wide(0x1000, 'Mi línea')))))
  assert.deepEqual(plain?.words, [{ plain: 'Mi línea' }])
  const html = readTnef(
    tnef(
      attribute(1, 0x00069003, properties(variable(0x102, 0x1013, Buffer.from('<p>Gr\xfc\xdfe', 'latin1')))),
    ),
  )
  assert.deepEqual(html?.words, [{ html: '<p>Grüße' }])
})

test('a mail of Outlook inside of the mail gives its words as a file, and its files', () => {
  const inner = tnef(
    attribute(1, 0x00069003, properties(wide(0x1000, 'inner words'))),
    NEW_FILE,
    fileName('in.txt'),
    fileBytes('x'),
  )
  const object = variable(0x0d, 0x3701, Buffer.concat([Buffer.alloc(16), inner]))
  const found = readTnef(tnef(NEW_FILE, fileName('Re hello'), attribute(2, 0x00069005, properties(object))))
  assert.deepEqual(
    found?.files.map(({ name, bytes }) => [name, String(bytes)]),
    [
      ['Re hello.txt', 'inner words'],
      ['in.txt', 'x'],
    ],
  )
})

test('what is cut off gives what stands before; what is none stays a file', () => {
  const whole = tnef(NEW_FILE, fileName('a.txt'), fileBytes('hello world'))
  assert.equal(String(readTnef(whole.subarray(0, -8))?.files[0]?.bytes), 'hello')
  assert.equal(readTnef(Buffer.from('no such thing')), null)
  const mail = readMail(Buffer.from('Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nxyz'))
  assert.deepEqual([mail.attachments[0]?.name, mail.notes.at(-1)?.name], ['winmail.dat', 'unreadable-tnef'])
})

test('in a mail its files stand in the place of winmail.dat', async () => {
  const packed = tnef(NEW_FILE, fileName('a.txt'), fileBytes('hello')).toString('base64')
  const part = 'Content-Type: application/octet-stream; name=winmail.dat\r\nContent-Transfer-Encoding: base64'
  const raw = `From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nwords\r\n--b\r\n${part}\r\n\r\n${packed}\r\n--b--`
  const { text, attachments, notes } = readMail(Buffer.from(raw))
  assert.deepEqual(
    [text, attachments.map(({ name }) => name), notes.map(({ name }) => name)],
    ['words', ['a.txt'], ['tnef']],
  )
  const [file] = attachments
  assert.equal(file && String(await readContent(file.content)), 'hello')
})

test('compressed RTF: the example of the specification', () => {
  const packed = Buffer.from(
    '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
    'hex',
  )
  assert.deepEqual(readRtf(packed), { plain: 'hello world' })
  // Its end stands in it, whatever the length says.
  packed.writeUInt32LE(500, 4)
  assert.deepEqual(readRtf(Buffer.concat([packed, Buffer.alloc(100, 'x')])), { plain: 'hello world' })
})

test('HTML wrapped in RTF is taken out of it', () => {
  const rtf = String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1 {\fonttbl{\f0 Arial;}}{\*\htmltag64 <p>}Gr\'fc\'dfe \htmlrtf \b skipped\htmlrtf0 f\u252?r 5 \u8364?{\*\htmltag72 </p>}}`
  const packed = Buffer.concat([
    u32(rtf.length + 12),
    u32(rtf.length),
    Buffer.from('MELA'),
    u32(0),
    Buffer.from(rtf),
  ])
  assert.deepEqual(readRtf(packed), { html: '<p>Grüße für 5 €</p>' })
})
