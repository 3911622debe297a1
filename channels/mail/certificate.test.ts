import assert from 'node:assert/strict'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { issueCertificate, ownCertificate } from './certificate.ts'

const NOW = Date.UTC(2026, 10, 21)

test('the certificate is one: for its name, signed by its own key, good now and for ten years', () => {
  const { key, cert } = issueCertificate('mail.behemoth.example', NOW)
  const certificate = new X509Certificate(cert)
  assert.ok(certificate.checkPrivateKey(createPrivateKey(key)))
  assert.ok(certificate.verify(certificate.publicKey))
  assert.equal(certificate.checkHost('mail.behemoth.example'), 'mail.behemoth.example')
  assert.equal(certificate.checkHost('other.example'), undefined)
  assert.ok(certificate.validFromDate.getTime() < NOW)
  assert.ok(certificate.validToDate.getTime() > NOW + 9 * 365 * 86_400_000)
})

test('a long name and many of them make no wrong length', () => {
  for (let length = 1; length < 250; length++) {
    const name = `${'a'.repeat(length)}.example`
    assert.equal(new X509Certificate(issueCertificate(name, NOW).cert).subjectAltName, `DNS:${name}`)
  }
})

test('it is made once, kept readable by us alone, and the same for processes that start at once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heed-tls-'))
  const made = await Promise.all([1, 2, 3].map(() => ownCertificate(folder, 'mail.behemoth.example')))
  assert.equal(new Set(made.map(({ cert }) => cert)).size, 1)
  assert.deepEqual(await ownCertificate(folder, 'mail.behemoth.example'), made[0])
  assert.deepEqual(await readdir(folder), ['mail-tls.pem'])
  assert.equal((await stat(join(folder, 'mail-tls.pem'))).mode & 0o777, 0o600)
  await writeFile(join(folder, 'mail-tls.pem'), 'garbage')
  await assert.rejects(ownCertificate(folder, 'mail.behemoth.example'), /holds no certificate; remove it/)
  await rm(folder, { recursive: true })
})
