/** Signatures of Standard Webhooks: HMAC-SHA256 over id, time and body, by a secret that both sides know (`whsec_…`). */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const prefix = 'whsec_'

/** A new secret, as the other side writes it down. */
export function makeSigningSecret(): string {
  return `${prefix}${randomBytes(32).toString('base64')}`
}

/** 24 to 64 bytes in base64, with or without the prefix. */
export function isSigningSecret(secret: string): boolean {
  const bare = bareOf(secret)
  const { length } = Buffer.from(bare, 'base64')
  return /^[A-Za-z0-9+/]+={0,2}$/.test(bare) && length >= 24 && length <= 64
}

export interface Signed {
  readonly id: string
  /** Seconds since the epoch. */
  readonly seconds: number
  readonly body: string
}

/** The headers of a request, with a signature by each secret: whoever knows one of them can tell that it is ours. */
export function signedHeaders(
  secrets: readonly string[],
  { id, seconds, body }: Signed,
): Readonly<Record<string, string>> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': secrets.map(secret => `v1,${signatureOf(secret, { id, seconds, body })}`).join(' '),
  }
}

/** Whether one of the signatures in a header is ours. */
export function isSignedBy(secret: string, signed: Signed, header: string): boolean {
  const expected = Buffer.from(signatureOf(secret, signed))
  return header.split(' ').some(each => {
    const [version, signature = ''] = each.split(',')
    const given = Buffer.from(signature)
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected)
  })
}

function signatureOf(secret: string, { id, seconds, body }: Signed): string {
  return createHmac('sha256', Buffer.from(bareOf(secret), 'base64'))
    .update(`${id}.${seconds}.${body}`)
    .digest('base64')
}

function bareOf(secret: string): string {
  return secret.startsWith(prefix) ? secret.slice(prefix.length) : secret
}
