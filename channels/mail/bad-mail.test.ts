/** Mails that no well-behaved program writes. Each becomes a message, with what can be told of it. */
import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { deliverRaw } from '../../tests/smtp-client.ts'
import type { InboundMessage } from '../channel.ts'
import { readContent } from '../content.ts'
import { receiveMail } from './receive.ts'
import { MAX_FILES } from './reading/limits.ts'

type Case = {
  readonly says: string
  readonly raw: string | Uint8Array
  readonly check: (message: InboundMessage, raw: Buffer) => void
}

const parts = (depth: number) =>
  Array.from(
    { length: depth },
    (_, i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n\r\n`,
  ).join('')
const MULTIPART =
  'From: ada@customer.example\r\nSubject: tangled\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n'

const cases: readonly Case[] = [
  {
    says: 'a thousand parts inside each other',
    raw: `${MULTIPART}${parts(1000)}deep inside`,
    check({ from, subject, note }, raw) {
      assert.equal(from?.address, 'ada@customer.example')
      assert.equal(subject, 'tangled')
      assert.match(note ?? '', /too deeply to be read/)
      assert.match(raw.toString(), /deep inside/)
    },
  },
  {
    says: 'ten thousand parts beside each other',
    raw: `${MULTIPART}${'--b0\r\nContent-Type: application/x-small\r\n\r\nx\r\n'.repeat(10_000)}--b0--`,
    check({ attachments, note }) {
      assert.equal(attachments.length, MAX_FILES)
      assert.match(note ?? '', new RegExp(`first ${MAX_FILES} of 10000 files`))
    },
  },
  {
    says: 'four megabytes of line breaks',
    raw: `From: ada@customer.example\r\n\r\nbefore${'\n'.repeat(4e6)}after`,
    check({ text, note }) {
      assert.match(text, /before/)
      assert.ok(text.includes('after') || note !== undefined)
    },
  },
  {
    says: 'no header at all',
    raw: 'my line is dead\r\nsince noon\r\n',
    check({ from, text }) {
      assert.equal(from, null)
      assert.match(text, /my line is dead\r?\nsince noon/)
    },
  },
  {
    says: 'a header and no body',
    raw: 'From: ada@customer.example\r\nSubject: Please call me\r\n',
    check({ subject, text }) {
      assert.equal(subject, 'Please call me')
      assert.equal(text, '')
    },
  },
  { says: 'nothing', raw: '', check: ({ from, text }) => assert.deepEqual([from, text.trim()], [null, '']) },
  {
    says: 'a subject of ten thousand letters',
    raw: `From: ada@customer.example\r\nSubject: ${'abcdefghij'.repeat(1000)}\r\n\r\nx`,
    check: ({ subject }) => assert.equal(subject?.length, 10_000),
  },
  {
    says: 'a header of three megabytes',
    raw: `From: ada@customer.example\r\nX-Long: ${'x'.repeat(3e6)}\r\n\r\nafter`,
    check({ note }, raw) {
      assert.match(note ?? '', /the original is attached/)
      assert.ok(raw.includes('after'))
    },
  },
  {
    says: 'raw UTF-8 in a header',
    raw: 'From: José Ñúñez <jose@customer.example>\r\nSubject: mañana\r\n\r\nsí',
    check({ from, subject, text }) {
      assert.equal(from?.name, 'José Ñúñez')
      assert.equal(subject, 'mañana')
      assert.equal(text.trim(), 'sí')
    },
  },
  {
    says: 'raw Latin-1 in a header and in the body',
    raw: Buffer.from(
      'From: ada@customer.example\r\nSubject: ma\xf1ana\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\ns\xed',
      'latin1',
    ),
    check({ subject, text }) {
      assert.match(subject ?? '', /^ma.ana$/)
      assert.equal(text.trim(), 'sí')
    },
  },
  {
    says: 'null bytes everywhere',
    raw: 'From: a\0da <a\0da@customer.example>\r\nSubject: nu\0ll\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n--b0\r\n\r\nwo\0rds\r\n--b0\r\nContent-Disposition: attachment; filename="a\0b.txt"\r\n\r\nfile\0\r\n--b0--',
    check(message) {
      assert.doesNotMatch(
        JSON.stringify({ ...message, raw: null, attachments: message.attachments.map(file => file.name) }),
        /\\u0000/,
      )
      assert.match(message.text, /words/)
    },
  },
  {
    says: 'a charset that does not exist',
    raw: 'From: ada@customer.example\r\nContent-Type: text/plain; charset=x-klingon\r\n\r\nwords',
    check: ({ text }) => assert.match(text, /words/),
  },
  {
    says: 'base64 that is none',
    raw: 'From: ada@customer.example\r\nContent-Transfer-Encoding: base64\r\n\r\n!!! words ???',
    check: (_message, raw) => assert.match(raw.toString(), /words/),
  },
  {
    says: 'a million unclosed tags',
    raw: `From: ada@customer.example\r\nContent-Type: text/html\r\n\r\n<p>words</p>${'<a href="'.repeat(100_000)}`,
    check: ({ text }) => assert.match(text, /^words/),
  },
  {
    says: 'five thousand receivers in the header',
    raw: `From: ada@customer.example\r\nTo: ${Array.from({ length: 5000 }, (_, i) => `p${i}@customer.example`).join(',\r\n ')}\r\n\r\nwords`,
    check: ({ text }) => assert.match(text, /words/),
  },
  {
    says: 'a From that is a list, a group, or no address',
    raw: 'From: Team: ada@customer.example, bob@customer.example;\r\n\r\nwords',
    check: ({ from }) => assert.equal(from?.address, 'ada@customer.example'),
  },
  {
    says: 'a name that would like to be a header',
    raw: 'From: =?utf-8?q?Ada=0D=0ABcc:_all@customer.example?= <ada@customer.example>\r\n\r\nwords',
    check: ({ from }) => assert.equal(from?.address, 'ada@customer.example'),
  },
  {
    says: 'a mail inside a mail inside a mail',
    raw: `From: ada@customer.example\r\n${'Content-Type: message/rfc822\r\n\r\n'.repeat(200)}Subject: inner\r\n\r\nwords`,
    check: (_message, raw) => assert.match(raw.toString(), /words/),
  },
]

describe('a bad mail is a message all the same', () => {
  const stop = new AbortController()
  const kept: { readonly message: InboundMessage; readonly raw: Buffer }[] = []
  const troubles: unknown[] = []
  let port = 0
  let spoolFolder = ''
  let running: Promise<void> | undefined

  before(async () => {
    spoolFolder = await mkdtemp(join(tmpdir(), 'heed-spool-'))
    const listening = Promise.withResolvers<number>()
    running = receiveMail(
      {
        port: 0,
        host: '127.0.0.1',
        hostname: 'mail.behemoth.example',
        accepts: () => true,
        isReplyToken: () => false,
        spoolFolder,
        onListening: listening.resolve,
        onTrouble: error => troubles.push(error),
      },
      {
        async receive(message) {
          kept.push({ message, raw: message.raw ? await readContent(message.raw) : Buffer.alloc(0) })
          return { ok: true, duplicate: false }
        },
      },
      stop.signal,
    )
    port = await listening.promise
  })

  after(async () => {
    stop.abort()
    await running
    assert.deepEqual(troubles, [])
    assert.deepEqual(await readdir(spoolFolder), [], 'something was left in the spool')
    await rm(spoolFolder, { recursive: true })
  })

  for (const { says, raw, check } of cases) {
    test(says, async () => {
      const reply = await deliverRaw(port, {
        from: 'ada@customer.example',
        to: ['help@behemoth.example'],
        raw,
      })
      assert.equal(reply.code, 250, reply.says)
      const last = kept.at(-1)
      assert.ok(last)
      check(last.message, last.raw)
      const sent = Buffer.from(raw)
      assert.ok(last.raw.subarray(0, sent.length).equals(sent), 'the original is not what was sent')
    })
  }
})
