/** What the library, the socket and the server say when something is wrong, as one of the kinds that we know. */
import { ImapTrouble, type TroubleKind } from './mailbox.ts'

const byCode: Readonly<Record<string, TroubleKind>> = {
  ENOTFOUND: 'host-unknown',
  EAI_AGAIN: 'host-unknown',
  ECONNREFUSED: 'no-answer',
  EHOSTUNREACH: 'no-answer',
  ENETUNREACH: 'no-answer',
  ETIMEDOUT: 'no-answer',
  CONNECT_TIMEOUT: 'no-answer',
  GREETING_TIMEOUT: 'not-imap',
  GREETEING_TIMEOUT: 'not-imap',
  LineTooLarge: 'not-imap',
  ERR_SSL_WRONG_VERSION_NUMBER: 'no-tls',
  EPROTO: 'no-tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-unknown',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-unknown',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-unknown',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-unknown',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-unknown',
  CERT_UNTRUSTED: 'certificate-unknown',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-name',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-expired',
}

export function troubleOf(error: unknown): ImapTrouble {
  if (error instanceof ImapTrouble) return error
  if (!(error instanceof Error)) return new ImapTrouble('line-broken', String(error))
  const code = 'code' in error ? String(error.code) : ''
  const says =
    'responseText' in error && typeof error.responseText === 'string' ? error.responseText : error.message
  if ('authenticationFailed' in error && error.authenticationFailed)
    return new ImapTrouble('wrong-login', says)
  const kind = byCode[code]
  if (kind) return new ImapTrouble(kind, says)
  if (/STARTTLS/.test(says)) return new ImapTrouble('no-tls', says)
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS')) return new ImapTrouble('no-tls', says)
  return new ImapTrouble('line-broken', says)
}
