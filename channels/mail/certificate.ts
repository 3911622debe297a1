/**
 * A certificate of our own, so that mail comes in encrypted from the first start. It names nobody whom a sender
 * could check: senders that only want encryption (almost all between mail servers) are served; an operator with a
 * real certificate configures that one instead. Without this, the only other choice would be the SMTP library's
 * built-in key, which is public.
 *
 * X.509 is written out by hand below, as RFC 5280 has it, because Node signs but does not issue.
 */
import { generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keepFirst } from './keep-first.ts'

/** PEM. */
export type TlsIdentity = { readonly key: string; readonly cert: string }

const FILE = 'mail-tls.pem'

/** The certificate kept in the folder; made and kept there the first time. Key and certificate are one file, so that they always fit. */
export async function ownCertificate(folder: string, hostname: string): Promise<TlsIdentity> {
  const path = join(folder, FILE)
  try {
    return split(await readFile(path, 'utf8'))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  await mkdir(folder, { recursive: true })
  const made = issueCertificate(hostname, Date.now())
  await keepFirst(path, made.key + made.cert)
  return split(await readFile(path, 'utf8'))
}

function split(pem: string): TlsIdentity {
  const at = pem.indexOf('-----BEGIN CERTIFICATE-----')
  if (at < 0) throw new Error(`${FILE} holds no certificate; remove it and start again`)
  return { key: pem.slice(0, at), cert: pem.slice(at) }
}

/** A self-signed certificate on a P-256 key, good for ten years from `now` (milliseconds since the epoch). */
export function issueCertificate(hostname: string, now: number): TlsIdentity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const body = certificateBody(hostname, publicKey, now)
  const signature = sign('sha256', body, privateKey)
  const certificate = new X509Certificate(sequence(body, ECDSA_WITH_SHA256, bitString(signature)))
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: certificate.toString(),
  }
}

const ECDSA_WITH_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02))
const COMMON_NAME = oid(0x55, 0x04, 0x03)
const SUBJECT_ALT_NAME = oid(0x55, 0x1d, 0x11)
const TEN_YEARS_MS = 10 * 365 * 86_400_000
const DAY_MS = 86_400_000

function certificateBody(hostname: string, publicKey: KeyObject, now: number) {
  // A common name holds at most 64 characters; the whole name stands in the alternative name.
  const name = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(hostname.slice(0, 64))))))
  const altName = sequence(der(0x82, Buffer.from(hostname, 'latin1')))
  return sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([0x01]), randomBytes(15)])),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(now - DAY_MS), time(now + TEN_YEARS_MS)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(sequence(SUBJECT_ALT_NAME, der(0x04, altName)))),
  )
}

function time(at: number) {
  // UTCTime, YYMMDDHHMMSSZ: right until 2049.
  return der(0x17, Buffer.from(`${new Date(at).toISOString().slice(2, 19).replaceAll(/[-T:]/g, '')}Z`))
}

function oid(...bytes: number[]) {
  return der(0x06, Buffer.from(bytes))
}

function bitString(bytes: Buffer) {
  return der(0x03, Buffer.concat([Buffer.from([0]), bytes]))
}

function sequence(...parts: Buffer[]) {
  return der(0x30, Buffer.concat(parts))
}

/** Tag, length, value: the whole of DER. */
function der(tag: number, value: Buffer): Buffer {
  const { length } = value
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), value])
}
