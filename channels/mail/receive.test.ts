import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { connect as connectTls } from 'node:tls'
import { deliverMail, deliverRaw, openSmtp } from '../../tests/smtp-client.ts'
import type { InboundMessage, Received } from '../channel.ts'
import { readContent } from '../content.ts'
import { issueCertificate } from './certificate.ts'
import { type MailDoorOptions, receiveMail } from './receive.ts'
import { signReplyAddress } from './reply-address.ts'

type Kept = InboundMessage & { readonly rawBytes: Buffer }

type Door = {
  readonly port: number
  readonly kept: Kept[]
  readonly troubles: unknown[]
  readonly spool: () => Promise<string[]>
  readonly stop: () => Promise<void>
}

async function withDoor(
  body: (door: Door) => Promise<void>,
  options: Partial<MailDoorOptions> = {},
  answer: () => Received | Promise<Received> = () => ({ ok: true, duplicate: false }),
) {
  const spoolFolder = await mkdtemp(join(tmpdir(), 'heed-spool-'))
  const listening = Promise.withResolvers<number>()
  const kept: Kept[] = []
  const troubles: unknown[] = []
  const stop = new AbortController()
  const running = receiveMail(
    {
      port: 0,
      host: '127.0.0.1',
      hostname: 'mail.behemoth.example',
      accepts: address => address.endsWith('@behemoth.example'),
      spoolFolder,
      onListening: listening.resolve,
      onTrouble: error => troubles.push(error),
      ...options,
    },
    {
      async receive(message) {
        const rawBytes = message.raw ? await readContent(message.raw) : Buffer.alloc(0)
        kept.push({ ...message, rawBytes })
        return await answer()
      },
    },
    stop.signal,
  )
  const spool = () => readdir(spoolFolder)
  try {
    const port = await listening.promise
    await body({
      port,
      kept,
      troubles,
      spool,
      stop: async () => {
        stop.abort()
        await running
      },
    })
  } finally {
    stop.abort()
    await running
    assert.deepEqual(await spool(), [], 'something was left in the spool')
    await rm(spoolFolder, { recursive: true })
  }
}

const TO = ['help@behemoth.example']
const FROM = 'ada@customer.example'
const deliver = (door: Door, raw: Uint8Array | string, to = TO) =>
  deliverRaw(door.port, { from: FROM, to, raw })
const only = (door: Door) => {
  assert.equal(door.kept.length, 1)
  const [message] = door.kept
  assert.ok(message)
  return message
}

describe('at the door', () => {
  test('an address that is not ours is refused with 550 and a sentence, before the mail is sent', async () => {
    await withDoor(async door => {
      const reply = await deliver(door, 'Subject: x\r\n\r\nx', ['someone@elsewhere.example'])
      assert.equal(reply.code, 550)
      assert.match(reply.says, /^Nobody here has the address someone@elsewhere\.example\./)
      assert.equal(door.kept.length, 0)
    })
  })

  test('an address that cannot be checked now is 451, not a refusal', async () => {
    const accepts = () => Promise.reject(new Error('database away'))
    await withDoor(
      async door => {
        assert.equal((await deliver(door, 'x')).code, 451)
        assert.match(String(door.troubles[0]), /database away/)
      },
      { accepts },
    )
  })

  test('a mail that announces too much is refused before it is sent, one that grows too much after', async () => {
    await withDoor(
      async door => {
        const smtp = await openSmtp(door.port)
        assert.match((await smtp.ask('EHLO client.example')).says, /SIZE 200000/)
        const announced = await smtp.ask(`MAIL FROM:<${FROM}> SIZE=200001`)
        assert.equal(announced.code, 552)
        assert.match(announced.says, /200000/)
        await smtp.quit()

        const grown = await deliver(door, `Subject: x\r\n\r\n${'0123456789\r\n'.repeat(40_000)}`)
        assert.equal(grown.code, 552)
        assert.match(grown.says, /200000/)
        assert.equal(door.kept.length, 0)
        assert.deepEqual(await door.spool(), [])
        assert.equal((await deliver(door, 'Subject: x\r\n\r\nshort')).code, 250)
      },
      { sizeLimit: 200_000 },
    )
  })

  test('the hundred and first recipient is asked to come in another mail', async () => {
    await withDoor(async door => {
      const smtp = await openSmtp(door.port)
      await smtp.ask('EHLO client.example')
      await smtp.ask(`MAIL FROM:<${FROM}>`)
      for (let i = 0; i < 100; i++)
        assert.equal((await smtp.ask(`RCPT TO:<help${i}@behemoth.example>`)).code, 250)
      assert.equal((await smtp.ask('RCPT TO:<one-more@behemoth.example>')).code, 452)
      await smtp.quit()
    })
  })

  test('a client that says nothing is told 421 and closed', async () => {
    await withDoor(
      async door => {
        const smtp = await openSmtp(door.port)
        assert.equal((await smtp.reply()).code, 421)
        assert.equal((await smtp.reply()).code, 0)
      },
      { idleMs: 200 },
    )
  })

  test('without a certificate STARTTLS is neither offered nor done', async () => {
    await withDoor(async door => {
      const smtp = await openSmtp(door.port)
      assert.doesNotMatch((await smtp.ask('EHLO client.example')).says, /STARTTLS|AUTH/)
      assert.ok((await smtp.ask('STARTTLS')).code >= 500)
      await smtp.quit()
    })
  })

  test('with a certificate STARTTLS is offered and shows that certificate', async () => {
    const tls = issueCertificate('mail.behemoth.example', Date.now())
    await withDoor(
      async door => {
        const smtp = await openSmtp(door.port)
        assert.match((await smtp.ask('EHLO client.example')).says, /STARTTLS/)
        assert.equal((await smtp.ask('STARTTLS')).code, 220)
        smtp.socket.removeAllListeners('data')
        const secure = connectTls({ socket: smtp.socket, ca: tls.cert, servername: 'mail.behemoth.example' })
        await new Promise((resolve, reject) => secure.once('secureConnect', resolve).once('error', reject))
        assert.equal(secure.authorized, true)
        assert.equal(secure.getPeerX509Certificate()?.subject, 'CN=mail.behemoth.example')
        secure.destroy()
      },
      { tls },
    )
  })

  test('a bug of ours is 451 and told to the log, never 250', async () => {
    await withDoor(
      async door => {
        assert.equal((await deliver(door, 'Subject: x\r\n\r\nx')).code, 451)
        assert.equal(door.troubles.length, 1)
      },
      {},
      () => Promise.reject(new Error('a bug')),
    )
  })
})

describe('a line that breaks', () => {
  test('in the middle of a mail leaves nothing kept and nothing behind', async () => {
    await withDoor(async door => {
      for (const bytes of [1000, 500_000]) {
        const smtp = await openSmtp(door.port)
        await smtp.ask('EHLO client.example')
        await smtp.ask(`MAIL FROM:<${FROM}>`)
        await smtp.ask(`RCPT TO:<${TO[0]}>`)
        await smtp.ask('DATA')
        await smtp.write(`Subject: half\r\n\r\n${'half a mail\r\n'.repeat(bytes / 13)}`)
        smtp.cut()
      }
      assert.equal((await deliver(door, 'Subject: whole\r\n\r\nx')).code, 250)
      assert.equal(only(door).subject, 'whole')
      await door.stop()
      assert.deepEqual(door.troubles, [])
    })
  })

  for (const bytes of [1000, 500_000]) {
    test(`an abort after ${bytes} bytes of a mail asks for it again and leaves nothing behind`, async () => {
      await withDoor(async door => {
        const smtp = await openSmtp(door.port)
        await smtp.ask('EHLO client.example')
        await smtp.ask(`MAIL FROM:<${FROM}>`)
        await smtp.ask(`RCPT TO:<${TO[0]}>`)
        assert.equal((await smtp.ask('DATA')).code, 354)
        await smtp.write(`Subject: half\r\n\r\n${'half a mail\r\n'.repeat(bytes / 13)}`)
        const stopped = door.stop()
        assert.equal((await smtp.reply()).code, 421)
        await stopped
        assert.equal(door.kept.length, 0)
        assert.deepEqual(door.troubles, [])
      })
    })
  }

  test('an abort tells those who idle', async () => {
    await withDoor(async door => {
      const smtp = await openSmtp(door.port)
      await smtp.ask('EHLO client.example')
      const stopped = door.stop()
      assert.equal((await smtp.reply()).code, 421)
      await stopped
    })
  })

  test('what a killed process left in the spool is removed at the next start, what is fresh is not', async () => {
    const spoolFolder = await mkdtemp(join(tmpdir(), 'heed-spool-'))
    await mkdir(join(spoolFolder, 'stale'))
    await mkdir(join(spoolFolder, 'fresh'))
    const longAgo = new Date('2020-01-01')
    await utimes(join(spoolFolder, 'stale'), longAgo, longAgo)
    await withDoor(
      async () => {
        assert.deepEqual(await readdir(spoolFolder), ['fresh'])
      },
      { spoolFolder },
    )
    await rm(spoolFolder, { recursive: true })
  })
})

describe('what a mail says', () => {
  test('sender, subject, thread and files are told, and the original is there byte for byte', async () => {
    await withDoor(async door => {
      const file = randomBytes(3000)
      const reply = await deliverMail(door.port, {
        from: 'Ada Okafor <Ada@Customer.example>',
        to: 'Help@Behemoth.example',
        subject: 'Mi línea – otra vez',
        inReplyTo: '<first@behemoth.example>',
        references: ['<zero@behemoth.example>', '<first@behemoth.example>'],
        text: 'No funciona.',
        html: '<p>No <b>funciona</b>.</p>',
        attachments: [{ filename: 'foto.jpg', content: file }],
      })
      assert.equal(reply.code, 250)
      const message = only(door)
      assert.deepEqual(message.from, { address: 'Ada@Customer.example', name: 'Ada Okafor' })
      assert.deepEqual(message.to, ['help@behemoth.example'])
      assert.equal(message.subject, 'Mi línea – otra vez')
      assert.equal(message.text.trim(), 'No funciona.')
      assert.match(message.html ?? '', /<b>funciona<\/b>/)
      assert.equal(message.inReplyTo, 'first@behemoth.example')
      assert.deepEqual(message.references, ['zero@behemoth.example', 'first@behemoth.example'])
      assert.equal(message.automatic, false)
      assert.equal(message.attachments[0]?.name, 'foto.jpg')
      assert.match(message.rawBytes.toString(), /^From: Ada Okafor/)
    })
  })

  test('an HTML-only mail has its words', async () => {
    await withDoor(async door => {
      await deliver(
        door,
        'From: a@b.example\r\nContent-Type: text/html\r\n\r\n<style>p{}</style><p>My line</p><p>is dead</p>',
      )
      assert.equal(only(door).text, 'My line\n\nis dead')
    })
  })

  test('machines are marked: an auto-reply, a list, a bounce', async () => {
    await withDoor(async door => {
      await deliver(door, 'From: a@b.example\r\nAuto-Submitted: auto-replied\r\n\r\naway')
      await deliver(door, 'From: a@b.example\r\nList-Id: <news.b.example>\r\n\r\nnews')
      await deliverRaw(door.port, { from: '', to: TO, raw: 'From: a@b.example\r\n\r\nbounced' })
      await deliver(door, 'From: a@b.example\r\nAuto-Submitted: no\r\n\r\na person')
      assert.deepEqual(
        door.kept.map(message => message.automatic),
        [true, true, true, false],
      )
    })
  })
})

describe('which mail it is', () => {
  const mail = (more: string) =>
    `From: ada@customer.example\r\nMessage-ID: <same@customer.example>\r\n${more}`
  const idsOf = (door: Door) => door.kept.map(message => message.externalId)

  test('the same mail on another way, or to another of our addresses, is the same mail', async () => {
    await withDoor(async door => {
      await deliver(door, mail('\r\nhello'))
      await deliver(door, `Received: from elsewhere.example\r\nX-Spam: no\r\n${mail('\r\nhello')}`)
      await deliver(door, mail('\r\nhello'), ['hello@behemoth.example'])
      assert.equal(new Set(idsOf(door)).size, 1)
    })
  })

  test('another mail that uses a Message-ID again is another mail', async () => {
    await withDoor(async door => {
      await deliver(door, mail('\r\nhello'))
      await deliver(door, mail('\r\nhello again'))
      await deliver(door, mail('Date: Sat, 21 Nov 2026 10:00:00 +0000\r\n\r\nhello'))
      assert.equal(new Set(idsOf(door)).size, 3)
    })
  })

  test('a mail without Message-ID and Date is the same only within the hour', async () => {
    let at = Date.UTC(2026, 10, 21, 10, 5)
    await withDoor(
      async door => {
        await deliver(door, 'From: alarm@device.example\r\n\r\nno power')
        await deliver(door, 'From: alarm@device.example\r\n\r\nno power')
        at += 3_600_000
        await deliver(door, 'From: alarm@device.example\r\n\r\nno power')
        const [first, again, later] = idsOf(door)
        assert.equal(first, again)
        assert.notEqual(first, later)
      },
      { clock: () => at },
    )
  })

  test('a mail to the reply addresses of two cases is words in both', async () => {
    const one = signReplyAddress('secret', 'HB-1', 'behemoth.example')
    const two = signReplyAddress('secret', 'HB-2', 'behemoth.example')
    await withDoor(async door => {
      assert.equal((await deliver(door, mail('\r\nhello'), [one.toUpperCase(), two, ...TO])).code, 250)
      assert.deepEqual(
        door.kept.map(message => message.replyToken),
        [one.split('@')[0], two.split('@')[0]],
      )
      assert.equal(new Set(idsOf(door)).size, 2)
      await deliver(door, mail('\r\nhello'), [two])
      assert.equal(idsOf(door)[2], idsOf(door)[1])
    })
  })

  test('a reply address that an alias has hidden from the envelope is found in the header', async () => {
    const address = signReplyAddress('secret', 'HB-1', 'behemoth.example')
    await withDoor(async door => {
      await deliver(door, `To: Big Behemoth <${address}>\r\n${mail('\r\nhello')}`)
      assert.equal(only(door).replyToken, address.split('@')[0])
    })
  })

  test('a mail kept for one case and not for the other is asked for again', async () => {
    const to = ['HB-1', 'HB-2', 'HB-3'].map(reference =>
      signReplyAddress('secret', reference, 'behemoth.example'),
    )
    const answers: Received[] = [
      { ok: true, duplicate: false },
      { ok: false, permanent: true, says: 'never' },
      { ok: false, permanent: false, says: 'later' },
    ]
    await withDoor(
      async door => {
        assert.deepEqual(await deliver(door, mail('\r\nhello'), to), { code: 451, says: 'later' })
      },
      {},
      () => answers.shift() ?? assert.fail('asked too often'),
    )
  })
})
