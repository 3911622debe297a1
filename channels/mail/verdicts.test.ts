import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test, type TestContext } from 'node:test'
import { createTransport } from 'nodemailer'
import { startDns, type Zone } from '../../tests/peers/dns.ts'
import { deliverRaw } from '../../tests/smtp-client.ts'
import { only, TO, withDoor } from './mail-door-fixture.ts'
import { askVerdicts, type Visit } from './verdicts.ts'

const key = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const zone: Zone = {
  'TXT customer.example': ['v=spf1 ip4:198.51.100.7 -all'],
  'TXT _dmarc.customer.example': ['v=DMARC1; p=reject'],
  'TXT s1._domainkey.customer.example': [`v=DKIM1; k=rsa; p=${key.publicKey.toString('base64')}`],
}
const visit: Visit = {
  ip: '198.51.100.7',
  isOwn: ip => ip === '10.0.0.5' || ip === '127.0.0.1',
  helo: 'mx.customer.example',
  mailFrom: 'ada@customer.example',
}

async function signed(): Promise<Buffer> {
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    dkim: { domainName: 'customer.example', keySelector: 's1', privateKey: key.privateKey },
  })
  const mail = { from: 'ada@customer.example', to: TO[0], subject: 'signed', text: 'words\n' }
  const { message } = await transport.sendMail(mail)
  assert.ok(Buffer.isBuffer(message))
  return message
}

async function asking(t: TestContext, records: Zone | null = zone, patienceMs?: number) {
  const dns = await startDns(records)
  t.after(dns.close)
  const ask = askVerdicts({
    hostname: 'mail.behemoth.example',
    resolve: async (name, type) => (await dns.resolver.resolve(name, type)) as string[][], // only TXT and A are asked for here
    ...(patienceMs !== undefined && { patienceMs }),
  })
  return { ask, dns }
}

describe('what the sender’s domain says', () => {
  test('of a mail that it signed and sent itself is pass, three times', async t => {
    const { ask } = await asking(t)
    const verdicts = await ask(visit)({ bytes: await signed() })
    assert.deepEqual(verdicts, { spf: 'pass', dkim: 'pass', dmarc: 'pass' })
  })

  test('of a mail that was changed on its way, and came from elsewhere, is fail', async t => {
    const { ask } = await asking(t)
    const bytes = Buffer.from((await signed()).toString().replace('words', 'money'))
    const verdicts = await ask({ ...visit, ip: '203.0.113.9' })({ bytes })
    assert.equal(verdicts.spf, 'fail')
    assert.notEqual(verdicts.dkim, 'pass')
    assert.equal(verdicts.dmarc, 'fail')
  })

  test('is read from a spooled file as well', async t => {
    const folder = await mkdtemp(join(tmpdir(), 'heed-verdicts-'))
    t.after(() => rm(folder, { recursive: true }))
    const path = join(folder, 'mail.eml')
    await writeFile(path, await signed())
    const { ask } = await asking(t)
    assert.equal((await ask(visit)({ path })).dkim, 'pass')
  })

  test('is temperror when DNS is away', async t => {
    const { ask } = await asking(t, null)
    const verdicts = await ask(visit)({ bytes: await signed() })
    assert.deepEqual(verdicts, { spf: 'temperror', dkim: 'temperror', dmarc: 'temperror' })
  })

  test('is not waited for longer than was said, whoever never answers', async () => {
    const never = () => new Promise<string[]>(() => {})
    const ask = askVerdicts({ hostname: 'mail.behemoth.example', resolve: never, patienceMs: 50 })
    assert.equal((await ask(visit)({ bytes: await signed() })).dkim, 'temperror')
  })

  test('of a domain that says nothing is none', async t => {
    const { ask } = await asking(t, {})
    const bytes = Buffer.from('From: eve@nothing.example\r\nSubject: x\r\n\r\nx')
    const verdicts = await ask({ ...visit, mailFrom: 'eve@nothing.example' })({ bytes })
    assert.deepEqual(verdicts, { spf: 'none', dkim: 'none', dmarc: 'none' })
  })

  test('goes by the sender whom a mail server of our own wrote down', async t => {
    const { ask } = await asking(t)
    const received = (ip: string) =>
      `Received: from mx.customer.example (mx.customer.example [${ip}]) by relay.behemoth.example; Sun, 22 Nov 2026 10:00:00 +0000\r\n`
    const relayed = (ip: string) => Buffer.from(`${received(ip)}From: ada@customer.example\r\n\r\nwords\r\n`)
    const own = { ...visit, ip: '10.0.0.5', helo: 'relay.behemoth.example' }
    assert.equal((await ask(own)({ bytes: relayed('198.51.100.7') })).spf, 'pass')
    assert.equal((await ask(own)({ bytes: relayed('203.0.113.9') })).spf, 'fail')
  })

  test('is unknown, and no failure, where such a server wrote nobody down', async t => {
    const { ask } = await asking(t)
    const own = { ...visit, ip: '10.0.0.5' }
    const bytes = Buffer.from('From: ada@customer.example\r\n\r\nwords\r\n')
    assert.deepEqual(await ask(own)({ bytes }), { spf: 'none', dkim: 'none', dmarc: 'none' })
    assert.deepEqual(await ask(own)({ bytes: await signed() }), { spf: 'none', dkim: 'pass', dmarc: 'pass' })
  })

  test('is not worked out for a mail with more signatures than any honest one has', async t => {
    const { ask, dns } = await asking(t)
    const bytes = Buffer.from(`${'DKIM-Signature: v=1; d=evil.example; s=x\r\n'.repeat(11)}\r\nx`)
    assert.equal((await ask(visit)({ bytes })).dkim, 'policy')
    assert.equal(dns.asked(), 0)
  })
})

test('a mail by SMTP carries the verdicts where they are asked for, and none where they are not', async t => {
  const { ask } = await asking(t)
  const mail = { from: 'ada@customer.example', to: TO, raw: await signed() }
  await withDoor(
    async door => {
      assert.equal((await deliverRaw(door.port, mail)).code, 250)
      assert.deepEqual(only(door).mail?.verdicts, { spf: 'none', dkim: 'pass', dmarc: 'pass' })
    },
    { verdicts: ask },
  )
  await withDoor(async door => {
    assert.equal((await deliverRaw(door.port, mail)).code, 250)
    assert.equal(only(door).mail?.verdicts, undefined)
  })
})
