/** What is wrong with mail, and whether the doctor tells it for what it is: real doors, real relays, a DNS that is away. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { describe, test, type TestContext } from 'node:test'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { issueCertificate } from '../../channels/mail/certificate.ts'
import { withDoor } from '../../channels/mail/mail-door-fixture.ts'
import { FINDINGS, type MailFinding } from '../../contract/mail-doctor.ts'
import { filled, mailDoctorWords } from '../../contract/words/mail-doctor.ts'
import { startDns, type Zone } from '../../tests/peers/dns.ts'
import { checkDns } from './dns.ts'
import { checkDoor } from './door.ts'
import { checkRelay, relayOf } from './relay.ts'

const now = Date.UTC(2031, 4, 6, 9)
const address = 'help@behemoth.example'
const host = '127.0.0.1'
const codes = (findings: readonly MailFinding[]) => findings.map(({ code }) => code)

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // listening on TCP, by the line above
  server.close()
  await once(server, 'close')
  return port
}

async function relayThat(t: TestContext, options: SMTPServerOptions): Promise<number> {
  const server = new SMTPServer({
    logger: false,
    ...issueCertificate('other.example', Date.now()),
    ...options,
  })
  // A client that breaks off is what is tried here.
  server.on('error', () => {})
  await new Promise<void>(resolve => server.listen(0, host, resolve))
  t.after(() => new Promise<void>(resolve => server.close(() => resolve())))
  return (server.server.address() as AddressInfo).port // listening on TCP, by the line above
}

describe('our door', () => {
  test('is silent where nobody listens', async () => {
    const found = await checkDoor({ host, port: await closedPort(), address, now })
    assert.deepEqual(codes(found), ['door-silent'])
    assert.match(found[0]?.about['said'] ?? '', /ECONNREFUSED/)
  })

  test('without a certificate, that takes what is not ours or refuses what is, is told for it', async () => {
    await withDoor(async ({ port }) => {
      const found = await checkDoor({ host, port, address: 'help@old.example', now })
      assert.deepEqual(codes(found), ['door-answers', 'tls-none', 'refuses-ours', 'refuses-others'])
    })
    await withDoor(
      async ({ port }) => {
        const found = await checkDoor({ host, port, address, now })
        assert.deepEqual(codes(found), ['door-answers', 'tls-none', 'takes-ours', 'takes-others'])
      },
      { accepts: () => true },
    )
  })

  test('tells of its certificate two weeks before it ends', async () => {
    const tls = issueCertificate('mail.behemoth.example', now)
    const end = now + 10 * 365 * 86_400_000
    await withDoor(
      async ({ port }) => {
        const early = await checkDoor({ host, port, address, now: end - 20 * 86_400_000 })
        assert.ok(codes(early).includes('tls-own'))
        const late = await checkDoor({ host, port, address, now: end - 10 * 86_400_000 })
        assert.equal(late.find(({ is }) => is === 'trouble')?.code, 'tls-ending')
      },
      { tls },
    )
  })
})

describe('the mail server that sends for us', () => {
  test('is missing, away, or no mail server', async t => {
    assert.deepEqual(codes(await checkRelay(undefined)), ['relay-none'])
    assert.deepEqual(codes(await checkRelay(`smtp://${host}:${await closedPort()}`)), ['relay-away'])
    const other = createServer(socket => socket.end('SSH-2.0-other\r\n')).listen(0, host)
    await once(other, 'listening')
    t.after(() => other.close())
    const { port } = other.address() as AddressInfo // listening on TCP, by the line above
    assert.deepEqual(codes(await checkRelay(`smtp://${host}:${port}`)), ['relay-other'])
  })

  test('that refuses our log-in is told so, without our password', async t => {
    const port = await relayThat(t, {
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      onAuth: (_auth, _session, answer) => answer(new Error('Ask for an app password')),
    })
    const [found] = await checkRelay(`smtp://ada:geheim%40x@${host}:${port}`)
    assert.equal(found?.code, 'relay-no-login')
    assert.match(found?.about['said'] ?? '', /Ask for an app password/)
    assert.doesNotMatch(JSON.stringify(found), /geheim/)
  })

  test('whose certificate nobody vouches for is told so', async t => {
    const port = await relayThat(t, { secure: true })
    assert.deepEqual(codes(await checkRelay(`smtps://${host}:${port}`)), ['relay-no-tls'])
  })

  test('is named by host and port alone', () => {
    assert.deepEqual(relayOf('smtps://ada:secret@mail.example'), { host: 'mail.example', port: 465 })
    assert.deepEqual(relayOf('smtp://mail.example'), { host: 'mail.example', port: 587 })
    assert.deepEqual(relayOf('smtp://[::1]:25'), { host: '::1', port: 25 })
  })
})

describe('the DNS', () => {
  const ours = { domain: 'behemoth.example', relayHost: 'smtp.gmail.com', dkim: null }
  const found = async (t: TestContext, zone: Zone | null, more: Partial<typeof ours> = {}) => {
    const dns = await startDns(zone)
    t.after(dns.close)
    return codes(await checkDns(dns.resolver, { ...ours, ...more }))
  }

  test('that does not answer is one finding, and no trouble of the domain', async t => {
    assert.deepEqual(await found(t, null), ['dns-away', 'dkim-off'])
  })

  test('is asked for what the provider wants in the SPF record', async t => {
    const lacks = await found(t, { 'TXT behemoth.example': ['v=spf1 mx -all'] })
    assert.ok(lacks.includes('spf-lacks'))
    const covers = await found(t, { 'TXT behemoth.example': ['v=spf1 include:_spf.google.com ~all'] })
    assert.ok(covers.includes('spf-covers'))
  })

  test('may leave open whether the relay is allowed', async t => {
    const zone = { 'TXT behemoth.example': ['v=spf1 mx -all'], 'A relay.example': ['198.51.100.9'] }
    const unsure = await found(t, zone, { relayHost: 'relay.example' })
    assert.deepEqual(unsure, ['mx-none', 'spf-unsure', 'dkim-off', 'dmarc-none', 'ptr-none'])
    const named = await found(
      t,
      {
        ...zone,
        'MX behemoth.example': ['10 relay.example'],
        'PTR 9.100.51.198.in-addr.arpa': ['relay.example'],
      },
      { relayHost: 'relay.example' },
    )
    assert.deepEqual(named, ['mx-found', 'spf-covers', 'dkim-off', 'dmarc-none', 'ptr-found'])
  })

  test('is asked for the policy of the domain above where a subdomain has none', async t => {
    const zone = { 'TXT _dmarc.behemoth.example': ['v=DMARC1; p=reject'] }
    assert.ok((await found(t, zone, { domain: 'help.behemoth.example' })).includes('dmarc-found'))
  })
})

test('every finding has its sentence in both languages, and trouble says what to do', () => {
  for (const words of Object.values(mailDoctorWords)) {
    for (const code of FINDINGS) assert.match(words.findings[code].says, /\p{L}/u, code)
    assert.match(filled(words.findings['mx-none'].todo, { domain: 'x.example' }), /x\.example/)
  }
})
