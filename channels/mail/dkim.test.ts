/** Our signature under a mail, checked by another library against the record that the operator is told to publish. */
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { SMTPServer } from 'smtp-server'
import type { OutboundMessage } from '../channel.ts'
import { dkimRecord, ownDkimKey } from './dkim.ts'
import { createRelaySender } from './send.ts'

const DOMAIN = 'behemoth.example'
const MESSAGE: OutboundMessage = {
  id: 'm-1',
  to: 'ada@customer.example',
  replyAddress: 'reply+hb-1.aaaaaaaaaaaa@behemoth.example',
  subject: 'Su línea – ya está',
  text: 'Ya está.\n',
  html: '<p>Ya está.</p>',
  language: 'es',
  inReplyTo: 'second@customer.example',
  references: ['first@customer.example', 'second@customer.example'],
  automatic: 'replied',
  attachments: [],
}

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heed-dkim-'))
})
after(() => rm(folder, { recursive: true }))

async function sentBytes(privateKey: string): Promise<Buffer> {
  const got: Buffer[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, answer) =>
      void buffer(stream).then(raw => {
        got.push(raw)
        answer(null)
      }, answer),
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo // listening on TCP, by the line above
  const sender = createRelaySender(
    { smtpUrl: `smtp://127.0.0.1:${port}`, dkim: { domain: DOMAIN, selector: 'heed', privateKey } },
    { domain: DOMAIN, from: { address: `help@${DOMAIN}`, name: 'Big Behemoth' } },
  )
  assert.ok('sent' in (await sender.deliver(MESSAGE)))
  sender.close()
  await new Promise<void>(resolve => server.close(resolve))
  const [raw] = got
  assert.ok(raw)
  return raw
}

/** Checks as a receiver would, with a DNS that holds what the operator was told to put there. */
async function verified(raw: Buffer, key: { readonly privateKey: string }) {
  const record = dkimRecord({ domain: DOMAIN, selector: 'heed', ...key })
  const { results } = await dkimVerify(raw, {
    resolver: (name: string) =>
      Promise.resolve(name === record.name ? [[...record.parts]] : assert.fail(`asked for ${name}`)),
  })
  return results.map(({ status, signingDomain, signingHeaders }) => ({
    result: status.result,
    signingDomain,
    headers:
      signingHeaders?.keys
        .toLowerCase()
        .split(': ')
        .flatMap(keys => keys.split(/:\s*/)) ?? [],
  }))
}

test('the key is made once, for its owner’s eyes only, and stays', async () => {
  const keys = await Promise.all([ownDkimKey(folder), ownDkimKey(folder)])
  assert.equal(keys[0], keys[1])
  assert.equal(await ownDkimKey(folder), keys[0])
  assert.deepEqual(await readdir(folder), ['dkim.pem'])
  assert.equal((await stat(join(folder, 'dkim.pem'))).mode & 0o777, 0o600)
  assert.equal(await readFile(join(folder, 'dkim.pem'), 'utf8'), keys[0])
})

test('the record holds the public half in parts that fit', async () => {
  const privateKey = await ownDkimKey(folder)
  const record = dkimRecord({ domain: DOMAIN, selector: 'heed', privateKey })
  assert.equal(record.name, 'heed._domainkey.behemoth.example')
  assert.match(record.value, /^v=DKIM1; k=rsa; p=[A-Za-z0-9+/]{390,}=*$/)
  assert.equal(record.parts.join(''), record.value)
  assert.ok(record.parts.every(part => part.length <= 255))
})

test('what leaves is signed: another library finds it whole, and finds a changed word', async () => {
  const privateKey = await ownDkimKey(folder)
  const raw = await sentBytes(privateKey)
  const [signature, ...others] = await verified(raw, { privateKey })
  assert.deepEqual(others, [])
  assert.deepEqual([signature?.result, signature?.signingDomain], ['pass', DOMAIN])
  for (const header of [
    'from',
    'to',
    'subject',
    'message-id',
    'in-reply-to',
    'references',
    'reply-to',
    'auto-submitted',
  ])
    assert.ok(signature?.headers.includes(header), `${header} is signed: ${signature?.headers.join(' ')}`)

  const changed = (from: RegExp, to: string) =>
    verified(Buffer.from(raw.toString('latin1').replace(from, to), 'latin1'), { privateKey })
  for (const [from, to] of [
    [/<p>Ya/, '<p>No'],
    [/^References: .*$/m, 'References: <other@customer.example>'],
    [/^Auto-Submitted: .*$/m, 'Auto-Submitted: no'],
  ] as const) {
    const [after] = await changed(from, to)
    assert.notEqual(after?.result, 'pass', String(from))
  }
})

test('a key file that holds no key is told at once: mails would leave unsigned in silence', async () => {
  const other = await mkdtemp(join(tmpdir(), 'heed-dkim-'))
  await writeFile(join(other, 'dkim.pem'), 'not a key')
  await assert.rejects(ownDkimKey(other), /dkim\.pem holds no private key/)
  await rm(other, { recursive: true })
})
