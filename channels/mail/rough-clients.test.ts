import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { describe, test } from 'node:test'
import { deliverRaw, openSmtp, type SmtpConversation } from '../../tests/smtp-client.ts'
import { only, TO, withDoor } from './mail-door-fixture.ts'
import { DEFAULT_LIMITS } from './visitors.ts'

const FROM = 'ada@customer.example'
const MAIL = { from: FROM, to: TO, raw: 'Subject: x\r\n\r\nx' }

async function greet(port: number): Promise<SmtpConversation> {
  const smtp = await openSmtp(port)
  assert.equal((await smtp.ask('EHLO client.example')).code, 250)
  return smtp
}

async function begin(port: number): Promise<SmtpConversation> {
  const smtp = await greet(port)
  await startMail(smtp)
  return smtp
}

async function startMail(smtp: SmtpConversation): Promise<void> {
  await smtp.ask(`MAIL FROM:<${FROM}>`)
  await smtp.ask(`RCPT TO:<${TO[0]}>`)
  assert.equal((await smtp.ask('DATA')).code, 354)
}

describe('a mail that is made to be read as two', () => {
  for (const end of ['\n.\n', '\n.\r\n', '\r\n.\n', '\r.\r\n']) {
    test(`by ${JSON.stringify(end)} is refused as one, and what follows is no command`, async () => {
      await withDoor(async door => {
        const smtp = await begin(door.port)
        const second = `MAIL FROM:<boss@behemoth.example>\r\nRCPT TO:<${TO[0]}>\r\nDATA\r\nSubject: second\r\n\r\nx\r\n.\r\n`
        await smtp.write(`Subject: first\r\n\r\nwords${end}${second}`)
        const refused = await smtp.reply()
        assert.equal(refused.code, 550)
        assert.match(refused.says, /^5\.5\.2 .*CR LF/)
        assert.equal((await smtp.ask('NOOP')).code, 250)
        await smtp.quit()
        assert.deepEqual(door.kept, [])
      })
    })
  }

  test('does not harm the mail that comes after it on the same line', async () => {
    await withDoor(async door => {
      const smtp = await begin(door.port)
      await smtp.write('Subject: first\r\n\r\nwords\n.\nmore\r\n.\r\n')
      assert.equal((await smtp.reply()).code, 550)
      await smtp.ask(`MAIL FROM:<${FROM}>`)
      await smtp.ask(`RCPT TO:<${TO[0]}>`)
      await smtp.ask('DATA')
      await smtp.write('Subject: honest\r\n\r\nwords\r\n.\r\n')
      assert.equal((await smtp.reply()).code, 250)
      await smtp.quit()
      assert.equal(only(door).subject, 'honest')
    })
  })

  test('is not what bare line feeds alone make, with a doubled dot among them: old devices send such mails', async () => {
    await withDoor(async door => {
      const smtp = await begin(door.port)
      await smtp.write('Subject: from a device\n\nfirst\n..\nlast\r\n.\r\n')
      assert.equal((await smtp.reply()).code, 250)
      assert.match(only(door).text, /first\s+\.\s+last/)
      await smtp.quit()
    })
  })
})

describe('addresses beyond measure', () => {
  test('ten thousand are answered each, a hundred with yes', async () => {
    await withDoor(async door => {
      const smtp = await greet(door.port)
      await smtp.ask(`MAIL FROM:<${FROM}>`)
      const asked = Array.from({ length: 10_000 }, (_, i) => `RCPT TO:<help${i}@behemoth.example>\r\n`)
      void smtp.write(asked.join(''))
      const codes = new Map<string, number>()
      for (const _ of asked) {
        const { code, says } = await smtp.reply()
        const told = `${code} ${says.slice(0, 5)}`
        codes.set(told, (codes.get(told) ?? 0) + 1)
      }
      assert.deepEqual(Object.fromEntries(codes), { '250 2.1.5': 100, '452 4.5.3': 9900 })
      await smtp.ask('DATA')
      await smtp.write('Subject: to many\r\n\r\nx\r\n.\r\n')
      assert.equal((await smtp.reply()).code, 250)
      assert.equal(only(door).to.length, 100)
      await smtp.quit()
    })
  })

  test('that nobody has are answered a hundred times, then the line is closed', async () => {
    await withDoor(async door => {
      const smtp = await greet(door.port)
      await smtp.ask(`MAIL FROM:<${FROM}>`)
      for (let i = 0; i < 100; i++)
        assert.equal((await smtp.ask(`RCPT TO:<guess${i}@elsewhere.example>`)).code, 550)
      const last = await smtp.ask('RCPT TO:<guess@elsewhere.example>')
      assert.equal(last.code, 421)
      assert.match(last.says, /^4\.7\.0/)
      assert.equal((await smtp.reply()).code, 0)
    })
  })
})

describe('whoever comes too often', () => {
  const limits = { ...DEFAULT_LIMITS, linesAtOnce: 2, mailsPerMinute: 2 }
  const others = { limits: { ...limits, relays: [] } }

  test('has their mails put off with 451 and the seconds to wait, and they are taken after that', async () => {
    let now = Date.now()
    await withDoor(
      async door => {
        for (const expected of [250, 250, 451]) {
          const reply = await deliverRaw(door.port, MAIL)
          assert.equal(reply.code, expected)
          if (expected === 451) assert.match(reply.says, /^4\.7\.1 .*again in 30 seconds/)
        }
        now += 30_000
        assert.equal((await deliverRaw(door.port, MAIL)).code, 250)
      },
      { ...others, clock: () => now },
    )
  })

  test('finds the third line at once closed with 421, and open again after another is', async () => {
    await withDoor(async door => {
      const [first] = [await greet(door.port), await greet(door.port)]
      const third = connect(door.port, '127.0.0.1')
      const said = await new Promise<string>(resolve => third.once('data', data => resolve(String(data))))
      assert.match(said, /^421 4\.7\.0 Too many connections from 127\.0\.0\.1/)
      const closed = new Promise(resolve => first?.socket.once('close', resolve))
      await first?.quit()
      await closed
      assert.equal((await deliverRaw(door.port, MAIL)).code, 250)
    }, others)
  })

  test('is not this computer', async () => {
    await withDoor(
      async door => {
        for (let i = 0; i < 5; i++) assert.equal((await deliverRaw(door.port, MAIL)).code, 250)
      },
      { limits },
    )
  })
})

describe('a client without manners', () => {
  test('that talks before it is greeted is told so and closed', async () => {
    await withDoor(async door => {
      const socket = connect(door.port, '127.0.0.1')
      socket.write('EHLO early.example\r\nMAIL FROM:<x@evil.example>\r\n')
      let said = ''
      for await (const chunk of socket) said += String(chunk)
      assert.match(said, /^421 .*You talk too soon\r\n$/)
    })
  })

  for (const [what, before, options] of [
    ['its commands', async (smtp: SmtpConversation) => void (await smtp.ask('NOOP')), { patienceMs: 300 }],
    ['its mail', startMail, { transferMs: 300 }],
  ] as const) {
    test(`that drips ${what} byte by byte is told 421 and closed, though it is never idle`, async () => {
      await withDoor(
        async door => {
          const smtp = await greet(door.port)
          await before(smtp)
          const drip = setInterval(() => smtp.socket.write('x'), 20)
          const reply = await smtp.reply()
          clearInterval(drip)
          assert.equal(reply.code, 421)
          assert.match(reply.says, /^4\.4\.2 /)
          smtp.cut()
        },
        { idleMs: 60_000, ...options },
      )
    })
  }

  test('that sends a line without an end is closed', async () => {
    await withDoor(async door => {
      const smtp = await greet(door.port)
      await smtp.write('NOOP '.repeat(1000))
      const reply = await smtp.reply()
      assert.equal(reply.code, 421)
      assert.match(reply.says, /^4\.5\.2 /)
    })
  })

  test('that only talks is closed after two hundred commands; one that pipelines mails is served', async () => {
    await withDoor(async door => {
      const smtp = await greet(door.port)
      void smtp.write('NOOP\r\n'.repeat(100_000))
      const codes = []
      for (let reply = await smtp.reply(); reply.code !== 0; reply = await smtp.reply())
        codes.push(reply.code)
      assert.equal(codes.at(-1), 421)
      assert.equal(codes.length, 200)
      const polite = await greet(door.port)
      for (let i = 0; i < 100; i++) {
        await polite.write(`MAIL FROM:<${FROM}>\r\nRCPT TO:<${TO[0]}>\r\nDATA\r\n`)
        for (const code of [250, 250, 354]) assert.equal((await polite.reply()).code, code)
        await polite.write(`Subject: ${i}\r\n\r\nx\r\n.\r\nRSET\r\nNOOP\r\n`)
        for (const _ of [1, 2, 3]) assert.equal((await polite.reply()).code, 250)
      }
      await polite.quit()
      assert.equal(door.kept.length, 100)
    })
  })

  test('that wants to be a wizard, a proxy or logged in finds no such thing', async () => {
    await withDoor(async door => {
      const smtp = await greet(door.port)
      for (const command of ['WIZ x', 'SHELL', 'XCLIENT ADDR=127.0.0.1', 'AUTH PLAIN AAAA'])
        assert.match((await smtp.ask(command)).says, /^5\.5\.2 /)
      await smtp.quit()
    })
  })

  test('that asks what is offered hears of sizes, pipelining and enhanced codes, and gets them', async () => {
    await withDoor(async door => {
      const smtp = await openSmtp(door.port)
      const { says } = await smtp.ask('EHLO client.example')
      for (const offer of [/PIPELINING/, /8BITMIME/, /SMTPUTF8/, /ENHANCEDSTATUSCODES/, /SIZE 26214400/])
        assert.match(says, offer)
      assert.match((await smtp.ask(`MAIL FROM:<${FROM}>`)).says, /^2\.1\.0 /)
      assert.match((await smtp.ask('RCPT TO:<x@elsewhere.example>')).says, /^5\.1\.1 /)
      assert.match((await smtp.ask(`RCPT TO:<${TO[0]}>`)).says, /^2\.1\.5 /)
      await smtp.quit()
    })
  })

  test('that writes the domain in its own script or in DNS’s is at the same address', async () => {
    await withDoor(
      async door => {
        const smtp = await greet(door.port)
        await smtp.ask(`MAIL FROM:<${FROM}> SMTPUTF8`)
        for (const domain of ['Bücher.example', 'xn--bcher-kva.example', 'BÜCHER.example'])
          assert.equal((await smtp.ask(`RCPT TO:<hilfe@${domain}>`)).code, 250, domain)
        await smtp.quit()
      },
      { accepts: address => address === 'hilfe@xn--bcher-kva.example' },
    )
  })

  test('that sends headers without an end is heard, with a note', async () => {
    await withDoor(async door => {
      const headers = `X-Long: ${'y'.repeat(900)}\r\n`.repeat(4000)
      const reply = await deliverRaw(door.port, { ...MAIL, raw: `Subject: many\r\n${headers}\r\nwords\r\n` })
      assert.equal(reply.code, 250)
      assert.match(only(door).note ?? '', /\S/)
    })
  })
})
