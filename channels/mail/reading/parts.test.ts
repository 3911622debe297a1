/** Which parts are words, which of several forms is taken, what is a file. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readContent } from '../../content.ts'
import { readMail } from './read-mail.ts'

const HEAD = 'From: Ada <ada@customer.example>\r\nSubject: hi\r\n'
const mail = (...lines: string[]) => readMail(Buffer.from(HEAD + lines.join('\r\n'), 'latin1'))
const multipart = (kind: string, boundary: string, ...parts: string[]) =>
  `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${parts.map(part => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`
const plain = (words: string) => `Content-Type: text/plain; charset=utf-8\r\n\r\n${words}`
const html = (words: string) => `Content-Type: text/html; charset=utf-8\r\n\r\n${words}`
const notesOf = ({ notes }: ReturnType<typeof readMail>) => notes.map(({ name }) => name)
const filesOf = ({ attachments }: ReturnType<typeof readMail>) => attachments.map(({ name }) => name)

describe('words', () => {
  test('alternative in related in mixed in mixed: the words, the picture, the file, the footer', () => {
    const read = mail(
      multipart(
        'mixed',
        'a',
        multipart(
          'mixed',
          'b',
          multipart(
            'related',
            'c',
            multipart('alternative', 'd', plain('plain words'), html('<p>rich words<img src="cid:p@x"></p>')),
            'Content-Type: image/png\r\nContent-ID: <p@x>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=',
          ),
          'Content-Disposition: attachment; filename=a.pdf\r\nContent-Type: application/pdf\r\n\r\n%PDF',
        ),
        plain('footer of the list'),
      ),
    )
    assert.equal(read.text, 'plain words\n\nfooter of the list')
    assert.match(read.html ?? '', /rich words.*footer of the list/s)
    assert.deepEqual(filesOf(read), ['image-1.png', 'a.pdf'])
    assert.equal(read.attachments[0]?.contentId, 'p@x')
    assert.deepEqual(read.notes, [])
  })

  test('a footer that a list put beside the forms of a mail is read below its words; the same words once more are not', () => {
    const forms = [plain('It is\r\ndead.'), html('<p>It is dead.</p>')]
    const read = mail(
      multipart('alternative', 'a', ...forms, plain('You get this as a member of talk@town.example')),
    )
    assert.equal(read.text, 'It is\ndead.\n\nYou get this as a member of talk@town.example')
    assert.match(read.html ?? '', /It is dead\..*You get this as a member/s)
    assert.equal(mail(multipart('alternative', 'a', ...forms, plain('It is dead.'))).text, 'It is\ndead.')
  })

  test('several texts with pictures between them are joined in order', () => {
    const image =
      'Content-Type: image/jpeg; name=one.jpg\r\nContent-Disposition: inline; filename=one.jpg\r\n\r\nx'
    const read = mail(multipart('mixed', 'a', plain('before'), image, plain('after')))
    assert.equal(read.text, 'before\n\nafter')
    assert.deepEqual(filesOf(read), ['one.jpg'])
    assert.match(read.html ?? '', /before<\/div>\n<div><img src="cid:picture-1"><\/div>\n<div[^>]*>after/)
    assert.equal(read.attachments[0]?.contentId, 'picture-1')
  })

  test('a picture that the HTML shows is not shown twice, and one alone is a file', () => {
    const image = 'Content-Type: image/png\r\nContent-ID: <p@x>\r\nContent-Disposition: inline\r\n\r\nx'
    const shown = mail(multipart('mixed', 'a', html('<img src="cid:p@x">'), image))
    assert.equal(shown.html, '<img src="cid:p@x">')
    assert.equal(mail(multipart('mixed', 'a', image)).html, undefined)
  })

  test('a plain text that only asks for another program gives way to the HTML', () => {
    const rich = html('<p>My line has been dead since noon, and nobody has called me back yet.</p>')
    for (const words of ['', ' \r\n ', 'Your mail program does not show HTML.']) {
      assert.match(mail(multipart('alternative', 'a', plain(words), rich)).text, /^My line has been dead/)
    }
    assert.equal(mail(multipart('alternative', 'a', plain('It is dead.'), rich)).text, 'It is dead.')
  })

  test('HTML that says that it is plain text is read as HTML', () => {
    assert.equal(mail(plain('<html><body><p>My line</p></body></html>')).text, 'My line')
  })

  test('flowed paragraphs, with the quotes in them', () => {
    const read = mail(
      'Content-Type: text/plain; format=flowed; delsp=yes',
      '',
      'This is one par ',
      'agraph.',
      '> a quote ',
      '> of two lines',
      ' >not a quote',
      '> soft ',
      'reply',
      '-- ',
      'Ada',
    )
    assert.equal(
      read.text,
      'This is one paragraph.\n> a quoteof two lines\n>not a quote\n> soft\nreply\n-- \nAda',
    )
  })

  test('a text with a file name is words where there are no others, and a file where there are', () => {
    const named = 'Content-Type: text/plain; name=note.txt\r\n\r\nthe note'
    assert.equal(mail(named).text, 'the note')
    const read = mail(multipart('mixed', 'a', plain('see the note'), named))
    assert.deepEqual([read.text, filesOf(read)], ['see the note', ['note.txt']])
  })

  test('right-to-left words and pictograms come through', () => {
    const words = 'میرا فون کام نہیں کر رہا 👩‍👧 שלום'
    assert.equal(mail(plain(Buffer.from(words).toString('latin1'))).text, words)
  })

  test('a mail without words has those of the mail inside of it', () => {
    const read = mail(
      'Content-Type: message/rfc822',
      '',
      'Subject: =?utf-8?q?=C2=A1Hola!?=',
      '',
      'inner words',
    )
    assert.deepEqual(
      [read.text, filesOf(read), notesOf(read)],
      ['inner words', ['¡Hola!.eml'], ['inner-mail']],
    )
    assert.match(read.parts[0]?.text ?? '', /^Subject:/)
    assert.doesNotMatch(read.parts[0]?.text ?? '', /inner words/)
  })
})

describe('files', () => {
  test('those that stand in the text as uuencode are taken out of it; yEnc stays', async () => {
    const read = mail(
      '',
      'see:',
      'begin 644 cat.txt',
      '#0V%T',
      '`',
      'end',
      '=ybegin line=128 size=1 name=a',
      'bye',
    )
    assert.equal(read.text, 'see:\n=ybegin line=128 size=1 name=a\nbye')
    assert.deepEqual(filesOf(read), ['cat.txt'])
    const [file] = read.attachments
    assert.equal(file && String(await readContent(file.content)), 'Cat')
  })

  test('a picture that the HTML names by its place is named by an id', () => {
    const image = 'Content-Type: image/png\r\nContent-Location: pics/one.png\r\n\r\nx'
    const read = mail(multipart('related', 'a', html('<img src="pics/one.png">'), image))
    assert.equal(read.html, '<img src="cid:pics/one.png">')
    assert.equal(read.attachments[0]?.contentId, 'pics/one.png')
  })

  test('what is a sentence and no file to be unpacked: encrypted, a piece, elsewhere', () => {
    const pgp = mail(
      multipart(
        'encrypted',
        'a',
        'Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1',
        'Content-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----',
      ),
    )
    assert.deepEqual([notesOf(pgp), filesOf(pgp)], [['encrypted'], ['encrypted.asc']])
    const inline = mail('', '-----BEGIN PGP MESSAGE-----', 'abc')
    assert.deepEqual([notesOf(inline), inline.text], [['encrypted'], '-----BEGIN PGP MESSAGE-----\nabc'])
    assert.deepEqual(notesOf(mail('Content-Type: application/pkcs7-mime', '', 'xyz')), ['encrypted'])
    assert.deepEqual(notesOf(mail('Content-Type: message/partial; number=2; total=3', '', 'x')), ['partial'])
    const elsewhere = mail(
      'Content-Type: message/external-body; access-type=URL; url="https://x.example/a"',
      '',
      'x',
    )
    assert.match(elsewhere.notes[0]?.says.es ?? '', /https:\/\/x\.example\/a/)
  })

  test('a signature is told, and kept as a file', () => {
    const read = mail(
      multipart('signed', 'a', plain('words'), 'Content-Type: application/pgp-signature\r\n\r\nabc'),
    )
    assert.deepEqual([read.text, notesOf(read), filesOf(read)], ['words', ['signed'], ['signature.asc']])
  })

  test('an archive is kept as it came: nothing in it is looked at', () => {
    const read = mail(
      'Content-Type: application/zip; name=bomb.zip',
      'Content-Transfer-Encoding: base64',
      '',
      'UEsDBBQAAAAI',
    )
    assert.deepEqual([read.attachments[0]?.size, read.notes], [9, []])
  })
})

describe('broken ways to say where a part ends', () => {
  const part = (boundary: string) => `--${boundary}\r\nContent-Type: text/plain\r\n\r\nwords\r\n`

  test('no last boundary', () => {
    assert.equal(mail(`Content-Type: multipart/mixed; boundary=a\r\n\r\n${part('a')}`).text, 'words')
  })

  test('another boundary than the one that is named, or none named', () => {
    for (const said of ['; boundary=other', '', '; boundary=""'])
      assert.equal(mail(`Content-Type: multipart/mixed${said}\r\n\r\n${part('a')}--a--`).text, 'words')
  })

  test('a boundary of odd signs, with blanks behind it', () => {
    const odd = "'()+_,-./:=? x"
    assert.equal(
      mail(`Content-Type: multipart/mixed; boundary="${odd}"\r\n\r\n${part(`${odd}  `)}--${odd}--`).text,
      'words',
    )
  })

  test('a boundary that begins as another does', () => {
    const inner = multipart('mixed', 'ab', plain('inner'))
    assert.equal(mail(multipart('mixed', 'a', inner, plain('outer'))).text, 'inner\n\nouter')
    assert.equal(mail(multipart('mixed', 'a', plain('one\r\n--a b--\r\ntwo'))).text, 'one\n--a b--\ntwo')
  })

  test('a mail that ends in the middle of a file says so', () => {
    const cut = `Content-Type: multipart/mixed; boundary=a\r\n\r\n${part('a')}--a\r\nContent-Type: image/png\r\n\r\nxyz`
    assert.deepEqual(notesOf(mail(cut)), ['cut-off'])
  })

  test('only CR, or only LF, at the end of lines', () => {
    const whole = HEAD + multipart('mixed', 'a', plain('words'), 'Content-Type: image/png\r\n\r\nx')
    for (const end of ['\r', '\n']) {
      const read = readMail(Buffer.from(whole.replaceAll('\r\n', end)))
      assert.deepEqual([read.subject, read.text, filesOf(read)], ['hi', 'words', ['image-1.png']])
    }
  })
})
