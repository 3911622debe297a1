/** The mail doctor through the desk's doors, with a DNS and a relay of its own. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { dkimRecord, ownDkimKey } from '../../../channels/mail/dkim.ts'
import type { MailDoctorView, MailFinding, TrialCame, TrialSent } from '../../../contract/mail-doctor.ts'
import { type Dns, startDns, type Zone } from '../../../tests/peers/dns.ts'
import { deliverRaw } from '../../../tests/smtp-client.ts'
import { openRelay, type Relay } from '../../../tests/peers/relay.ts'
import { eventually } from '../../testing/eventually.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

const domain = 'behemoth.example'
const zone: Record<string, readonly string[]> = {
  'MX behemoth.example': ['10 mail.behemoth.example'],
  'TXT behemoth.example': ['v=spf1 ip4:127.0.0.1 -all'],
  'TXT _dmarc.behemoth.example': ['v=DMARC1; p=quarantine'],
  'MX customer.example': ['10 mx1.customer.example', '20 mx2.customer.example'],
  'MX silent.example': ['0 .'],
  'A old.example': ['198.51.100.4'],
} satisfies Zone

let relay: Relay
let dns: Dns
let world: World
let hugo: AgentClient
before(async () => {
  relay = await openRelay()
  dns = await startDns(zone)
  world = await openWorld({ SMTP_URL: relay.url, HEED_MAIL_DOMAIN: domain }, { dns: dns.resolver })
  hugo = await world.agent('hugo')
})
after(async () => {
  await world[Symbol.asyncDispose]()
  await relay.close()
  await dns.close()
})

async function look(address = '', who: AgentClient = hugo): Promise<MailDoctorView> {
  const answer = await who.get(`/api/desk/setup/mail?address=${encodeURIComponent(address)}`)
  assert.equal(answer.status, 200, answer.text)
  return answer.body
}

async function found(address = ''): Promise<ReadonlyMap<string, MailFinding>> {
  const { parts } = await look(address)
  return new Map(parts.flatMap(({ findings }) => findings).map(finding => [finding.code, finding]))
}

test('leads look and only administrators send; agents read why not', async () => {
  const [ada, lena] = [await world.agent('ada'), await world.agent('lena')]
  assert.equal((await ada.get('/api/desk/setup/mail')).status, 403)
  assert.equal((await look('', lena)).address, null)
  const refused = await lena.send('POST', '/api/desk/setup/mail/trials', { to: 'x@customer.example' })
  assert.equal(refused.status, 403)
  assert.match(refused.text, /Only an administrator/)
})

test('our door greets, encrypts, takes what is ours and nothing else', async () => {
  const codes = await found()
  for (const code of ['door-answers', 'tls-own', 'takes-ours', 'refuses-others'])
    assert.equal(codes.get(code)?.is, 'ok', code)
  assert.match(codes.get('tls-own')?.about['until'] ?? '', /^20\d\d-\d\d-\d\d$/)
})

test('the relay lets us in, and nothing was sent by looking', async () => {
  const codes = await found('ada@customer.example')
  assert.equal(codes.get('relay-takes-us')?.about['host'], '127.0.0.1')
  assert.equal(relay.mails.length, 0)
})

test('the DNS of our domain is read: where mail goes, who may send, and what happens with forged mail', async () => {
  const codes = await found()
  assert.equal(codes.get('mx-found')?.about['hosts'], 'mail.behemoth.example')
  assert.equal(codes.get('spf-covers')?.is, 'ok')
  assert.equal(codes.get('dmarc-found')?.about['policy'], 'quarantine')
})

test('the key in the DNS is missing, another one, and ours', async () => {
  const privateKey = await ownDkimKey(world.dataDir)
  const { name, value } = dkimRecord({ domain, selector: 'heed', privateKey })
  const missing = (await found()).get('dkim-none')
  assert.deepEqual(missing, { code: 'dkim-none', is: 'trouble', about: { name, value } })
  zone[`TXT ${name}`] = ['v=DKIM1; k=rsa; p=AAAA']
  assert.equal((await found()).get('dkim-other')?.is, 'trouble')
  zone[`TXT ${name}`] = [value]
  assert.equal((await found()).get('dkim-fine')?.is, 'ok')
})

test('a domain without records is told each of them', async () => {
  const kept = { ...zone }
  for (const key of Object.keys(zone)) delete zone[key]
  try {
    const codes = await found()
    for (const code of ['mx-none', 'spf-none', 'dmarc-none'])
      assert.equal(codes.get(code)?.is, 'trouble', code)
    assert.equal(codes.has('dns-away'), false)
    zone['TXT behemoth.example'] = ['v=spf1 -all', 'v=spf1 mx -all']
    assert.equal((await found()).get('spf-two')?.is, 'trouble')
  } finally {
    Object.assign(zone, kept)
  }
})

test('an address of ours says what it is for, and is asked for at our own door', async () => {
  const codes = await found('Billing@Behemoth.example')
  assert.equal(codes.get('is-ours')?.about['address'], 'billing@behemoth.example')
  assert.equal(codes.get('takes-ours')?.about['address'], 'billing@behemoth.example')
})

test('a customer’s domain takes mail, takes none, has no record, or is not there', async () => {
  assert.equal(
    (await found('x@customer.example')).get('their-mx')?.about['hosts'],
    'mx1.customer.example, mx2.customer.example',
  )
  assert.equal((await found('x@silent.example')).get('their-no-mail')?.is, 'trouble')
  assert.equal((await found('x@old.example')).get('their-host')?.is, 'ok')
  assert.equal((await found('x@nowhere.example')).get('their-domain-unknown')?.is, 'trouble')
  assert.equal((await found('x@customer.example')).get('is-nobody')?.is, 'ok')
})

test('a customer’s address tells how the last letters went, and that they come back', async () => {
  const raw =
    'From: Nia <nia@customer.example>\r\nSubject: no line\r\nMessage-ID: <1@customer.example>\r\n\r\nThe line is dead.\r\n'
  const reply = await deliverRaw(world.heed.smtpPort, {
    from: 'nia@customer.example',
    to: [`help@${domain}`],
    raw,
  })
  assert.equal(reply.code, 250)
  const view = await eventually('the letter', async () => {
    const seen = await look('Nia@customer.example')
    return seen.letters.some(({ is }) => is === 'sent') ? seen : null
  })
  const codes = view.parts.flatMap(({ findings }) => findings.map(({ code }) => code))
  assert.ok(codes.includes('is-customer') && codes.includes('letters-arrive'))
  await sql`UPDATE customer_address SET unreachable_at = now(), unreachable_status = '5.1.1' WHERE value = 'nia@customer.example'`.execute(
    world.db,
  )
  assert.equal((await found('nia@customer.example')).get('is-unreachable')?.about['status'], '5.1.1')
})

test('a trial goes to whom one names, and one to ourselves is known when it comes back in, without a case', async () => {
  const cases = async () =>
    (await sql<{ n: number }>`SELECT count(*)::int AS n FROM cases`.execute(world.db)).rows[0]?.n
  const before = await cases()
  const sent: TrialSent = (await hugo.send('POST', '/api/desk/setup/mail/trials', { to: null })).body
  assert.deepEqual([sent.to, sent.relay, sent.failed], [`help@${domain}`, '127.0.0.1', null])
  const came = async (): Promise<TrialCame> => (await hugo.get(`/api/desk/setup/mail/trials/${sent.id}`)).body
  assert.equal((await came()).cameBackAt, null)
  const mail = relay.mails.find(({ messageId }) => messageId === `<trial-${sent.id}@${domain}>`)
  assert.ok(mail)
  const raw = `From: help@${domain}\r\nMessage-ID: ${mail.messageId}\r\nSubject: ${mail.subject}\r\n\r\n${mail.text}\r\n`
  assert.equal(
    (await deliverRaw(world.heed.smtpPort, { from: `help@${domain}`, to: [`help@${domain}`], raw })).code,
    250,
  )
  assert.ok(await eventually('the mail', async () => (await came()).cameBackAt))
  assert.equal(await cases(), before)
})

test('a trial that the relay refuses says what the relay said', async () => {
  relay.refuse(550, 2)
  const sent: TrialSent = (
    await hugo.send('POST', '/api/desk/setup/mail/trials', { to: 'x@customer.example' })
  ).body
  assert.match(sent.failed ?? '', /not this one/)
  const wrong = await hugo.send('POST', '/api/desk/setup/mail/trials', { to: 'no address' })
  assert.equal(wrong.status, 400)
})
