/** Whole mails, as programs send them in several languages, and the words in them that are new: from bytes to what the desk shows. */
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readMail } from '../../channels/mail/reading/read-mail.ts'
import { newWordsOf } from '../../domain/mail/new-words.ts'

const folder = join(import.meta.dirname, '..', '..', 'bench', 'mail-corpus', 'mails')
const files = globSync('*.eml', { cwd: folder }).filter(file => existsSync(wordsOf(file)))

function wordsOf(file: string) {
  return join(folder, file.replace(/\.eml$/, '.trimmed'))
}

for (const file of files) {
  test(`what is new in ${file}`, () => {
    const { text } = readMail(new Uint8Array(readFileSync(join(folder, file))))
    assert.equal(newWordsOf(text).replaceAll('\r\n', '\n'), readFileSync(wordsOf(file), 'utf8').trim())
  })
}

test('there are such mails', () => assert.ok(files.length >= 10))
