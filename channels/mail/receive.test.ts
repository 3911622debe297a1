import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { connect as connectTls } from 'node:tls'
import { deliverRaw, openSmtp } from '../../tests/smtp-client.ts'
import { issueCertificate } from './certificate.ts'
import { type Door, only, TO, withDoor } from './mail-door-fixture.ts'

const FROM = 'ada@customer.example'
const deliver = (door: Door, raw: Uint8Array | string, to = TO) =>
  deliverRaw(door.port, { from: FROM, to, raw })

describe('at the door', () => {
  test('an address that is not ours is refused with 550 and a sentence, before the mail is sent', async () => {
    await withDoor(async door => {
      const reply = await deliver(door, 'Subject: x\r\n\r\nx', ['someone@elsewhere.example'])
      assert.equal(reply.code, 550)
      assert.match(reply.says, /^5\.1\.1 Nobody here has the address someone@elsewhere\.example\./)
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
