import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import type { OutboundMessage, Sent } from '../channel.ts'
import { createOutboxSender, createRelaySender } from './send.ts'
import { listOutbox, readOutbox } from './outbox.ts'

const IDENTITY = {
  domain: 'behemoth.example',
  from: { address: 'help@behemoth.example', name: 'Big Behemoth' },
}
const MESSAGE: OutboundMessage = {
  id: 'm-1',
  to: 'ada@customer.example',
  replyAddress: 'reply+hb-1.aaaaaaaaaaaa@behemoth.example',
  fromName: 'Maya Lind',
  subject: 'Your line',
  text: 'It is fixed. See https://help.behemoth.example/case/HB-1.',
  inReplyTo: 'second@customer.example',
  references: ['first@customer.example', 'second@customer.example'],
  automatic: 'replied',
  attachments: [],
}

async function withOutbox(
  body: (folder: string, deliver: (message: OutboundMessage) => Promise<Sent>) => Promise<void>,
) {
  const folder = await mkdtemp(join(tmpdir(), 'heed-outbox-'))
  const sender = createOutboxSender(folder, IDENTITY)
  try {
    await body(folder, sender.deliver)
  } finally {
    sender.close()
    await rm(folder, { recursive: true })
  }
}

/** A relay of one answer for each command, to be as unfriendly as relays are. */
async function withRelay(answers: Readonly<Record<string, string>>, body: (url: string) => Promise<void>) {
  const server = createServer(socket => {
    socket.on('error', () => {})
    const say = (line: string) => (line === 'CUT' ? socket.destroy() : socket.write(`${line}\r\n`))
    say(answers['CONNECT'] ?? '220 relay.example')
    let inData = false
    socket.on('data', chunk => {
      for (const line of String(chunk).split('\r\n').filter(Boolean)) {
        if (inData && line !== '.') continue
        const command = inData ? 'END' : (line.split(/[ :]/)[0] ?? '').toUpperCase()
        inData = command === 'DATA' && !answers['DATA']
        say(
          answers[command] ??
            (command === 'DATA'
              ? '354 go on'
              : command === 'EHLO'
                ? '250-relay\r\n250 AUTH PLAIN'
                : '250 ok'),
        )
      }
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo // listening on TCP, by the line above
  try {
    await body(`127.0.0.1:${port}`)
  } finally {
    await new Promise(resolve => server.close(resolve))
  }
}

async function sendThrough(url: string, message = MESSAGE): Promise<Sent> {
  const sender = createRelaySender({ smtpUrl: url }, IDENTITY)
  const sent = await sender.deliver(message)
  sender.close()
  return sent
}

describe('what a relay says decides whether to try again', () => {
  type Verdict = 'again' | 'never' | 'the line'
  const cases: readonly [string, Readonly<Record<string, string>>, Verdict, string?][] = [
    ['the mailbox is full for now', { RCPT: '452 mailbox full' }, 'again'],
    ['greylisted', { RCPT: '450 come back later' }, 'again'],
    ['there is no such mailbox', { RCPT: '550 no such user' }, 'never'],
    ['the content is refused', { END: '554 spam' }, 'never'],
    ['the content is not taken now', { END: '451 disk full' }, 'again'],
    ['our own address is refused as the sender', { MAIL: '553 not you' }, 'the line'],
    ['the mail is too large, as is told before it', { MAIL: '552 5.3.4 too large' }, 'never'],
    ['the sender is not taken now', { MAIL: '450 not now' }, 'the line'],
    ['the relay closes', { RCPT: '421 closing' }, 'the line'],
    ['the relay takes nobody now', { CONNECT: '421 too busy' }, 'the line'],
    ['the relay takes nobody from here', { CONNECT: '554 blocked' }, 'the line'],
    ['our log-in is refused', { AUTH: '535 wrong password' }, 'the line', 'user:password@'],
    ['a log-in is wanted that nobody gave us', { MAIL: '530 5.7.0 Authentication required' }, 'the line'],
    ['a log-in is wanted once the mail is there', { END: '530 5.7.57 not authenticated' }, 'the line'],
    ['the line is cut before the mail', { MAIL: 'CUT' }, 'the line'],
    ['the line is cut before the answer', { END: 'CUT' }, 'the line'],
    ['the relay speaks no SMTP', { CONNECT: 'HTTP/1.1 400 Bad Request' }, 'the line'],
  ]
  for (const [says, answers, verdict, login = ''] of cases) {
    const retry = verdict !== 'never'
    test(`${says}: ${verdict === 'the line' ? 'again, and so for every other mail' : verdict}`, async () => {
      await withRelay(answers, async relay => {
        const sent = await sendThrough(`smtp://${login}${relay}`)
        assert.ok('failed' in sent && sent.failed.length > 0, JSON.stringify(sent))
        assert.equal(sent.retry, retry, sent.failed)
        assert.equal(sent.isLine ?? false, verdict === 'the line', sent.failed)
        assert.doesNotMatch(sent.failed, /password@/)
      })
    })
  }

  test('a relay that is not there: again, and so for every other mail', async () => {
    const sent = await sendThrough('smtp://127.0.0.1:1')
    assert.ok('failed' in sent && sent.retry && sent.isLine)
  })

  test('why is read where it is said as a code', async () => {
    for (const [answer, status] of [
      ['550 5.1.1 <ada@customer.example>: no such user', '5.1.1'],
      ['552-5.2.2 the mailbox\r\n552 5.2.2 is full', '5.2.2'],
      ['450 4.7.1 greylisted', '4.7.1'],
      ['550 no such user', undefined],
      ['550 version 5.1.1 of this relay', undefined],
    ] as const)
      await withRelay({ RCPT: answer }, async relay => {
        const sent = await sendThrough(`smtp://${relay}`)
        assert.equal('failed' in sent ? sent.status : 'sent', status, answer)
      })
  })

  test('a file that is gone is told, and harms nobody else', async () => {
    await withRelay({}, async relay => {
      const gone = {
        name: 'a.pdf',
        mediaType: 'application/pdf',
        size: 3,
        content: { path: '/nowhere/a.pdf' },
      }
      const sent = await sendThrough(`smtp://${relay}`, { ...MESSAGE, attachments: [gone] })
      assert.ok('failed' in sent && !sent.isLine)
      assert.deepEqual(await sendThrough(`smtp://${relay}`), {
        sent: true,
        externalId: '<m-1@behemoth.example>',
      })
    })
  })
})

describe('the outbox', () => {
  test('a mail is there as it would be sent, and can be shown', async () => {
    await withOutbox(async (folder, deliver) => {
      assert.deepEqual(await deliver(MESSAGE), { sent: true, externalId: '<m-1@behemoth.example>' })
      const mail = await readOutbox(folder, 'm-1')
      assert.ok(mail)
      assert.equal(mail.from, 'Maya Lind <help@behemoth.example>')
      assert.equal(mail.to, 'ada@customer.example')
      assert.equal(mail.replyTo, 'reply+hb-1.aaaaaaaaaaaa@behemoth.example')
      assert.equal(mail.subject, 'Your line')
      assert.deepEqual(mail.links, ['https://help.behemoth.example/case/HB-1'])
      const header = (name: string) => mail.headers.find(each => each.name.toLowerCase() === name)?.value
      assert.equal(header('message-id'), '<m-1@behemoth.example>')
      assert.equal(header('in-reply-to'), '<second@customer.example>')
      assert.equal(header('references'), '<first@customer.example> <second@customer.example>')
      assert.equal(header('auto-submitted'), 'auto-replied')
      const [entry] = await listOutbox(folder)
      assert.deepEqual(entry, { id: 'm-1', at: mail.at, to: 'ada@customer.example', subject: 'Your line' })
    })
  })

  test('the same id is there once, and stays as it was first', async () => {
    await withOutbox(async (folder, deliver) => {
      await Promise.all([deliver(MESSAGE), deliver(MESSAGE)])
      await deliver({ ...MESSAGE, text: 'something else' })
      assert.deepEqual(await readdir(folder), ['m-1.eml'])
      assert.match((await readOutbox(folder, 'm-1'))?.text ?? '', /It is fixed/)
    })
  })

  test('no mail is found under a path', async () => {
    await withOutbox(async folder => {
      for (const id of ['../m-1', '', '.', 'a/b', 'none']) assert.equal(await readOutbox(folder, id), null)
      assert.deepEqual(await listOutbox(join(folder, 'none')), [])
    })
  })
})

describe('nothing from outside becomes a header', () => {
  const evil = 'x\r\nBcc: all@customer.example\r\n\r\nbody\u2028\0'
  const cases: readonly [string, Partial<OutboundMessage>][] = [
    ['subject', { subject: evil }],
    ['name', { fromName: evil }],
    ['In-Reply-To', { inReplyTo: evil }],
    ['References', { references: [evil, 'b@customer.example'] }],
    [
      'the name of a file',
      {
        attachments: [{ name: evil, mediaType: 'text/plain', size: 1, content: { bytes: Buffer.from('x') } }],
      },
    ],
    [
      'the type of a file',
      { attachments: [{ name: 'x', mediaType: evil, size: 1, content: { bytes: Buffer.from('x') } }] },
    ],
  ]
  for (const [says, change] of cases) {
    test(says, async () => {
      await withOutbox(async (folder, deliver) => {
        assert.ok('sent' in (await deliver({ ...MESSAGE, ...change })))
        const raw = await readFile(join(folder, 'm-1.eml'))
        const email = await PostalMime.parse(raw)
        assert.equal(email.bcc, undefined)
        const shown = [email.subject, email.from?.name, ...email.attachments.map(file => file.filename)].join(
          '',
        )
        assert.doesNotMatch(shown, /[\p{Cc}\p{Zl}]/u)
        assert.doesNotMatch(raw.toString(), /^bcc:/im)
        assert.match(email.text ?? '', /^It is fixed/)
      })
    })
  }

  const refused: readonly [string, Partial<OutboundMessage>][] = [
    ['two addresses', { to: 'ada@customer.example, bob@customer.example' }],
    ['an address with a line break', { to: 'ada@customer.example\r\nBcc: bob@customer.example' }],
    ['an address with a name', { to: 'Ada <ada@customer.example>' }],
    ['no address', { to: 'ada' }],
    ['a reply address that is a list', { replyAddress: 'a@b.example, c@d.example' }],
    ['an id that is a header', { id: 'x>\r\nBcc: <a@b.example' }],
    ['an id that is a path', { id: '../x' }],
  ]
  for (const [says, change] of refused) {
    test(`${says} is refused for good`, async () => {
      await withOutbox(async (folder, deliver) => {
        const sent = await deliver({ ...MESSAGE, ...change })
        assert.ok('failed' in sent && !sent.retry, JSON.stringify(sent))
        assert.deepEqual(await readdir(folder), [])
      })
    })
  }

  test('a subject of ten thousand letters is shortened, and the mail is whole', async () => {
    await withOutbox(async (folder, deliver) => {
      await deliver({ ...MESSAGE, subject: 'é'.repeat(10_000) })
      const mail = await readOutbox(folder, 'm-1')
      assert.equal(mail?.subject, 'é'.repeat(500))
      assert.match(mail?.text ?? '', /It is fixed/)
    })
  })
})

describe('where it comes back to', () => {
  const own = { ...MESSAGE, returnPath: 'bounce+abc@behemoth.example' }

  /** What the relay was told as the sender; refuses those that `refuses` names. */
  async function sendersTold(refuses: RegExp, messages: number) {
    const told: string[] = []
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onMailFrom({ address }, _session, answer) {
        told.push(address)
        answer(
          refuses.test(address) ? Object.assign(new Error('not this sender'), { responseCode: 553 }) : null,
        )
      },
      onData(stream, _session, answer) {
        stream.resume().on('end', () => answer(null))
      },
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.server.address() as AddressInfo // listening on TCP, by the line above
    const sender = createRelaySender({ smtpUrl: `smtp://127.0.0.1:${port}` }, IDENTITY)
    const sent: Sent[] = []
    for (let index = 0; index < messages; index++)
      sent.push(await sender.deliver({ ...own, id: `m-${index}` }))
    sender.close()
    await new Promise<void>(resolve => server.close(resolve))
    return { told, sent }
  }

  test('the envelope names the letter’s own address', async () => {
    assert.deepEqual((await sendersTold(/never/, 1)).told, [own.returnPath])
  })

  test('a provider that lets mail come from our mailbox alone gets it so, and is not asked each time', async () => {
    const { told, sent } = await sendersTold(/^bounce/, 2)
    assert.deepEqual(told, [own.returnPath, 'help@behemoth.example', 'help@behemoth.example'])
    assert.ok(sent.every(each => 'sent' in each))
  })

  test('a provider that refuses us altogether is asked again: that speaks of us, not of the letter', async () => {
    const [sent] = (await sendersTold(/./, 1)).sent
    assert.ok(sent && 'failed' in sent && sent.retry && sent.isLine && sent.isOurSender)
  })
})

describe('marks of a machine', () => {
  test('what a machine wrote says so to every kind of machine, and names itself; what a person wrote says nothing', async () => {
    await withOutbox(async (folder, deliver) => {
      await deliver(MESSAGE)
      const { automatic: _, ...byPerson } = MESSAGE
      await deliver({ ...byPerson, id: 'm-2', language: 'es' })
      const marks = async (id: string) => {
        const { headers = [] } = (await readOutbox(folder, id)) ?? {}
        return headers.filter(({ name }) => /^(x-|auto-|precedence|content-language)/i.test(name))
      }
      assert.deepEqual(await marks('m-1'), [
        { name: 'Auto-Submitted', value: 'auto-replied' },
        { name: 'X-Auto-Response-Suppress', value: 'All' },
        { name: 'X-Loop', value: 'help@behemoth.example' },
        { name: 'X-Heed-Letter', value: '<m-1@behemoth.example>' },
      ])
      assert.deepEqual(await marks('m-2'), [{ name: 'Content-Language', value: 'es' }])
    })
  })
})
