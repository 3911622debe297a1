import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readContent } from '../../content.ts'
import { openApartReader } from './apart.ts'
import type { ReadMail } from './read-mail.ts'

const HEAD = 'From: ada@customer.example\r\nSubject: large\r\n'

async function withMail(
  raw: Uint8Array | string,
  body: (mail: { path: string; folder: string; size: number }) => Promise<void>,
) {
  const folder = await mkdtemp(join(tmpdir(), 'heed-mail-'))
  const path = join(folder, 'mail.eml')
  await writeFile(path, raw)
  try {
    await body({ path, folder, size: raw.length })
  } finally {
    await rm(folder, { recursive: true })
  }
}

function assertSalvaged(mail: ReadMail, reason: RegExp) {
  assert.equal(mail.from?.address, 'ada@customer.example')
  assert.equal(mail.subject, 'large')
  assert.match(mail.text, /^words/)
  assert.match(mail.notes[0]?.says.en ?? '', reason)
}

test('the files of a large mail stay on disk, byte for byte', async () => {
  const bytes = Buffer.alloc(20_000_000, 'every word of it ')
  const base64 = bytes.toString('base64').replaceAll(/(.{76})/g, '$1\r\n')
  const raw = `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nwords\r\n--b\r\nContent-Disposition: attachment; filename=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64}\r\n--b--\r\n`
  await withMail(raw, async mail => {
    const before = process.memoryUsage.rss()
    const read = await openApartReader().read(mail)
    const grown = process.memoryUsage.rss() - before
    assert.equal(read.text.trim(), 'words')
    const [file] = read.attachments
    assert.ok(file && 'path' in file.content)
    assert.ok(bytes.equals(await readContent(file.content)))
    assert.ok(grown < 20_000_000, `reading it here took ${grown} bytes`)
  })
})

test('a mail that eats all memory ends its reader, not us, and is told as far as it goes', async () => {
  const fields = 'words\r\n'.repeat(1_000_000)
  await withMail(`${HEAD}Content-Type: text/html\r\n\r\n${fields}`, async mail => {
    const { read } = openApartReader({ heapMb: 24 })
    assertSalvaged(await read(mail), /too large or too tangled/)
    assertSalvaged(await read(mail), /too large or too tangled/)
  })
})

test('a mail that takes too long is ended, and the next ones are read', async () => {
  const long = 'words<p>words</p>\r\n'.repeat(300_000)
  await withMail(`${HEAD}Content-Type: text/html\r\n\r\n${long}`, async mail => {
    const { read } = openApartReader({ baseMs: 1, msPerMb: 0 })
    const all = await Promise.all([read(mail), read(mail), read(mail), read(mail), read(mail)])
    for (const each of all) assertSalvaged(each, /took too long/)
    assert.deepEqual(await readdir(mail.folder), ['mail.eml'])
  })
})

test('one process reads one mail after the other', async () => {
  await withMail(`${HEAD}\r\nwords`, async mail => {
    const { read } = openApartReader()
    const first = await read(mail)
    const again = await read(mail)
    assert.equal(first.text, 'words')
    assert.deepEqual(again, first)
  })
})
