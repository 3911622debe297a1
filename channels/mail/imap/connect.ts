/** One connection to a server, logged in; and a folder opened on it. */
import type { ConnectionOptions } from 'node:tls'
import { X509Certificate } from 'node:crypto'
import { ImapFlow, type MailboxObject } from 'imapflow'
import { type ImapMailbox, ImapTrouble } from './mailbox.ts'
import type { Tokens } from './tokens.ts'
import { troubleOf } from './trouble.ts'

export type Server = Pick<ImapMailbox, 'host' | 'port' | 'security' | 'user' | 'login' | 'certificate'>

const connectMs = 20_000
const greetingMs = 15_000
/** A server that says nothing for so long, though it was asked, is not there any more. */
const silenceMs = 5 * 60_000
/** Nothing that we ask for comes in larger pieces. */
const mostLiteralBytes = 32 * 1024 * 1024
const mostResponseBytes = 64 * 1024 * 1024

export type ConnectOptions = {
  readonly tokens: Tokens
  readonly keepRefreshToken: (token: string) => Promise<void>
}

/** @throws ImapTrouble, with nothing left open */
export async function connectTo(
  server: Server,
  { tokens, keepRefreshToken }: ConnectOptions,
): Promise<ImapFlow> {
  const { login } = server
  const secret =
    'password' in login
      ? { pass: login.password }
      : { accessToken: await tokens.accessToken(login, keepRefreshToken) }
  const client = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    ...(server.security === 'tls' ? {} : { doSTARTTLS: server.security === 'starttls' }),
    auth: { user: server.user, ...secret },
    tls: tlsFor(server),
    clientInfo: { name: 'Heed' },
    // Its log would hold what people wrote.
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: connectMs,
    greetingTimeout: greetingMs,
    socketTimeout: silenceMs,
    maxLiteralSize: mostLiteralBytes,
    maxResponseSize: mostResponseBytes,
  })
  // Every command under way rejects as well; an event that nobody hears would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    client.close()
    const trouble = troubleOf(error)
    if (trouble.kind === 'wrong-login' && !('password' in login)) tokens.forget(login)
    throw trouble
  }
}

/** What was looked at and trusted stands beside what the world trusts; a leaf alone is enough then. */
export function tlsFor({ host, certificate }: Pick<Server, 'host' | 'certificate'>): ConnectionOptions {
  const base = { minVersion: 'TLSv1.2' as const }
  if (certificate === null) return base
  const trusted = new X509Certificate(certificate).fingerprint256
  return {
    ...base,
    ca: certificate,
    allowPartialTrustChain: true,
    // The very certificate that was looked at may bear any name.
    checkServerIdentity: (_name, given) =>
      given.fingerprint256 === trusted
        ? undefined
        : new ImapTrouble('certificate-unknown', `the certificate of ${host} is another one`),
  }
}

/** @throws ImapTrouble `no-folder` with the names of those that there are */
export async function openFolder(client: ImapFlow, folder: string): Promise<MailboxObject> {
  try {
    return await client.mailboxOpen(folder)
  } catch (error) {
    if (!client.usable) throw troubleOf(error)
    const folders = await foldersOf(client)
    if (folders.includes(folder)) throw troubleOf(error)
    throw new ImapTrouble('no-folder', folders.join(', '))
  }
}

/** The folders that can be opened. */
export async function foldersOf(client: ImapFlow): Promise<readonly string[]> {
  const listed = await client.list()
  return listed.filter(({ flags }) => !flags.has('\\Noselect')).map(({ path }) => path)
}
