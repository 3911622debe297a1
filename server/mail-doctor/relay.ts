/** The mail server that sends for us: connects, encrypts and logs in, as for a letter, and sends nothing. */
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { FindingCode, MailFinding } from '../../contract/mail-doctor.ts'
import { ok, saidBy, trouble } from './finding.ts'

const PATIENCE_MS = 8000

/** @param smtpUrl as the operator wrote it; absent where nobody sends */
export async function checkRelay(smtpUrl: string | undefined): Promise<readonly MailFinding[]> {
  if (smtpUrl === undefined) return [trouble('relay-none')]
  const { host, port } = relayOf(smtpUrl)
  try {
    const { isSecure, isLoggedIn } = await logIn(smtpUrl)
    if (!isSecure && isLoggedIn && !isHere(host)) return [trouble('relay-plain', { host, port })]
    return [ok('relay-takes-us', { host, port })]
  } catch (error) {
    return [trouble(kindOf(error), { host, port, said: saidBy(error) })]
  }
}

/** Name and port, and nothing that is secret. */
export function relayOf(smtpUrl: string): { readonly host: string; readonly port: number } {
  const { protocol, hostname, port } = new URL(smtpUrl)
  const usual = protocol === 'smtps:' ? 465 : 587
  return { host: hostname.replaceAll(/^\[|\]$/g, ''), port: Number(port) || usual }
}

async function logIn(smtpUrl: string) {
  const { auth, ...options } = parseConnectionUrl(smtpUrl)
  const connection = new SMTPConnection({
    ...options,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  })
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject)
      connection.connect(error => {
        if (error) return reject(error)
        if (!auth) return resolve()
        connection.login(auth, refused => (refused ? reject(refused) : resolve()))
      })
    })
    return { isSecure: connection.secure, isLoggedIn: auth !== undefined }
  } finally {
    // What it still has to say is nobody's any more.
    connection.on('error', () => {})
    connection.quit()
    connection.close()
  }
}

function kindOf(error: unknown): FindingCode {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'relay-no-login'
  if (code === 'ETLS' || /certificate|ssl|tls/i.test(saidBy(error))) return 'relay-no-tls'
  if (['ECONNECTION', 'ETIMEDOUT', 'EDNS', 'ESOCKET', 'ECONNREFUSED', 'ENOTFOUND'].includes(code))
    return 'relay-away'
  return 'relay-other'
}

function isHere(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
