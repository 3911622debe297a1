/** Programs that others wrote, at our door. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { msmtp, msmtpIsMissing } from '../../tests/peers/msmtp.ts'
import { swaks, swaksIsMissing } from '../../tests/peers/swaks.ts'
import { issueCertificate } from './certificate.ts'
import { only, TO, withDoor } from './mail-door-fixture.ts'

const [to = ''] = TO
const from = 'ada@customer.example'
const swaksMissing = swaksIsMissing(
  'mail from swaks: STARTTLS, pipelining, sizes, addresses in other scripts',
)
const msmtpMissing = msmtpIsMissing('mail from msmtp, plain and by STARTTLS')
const tls = issueCertificate('localhost', Date.now())

describe('swaks', { skip: swaksMissing ?? false }, () => {
  test('delivers after STARTTLS', async () => {
    await withDoor(
      async door => {
        const ended = await swaks({ port: door.port, from, to, options: ['--tls', '--body', 'by TLS'] })
        assert.equal(ended.code, 0, ended.says)
        assert.match(ended.says, /TLS started with cipher TLSv1\.3/)
        assert.match(only(door).text, /by TLS/)
      },
      { tls },
    )
  })

  test('delivers with pipelining, and several addresses of which one is wrong', async () => {
    await withDoor(async door => {
      const options = ['--pipeline', '--body', 'pipelined']
      const ended = await swaks({ port: door.port, from, to: `${to},x@elsewhere.example`, options })
      assert.match(ended.says, /550 5\.1\.1 Nobody here has the address x@elsewhere\.example/)
      assert.deepEqual(only(door).to, [to])
      assert.match(only(door).text, /pipelined/)
    })
  })

  test('is told 552 for a mail that is too large, and no byte of it is kept', async () => {
    await withDoor(
      async door => {
        const raw = `Subject: large\n\n${'large\n'.repeat(20_000)}`
        const ended = await swaks({ port: door.port, from, to, raw })
        assert.notEqual(ended.code, 0)
        assert.match(ended.says, /552 5\.3\.4 The mail is larger than 100000 bytes/)
        assert.deepEqual(door.kept, [])
      },
      { sizeLimit: 100_000 },
    )
  })

  test('delivers a large mail of eight bits, byte for byte', async () => {
    await withDoor(async door => {
      const words = 'Größe, naïve, piñata, 漢字\r\n'.repeat(20_000)
      const raw = `Subject: eight bits\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${words}`
      const ended = await swaks({ port: door.port, from, to, raw })
      assert.equal(ended.code, 0, ended.says.slice(-500))
      const { text, rawBytes } = only(door)
      assert.ok(rawBytes.toString().startsWith(raw))
      assert.equal(text.replaceAll(/\r?\n/g, '\n').trim(), words.replaceAll('\r\n', '\n').trim())
    })
  })

  test('delivers to and from addresses in another script', async () => {
    await withDoor(async door => {
      const address = { from: 'jürgen@bücher.example', to: 'größe@behemoth.example' }
      const ended = await swaks({ port: door.port, ...address, options: ['--body', 'x'] })
      assert.equal(ended.code, 0, ended.says)
      assert.deepEqual(only(door).to, ['größe@behemoth.example'])
      assert.equal(only(door).mail?.envelopeFrom, 'jürgen@bücher.example')
    })
  })

  test('that names an address which is none, or hangs up after it, leaves the door as it was', async () => {
    await withDoor(async door => {
      const wrong = await swaks({ port: door.port, from, to: 'not an address' })
      assert.match(wrong.says, /501 5\.1\.3/)
      await swaks({ port: door.port, from, to, options: ['--quit-after', 'RCPT'] })
      await swaks({ port: door.port, from, to, options: ['--drop-after', 'DATA'] })
      assert.equal((await swaks({ port: door.port, from: '<>', to, options: ['--body', 'x'] })).code, 0)
      assert.equal(only(door).mail?.envelopeFrom, '')
    })
  })
})

describe('msmtp', { skip: msmtpMissing ?? false }, () => {
  test('delivers in plain', async () => {
    await withDoor(async door => {
      const raw = 'Subject: small computer\n\nThe disk is full.\n.\nSo it is.\n'
      const ended = await msmtp({ port: door.port, from, to: [to], raw })
      assert.equal(ended.code, 0, ended.says)
      assert.match(only(door).text, /full\.\r?\n\.\r?\nSo/)
    })
  })

  test('delivers by STARTTLS when it trusts our certificate', async t => {
    const folder = await mkdtemp(join(tmpdir(), 'heed-msmtp-'))
    t.after(() => rm(folder, { recursive: true }))
    const trust = join(folder, 'trust.pem')
    await writeFile(trust, tls.cert)
    await withDoor(
      async door => {
        const ended = await msmtp({ port: door.port, from, to: [to], raw: 'Subject: x\n\nx\n', trust })
        assert.equal(ended.code, 0, ended.says)
        assert.equal(only(door).subject, 'x')
      },
      { tls },
    )
  })

  test('ends with an error that names our sentence when nobody has the address', async () => {
    await withDoor(async door => {
      const ended = await msmtp({
        port: door.port,
        from,
        to: ['x@elsewhere.example'],
        raw: 'Subject: x\n\nx',
      })
      assert.notEqual(ended.code, 0)
      assert.match(ended.says, /Nobody here has the address x@elsewhere\.example/)
    })
  })
})
