/** What headers say, however they are written. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readMail } from './read-mail.ts'

const read = (...lines: string[]) => readMail(Buffer.from(`${lines.join('\r\n')}\r\n\r\nwords`, 'latin1'))
const utf8 = (text: string) => Buffer.from(text).toString('latin1')
const nameOf = (disposition: string) =>
  read(`Content-Disposition: attachment; ${disposition}`, 'Content-Type: application/pdf').attachments[0]
    ?.name

describe('encoded words', () => {
  const said: readonly (readonly [string, string, string])[] = [
    [
      'cut in the middle of a letter',
      '=?utf-8?B?w5xi?= =?utf-8?B?ZXI=?= =?utf-8?Q?gr=C3?=\r\n =?utf-8?Q?=BC=C3=9Fe?=',
      'Übergrüße',
    ],
    ['with blanks in them', '=?utf-8?Q?mi l=C3=ADnea no va?= =?utf-8?B?IHkg eWE=?=', 'mi línea no va y ya'],
    ['of two charsets beside each other', '=?utf-8?Q?=C3=A9?= =?iso-8859-1?Q?=E9?=', 'éé'],
    ['with a wrong charset', '=?us-ascii?Q?ma=C3=B1ana?=', 'mañana'],
    ['with a language', '=?utf-8*es?Q?ma=C3=B1ana?=', 'mañana'],
    ['without their end', 'Re: =?utf-8?Q?ma=C3=B1ana', 'Re: mañana'],
    ['that are none', '=?what? =? ?=', '=?what? =? ?='],
    ['with words around them', 'Re: =?utf-8?Q?=C2=BFqu=C3=A9=3F?= (again)', 'Re: ¿qué? (again)'],
    ['in Japanese', '=?ISO-2022-JP?B?GyRCJDMkcyRLJEEkTxsoQg==?=', 'こんにちは'],
  ]
  for (const [says, raw, subject] of said)
    test(says, () => assert.equal(read(`Subject: ${raw}`).subject, subject))
})

test('bytes that stand bare are read as UTF-8, as the charset that the mail names, or as they look', () => {
  assert.equal(read(utf8('Subject: mañana 👍')).subject, 'mañana 👍')
  assert.equal(read('Subject: ma\xf1ana').subject, 'mañana')
  const koi8 = Buffer.from('f4e5f3f4', 'hex').toString('latin1')
  assert.equal(read(`Subject: ${koi8}`, 'Content-Type: text/plain; charset=koi8-r').subject, 'ТЕСТ')
})

describe('senders', () => {
  const said: readonly (readonly [string, string, string, string | undefined])[] = [
    [
      'with a comment and quotes',
      '(x) "O\'Neil, \\"Ada\\"" <ada@customer.example> (home)',
      'ada@customer.example',
      'O\'Neil, "Ada"',
    ],
    ['whose name is a comment', 'ada@customer.example (Ada Okafor)', 'ada@customer.example', 'Ada Okafor'],
    [
      'with a comma in an encoded word',
      '=?utf-8?Q?Okafor=2C_Ada?= <ada@customer.example>',
      'ada@customer.example',
      'Okafor, Ada',
    ],
    [
      'encoded within quotes',
      '"=?utf-8?Q?Jos=C3=A9?=" <jose@customer.example>',
      'jose@customer.example',
      'José',
    ],
    [
      'with the address encoded as well',
      '=?utf-8?Q?Ada_=3Cada=40customer.example=3E?=',
      'ada@customer.example',
      'Ada',
    ],
    ['in a group', 'Team: ada@customer.example, bob@customer.example;', 'ada@customer.example', undefined],
    ['in bare Latin-1', 'Jos\xe9 <jose@customer.example>', 'jose@customer.example', 'José'],
    [
      'whose name would be a header',
      '=?utf-8?q?Ada=0D=0ABcc:_all@x.example?= <ada@customer.example>',
      'ada@customer.example',
      'Ada Bcc: all@x.example',
    ],
    [
      'whose name turns the direction',
      utf8('\u202eadA <ada@customer.example>'),
      'ada@customer.example',
      'adA',
    ],
  ]
  for (const [says, raw, address, name] of said)
    test(says, () =>
      assert.deepEqual(read(`From: ${raw}`).from, { address, ...(name !== undefined && { name }) }),
    )

  test('the first of several is taken, and that is told', () => {
    const { from, notes } = read('From: ada@customer.example', 'From: eve@evil.example')
    assert.deepEqual(
      [from?.address, notes.map(({ name }) => name)],
      ['ada@customer.example', ['several-from']],
    )
  })

  test('none is told as well', () => {
    assert.deepEqual(
      read('From: undisclosed').notes.map(({ name }) => name),
      ['no-from'],
    )
  })
})

describe('names of files', () => {
  const said: readonly (readonly [string, string, string])[] = [
    [
      'in pieces, a letter cut in two',
      "filename*0*=utf-8''%C5%9A%C3; filename*1*=%B3%C5%82; filename*2=.pdf",
      'Śół.pdf',
    ],
    ['in pieces out of order', 'filename*1=" two.pdf"; filename*0="one"', 'one two.pdf'],
    ['both plain and encoded', "filename=plain.pdf; filename*=utf-8''a%C3%B1o.pdf", 'año.pdf'],
    [
      'as encoded words',
      'filename="=?utf-8?Q?Rechnung_f=C3=BCr_?= =?utf-8?Q?M=C3=A4rz.pdf?="',
      'Rechnung für März.pdf',
    ],
    ['as encoded words in pieces', 'filename*0="=?utf-8?Q?a=C3"; filename*1="=B1o.pdf?="', 'año.pdf'],
    ['in bare bytes', 'filename="a\xf1o.pdf"', 'año.pdf'],
    ['taken apart into letter and accent', "filename*=utf-8''an%CC%83o.pdf", 'año.pdf'],
    ['with quotes in quotes', 'filename="a "b" c.pdf"', 'a "b" c.pdf'],
    ['with a folder', 'filename="C:\\Users\\ada\\bill.pdf"', 'bill.pdf'],
    ['that climb', 'filename=../../etc/passwd', 'passwd'],
    ['without an end to the quotes', 'filename="bill.pdf', 'bill.pdf'],
    ['with a percent sign that encodes nothing', "filename*=utf-8''100%.pdf", '100%.pdf'],
  ]
  for (const [says, raw, name] of said) test(says, () => assert.equal(nameOf(raw), name))
})

describe('where the header begins and ends', () => {
  const subjectAndText = (raw: string) => {
    const { subject, text } = readMail(Buffer.from(raw, 'latin1'))
    return [subject, text]
  }

  test('a line of an mbox, blank lines, a mark, a blank before it', () => {
    for (const before of ['From ada@x Sat Nov 21 10:00:00 2026\n', '\r\n\r\n', '\xef\xbb\xbf', ' '])
      assert.deepEqual(subjectAndText(`${before}Subject: hi\r\n\r\nwords`), ['hi', 'words'])
  })

  test('without a blank line the body begins where no header is', () => {
    assert.deepEqual(subjectAndText('Subject: hi\r\nmy line is dead\r\nsince noon'), [
      'hi',
      'my line is dead\nsince noon',
    ])
  })

  test('a line of rubbish between headers is passed over', () => {
    assert.deepEqual(subjectAndText('From: a@b.example\r\nrubbish\r\nSubject: hi\r\n\r\nwords'), [
      'hi',
      'words',
    ])
  })

  test('a blank line with a blank in it', () => {
    assert.deepEqual(subjectAndText('Subject: hi\r\n \r\nwords'), ['hi', 'words'])
    const parts = '--a\r\nContent-Type: text/plain\r\n\r\nwords\r\n--a--'
    const raw = `Content-Type: multipart/mixed; boundary=a\r\nSubject: hi\r\n\t\r\n${parts}`
    assert.deepEqual(subjectAndText(raw), ['hi', 'words'])
    assert.deepEqual(readMail(Buffer.from(`From: a@b.example\r\n${raw}`)).notes, [])
  })

  test('types that are none', () => {
    for (const type of ['text', '', '/', ';', 'html', 'text/html; charset', 'text/plain charset=utf-8'])
      assert.deepEqual(subjectAndText(`Subject: hi\r\nContent-Type: ${type}\r\n\r\nwords`), ['hi', 'words'])
  })
})
