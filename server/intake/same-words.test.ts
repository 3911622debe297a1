import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newWordsOf } from '../../domain/mail/new-words.ts'
import { digestOf } from './same-words.ts'

interface Said {
  readonly subject?: string
  readonly text: string
  readonly files?: readonly string[]
}

const first: Said = { subject: 'My line', text: 'It is dead.\nSince Monday.', files: ['a picture', 'a bill'] }

async function digest({ subject = 'My line', text, files = [] }: Said): Promise<string> {
  const attachments = files.map(file => ({
    name: 'file',
    mediaType: 'image/png',
    size: file.length,
    content: { bytes: Buffer.from(file) },
  }))
  return await digestOf({ subject, text, attachments }, newWordsOf(text))
}

const footer =
  '\n_______________________________________________\nHelp mailing list\nHelp@lists.behemoth.example\n'

const same: Readonly<Record<string, Said>> = {
  'with other line ends and blanks': { ...first, text: '  It is dead.\r\n\r\nSince\u00a0Monday. \r\n' },
  'with the footer of a list below it': { ...first, text: `${first.text}\n${footer}` },
  'with the mark of a list before its subject': { ...first, subject: '[Help] My line' },
  'with the mark of a filter before its subject': { ...first, subject: '***SPAM*** [EXTERNAL] My line' },
  'with its files in another order': { ...first, files: ['a bill', 'a picture'] },
}
for (const [how, mail] of Object.entries(same))
  test(`a mail that comes ${how} says the same`, async () => {
    assert.equal(await digest(mail), await digest(first))
  })

const other: Readonly<Record<string, Said>> = {
  'one more word': { ...first, text: `${first.text} Help!` },
  'another number': { ...first, text: 'It is dead.\nSince 2 days.' },
  'another subject': { ...first, subject: 'My mother’s line' },
  'another number in the mark of its subject': { ...first, subject: '[Alarm 2] My line' },
  'another file of the same name': { ...first, files: ['another picture', 'a bill'] },
  'a file less': { ...first, files: ['a bill'] },
}
for (const [what, mail] of Object.entries(other))
  test(`a mail with ${what} is another`, async () => {
    assert.notEqual(await digest(mail), await digest(first))
  })

test('the mark of a list stands before or behind “Re:”', async () => {
  const text = 'Yes.'
  assert.equal(
    await digest({ subject: 'Re: [Help] Line', text }),
    await digest({ subject: 'Re: Line', text }),
  )
})

test('of a mail that is nothing but a quote, what it quotes counts', async () => {
  const quoting = (words: string) => digest({ text: `On Monday, Ana wrote:\n> ${words}` })
  assert.notEqual(await quoting('one'), await quoting('two'))
})
